// Trainers: frames, halves, micro-batches, settings, the doctor.

using System;
using System.Linq;

namespace Glia.Tests
{
    public static class TrainerTests
    {
        private static readonly float[] Inputs = Networks.Numbers(64 * 32, 11);
        private static readonly int[] Labels = Enumerable.Range(0, 32).Select(row => row % 10).ToArray();

        [Test]
        private static void FramesHaveTheBitsOfWholeSteps()
        {
            Networks.ReadDigits(out float[] pixels, out int[] labels);
            using (Tensor inputs = Tensor.Borrow(pixels, Networks.Images, Networks.Pixels))
            using (Tensor targets = Tensor.Borrow(labels, Networks.Images))
            using (Trainer whole = Networks.DigitsTrainer())
            using (Trainer frames = Networks.DigitsTrainer())
            using (Trainer thread = Networks.DigitsTrainer())
            {
                var run = new FitOptions { Epochs = 1, BatchSize = 32 };
                whole.Begin(run);
                while (!whole.Advance(inputs, targets, 10).Finished)
                    Check.Equal(1L, whole.Progress.Epochs, "epochs");
                frames.Begin(run);
                int count = 0;
                for (bool finished = false; !finished; count++)
                    finished = frames.RunFor(inputs, targets, count % 3 * 5000).Finished;
                Check.That(count > 57, "frames: " + count);
                Check.Same(whole.Hash(), frames.Hash(), "hash of frames");
                thread.Begin(run);
                using (Training training = thread.Start(inputs, targets))
                {
                    training.Wait();
                    Check.That(training.Progress.Finished && training.Progress.Status == ErrorCode.Ok, "finished");
                }
                Check.Same(whole.Hash(), thread.Hash(), "hash of a thread");
            }
        }

        [Test]
        private static void StepsInPieces()
        {
            using (Trainer whole = Networks.DigitsTrainer())
            using (Trainer pieces = Networks.DigitsTrainer())
            using (Trainer gradients = Networks.DigitsTrainer())
            {
                double loss = whole.Step(Inputs, Labels);
                Frame frame;
                do
                    frame = pieces.StepFor(Inputs, Labels, 0);
                while (!frame.Finished);
                Check.Equal(loss, frame.Loss, "loss");
                Check.Same(whole.Hash(), pieces.Hash(), "hash");
                Check.Equal(loss, gradients.ComputeGradients(Inputs, Labels.Select(label => (long)label).ToArray()), "loss");
                gradients.ApplyGradients();
                Check.Same(whole.Hash(), gradients.Hash(), "hash of gradients, then an update");
                pieces.StepFor(Inputs, Labels, 0);
                pieces.Settle();
                Check.Same(whole.Hash(), pieces.Hash(), "hash of a step that was left");
            }
        }

        [Test]
        private static unsafe void HalvesWithALossOfOnesOwn()
        {
            using (Model model = Networks.Dense(4, 1, (3, ActivationKind.Tanh), (2, ActivationKind.Identity)))
            using (var loss = new Loss(LossKind.MeanSquaredError))
            using (var sgd = new Optimizer(OptimizerKind.Sgd) { [Param.LearningRate] = 0.1 })
            using (var whole = new Trainer(model, loss, sgd))
            using (var halves = new Trainer(model, loss, sgd, new TrainerOptions { InputGradient = true }))
            {
                float[] inputs = Networks.Numbers(20, 1), targets = Networks.Numbers(10, 2);
                float[] outputs = new float[10], gradient = new float[10];
                whole.Step(inputs, targets);
                halves.Forward(inputs, outputs);
                double value = loss.Evaluate(outputs, 5, targets, gradient);
                halves.Backward(gradient);
                float* all = halves.Gradients(out long count);
                Check.That(count >= 23 && all != null, "gradients");
                var first = new float[12];
                halves.GetGradient(0, first);
                for (int index = 0; index < first.Length; index++)
                    Check.Equal(all[index], first[index], "gradient");
                var atInputs = new float[20];
                halves.InputGradient(atInputs);
                Check.That(atInputs.Any(one => one != 0), "gradient at the inputs");
                halves.ApplyGradients();
                Check.Same(whole.Hash(), halves.Hash(), "hash");
                Check.That(value > 0, "loss");
                first[0] = 1;
                halves.SetGradient(0, first);
                var parameter = new float[12];
                halves.GetParameter(0, parameter);
                halves.SetParameter(0, parameter);
                Check.Refused(ErrorCode.ShapeMismatch, "12", () => halves.SetParameter(0, new float[11]));
            }
        }

        [Test]
        private static void MicroBatchesAndWeights()
        {
            using (Trainer trainer = Networks.DigitsTrainer())
            {
                float[] half = Inputs.Take(64 * 16).ToArray();
                int[] labels = Labels.Take(16).ToArray();
                trainer.ComputeGradients(half, labels);
                trainer.AccumulateGradients();
                trainer.ComputeGradients(half, labels, Enumerable.Repeat(2f, 16).ToArray());
                var rows = new float[16];
                trainer.RowLosses(rows);
                Check.That(rows.All(one => one > 0), "losses of the rows");
                trainer.AccumulateGradients();
                Check.Equal(2L, trainer.MicroBatches, "micro-batches");
                trainer.AverageGradients();
                trainer.ApplyGradients();
                Check.Equal(1L, trainer.StepCount, "updates");
                trainer.SetFirstRow(5);
                trainer.PrepareBatch(100);
                trainer.Prepare();
                Check.That(trainer.StepMemory > 1000, "memory");
            }
        }

        [Test]
        private static void SettingsSchedulesAndAverages()
        {
            using (Trainer trainer = Networks.DigitsTrainer())
            using (var schedule = new Schedule(ScheduleKind.Linear) { [Param.Initial] = 0.5, [Param.Steps] = 10 })
            {
                trainer.SetSchedule(Param.LearningRate, schedule);
                Check.Equal(schedule.Value(0), trainer.GetOptimizer(Param.LearningRate), "rate by a schedule");
                using (Schedule copy = trainer.GetSchedule(Param.LearningRate))
                    Check.Equal(ScheduleKind.Linear, copy.Kind, "copy");
                trainer.SetSchedule(Param.LearningRate, null);
                trainer.SetOptimizer(Param.LearningRate, 0.25);
                Check.Equal(0.25, trainer.GetOptimizer(Param.LearningRate), "rate");
                trainer.SetUpdate(Param.ClipNorm, 1.5);
                Check.Equal(1.5, trainer.GetUpdate(Param.ClipNorm), "clipping");
                trainer.SetUpdate(Param.Average, 1);
                trainer.SetGroup(0, Param.Frozen, 1);
                Check.Equal(1.0, trainer.GetGroup(0, Param.Frozen), "frozen");
                float[] before = new float[4096], after = new float[4096];
                trainer.GetParameter(0, before);
                trainer.Step(Inputs, Labels);
                trainer.GetParameter(0, after);
                Check.Same(before, after, "a frozen parameter");
                Check.Equal(1L, trainer.AverageCount, "averaged");
                using (Model average = trainer.ToAverageModel())
                    Check.Equal(6, average.ParameterCount, "parameters");
                trainer.Freeze(true);
                byte[] hash = trainer.Hash();
                trainer.Step(Inputs, Labels);
                Check.Same(hash, trainer.Hash(), "a frozen network");
            }
        }

        [Test]
        private static void Doctor()
        {
            using (Trainer trainer = Networks.DigitsTrainer())
            using (Report report = trainer.Examine(Inputs, Labels))
            {
                Check.Equal(3L, report.Summary.Layers, "layers");
                Check.Equal(32L, report.Summary.Rows, "rows");
                Check.Equal("layer2", report.LayerName(1), "name");
                Check.Equal(64L, report.Layer(0).Units, "units");
                Check.That(report.Layer(0).UpdateRatio > 0, "update ratio");
                Check.That(report.Table().Contains("layer3"), report.Table());
                Check.That(report.Advice(0) != null, "advice");
                trainer.SetWatch(Param.Watch, 1);
                trainer.SetWatch(Param.NonFinitePolicy, Policy.Skip);
                trainer.SetWatch(Param.RatioInterval, 1);
                trainer.Step(Inputs, Labels);
                Check.That(trainer.WatchRatio(0) > 0, "ratio");
                float[] broken = (float[])Inputs.Clone();
                broken[3] = float.PositiveInfinity;
                trainer.Step(broken, Labels);
                Check.Equal(1L, trainer.WatchStatus.Skipped, "skipped");
                Check.Equal(1.0, trainer.GetWatch(Param.Watch), "watch");
                WatchEvent found = trainer.WatchEvent(0);
                Check.Equal(Policy.Skip, found.Policy, "policy");
                Check.That(found.Finding == Finding.LossNotFinite || found.Finding == Finding.GradientNotFinite, "finding");
            }
            using (Model model = Networks.Digits())
            using (var loss = new Loss(LossKind.SoftmaxCrossEntropy))
            {
                using (Report report = model.Examine(loss, Inputs, Labels))
                    Check.That(double.IsNaN(report.Layer(0).UpdateNorm), "a model has no updates");
                LsuvReport done = model.InitializeLsuv(Inputs, 3, out string lines);
                Check.Equal(3L, done.Layers, "layers initialised");
                Check.Equal(3, lines.Trim().Split('\n').Length, "lines");
            }
        }

        [Test]
        private static void FindsALearningRate()
        {
            using (Trainer trainer = Networks.DigitsTrainer())
            using (Tensor inputs = Tensor.Borrow(Inputs, 32, 64))
            using (Tensor targets = Tensor.Borrow(Labels, 32))
            {
                RateCurve curve = trainer.FindLearningRate(inputs, targets, new[] { 1e-5, 1e-3, 1e-2 }, 20);
                Check.Equal(3, curve.Losses.Length, "losses");
                Check.That(curve.Suggestion == 1e-2 || curve.Suggestion == 1e-3, "suggestion " + curve.Suggestion);
                Check.That(curve.Losses[2] < curve.Start, "losses fall");
            }
        }
    }
}
