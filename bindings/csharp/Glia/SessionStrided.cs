// Runs over an engine's own structures.

using System;
using Glia.Interop;

namespace Glia
{
    /// <summary>Where rows stand in memory, in floats: element e of row r at First + r * Row + e * Element.</summary>
    public struct Strides
    {
        /// <summary>Floats before the first element of the first row, between rows, and between elements.</summary>
        public Strides(int first, int row, int element)
        {
            First = first;
            Row = row;
            Element = element;
        }

        /// <summary>Floats before the first element of the first row.</summary>
        public int First { get; private set; }

        /// <summary>Floats from a row to the next.</summary>
        public int Row { get; private set; }

        /// <summary>Floats from an element to the next.</summary>
        public int Element { get; private set; }

        internal void Check(int rows, long elements, int count, string argument)
        {
            if (First < 0 || Row < 0 || Element < 0)
                throw new ArgumentOutOfRangeException(argument, "expected strides of at least 0");
            if (rows == 0 || elements == 0)
                return;
            long last = First + (long)(rows - 1) * Row + (elements - 1) * Element;
            if (last >= count)
                throw new GliaException(ErrorCode.ShapeMismatch,
                    argument + ": expected at least " + (last + 1) + " floats by rows and strides, got " + count);
        }
    }

    public sealed unsafe partial class Session
    {
        /// <summary>As <see cref="Run"/>, of rows that stand at strides; both may be in the same array.</summary>
        public void RunStrided(int rows, ReadOnlyFloats inputs, Strides inputStrides, Floats outputs,
            Strides outputStrides)
        {
            if (rows < 0)
                throw new ArgumentOutOfRangeException("rows", rows, "expected at least 0");
            inputStrides.Check(rows, sizes.Input, inputs.Count, "inputs");
            outputStrides.Check(rows, sizes.Output, outputs.Count, "outputs");
            fixed (float* i = inputs.Pinned)
            fixed (float* o = outputs.Pinned)
                RunStrided(rows, inputs.Address(i) + inputStrides.First, inputStrides.Row, inputStrides.Element,
                    outputs.Address(o) + outputStrides.First, outputStrides.Row, outputStrides.Element);
        }

        /// <summary>The same over pointers, which nobody checks: fields of structs in an engine's memory.</summary>
        public void RunStrided(int rows, float* inputs, int inputRowStride, int inputElementStride, float* outputs,
            int outputRowStride, int outputElementStride)
        {
            Native.Check(NativeMethods.glia_session_run_strided(Handle, Native.Count(rows, "rows"), inputs,
                Native.Count(inputRowStride, "inputRowStride"), Native.Count(inputElementStride, "inputElementStride"), outputs,
                Native.Count(outputRowStride, "outputRowStride"), Native.Count(outputElementStride, "outputElementStride"),
                out IntPtr error), error);
        }
    }
}
