// Whether gradients are right, also those of a loss of the program's own.

using System;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Glia.Interop;

namespace Glia
{
    /// <summary>A loss of the program's own over outputs, rows * columns numbers. It gives the loss of the batch,
    /// and where gradient is not null fills it with the derivative by each output.</summary>
    public delegate double LossFunction(double[] outputs, int rows, int columns, double[] gradient);

    /// <summary>Compares gradients with central differences in float64.</summary>
    public static unsafe class GradientCheck
    {
        private const int NameBytes = 1024;
        private static readonly LossCallback Callback = OnLoss;

        /// <summary>Checks a model with a loss; gives also the name of the worst element.</summary>
        public static GradientReport Run(Model model, Loss loss, ReadOnlyFloats inputs, Targets targets, out string worst,
            GradientCheckOptions options = default(GradientCheckOptions), Runtime runtime = null)
        {
            options = options.WithSize();
            GradientReport report = GradientReport.Sized();
            var name = new byte[NameBytes];
            fixed (float* i = inputs.Pinned)
            fixed (float* tf = targets.PinnedFloats)
            fixed (int* ti = targets.PinnedInts)
            fixed (long* tl = targets.PinnedLongs)
            fixed (byte* n = name)
                Native.Check(NativeMethods.glia_gradient_check(Native.NotNull(model, "model").Handle,
                    Native.NotNull(loss, "loss").Handle, Runtime.HandleOf(runtime), inputs.Address(i), inputs.Length,
                    targets.Address(tf, ti, tl), targets.Type, targets.Length, &options, &report, n, (UIntPtr)NameBytes, null,
                    out IntPtr error), error);
            worst = Native.Text(name);
            return report;
        }

        /// <summary>Checks a model with a loss of the program's own. What that throws ends the check and comes out
        /// of here.</summary>
        public static GradientReport Run(Model model, LossFunction loss, ReadOnlyFloats inputs, out string worst,
            GradientCheckOptions options = default(GradientCheckOptions), Runtime runtime = null)
        {
            options = options.WithSize();
            GradientReport report = GradientReport.Sized();
            var name = new byte[NameBytes];
            var own = new OwnLoss { Loss = Native.NotNull(loss, "loss") };
            GCHandle user = GCHandle.Alloc(own);
            int status;
            IntPtr error;
            try
            {
                fixed (float* i = inputs.Pinned)
                fixed (byte* n = name)
                    status = NativeMethods.glia_gradient_check_with_callback(Native.NotNull(model, "model").Handle,
                        Runtime.HandleOf(runtime), inputs.Address(i), inputs.Length, Callback, (void*)GCHandle.ToIntPtr(user),
                        &options, &report, n, (UIntPtr)NameBytes, null, out error);
            }
            finally
            {
                user.Free();
            }
            if (own.Thrown != null)
            {
                NativeMethods.glia_error_free(error);
                own.Thrown.Throw();
            }
            Native.Check(status, error);
            worst = Native.Text(name);
            return report;
        }

        private sealed class OwnLoss
        {
            internal LossFunction Loss;
            internal ExceptionDispatchInfo Thrown;
        }

        [MonoPInvokeCallback(typeof(LossCallback))]
        private static int OnLoss(double* outputs, UIntPtr rows, UIntPtr columns, double* gradient, double* loss, void* user)
        {
            var own = (OwnLoss)GCHandle.FromIntPtr((IntPtr)user).Target;
            try
            {
                int count = checked((int)((ulong)rows * (ulong)columns));
                var copy = new double[count];
                Marshal.Copy((IntPtr)outputs, copy, 0, count);
                double[] derivative = gradient == null ? null : new double[count];
                *loss = own.Loss(copy, (int)rows, (int)columns, derivative);
                if (derivative != null)
                    Marshal.Copy(derivative, 0, (IntPtr)gradient, count);
                return 0;
            }
            catch (Exception thrown)
            {
                own.Thrown = ExceptionDispatchInfo.Capture(thrown);
                return (int)ErrorCode.InvalidArgument;
            }
        }
    }
}
