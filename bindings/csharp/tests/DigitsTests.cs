// The handwritten digits, by the recipe of tests/c/digits.c.

using System.IO;

namespace Glia.Tests
{
    public static class DigitsTests
    {
        [Test]
        private static void HashOfOneThread()
        {
            Learn(null);
        }

        [Test]
        private static void HashOfThreeThreads()
        {
            using (var runtime = new Runtime(3))
            {
                Check.Equal(3, runtime.Threads, "threads");
                Learn(runtime);
            }
        }

        private static void Learn(Runtime runtime)
        {
            string expected = File.ReadAllText("tests/golden/digits_hash.txt").Trim();
            Networks.ReadDigits(out float[] pixels, out int[] labels);
            int steps = 0;
            using (Trainer trainer = Networks.DigitsTrainer(runtime))
            using (Tensor inputs = Tensor.Borrow(pixels, Networks.Images, Networks.Pixels))
            using (Tensor targets = Tensor.Borrow(labels, Networks.Images))
            {
                trainer.Fit(inputs, targets, Networks.DigitsRun, progress =>
                {
                    steps++;
                    return true;
                });
                Check.Equal(5 * 57, steps, "steps");
                Check.Equal(expected, Check.Hex(trainer.Hash()), "hash");
                using (Model model = trainer.ToModel())
                using (var session = new Session(model, 256, runtime))
                using (var loss = new Loss(LossKind.SoftmaxCrossEntropy))
                {
                    Check.Equal(expected, Check.Hex(model.Hash()), "hash of the model");
                    Evaluation found = session.Evaluate(loss, inputs, targets);
                    Check.That(found.Accuracy > 0.96 && found.Loss < 0.15, "accuracy " + found.Accuracy + ", loss " + found.Loss);
                }
            }
        }
    }
}
