// Learns a function while the game runs: each frame gives learning a slice of its time, and uses what was
// learned so far. Put it on any object.

using Glia;
using UnityEngine;

public sealed class TrainInFrames : MonoBehaviour
{
    [SerializeField] private long nanosecondsOfAFrame = 1000000;
    [SerializeField] private int batchSize = 32;

    // Made once: a frame allocates nothing.
    private readonly float[] observation = new float[2];
    private readonly float[] wanted = new float[1];
    private readonly float[] action = new float[1];

    private Trainer trainer;
    private Samples samples;
    private Snapshots snapshots;
    private Session session;
    private uint random = 1;

    /// <summary>How far the last action was from what was wanted, on average over some frames.</summary>
    public float Error { get; private set; } = 1;

    /// <summary>The version of the weights that the last frame used.</summary>
    public long Version { get { return session.Version; } }

    private void Start()
    {
        using (var graph = new Graph())
        using (var loss = new Loss(LossKind.MeanSquaredError))
        using (var adam = new Optimizer(OptimizerKind.Adam) { [Param.LearningRate] = 0.01 })
        {
            Node node = graph.AddInput("observation", observation.Length);
            node = graph.AddDense("hidden", node, 32, ActivationKind.Tanh);
            graph.AddDense("action", node, action.Length);
            using (var model = new Model(graph, 1))
            {
                trainer = new Trainer(model, loss, adam);
                samples = new Samples(SamplesKind.Ring) { [Param.Capacity] = 1024 };
                samples.Prepare(model, loss, ElementType.Float32);
            }
        }
        trainer.Attach(samples);
        trainer.PrepareSamples(batchSize);
        trainer.SetUpdate(Param.PublishInterval, 4);
        snapshots = trainer.Snapshots();
        session = Session.Follow(snapshots, 1);
    }

    private void Update()
    {
        // What the game sees, what it does with that, and what would have been right.
        observation[0] = Next();
        observation[1] = Next();
        session.Run(observation, action);
        wanted[0] = observation[0] * observation[1];
        Error = 0.99f * Error + 0.01f * System.Math.Abs(action[0] - wanted[0]);

        samples.Add(observation, wanted);
        trainer.RunSamplesFor(batchSize, 1000, nanosecondsOfAFrame);
    }

    private void OnDestroy()
    {
        session?.Dispose();
        snapshots?.Dispose();
        samples?.Dispose();
        trainer?.Dispose();
    }

    // From -1 to 1.
    private float Next()
    {
        random = random * 1664525 + 1013904223;
        return (random >> 8) / 8388608f - 1;
    }
}
