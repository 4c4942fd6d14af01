// Training on samples as they come.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Trainer
    {
        /// <summary>Draws batches from a buffer too, by its share of all; 0 detaches it.</summary>
        public void Attach(Samples samples, double share = 1)
        {
            Native.Check(NativeMethods.glia_trainer_samples_attach(Handle, Native.NotNull(samples, "samples").Handle, share,
                out IntPtr error), error);
        }

        /// <summary>How many buffers are attached.</summary>
        public int AttachedCount
        {
            get
            {
                UIntPtr count;
                Native.Check(NativeMethods.glia_trainer_samples_count(Handle, &count, out IntPtr error), error);
                return (int)count;
            }
        }

        /// <summary>A buffer that is attached, and its share: those of a trainer that was loaded.</summary>
        public Samples Attached(int index, out double share)
        {
            double found;
            Native.Check(NativeMethods.glia_trainer_samples_get(Handle, Native.Count(index, "index"), out SamplesHandle samples,
                &found, out IntPtr error), error);
            share = found;
            return new Samples(samples);
        }

        /// <summary>Makes the memory of steps on so many drawn samples.</summary>
        public void PrepareSamples(long batchSize)
        {
            Native.Check(NativeMethods.glia_trainer_prepare_samples(Handle, Native.Count(batchSize, "batchSize"),
                out IntPtr error), error);
        }

        /// <summary>A step on so many drawn samples. Gives the loss before the update.</summary>
        public double StepSamples(long batchSize)
        {
            double loss;
            Native.Check(NativeMethods.glia_trainer_step_samples(Handle, Native.Count(batchSize, "batchSize"), &loss,
                out IntPtr error), error);
            return loss;
        }

        /// <summary>Gradients of so many drawn samples alone.</summary>
        public double ComputeGradientsSamples(long batchSize)
        {
            double loss;
            Native.Check(NativeMethods.glia_trainer_compute_gradients_samples(Handle, Native.Count(batchSize, "batchSize"), &loss,
                out IntPtr error), error);
            return loss;
        }

        /// <summary>Up to so many steps on drawn samples, as far as so many nanoseconds go.</summary>
        public Frame RunSamplesFor(long batchSize, long most, long nanoseconds)
        {
            Frame frame = Frame.Sized();
            Native.Check(NativeMethods.glia_trainer_run_samples_for(Handle, Native.Count(batchSize, "batchSize"), most,
                nanoseconds, &frame, out IntPtr error), error);
            return frame;
        }

        /// <summary>So many steps on drawn samples (0: until it is stopped) on a thread of the library's own,
        /// which has the trainer to itself until then.</summary>
        public Training StartSamples(long batchSize, long most = 0, TrainingOptions options = default(TrainingOptions))
        {
            options = options.WithSize();
            Native.Check(NativeMethods.glia_trainer_start_samples(Handle, Native.Count(batchSize, "batchSize"), most, &options,
                out TrainingHandle made, out IntPtr error), error);
            return new Training(made, runtime);
        }
    }
}
