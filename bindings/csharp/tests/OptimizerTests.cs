// Every optimizer of the catalogue against the golden table, by a trainer and over arrays.

using System;
using System.Linq;

namespace Glia.Tests
{
    public static class OptimizerTests
    {
        private static readonly string[] Parameters = { "layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias" };

        [Test]
        private static void GoldenSteps()
        {
            var table = new Golden("optimizers");
            int kinds = 0, compared = 0;
            foreach (int kind in Catalog.Kinds(Family.Optimizer))
            {
                foreach (string setting in new[] { "default", "custom" })
                    compared += Steps(table, (OptimizerKind)kind, setting);
                kinds++;
            }
            Check.Equal(Enum.GetValues(typeof(OptimizerKind)).Length, kinds, "kinds of the catalogue");
            Check.That(compared >= kinds * 2 * 3 * Parameters.Length, "only " + compared + " parameters compared");
        }

        private static int Steps(Golden table, OptimizerKind kind, string setting)
        {
            string one = Catalog.Name(Family.Optimizer, (int)kind) + "." + setting;
            double[] losses = table[one + ".losses"];
            Check.Equal(kind == OptimizerKind.Lbfgs ? 10 : 100, losses.Length, one + ": steps");
            int compared = 0;
            using (Optimizer optimizer = Configured(table, kind, one))
            using (Model model = Small(table))
            using (var loss = new Loss(LossKind.MeanSquaredError))
            using (var trainer = new Trainer(model, loss, optimizer))
                for (int step = 1; step <= losses.Length; step++)
                {
                    double value = trainer.Step(table.Floats("inputs"), table.Floats("targets"));
                    double expected = losses[step - 1];
                    Check.That(Check.NearEnough(value, expected, 1e-5 * Math.Abs(expected) + 1e-7),
                        one + ": loss of step " + step + ": expected " + expected + ", got " + value);
                    compared += Weights(table, trainer, one + ".step" + step + ".");
                }
            return compared;
        }

        private static int Weights(Golden table, Trainer trainer, string prefix)
        {
            int compared = 0;
            for (int index = 0; index < Parameters.Length; index++)
            {
                double[] expected = table.Find(prefix + Parameters[index]);
                if (expected == null)
                    continue;
                var values = new float[expected.Length];
                trainer.GetParameter(index, values);
                Check.Tensor(expected, values, prefix + Parameters[index]);
                compared++;
            }
            return compared;
        }

        private static Optimizer Configured(Golden table, OptimizerKind kind, string one)
        {
            var optimizer = new Optimizer(kind);
            double[] hyper = table[one + ".hyper"];
            var parameters = Catalog.Parameters(Family.Optimizer, (int)kind);
            Check.Equal(parameters.Count, hyper.Length, one + ": one number for each parameter");
            for (int index = 0; index < hyper.Length; index++)
                optimizer[parameters[index].Key] = hyper[index];
            return optimizer;
        }

        private static Model Small(Golden table)
        {
            Model model = Networks.Dense(1, 0, (3, ActivationKind.Tanh), (1, ActivationKind.Identity));
            foreach (string name in Parameters)
                model.SetParameter(model.ParameterIndex(name), table.Floats(name));
            return model;
        }

        /// <summary>The bits of a trainer, from arrays of the program's own.</summary>
        [Test]
        private static void OverArrays()
        {
            int compared = 0;
            foreach (OptimizerKind kind in Catalog.Kinds(Family.Optimizer).Select(number => (OptimizerKind)number))
                using (var optimizer = new Optimizer(kind))
                {
                    OptimizerInfo info = optimizer.Needs(4, 3);
                    if (info.Searches)
                        Search(optimizer);
                    else
                        Minimise(optimizer, info);
                    compared++;
                }
            Check.Equal(24, compared, "optimizers");
        }

        // Twelve steps down a bowl; each optimizer gets lower than it began.
        private static void Minimise(Optimizer optimizer, OptimizerInfo info)
        {
            long[] shape = { 4, 3 };
            float[] weights = Networks.Numbers(12, 5);
            float[] state = new float[info.StateFloats], scratch = new float[info.ScratchFloats];
            float[] ahead = new float[12], gradients = new float[12];
            double before = Bowl(weights);
            for (int step = 1; step <= 12; step++)
            {
                optimizer.LookAhead(shape, weights, state, ahead);
                if (!info.LooksAhead)
                    Check.Same(weights, ahead, optimizer.Kind + ": ahead");
                for (int index = 0; index < 12; index++)
                    gradients[index] = 2 * ahead[index];
                optimizer.Step(step, shape, weights, gradients, state, scratch);
            }
            Check.That(Bowl(weights) < before, optimizer.Kind + ": " + before + " became " + Bowl(weights));
            Check.Refused(ErrorCode.ShapeMismatch, "weights: expected 12 numbers, got 11",
                () => optimizer.Step(13, shape, new float[11], gradients, state, scratch));
            Check.Refused(ErrorCode.OutOfRange, "step", () => optimizer.Step(0, shape, weights, gradients, state, scratch));
        }

        private static void Search(Optimizer optimizer)
        {
            long[] shape = { 12 };
            OptimizerInfo info = optimizer.Needs(shape);
            float[] weights = Networks.Numbers(12, 5), gradients = new float[12];
            float[] state = new float[info.StateFloats], scratch = new float[info.ScratchFloats];
            var search = new double[info.SearchDoubles];
            for (int call = 0; call < 40; call++)
            {
                for (int index = 0; index < 12; index++)
                    gradients[index] = 2 * weights[index];
                optimizer.Search(shape, Bowl(weights), weights, gradients, state, scratch, search);
            }
            Check.That(Bowl(weights) < 1e-6, "L-BFGS: " + Bowl(weights));
        }

        private static double Bowl(float[] weights)
        {
            return weights.Sum(weight => (double)weight * weight);
        }
    }
}
