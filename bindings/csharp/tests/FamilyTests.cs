// Losses, schedules and initialisers of the catalogue against the golden tables, and the catalogue.

using System;
using System.Linq;

namespace Glia.Tests
{
    public static class FamilyTests
    {
        private static bool LossNear(double got, double expected)
        {
            return Check.NearEnough(got, expected, 1e-5 * Math.Abs(expected) + 1e-7);
        }

        [Test]
        private static void LossesGolden()
        {
            var table = new Golden("losses");
            foreach (int kind in Catalog.Kinds(Family.Loss))
                foreach (string one in table.Cases(Catalog.Name(Family.Loss, kind), ".shape"))
                    using (Loss loss = Configured(table, (LossKind)kind, one))
                        LossCase(table, loss, one);
        }

        private static Loss Configured(Golden table, LossKind kind, string one)
        {
            var loss = new Loss(kind);
            double[] hyper = table.Find(one + ".hyper");
            if (hyper != null)
                Set(hyper, Family.Loss, (int)kind, (key, value) => loss[key] = value);
            if (table.Find(one + ".class_weights") != null)
                loss.SetClassWeights(table.Floats(one + ".class_weights"));
            return loss;
        }

        private static void Set(double[] values, Family family, int kind, Action<Param, double> set)
        {
            var parameters = Catalog.Parameters(family, kind);
            Check.Equal(parameters.Count, values.Length, "one number for each parameter");
            for (int index = 0; index < values.Length; index++)
                set(parameters[index].Key, values[index]);
        }

        private static void LossCase(Golden table, Loss loss, string one)
        {
            int rows = (int)table[one + ".shape"][0];
            float[] outputs = table.Floats(one + ".outputs");
            float[] weights = table.Find(one + ".sample_weights") == null ? null : table.Floats(one + ".sample_weights");
            double[] labels = table.Find(one + ".labels");
            var gradient = new float[outputs.Length];
            if (labels == null)
            {
                float[] targets = table.Floats(one + ".targets");
                Verify(table, one, loss.Evaluate(outputs, rows, targets, gradient, weights), gradient);
                return;
            }
            int[] narrow = labels.Select(label => (int)label).ToArray();
            long[] wide = labels.Select(label => (long)label).ToArray();
            Verify(table, one, loss.Evaluate(outputs, rows, narrow, gradient, weights), gradient);
            Array.Clear(gradient, 0, gradient.Length);
            Verify(table, one, loss.Evaluate(outputs, rows, wide, gradient, weights), gradient);
        }

        private static void Verify(Golden table, string one, double value, float[] gradient)
        {
            double expected = table[one + ".value"][0];
            Check.That(LossNear(value, expected), one + ": expected " + expected + ", got " + value);
            Check.Tensor(table[one + ".gradient"], gradient, one + " gradient");
        }

        [Test]
        private static void SchedulesGolden()
        {
            var table = new Golden("schedules");
            foreach (int kind in Catalog.Kinds(Family.Schedule))
                foreach (string one in table.Cases(Catalog.Name(Family.Schedule, kind), ".parameters"))
                    using (var schedule = new Schedule((ScheduleKind)kind))
                        ScheduleCase(table, schedule, one);
        }

        private static void ScheduleCase(Golden table, Schedule schedule, string one)
        {
            Set(table[one + ".parameters"], Family.Schedule, (int)schedule.Kind, (key, value) => schedule[key] = value);
            double[] points = table.Find(one + ".points");
            if (points != null)
                schedule.SetPoints(points.Select(step => (long)step).ToArray(), table.Find(one + ".point_values"));
            double[] reports = table.Find(one + ".reports");
            for (int index = 0; reports != null && index < reports.Length; index++)
            {
                double before = schedule.Value(1000);
                bool reduced = schedule.Report(reports[index]);
                double value = schedule.Value(1000);
                Check.That(reduced || value == before, one + ": report " + index);
                NearValue(table[one + ".after"][index], value, one + " after report " + index);
            }
            double[] steps = table[one + ".steps"];
            for (int index = 0; index < steps.Length; index++)
                NearValue(table[one + ".values"][index], schedule.Value((long)steps[index]), one + " at step " + steps[index]);
        }

        private static void NearValue(double expected, double got, string what)
        {
            Check.That(Math.Abs(got - expected) <= 1e-13 * Math.Abs(expected) + 1e-290,
                what + ": expected " + expected.ToString("R") + ", got " + got.ToString("R"));
        }

        [Test]
        private static void InitializersGolden()
        {
            var table = new Golden("initializers");
            foreach (int kind in Catalog.Kinds(Family.Initializer))
                foreach (string one in table.Cases(Catalog.Name(Family.Initializer, kind), ".settings"))
                    using (var initializer = new Initializer((InitializerKind)kind))
                    {
                        double[] settings = table[one + ".settings"];
                        double[] shape = table[one + ".shape"];
                        for (int pair = 0; pair < settings.Length; pair += 2)
                            initializer[(Param)(int)settings[pair]] = settings[pair + 1];
                        var values = new float[(int)shape[3]];
                        initializer.Fill((ulong)shape[0], "layer.weight", (long)shape[1], (long)shape[2], values);
                        Check.Within(table[one + ".values"], values, 1, 1e-12, one);
                    }
        }

        [Test]
        private static void CatalogueAgreesWithTheConstants()
        {
            Agree<ActivationKind>(Family.Activation);
            Agree<InitializerKind>(Family.Initializer);
            Agree<LayerKind>(Family.Layer);
            Agree<LossKind>(Family.Loss);
            Agree<OptimizerKind>(Family.Optimizer);
            Agree<SamplesKind>(Family.Samples);
            Agree<ScheduleKind>(Family.Schedule);
            foreach (Param key in Enum.GetValues(typeof(Param)))
                Check.Equal(key.ToString().ToLowerInvariant(), Catalog.Name(key).Replace("_", ""), "name of a key");
            Check.Equal("scalar", Catalog.Name(Level.Scalar), "level");
            Check.That(Catalog.Describe(ErrorCode.Diverged).Length > 10, "text of a code");
            Check.Equal(Interop.NativeMethods.HeaderVersion, Library.Version.ToString(), "version");
            Check.Equal(Interop.NativeMethods.AbiVersion, Library.AbiVersion, "version of the ABI");
        }

        private static void Agree<T>(Family family)
        {
            int[] numbers = Enum.GetValues(typeof(T)).Cast<int>().ToArray();
            Check.That(numbers.SequenceEqual(Catalog.Kinds(family)), family + ": other kinds than the constants");
            foreach (int kind in numbers)
            {
                string name = Catalog.Name(family, kind);
                Check.Equal(Enum.GetName(typeof(T), kind).ToLowerInvariant(), name.Replace("_", ""), "name of a kind");
                Check.Equal(kind, Catalog.Find(family, name), "found by name");
                Check.That(Catalog.Description(family, kind).Length > 5, "description of " + name);
                foreach (ParameterInfo info in Catalog.Parameters(family, kind))
                {
                    Check.That(info.Minimum <= info.DefaultValue && info.DefaultValue <= info.Maximum, name + ": bounds");
                    Check.That(Catalog.Description(family, kind, info.Key).Length > 5, name + ": description of a key");
                }
            }
            Check.Refused(ErrorCode.NotFound, "no_such_name", () => Catalog.Find(family, "no_such_name"));
        }
    }
}
