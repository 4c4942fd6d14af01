// What is there where the framework has spans; and that the paths of a control loop allocate nothing.

#if NETSTANDARD2_1_OR_GREATER || NETCOREAPP

using System;

namespace Glia.Tests
{
    public static class SpanTests
    {
        [Test]
        private static void SpansOfTheStackAndOfMemory()
        {
            using (Model model = Networks.Dense(3, 1, (2, ActivationKind.Tanh)))
            using (var session = new Session(model, 4))
            {
                float[] rows = Networks.Numbers(12, 3), expected = new float[8];
                session.Run(rows, expected);
                Span<float> outputs = stackalloc float[4];
                session.Run(rows.AsSpan(3, 6), outputs);
                Check.Same(expected.AsSpan(2, 4).ToArray(), outputs.ToArray(), "a span of the stack");
                ReadOnlySpan<float> read = rows;
                session.Run(read.Slice(0, 3), outputs.Slice(0, 2));
                Check.Same(expected.AsSpan(0, 2).ToArray(), outputs.Slice(0, 2).ToArray(), "a read-only span");
            }
            Memory<float> memory = Networks.Numbers(12, 3).AsMemory(4, 6);
            using (Tensor tensor = Tensor.Borrow(memory, 2, 3))
            {
                GC.Collect();
                var copy = new float[6];
                tensor.CopyOut(copy);
                Check.Same(memory.ToArray(), copy, "memory");
            }
            Check.Refused(ErrorCode.ShapeMismatch, "memory", () => Tensor.Borrow(memory, 7));
        }

        [Test]
        private static void RunsAndStepsAllocateNothing()
        {
            float[] inputs = Networks.Numbers(64, 3), outputs = new float[10];
            int[] labels = { 3 };
            long[] wide = { 3 };
            using (Trainer trainer = Networks.DigitsTrainer())
            using (Model model = Networks.Digits())
            using (var session = new Session(model, 1))
            using (var loss = new Loss(LossKind.SoftmaxCrossEntropy))
            using (var samples = new Samples(SamplesKind.Ring) { [Param.Capacity] = 8 })
            using (Snapshots snapshots = trainer.Snapshots())
            using (Session following = Session.Follow(snapshots, 1))
            {
                samples.Prepare(model, loss, ElementType.Int32);
                trainer.Attach(samples);
                Action loop = () =>
                {
                    session.Run(inputs, outputs);
                    following.Run(inputs, outputs);
                    trainer.Step(inputs, labels);
                    trainer.ComputeGradients(inputs, wide);
                    trainer.StepFor(inputs, labels, 1000000000);
                    samples.Add(inputs, labels);
                    trainer.RunSamplesFor(1, 1, 1000000000);
                    trainer.Publish();
                };
                for (int round = 0; round < 50; round++)
                    loop();
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int round = 0; round < 1000; round++)
                    loop();
                Check.Equal(0L, GC.GetAllocatedBytesForCurrentThread() - before, "bytes of 1,000 rounds");
            }
        }

        [Test]
        private static void LabelsOfSpans()
        {
            Span<int> labels = stackalloc int[] { 1, 2 };
            Span<long> wide = stackalloc long[] { 1, 2 };
            using (Trainer first = Networks.DigitsTrainer())
            using (Trainer second = Networks.DigitsTrainer())
            {
                float[] inputs = Networks.Numbers(128, 3);
                Check.Equal(first.Step(inputs, labels), second.Step(inputs.AsSpan(), wide), "loss");
                Check.Same(first.Hash(), second.Hash(), "hash");
                first.ComputeGradients(inputs, labels);
                var weights = new float[64 * 64];
                first.GetGradient(0, weights);
                Check.Same(weights, first.Gradients().Slice(0, weights.Length).ToArray(), "gradients");
            }
        }
    }
}

#endif
