// Activations over rows of floats; as parts of layers see Layer.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Activation
    {
        /// <summary>A property, such as its range; 1 and 0 for yes and no.</summary>
        public double Property(ActivationProperty property)
        {
            double value;
            Native.Check(NativeMethods.glia_activation_property(Handle, (int)property, &value, out IntPtr error), error);
            return value;
        }

        /// <summary>A point where the function or its derivative jumps, from 0 to below KinkCount of
        /// <see cref="Property"/>.</summary>
        public double Kink(int index)
        {
            double value;
            Native.Check(NativeMethods.glia_activation_kink(Handle, index, &value, out IntPtr error), error);
            return value;
        }

        /// <summary>How many columns the outputs have for so many of the inputs.</summary>
        public int OutputColumns(int columns)
        {
            UIntPtr count;
            Native.Check(NativeMethods.glia_activation_output_columns(Handle, Native.Count(columns, "columns"), &count,
                out IntPtr error), error);
            return (int)count;
        }

        /// <summary>How many parameters it learns for so many columns.</summary>
        public int ParameterCount(int columns)
        {
            UIntPtr count;
            Native.Check(NativeMethods.glia_activation_parameter_count(Handle, Native.Count(columns, "columns"), &count,
                out IntPtr error), error);
            return (int)count;
        }

        /// <summary>Outputs of rows of so many columns, with parameters that are learned where the kind has
        /// some; in place where input and output are the same, but for kinds that change columns.</summary>
        public void Forward(ReadOnlyFloats input, int columns, Floats output, ReadOnlyFloats parameters = default(ReadOnlyFloats),
            ActivationOptions options = default(ActivationOptions), Runtime runtime = null)
        {
            int rows = Rows(input.Count, columns, "input");
            Expect(output.Count, (long)rows * OutputColumns(columns), "output");
            options = options.WithSize();
            fixed (float* i = input.Pinned)
            fixed (float* o = output.Pinned)
            fixed (float* p = parameters.Pinned)
                Native.Check(NativeMethods.glia_activation_forward_with(Handle, Runtime.HandleOf(runtime), input.Address(i),
                    (UIntPtr)rows, (UIntPtr)columns, parameters.Address(p), parameters.Length, &options, output.Address(o),
                    out IntPtr error), error);
        }

        /// <summary>The gradient at the input from that at the output, and at the parameters where the kind
        /// learns some (empty: not wanted). Input and output are those of the forward call.</summary>
        public void Backward(ReadOnlyFloats input, ReadOnlyFloats output, ReadOnlyFloats outputGradient, int columns,
            Floats inputGradient, ReadOnlyFloats parameters = default(ReadOnlyFloats), Floats parameterGradient = default(Floats),
            ActivationOptions options = default(ActivationOptions), Runtime runtime = null)
        {
            int rows = Rows(inputGradient.Count, columns, "inputGradient");
            long outputs = (long)rows * OutputColumns(columns);
            Expect(outputGradient.Count, outputs, "outputGradient");
            if (input.Count != 0)
                Expect(input.Count, inputGradient.Count, "input");
            if (output.Count != 0)
                Expect(output.Count, outputs, "output");
            if (parameterGradient.Count != 0)
                Expect(parameterGradient.Count, parameters.Count, "parameterGradient");
            options = options.WithSize();
            fixed (float* i = input.Pinned)
            fixed (float* o = output.Pinned)
            fixed (float* g = outputGradient.Pinned)
            fixed (float* p = parameters.Pinned)
            fixed (float* ig = inputGradient.Pinned)
            fixed (float* pg = parameterGradient.Pinned)
                Native.Check(NativeMethods.glia_activation_backward_with(Handle, Runtime.HandleOf(runtime), input.Address(i),
                    output.Address(o), outputGradient.Address(g), (UIntPtr)rows, (UIntPtr)columns, parameters.Address(p),
                    parameters.Length, &options, inputGradient.Address(ig), parameterGradient.Address(pg), out IntPtr error),
                    error);
        }

        private static int Rows(int count, int columns, string argument)
        {
            if (columns < 1)
                throw new ArgumentOutOfRangeException("columns", columns, "expected at least 1");
            if (count % columns != 0)
                throw new GliaException(ErrorCode.ShapeMismatch,
                    argument + ": expected whole rows of " + columns + " floats, got " + count);
            return count / columns;
        }

        private static void Expect(long got, long expected, string argument)
        {
            if (got != expected)
                throw new GliaException(ErrorCode.ShapeMismatch, argument + ": expected " + expected + " floats, got " + got);
        }
    }
}
