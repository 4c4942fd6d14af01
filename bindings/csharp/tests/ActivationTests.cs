// Every activation of the catalogue against the golden tables.

using System.Linq;

namespace Glia.Tests
{
    public static class ActivationTests
    {
        [Test]
        private static void GoldenValues()
        {
            var table = new Golden("activations");
            var with = new Golden("activations_with");
            int kinds = 0;
            foreach (int kind in Catalog.Kinds(Family.Activation))
            {
                string name = Catalog.Name(Family.Activation, kind);
                if (table.Find(name + ".columns") != null)
                    AlongRows(table, (ActivationKind)kind, name);
                else if (table.Find(name + ".output") != null)
                    OfOneVariable(table, (ActivationKind)kind, name);
                else
                    foreach (string one in with.Cases(name, ".settings"))
                        With(with, (ActivationKind)kind, one);
                kinds++;
            }
            Check.Equal(System.Enum.GetValues(typeof(ActivationKind)).Length, kinds, "kinds of the catalogue");
        }

        private static void OfOneVariable(Golden table, ActivationKind kind, string name)
        {
            using (var activation = new Activation(kind))
                Setting(table, activation, name, name);
            foreach (ParameterInfo info in Catalog.Parameters(Family.Activation, (int)kind))
                foreach (string bound in new[] { "minimum", "maximum" })
                    using (var activation = new Activation(kind))
                    {
                        activation[info.Key] = bound == "minimum" ? info.Minimum : info.Maximum;
                        Setting(table, activation, name, name + "." + Catalog.Name(info.Key) + "_" + bound);
                    }
        }

        private static void Setting(Golden table, Activation activation, string name, string setting)
        {
            double[] most = table[name + ".tolerance"];
            float[] input = table.Floats("elementwise.input");
            var output = new float[input.Length];
            var slope = new float[input.Length];
            activation.Forward(input, input.Length, output);
            Check.Within(table[setting + ".output"], output, most[0], most[1], setting);
            float[] ones = Enumerable.Repeat(1f, input.Length).ToArray();
            activation.Backward(input, output, ones, input.Length, slope);
            Check.Within(table[setting + ".derivative"], slope, most[2], most[3], setting + " derivative");
        }

        private static void AlongRows(Golden table, ActivationKind kind, string name)
        {
            double[] most = table[name + ".tolerance"];
            using (var activation = new Activation(kind))
                foreach (int columns in table[name + ".columns"])
                {
                    string one = name + "." + columns;
                    float[] input = table.Floats(one + ".input");
                    var output = new float[input.Length];
                    var gradient = new float[input.Length];
                    activation.Forward(input, columns, output);
                    Check.Near(table[one + ".output"], output, most[0], most[1], one);
                    activation.Backward(input, output, table.Floats(one + ".output_gradient"), columns, gradient);
                    Check.Tensor(table[one + ".input_gradient"], gradient, one + " gradient");
                }
        }

        private static void With(Golden table, ActivationKind kind, string one)
        {
            double[] settings = table[one + ".settings"];
            double[] shape = table[one + ".shape"];
            float[] input = table.Floats(one + ".input");
            float[] parameters = table.Floats(one + ".parameters");
            var options = new ActivationOptions { Training = shape[3] != 0, Seed = (ulong)shape[4], Step = (ulong)shape[5] };
            using (var activation = new Activation(kind))
            {
                for (int pair = 0; pair < settings.Length; pair += 2)
                    activation[(Param)(int)settings[pair]] = settings[pair + 1];
                int columns = (int)shape[1];
                Check.Equal((int)shape[2], activation.OutputColumns(columns), one + " output columns");
                Check.Equal(parameters.Length, activation.ParameterCount(columns), one + " parameters");
                var output = new float[(int)shape[0] * (int)shape[2]];
                activation.Forward(input, columns, output, parameters, options);
                Check.Near(table[one + ".output"], output, 1e-6, 6e-6, one);
                var inputGradient = new float[input.Length];
                var sums = new float[parameters.Length];
                activation.Backward(input, output, table.Floats(one + ".output_gradient"), columns, inputGradient, parameters,
                    sums, options);
                Check.Tensor(table[one + ".input_gradient"], inputGradient, one + " input gradient");
                Check.Tensor(table[one + ".parameter_gradient"], sums, one + " parameter gradient");
            }
        }

        [Test]
        private static void PropertiesAndKinks()
        {
            using (var relu = new Activation(ActivationKind.Relu))
            {
                Check.Equal(ActivationKind.Relu, relu.Kind, "kind");
                Check.Equal(0.0, relu.Property(ActivationProperty.Minimum), "minimum");
                Check.Equal(1.0, relu.Property(ActivationProperty.KinkCount), "kinks");
                Check.Equal(0.0, relu.Kink(0), "kink");
                Check.Refused(ErrorCode.InvalidArgument, "index", () => relu.Kink(1));
                Check.Refused(ErrorCode.ShapeMismatch, "output: expected 4 floats, got 3",
                    () => relu.Forward(new float[4], 2, new float[3]));
                Check.Refused(ErrorCode.ShapeMismatch, "input: expected whole rows of 3 floats, got 4",
                    () => relu.Forward(new float[4], 3, new float[4]));
            }
        }
    }
}
