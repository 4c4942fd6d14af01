// Networks and data that tests share.

using System.IO;
using System.Linq;

namespace Glia.Tests
{
    public static class Networks
    {
        public const int Images = 1797;
        public const int Pixels = 64;

        /// <summary>Dense layers "layer1", "layer2" … over an input named "inputs".</summary>
        public static Model Dense(int inputs, ulong seed, params (int units, ActivationKind activation)[] layers)
        {
            using (var graph = new Graph())
            {
                Node node = graph.AddInput("inputs", inputs);
                for (int index = 0; index < layers.Length; index++)
                    node = graph.AddDense("layer" + (index + 1), node, layers[index].units, layers[index].activation);
                return new Model(graph, seed);
            }
        }

        /// <summary>The network of tests/c/digits.c.</summary>
        public static Model Digits()
        {
            return Dense(Pixels, 1, (64, ActivationKind.Relu), (32, ActivationKind.Relu), (10, ActivationKind.Identity));
        }

        public static Trainer DigitsTrainer(Runtime runtime = null)
        {
            using (Model model = Digits())
            using (var loss = new Loss(LossKind.SoftmaxCrossEntropy))
            using (var adam = new Optimizer(OptimizerKind.Adam) { [Param.LearningRate] = 0.002 })
                return new Trainer(model, loss, adam, new TrainerOptions { LargestBatch = 32, Seed = 1 }, runtime);
        }

        public static FitOptions DigitsRun
        {
            get { return new FitOptions { Epochs = 5, BatchSize = 32 }; }
        }

        public static void ReadDigits(out float[] pixels, out int[] labels)
        {
            int[][] rows = File.ReadLines("examples/data/digits.csv")
                .Select(line => line.Split(',').Select(int.Parse).ToArray()).ToArray();
            Check.Equal(Images, rows.Length, "images");
            pixels = rows.SelectMany(row => row.Take(Pixels)).Select(value => value / 16f).ToArray();
            labels = rows.Select(row => row[Pixels]).ToArray();
        }

        /// <summary>Numbers from -1 to 1 that look random.</summary>
        public static float[] Numbers(int count, uint seed)
        {
            var values = new float[count];
            for (int index = 0; index < count; index++)
            {
                seed = seed * 1664525 + 1013904223;
                values[index] = (seed >> 8) / 8388608f - 1;
            }
            return values;
        }
    }
}
