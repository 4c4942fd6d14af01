// Handles and finalizers: what nobody disposes is freed, and nothing is freed while it is used.

using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace Glia.Tests
{
    public static class LifetimeTests
    {
        /// <summary>Objects that are garbage while calls with them run: the calls end first.</summary>
        [Test]
        private static void CollectedDuringCalls()
        {
            using (Model model = Networks.Digits())
            using (var collecting = new Collecting())
            {
                float[] inputs = Networks.Numbers(64 * 16, 7);
                float[] expected = Outputs(model, inputs);
                Stopwatch watch = Stopwatch.StartNew();
                for (int round = 0; round < 200 || (collecting.Rounds < 50 && watch.ElapsedMilliseconds < 20000); round++)
                {
                    Check.Same(expected, Outputs(model, inputs), "outputs of a session that is garbage");
                    if (round % 10 == 0)
                        Check.That(Steps(inputs) < 3, "loss of a trainer that is garbage");
                }
                Check.That(collecting.Rounds >= 50, "garbage was collected " + collecting.Rounds + " times only");
            }
        }

        // Nobody disposes the session: after the call began nothing refers to it.
        private static float[] Outputs(Model model, float[] inputs)
        {
            var outputs = new float[10 * 16];
            new Session(model, 16).Run(inputs, outputs);
            return outputs;
        }

        private static double Steps(float[] inputs)
        {
            return Networks.DigitsTrainer().Step(inputs, Enumerable.Range(0, 16).Select(row => row % 10).ToArray());
        }

        /// <summary>Memory does not grow by what finalizers free.</summary>
        [Test]
        private static void FinalizersFree()
        {
            var weak = new WeakReference[50];
            for (int index = 0; index < weak.Length; index++)
                weak[index] = Garbage();
            for (int round = 0; round < 20 && weak.Any(one => one.IsAlive); round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                Thread.Sleep(1);
            }
            // A conservative collector may keep a few alive.
            Check.That(weak.Count(one => one.IsAlive) < 5, weak.Count(one => one.IsAlive) + " handles were never finalized");
        }

        private static WeakReference Garbage()
        {
            return new WeakReference(Networks.Digits().Handle, true);
        }

        /// <summary>Disposed by one thread while another is in a call: the call ends, the next one is refused.</summary>
        [Test]
        private static void DisposedDuringCalls()
        {
            for (int round = 0; round < 30; round++)
            {
                Trainer trainer = Networks.DigitsTrainer();
                float[] inputs = Networks.Numbers(64 * 32, 3);
                var labels = new int[32];
                Exception ended = null;
                var thread = new Thread(() =>
                {
                    try
                    {
                        for (;;)
                            trainer.Step(inputs, labels);
                    }
                    catch (Exception thrown)
                    {
                        ended = thrown;
                    }
                });
                thread.Start();
                Thread.Sleep(2);
                trainer.Dispose();
                thread.Join();
                Check.That(ended is ObjectDisposedException, "expected ObjectDisposedException, got " + ended);
            }
        }

        /// <summary>A borrowed array is given back when the last tensor over it goes, in any order.</summary>
        [Test]
        private static void BorrowedMemoryIsGivenBack()
        {
            int released = 0;
            float[] values = { 1, 2, 3, 4, 5, 6 };
            System.Runtime.InteropServices.GCHandle pinned =
                System.Runtime.InteropServices.GCHandle.Alloc(values, System.Runtime.InteropServices.GCHandleType.Pinned);
            Tensor whole = Tensor.Borrow(ElementType.Float32, pinned.AddrOfPinnedObject(), new long[] { 3, 2 }, null,
                () => released++);
            Tensor part = whole.Slice(0, 1, 2);
            whole.Dispose();
            Check.Equal(0, released, "released while a part lives");
            GC.Collect();
            var copy = new float[4];
            part.CopyOut(copy);
            Check.Same(new float[] { 3, 4, 5, 6 }, copy, "part");
            part.Dispose();
            Check.Equal(1, released, "released with the last");
            Tensor failing = Tensor.Borrow(ElementType.Float32, pinned.AddrOfPinnedObject(), new long[] { 6 }, null,
                () => { throw new NotSupportedException(); });
            Check.Throws<NotSupportedException>(failing.Dispose);
            pinned.Free();
        }

        /// <summary>Collects garbage again and again, on a thread of its own.</summary>
        private sealed class Collecting : IDisposable
        {
            private readonly Thread thread;
            private volatile bool stopped;

            internal Collecting()
            {
                thread = new Thread(() =>
                {
                    while (!stopped)
                    {
                        GC.Collect();
                        GC.WaitForPendingFinalizers();
                        Rounds++;
                    }
                });
                thread.Start();
            }

            internal int Rounds { get; private set; }

            public void Dispose()
            {
                stopped = true;
                thread.Join();
            }
        }
    }
}
