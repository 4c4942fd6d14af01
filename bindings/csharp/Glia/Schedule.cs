// Schedules by themselves; for training see Trainer.SetSchedule.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Schedule
    {
        /// <summary>The points of a schedule that has some: a value from each step on; no values for one
        /// that needs only steps.</summary>
        public void SetPoints(long[] steps, double[] values = null)
        {
            Native.NotNull(steps, "steps");
            if (values != null && values.Length != steps.Length)
                throw new GliaException(ErrorCode.ShapeMismatch,
                    "values: expected " + steps.Length + ", one for each step, got " + values.Length);
            fixed (long* s = steps)
            fixed (double* v = values)
                Native.Check(NativeMethods.glia_schedule_set_points(Handle, s, v, (UIntPtr)steps.Length, out IntPtr error), error);
        }

        /// <summary>The value at a step, without running anything.</summary>
        public double Value(long step)
        {
            double value;
            Native.Check(NativeMethods.glia_schedule_value(Handle, step, &value, out IntPtr error), error);
            return value;
        }

        /// <summary>Tells a plateau how training goes; gives whether it lowered the value.</summary>
        public bool Report(double value)
        {
            int reduced;
            Native.Check(NativeMethods.glia_schedule_report(Handle, value, &reduced, out IntPtr error), error);
            return reduced != 0;
        }
    }
}
