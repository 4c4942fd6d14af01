// Saved, loaded and gone on with, bit for bit; in folders with spaces and letters that are no ASCII.

using System;
using System.IO;

namespace Glia.Tests
{
    public static class FileTests
    {
        [Test]
        private static void TrainingGoesOnBitForBit()
        {
            Networks.ReadDigits(out float[] pixels, out int[] labels);
            string expected = File.ReadAllText("tests/golden/digits_hash.txt").Trim();
            using (var folder = new Folder())
            using (Tensor inputs = Tensor.Borrow(pixels, Networks.Images, Networks.Pixels))
            using (Tensor targets = Tensor.Borrow(labels, Networks.Images))
            {
                byte[] bytes;
                using (Trainer trainer = Networks.DigitsTrainer())
                {
                    trainer.Fit(inputs, targets, Networks.DigitsRun, progress => progress.Epoch < 1 || progress.Step < 11);
                    trainer.Save(folder.File("halbe Zeit über 学习.glia"));
                    bytes = trainer.Save();
                }
                Check.Same(File.ReadAllBytes(folder.File("halbe Zeit über 学习.glia")), bytes, "a file and its bytes");
                using (Trainer trainer = Trainer.Load(folder.File("halbe Zeit über 学习.glia")))
                {
                    Check.Equal(57L + 11, trainer.StepCount, "steps of the file");
                    trainer.Continue(inputs, targets);
                    Check.Equal(expected, Check.Hex(trainer.Hash()), "hash from the file");
                }
                using (var runtime = new Runtime(2))
                using (Trainer trainer = Trainer.Load(bytes, default(TrainerOptions), runtime))
                {
                    trainer.Continue(inputs, targets);
                    Check.Equal(expected, Check.Hex(trainer.Hash()), "hash from memory");
                }
            }
        }

        [Test]
        private static void Models()
        {
            using (var folder = new Folder())
            using (Model model = Networks.Digits())
            {
                string path = folder.File("Modell für später.glia");
                model.Save(path);
                byte[] bytes = model.Save();
                Check.Same(File.ReadAllBytes(path), bytes, "a file and its bytes");
                using (Model loaded = Model.Load(path))
                using (Model read = Model.Load(bytes))
                {
                    Check.Same(model.Hash(), loaded.Hash(), "hash");
                    Check.Same(model.Hash(), read.Hash(), "hash");
                    Check.Equal("layer1.weight layer1.bias layer2.weight layer2.bias layer3.weight layer3.bias",
                        string.Join(" ", loaded.ParameterNames), "names");
                    Check.Equal("64 32", string.Join(" ", loaded.ParameterShape(2)), "shape");
                    Check.Equal("64", string.Join(" ", loaded.InputShape), "input");
                    Check.Equal("10", string.Join(" ", loaded.OutputShape), "output");
                    Check.Equal(64L * 64 + 64 + 64 * 32 + 32 + 320 + 10, loaded.WeightCount, "weights");
                    var weights = new float[320];
                    loaded.GetParameter(4, weights);
                    weights[7] = 0.5f;
                    loaded.SetParameter(4, weights);
                    var again = new float[320];
                    loaded.GetParameter(4, again);
                    Check.Same(weights, again, "weights set");
                    Check.That(Check.Hex(loaded.Hash()) != Check.Hex(model.Hash()), "the hash changed with a weight");
                    Check.Refused(ErrorCode.ShapeMismatch, "320", () => loaded.GetParameter(4, new float[319]));
                }
            }
        }

        private sealed class Folder : IDisposable
        {
            private readonly string path = Path.Combine(Path.GetTempPath(), "glia é ü 神经 " + Guid.NewGuid());

            internal Folder()
            {
                Directory.CreateDirectory(path);
            }

            internal string File(string name)
            {
                return Path.Combine(path, name);
            }

            public void Dispose()
            {
                Directory.Delete(path, true);
            }
        }
    }
}
