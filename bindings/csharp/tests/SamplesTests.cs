// Samples as they come, a training thread, and a session that follows.

using System;
using System.Threading;

namespace Glia.Tests
{
    public static class SamplesTests
    {
        private static readonly float[] Pairs = { 0, 0, 0, 1, 1, 0, 1, 1 };
        private static readonly float[] Wanted = { 0, 1, 1, 0 };

        private static Trainer Learner(out Samples recent, out Samples lifelong)
        {
            using (Model model = Networks.Dense(2, 1, (8, ActivationKind.Tanh), (1, ActivationKind.Identity)))
            using (var loss = new Loss(LossKind.MeanSquaredError))
            using (var adam = new Optimizer(OptimizerKind.Adam) { [Param.LearningRate] = 0.01 })
            {
                recent = new Samples(SamplesKind.Ring) { [Param.Capacity] = 32 };
                lifelong = new Samples(SamplesKind.Reservoir) { [Param.Capacity] = 256 };
                recent.Prepare(model, loss, ElementType.Float32);
                lifelong.Prepare(model, loss, ElementType.Float32);
                var trainer = new Trainer(model, loss, adam);
                trainer.Attach(recent, 1);
                trainer.Attach(lifelong, 2);
                return trainer;
            }
        }

        [Test]
        private static void FollowedWhileAThreadTrains()
        {
            Samples recent, lifelong;
            using (Trainer trainer = Learner(out recent, out lifelong))
            using (Snapshots snapshots = trainer.Snapshots())
            using (Session session = Session.Follow(snapshots, 4))
            {
                trainer.SetUpdate(Param.PublishInterval, 10);
                Training training = trainer.StartSamples(16, 0, new TrainingOptions { SliceNanoseconds = 100000 });
                Check.Refused(ErrorCode.Busy, "trainer", () => trainer.Step(Pairs, Wanted));
                var outputs = new float[4];
                long newest = 0;
                DateTime end = DateTime.UtcNow.AddSeconds(60);
                double worst = 1;
                while (worst > 0.1 && DateTime.UtcNow < end)
                {
                    recent.Add(Pairs, Wanted);
                    lifelong.Add(Pairs, Wanted, new float[] { 1, 1, 2, 1 });
                    session.Run(Pairs, outputs);
                    Check.That(session.Version >= newest, "versions never go back");
                    newest = session.Version;
                    worst = 0;
                    for (int row = 0; row < 4; row++)
                        worst = Math.Max(worst, Math.Abs(outputs[row] - Wanted[row]));
                    Thread.Sleep(1);
                }
                Check.That(worst <= 0.1, "not learned: off by " + worst);
                Check.That(training.Progress.Running && training.Progress.Steps > 10, "the thread trains");
                training.Stop();
                Check.That(training.Wait(TimeSpan.FromSeconds(10)), "it has ended");
                training.Dispose();
                long version = trainer.Publish();
                session.Run(Pairs, outputs);
                Check.Equal(version, session.Version, "version");
                Check.Same(trainer.Hash(), session.Hash(), "hash of the snapshot");
                var apart = new float[8];
                session.RunStrided(4, Pairs, new Strides(0, 2, 1), apart, new Strides(1, 2, 1));
                for (int row = 0; row < 4; row++)
                    Check.Equal(outputs[row], apart[2 * row + 1], "strided");
                session.Pin();
                trainer.StepSamples(16);
                long next = trainer.Publish();
                Check.That(next > version, "versions rise");
                session.Run(Pairs, outputs);
                Check.Equal(version, session.Version, "version of a pinned session");
                session.Unpin();
                session.Run(Pairs, outputs);
                Check.Equal(next, session.Version, "version unpinned");
                Check.Equal(next, snapshots.Version, "version of the snapshots");
                Check.Throws<ObjectDisposedException>(() => training.Stop());
            }
        }

        [Test]
        private static void DrawnTheSameFromAFile()
        {
            Samples recent, lifelong;
            using (Trainer trainer = Learner(out recent, out lifelong))
            {
                for (int tick = 0; tick < 300; tick++)
                {
                    var pair = new ArraySegment<float>(Pairs, 2 * (tick % 4), 2);
                    recent.Add(pair, new[] { Wanted[tick % 4] });
                    lifelong.Add(pair, new[] { Wanted[tick % 4] });
                }
                Check.Equal(32L, recent.Count, "samples of the ring");
                Check.Equal(300UL, recent.Total, "ever added");
                var input = new float[2];
                var target = new float[1];
                Check.Equal(1f, recent.Read(31, input, target), "weight");
                Check.Same(new float[] { 1, 1 }, input, "newest");
                for (int step = 0; step < 20; step++)
                    trainer.StepSamples(16);
                using (Trainer loaded = Trainer.Load(trainer.Save()))
                {
                    Check.Equal(2, loaded.AttachedCount, "buffers");
                    using (Samples other = loaded.Attached(1, out double share))
                    {
                        Check.Equal(2.0, share, "share");
                        Check.Equal(256L, other.Count, "samples of the reservoir");
                        for (int step = 0; step < 20; step++)
                            Check.Equal(trainer.StepSamples(16), loaded.StepSamples(16), "loss");
                        Check.Same(trainer.Hash(), loaded.Hash(), "hash");
                    }
                }
                Check.Refused(ErrorCode.OutOfRange, "", () => recent.Add(new[] { float.NaN, 1 }, new float[] { 1 }));
                recent.Clear();
                Check.Equal(0L, recent.Count, "cleared");
            }
        }

        [Test]
        private static void SamplesInFrames()
        {
            Samples recent, lifelong;
            using (Trainer trainer = Learner(out recent, out lifelong))
            {
                recent.Add(Pairs, Wanted);
                trainer.PrepareSamples(16);
                long steps = 0;
                for (int frame = 0; frame < 10000 && steps < 25; frame++)
                    steps += trainer.RunSamplesFor(16, 25 - steps, 20000).Steps;
                Check.Equal(25L, steps, "steps");
                Check.Equal(25L, trainer.StepCount, "steps of the trainer");
            }
        }
    }
}
