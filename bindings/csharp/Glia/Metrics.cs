// Metrics over arrays.

using System;
using Glia.Interop;

namespace Glia
{
    /// <summary>How good outputs are.</summary>
    public static unsafe class Metrics
    {
        /// <summary>The share of rows whose class is among the most likely.</summary>
        public static double TopAccuracy(ReadOnlyFloats scores, int[] labels, int most = 1)
        {
            double value;
            UIntPtr columns = Columns(scores.Count, labels, "scores");
            fixed (float* s = scores.Pinned)
            fixed (int* l = labels)
                Native.Check(NativeMethods.glia_metric_top_accuracy(scores.Address(s), (UIntPtr)labels.Length, columns, l,
                    Native.Count(most, "most"), &value, out IntPtr error), error);
            return value;
        }

        /// <summary>How many rows of each class (first index) have their largest score at each class (second).</summary>
        public static long[,] Confusion(ReadOnlyFloats scores, int[] labels)
        {
            UIntPtr columns = Columns(scores.Count, labels, "scores");
            // Mono's compiler gives a wrong address for a pinned array of two axes.
            var flat = new long[checked((int)columns * (int)columns)];
            fixed (float* s = scores.Pinned)
            fixed (int* l = labels)
            fixed (long* c = flat)
                Native.Check(NativeMethods.glia_metric_confusion(scores.Address(s), (UIntPtr)labels.Length, columns, l, c,
                    (UIntPtr)flat.Length, out IntPtr error), error);
            var counts = new long[(int)columns, (int)columns];
            Buffer.BlockCopy(flat, 0, counts, 0, 8 * flat.Length);
            return counts;
        }

        /// <summary>The mean of -ln of the label's probability.</summary>
        public static double LogLoss(ReadOnlyFloats probabilities, int[] labels)
        {
            double value;
            UIntPtr columns = Columns(probabilities.Count, labels, "probabilities");
            fixed (float* p = probabilities.Pinned)
            fixed (int* l = labels)
                Native.Check(NativeMethods.glia_metric_log_loss(probabilities.Address(p), (UIntPtr)labels.Length, columns, l,
                    &value, out IntPtr error), error);
            return value;
        }

        /// <summary>The area under the ROC curve of scores with labels 0 and 1.</summary>
        public static double RocArea(ReadOnlyFloats scores, int[] labels)
        {
            double value;
            if (Native.NotNull(labels, "labels").Length != scores.Count)
                throw new GliaException(ErrorCode.ShapeMismatch,
                    "labels: expected " + scores.Count + ", one for each score, got " + labels.Length);
            fixed (float* s = scores.Pinned)
            fixed (int* l = labels)
                Native.Check(NativeMethods.glia_metric_roc_area(scores.Address(s), l, scores.Length, &value, out IntPtr error),
                    error);
            return value;
        }

        /// <summary>Errors of outputs that are values.</summary>
        public static RegressionErrors Regression(ReadOnlyFloats outputs, ReadOnlyFloats targets)
        {
            if (targets.Count != outputs.Count)
                throw new GliaException(ErrorCode.ShapeMismatch,
                    "targets: expected " + outputs.Count + " floats, got " + targets.Count);
            double absolute, squared, share;
            fixed (float* o = outputs.Pinned)
            fixed (float* t = targets.Pinned)
                Native.Check(NativeMethods.glia_metric_regression(outputs.Address(o), targets.Address(t), outputs.Length,
                    &absolute, &squared, &share, out IntPtr error), error);
            return new RegressionErrors(absolute, squared, share);
        }

        private static UIntPtr Columns(int count, int[] labels, string argument)
        {
            int rows = Native.NotNull(labels, "labels").Length;
            if (rows == 0 || count % rows != 0)
                throw new GliaException(ErrorCode.ShapeMismatch,
                    argument + ": expected whole rows for " + rows + " labels, got " + count + " floats");
            return (UIntPtr)(count / rows);
        }
    }

    /// <summary>Errors of a regression.</summary>
    public struct RegressionErrors
    {
        internal RegressionErrors(double absolute, double squared, double share)
        {
            MeanAbsoluteError = absolute;
            RootMeanSquaredError = squared;
            RSquared = share;
        }

        /// <summary>The mean of the sizes of the differences.</summary>
        public double MeanAbsoluteError { get; private set; }

        /// <summary>The root of the mean of their squares.</summary>
        public double RootMeanSquaredError { get; private set; }

        /// <summary>The share of the targets' variance that is explained.</summary>
        public double RSquared { get; private set; }
    }
}
