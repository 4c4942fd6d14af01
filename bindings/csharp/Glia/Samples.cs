// Buffers of samples, which a program fills as they come and trainers draw their batches from.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Samples
    {
        /// <summary>Makes the memory, for trainers of such a model and loss; the targets are float values, or
        /// labels.</summary>
        public void Prepare(Model model, Loss loss, ElementType targetType)
        {
            Native.Check(NativeMethods.glia_samples_prepare(Handle, Native.NotNull(model, "model").Handle,
                Native.NotNull(loss, "loss").Handle, (int)targetType, out IntPtr error), error);
        }

        /// <summary>Adds rows with their targets, and a weight for each where there are any. Any thread may, at
        /// any time. Allocates nothing.</summary>
        public void Add(ReadOnlyFloats inputs, Targets targets, ReadOnlyFloats weights = default(ReadOnlyFloats))
        {
            fixed (float* i = inputs.Pinned)
            fixed (float* tf = targets.PinnedFloats)
            fixed (int* ti = targets.PinnedInts)
            fixed (long* tl = targets.PinnedLongs)
            fixed (float* w = weights.Pinned)
                Native.Check(NativeMethods.glia_samples_add(Handle, inputs.Address(i), inputs.Length,
                    targets.Address(tf, ti, tl), targets.Type, targets.Length, weights.Address(w), weights.Length,
                    out IntPtr error), error);
        }

        /// <summary>How many there are.</summary>
        public long Count
        {
            get
            {
                UIntPtr count;
                Native.Check(NativeMethods.glia_samples_count(Handle, &count, out IntPtr error), error);
                return (long)count;
            }
        }

        /// <summary>How many were ever added.</summary>
        public ulong Total
        {
            get
            {
                ulong total;
                Native.Check(NativeMethods.glia_samples_total(Handle, &total, out IntPtr error), error);
                return total;
            }
        }

        /// <summary>Makes it as if it were new.</summary>
        public void Clear()
        {
            Native.Check(NativeMethods.glia_samples_clear(Handle, out IntPtr error), error);
        }

        /// <summary>Copies a sample with its target values; gives its weight.</summary>
        public float Read(long index, Floats inputs, float[] targets)
        {
            fixed (float* t = targets)
                return Read(index, inputs, t, ElementType.Float32, Native.Length(targets));
        }

        /// <summary>Copies a sample with its label; gives its weight.</summary>
        public float Read(long index, Floats inputs, int[] labels)
        {
            fixed (int* t = labels)
                return Read(index, inputs, t, ElementType.Int32, Native.Length(labels));
        }

        /// <summary>Copies a sample with its label; gives its weight.</summary>
        public float Read(long index, Floats inputs, long[] labels)
        {
            fixed (long* t = labels)
                return Read(index, inputs, t, ElementType.Int64, Native.Length(labels));
        }

        private float Read(long index, Floats inputs, void* targets, ElementType type, UIntPtr count)
        {
            float weight;
            fixed (float* i = inputs.Pinned)
                Native.Check(NativeMethods.glia_samples_read(Handle, Native.Count(index, "index"), inputs.Address(i),
                    inputs.Length, targets, (int)type, count, &weight, out IntPtr error), error);
            return weight;
        }
    }
}
