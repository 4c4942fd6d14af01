// What the library calls of the program's, and what that throws.

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Glia.Tests
{
    public static class CallbackTests
    {
        private sealed class Mine : Exception
        {
        }

        [Test]
        private static void FitEndsAndThrows()
        {
            Networks.ReadDigits(out float[] pixels, out int[] labels);
            using (Trainer trainer = Networks.DigitsTrainer())
            using (Tensor inputs = Tensor.Borrow(pixels, Networks.Images, Networks.Pixels))
            using (Tensor targets = Tensor.Borrow(labels, Networks.Images))
            {
                int calls = 0;
                Mine thrown = Check.Throws<Mine>(() => trainer.Fit(inputs, targets, Networks.DigitsRun, progress =>
                {
                    if (++calls == 7)
                        throw new Mine();
                    return true;
                }));
                Check.That(thrown.StackTrace.Contains("FitEndsAndThrows"), "the trace of the callback");
                Check.Equal(7, calls, "calls");
                Check.Equal(7L, trainer.StepCount, "steps");
                trainer.Continue(inputs, targets, progress => progress.Step < 20);
                Check.Equal(20L, trainer.StepCount, "stopped by the callback");
                trainer.Continue(inputs, targets);
                Check.Equal(5L * 57, trainer.StepCount, "to the end");
                Check.Equal(System.IO.File.ReadAllText("tests/golden/digits_hash.txt").Trim(), Check.Hex(trainer.Hash()),
                    "the hash of a run that was not stopped");
            }
        }

        [Test]
        private static void CallbackMayCallTheLibraryAndCollect()
        {
            float[] data = Networks.Numbers(64 * 32, 1);
            using (Trainer trainer = Networks.DigitsTrainer())
            using (Tensor inputs = Tensor.Borrow(data, 32, 64))
            using (Tensor targets = Tensor.Zeros(ElementType.Int32, 32))
            {
                long bytes = 0;
                trainer.Fit(inputs, targets, new FitOptions { Epochs = 3 }, progress =>
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    bytes = trainer.Save().Length;
                    Check.Refused(ErrorCode.UnknownKind, "kind", () => new Loss((LossKind)99));
                    return true;
                });
                Check.That(bytes > 1000, "bytes of a checkpoint made in the callback");
            }
        }

        [Test]
        private static void OwnLossIsCheckedAndThrows()
        {
            using (Model model = Networks.Dense(3, 1, (4, ActivationKind.Tanh), (2, ActivationKind.Identity)))
            {
                float[] inputs = Networks.Numbers(15, 2);
                LossFunction squares = (outputs, rows, columns, gradient) =>
                {
                    double sum = 0;
                    for (int index = 0; index < outputs.Length; index++)
                    {
                        sum += outputs[index] * outputs[index];
                        if (gradient != null)
                            gradient[index] = 2 * outputs[index];
                    }
                    return sum;
                };
                GradientReport right = GradientCheck.Run(model, squares, inputs, out string worst);
                Check.That(right.Checked > 20 && right.OutOfTolerance == 0, "out of tolerance: " + right.OutOfTolerance);
                Check.That(worst.Contains("["), "the worst element: " + worst);
                LossFunction wrong = (outputs, rows, columns, gradient) =>
                {
                    double value = squares(outputs, rows, columns, gradient);
                    if (gradient != null)
                        gradient[3] += 1;
                    return value;
                };
                Check.That(GradientCheck.Run(model, wrong, inputs, out worst).OutOfTolerance > 0, "a wrong gradient is found");
                Check.Throws<Mine>(() => GradientCheck.Run(model, Throwing, inputs, out worst));
                using (var loss = new Loss(LossKind.MeanSquaredError))
                    Check.Equal(0L, GradientCheck.Run(model, loss, inputs, new float[10], out worst).OutOfTolerance, "of a loss");
            }
        }

        private static double Throwing(double[] outputs, int rows, int columns, double[] gradient)
        {
            throw new Mine();
        }

        [Test]
        private static void LogTellsAndThrows()
        {
            var messages = new List<string>();
            using (var runtime = new Runtime(1))
            using (Trainer trainer = Networks.DigitsTrainer(runtime))
            {
                float[] inputs = Networks.Numbers(64, 1);
                inputs[5] = float.NaN;
                trainer.SetWatch(Param.Watch, 1);
                runtime.SetLog((level, message) => messages.Add(level + ": " + message), LogLevel.Warning);
                GC.Collect();
                Check.Refused(ErrorCode.Diverged, "", () => trainer.Step(inputs, new[] { 1 }));
                Check.Equal(1, messages.Count, "messages");
                Check.That(messages[0].StartsWith("Warning: ", StringComparison.Ordinal), messages[0]);
                runtime.SetLog((level, message) => { throw new Mine(); });
                Check.Throws<Mine>(() => trainer.Step(inputs, new[] { 1 }));
                runtime.SetLog(null);
                Check.Refused(ErrorCode.Diverged, "", () => trainer.Step(inputs, new[] { 1 }));
                Check.Equal(1, messages.Count, "messages after");
                Check.Equal(2L + 1, trainer.WatchStatus.Refused, "refused");
                Check.That(trainer.WatchAdvice().Length > 0, "advice");
            }
        }

        [Test]
        private static void JobsOfTheProgram()
        {
            float[] inputs = Networks.Numbers(1000 * 64, 4);
            int jobs = 0;
            ParallelFor parallel = (body, count) =>
            {
                Interlocked.Increment(ref jobs);
                int half = count / 2;
                Task other = Task.Run(() => body.Run(half, count, 1));
                body.Run(0, half, 0);
                other.Wait();
            };
            using (Model model = Networks.Dense(64, 1, (512, ActivationKind.Tanh)))
            using (var runtime = new Runtime(2, parallel))
            using (var alone = new Session(model, 1000))
            using (var session = new Session(model, 1000, runtime))
            {
                float[] expected = new float[512000], got = new float[512000];
                alone.Run(inputs, expected);
                GC.Collect();
                session.Run(inputs, got);
                Check.Same(expected, got, "outputs");
                Check.That(jobs > 0 && runtime.HasJobs, "no job was given");
            }
        }

        [Test]
        private static void JobsThatThrow()
        {
            using (Model model = Networks.Dense(64, 1, (512, ActivationKind.Tanh)))
            using (var runtime = new Runtime(2, (body, count) => { throw new Mine(); }))
            using (var session = new Session(model, 1000, runtime))
                Check.Throws<Mine>(() => session.Run(new float[64000], new float[512000]));
        }
    }
}
