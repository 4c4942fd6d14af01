// Losses over arrays.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Loss
    {
        /// <summary>A weight for each class; empty for none.</summary>
        public void SetClassWeights(ReadOnlyFloats weights)
        {
            fixed (float* w = weights.Pinned)
                Native.Check(NativeMethods.glia_loss_set_class_weights(Handle, weights.Address(w), weights.Length,
                    out IntPtr error), error);
        }

        /// <summary>The loss of a batch of outputs. Where they are given, receives also the gradient at the
        /// outputs and the value of each row; with a weight for each row or without.</summary>
        public double Evaluate(ReadOnlyFloats outputs, int rows, Targets targets, Floats gradient = default(Floats),
            ReadOnlyFloats weights = default(ReadOnlyFloats), Floats rowValues = default(Floats), Runtime runtime = null)
        {
            if (rows < 1 || outputs.Count % rows != 0)
                throw new GliaException(ErrorCode.ShapeMismatch,
                    "outputs: expected " + rows + " whole rows, got " + outputs.Count + " floats");
            Expect(gradient.Count, outputs.Count, "gradient");
            Expect(weights.Count, rows, "weights");
            Expect(rowValues.Count, rows, "rowValues");
            double value;
            fixed (float* o = outputs.Pinned)
            fixed (float* tf = targets.PinnedFloats)
            fixed (int* ti = targets.PinnedInts)
            fixed (long* tl = targets.PinnedLongs)
            fixed (float* g = gradient.Pinned)
            fixed (float* w = weights.Pinned)
            fixed (float* r = rowValues.Pinned)
                Native.Check(NativeMethods.glia_loss_evaluate_weighted(Handle, Runtime.HandleOf(runtime), outputs.Address(o),
                    (UIntPtr)rows, (UIntPtr)(outputs.Count / rows), targets.Address(tf, ti, tl), targets.Type, targets.Length,
                    weights.Address(w), rowValues.Address(r), gradient.Address(g), &value, out IntPtr error), error);
            return value;
        }

        // None, or as many as there must be.
        private static void Expect(int got, int expected, string argument)
        {
            if (got != 0 && got != expected)
                throw new GliaException(ErrorCode.ShapeMismatch, argument + ": expected " + expected + " floats, got " + got);
        }
    }
}
