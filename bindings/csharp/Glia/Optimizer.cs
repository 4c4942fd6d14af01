// Optimizers over arrays of the program's own; for a network see Trainer.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Optimizer
    {
        /// <summary>How much state it keeps beside a parameter of this shape, and what it wants.</summary>
        public OptimizerInfo Needs(params long[] shape)
        {
            OptimizerInfo info = OptimizerInfo.Sized();
            fixed (long* s = Native.NotNull(shape, "shape"))
                Native.Check(NativeMethods.glia_optimizer_needs(Handle, s, (UIntPtr)shape.Length, &info, out IntPtr error), error);
            return info;
        }

        /// <summary>Updates weights that the program keeps, in place, from their gradients. The step counts
        /// from 1; state and scratch are as long as <see cref="Needs"/> says, the state zero before the
        /// first step.</summary>
        public void Step(long step, long[] shape, Floats weights, ReadOnlyFloats gradients, Floats state, Floats scratch,
            Runtime runtime = null)
        {
            OptimizerInfo info = Needs(shape);
            long count = Expect(shape, weights.Count, "weights");
            Expect(gradients.Count, count, "gradients");
            Expect(state.Count, info.StateFloats, "state");
            Expect(scratch.Count, info.ScratchFloats, "scratch");
            fixed (long* s = shape)
            fixed (float* w = weights.Pinned)
            fixed (float* g = gradients.Pinned)
            fixed (float* kept = state.Pinned)
            fixed (float* work = scratch.Pinned)
                Native.Check(NativeMethods.glia_optimizer_step(Handle, Runtime.HandleOf(runtime), (ulong)step, s,
                    (UIntPtr)shape.Length, weights.Address(w), gradients.Address(g), state.Address(kept),
                    scratch.Address(work), out IntPtr error), error);
        }

        /// <summary>Where the gradients of the next step are to be taken, for optimizers that look ahead.</summary>
        public void LookAhead(long[] shape, ReadOnlyFloats weights, ReadOnlyFloats state, Floats ahead, Runtime runtime = null)
        {
            OptimizerInfo info = Needs(shape);
            long count = Expect(shape, weights.Count, "weights");
            Expect(state.Count, info.StateFloats, "state");
            Expect(ahead.Count, count, "ahead");
            fixed (long* s = shape)
            fixed (float* w = weights.Pinned)
            fixed (float* kept = state.Pinned)
            fixed (float* a = ahead.Pinned)
                Native.Check(NativeMethods.glia_optimizer_look_ahead(Handle, Runtime.HandleOf(runtime), s, (UIntPtr)shape.Length,
                    weights.Address(w), state.Address(kept), ahead.Address(a), out IntPtr error), error);
        }

        /// <summary>Goes on with the search of an optimizer such as L-BFGS: takes the loss and gradients at
        /// the weights, and moves the weights to where both are wanted next. Gives what
        /// glia_optimizer_search says of that.</summary>
        public int Search(long[] shape, double loss, Floats weights, ReadOnlyFloats gradients, Floats state, Floats scratch,
            double[] search, Runtime runtime = null)
        {
            OptimizerInfo info = Needs(shape);
            long count = Expect(shape, weights.Count, "weights");
            Expect(gradients.Count, count, "gradients");
            Expect(state.Count, info.StateFloats, "state");
            Expect(scratch.Count, info.ScratchFloats, "scratch");
            Expect(Native.NotNull(search, "search").Length, info.SearchDoubles, "search");
            int next;
            fixed (long* s = shape)
            fixed (float* w = weights.Pinned)
            fixed (float* g = gradients.Pinned)
            fixed (float* kept = state.Pinned)
            fixed (float* work = scratch.Pinned)
            fixed (double* d = search)
                Native.Check(NativeMethods.glia_optimizer_search(Handle, Runtime.HandleOf(runtime), s, (UIntPtr)shape.Length, loss,
                    weights.Address(w), gradients.Address(g), state.Address(kept), scratch.Address(work), d, &next,
                    out IntPtr error), error);
            return next;
        }

        private static long Expect(long[] shape, int got, string argument)
        {
            long count = 1;
            foreach (long length in shape)
                count = checked(count * length);
            Expect(got, count, argument);
            return count;
        }

        private static void Expect(long got, long expected, string argument)
        {
            if (got != expected)
                throw new GliaException(ErrorCode.ShapeMismatch, argument + ": expected " + expected + " numbers, got " + got);
        }
    }
}
