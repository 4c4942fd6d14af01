// Trainers: a network's weights with gradients and an optimizer. Their steps are here; TrainerRuns.cs,
// TrainerGradients.cs, TrainerSettings.cs, TrainerSamples.cs and TrainerFiles.cs have the rest.

using System;
using Glia.Interop;

namespace Glia
{
    /// <summary>Trains a copy of a model's weights. Used by one thread at a time, unless a method says
    /// otherwise.</summary>
    public sealed unsafe partial class Trainer : NativeObject<TrainerHandle>
    {
        // Keeps what the runtime calls alive.
        private readonly Runtime runtime;
        private RowSizes sizes;

        /// <summary>A trainer with copies of what it is given.</summary>
        public Trainer(Model model, Loss loss, Optimizer optimizer, TrainerOptions options = default(TrainerOptions),
            Runtime runtime = null)
            : base(New(Native.NotNull(model, "model").Handle, Native.NotNull(loss, "loss").Handle,
                Native.NotNull(optimizer, "optimizer").Handle, options, runtime))
        {
            this.runtime = runtime;
            sizes = new RowSizes(model);
        }

        private Trainer(TrainerHandle handle, Runtime runtime) : base(handle)
        {
            this.runtime = runtime;
        }

        private static TrainerHandle New(ModelHandle model, LossHandle loss, OptimizerHandle optimizer, TrainerOptions options,
            Runtime runtime)
        {
            options = options.WithSize();
            Native.Check(NativeMethods.glia_trainer_new(model, loss, optimizer, Runtime.HandleOf(runtime), &options,
                out TrainerHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>The runtime that it was made with; null for the default.</summary>
        public Runtime Runtime
        {
            get { return runtime; }
        }

        /// <summary>Makes all memory of a step; what follows allocates nothing.</summary>
        public void Prepare()
        {
            Native.Check(NativeMethods.glia_trainer_prepare(Handle, out IntPtr error), error);
        }

        /// <summary>Makes the memory of steps over more rows than the largest batch, which come in chunks.</summary>
        public void PrepareBatch(long rows)
        {
            Native.Check(NativeMethods.glia_trainer_prepare_batch(Handle, Native.Count(rows, "rows"), out IntPtr error), error);
        }

        /// <summary>The bytes that a step needs beside the weights.</summary>
        public long StepMemory
        {
            get
            {
                UIntPtr bytes;
                Native.Check(NativeMethods.glia_trainer_step_memory(Handle, &bytes, out IntPtr error), error);
                return (long)bytes;
            }
        }

        /// <summary>Gradients of a batch, then an update. Gives the loss before the update.</summary>
        public double Step(ReadOnlyFloats inputs, Targets targets)
        {
            double loss;
            fixed (float* i = inputs.Pinned)
            fixed (float* tf = targets.PinnedFloats)
            fixed (int* ti = targets.PinnedInts)
            fixed (long* tl = targets.PinnedLongs)
                Native.Check(NativeMethods.glia_trainer_step(Handle, inputs.Address(i), inputs.Length,
                    targets.Address(tf, ti, tl), targets.Type, targets.Length, &loss, out IntPtr error), error);
            return loss;
        }

        /// <summary>As much of a step over the same arrays as fits into so many nanoseconds; to be called with
        /// them until the frame says that it is finished.</summary>
        public Frame StepFor(ReadOnlyFloats inputs, Targets targets, long nanoseconds)
        {
            Frame frame = Frame.Sized();
            fixed (float* i = inputs.Pinned)
            fixed (float* tf = targets.PinnedFloats)
            fixed (int* ti = targets.PinnedInts)
            fixed (long* tl = targets.PinnedLongs)
                Native.Check(NativeMethods.glia_trainer_step_for(Handle, inputs.Address(i), inputs.Length,
                    targets.Address(tf, ti, tl), targets.Type, targets.Length, nanoseconds, &frame, out IntPtr error), error);
            return frame;
        }

        /// <summary>Finishes the update of a step under way, or leaves a step whose update has not begun.</summary>
        public void Settle()
        {
            Native.Check(NativeMethods.glia_trainer_settle(Handle, out IntPtr error), error);
        }

        /// <summary>Updates so far.</summary>
        public long StepCount
        {
            get
            {
                long steps;
                Native.Check(NativeMethods.glia_trainer_step_count(Handle, &steps, out IntPtr error), error);
                return steps;
            }
        }

        /// <summary>The SHA-256 of all weights.</summary>
        public byte[] Hash()
        {
            var hash = new byte[Native.HashBytes];
            fixed (byte* h = hash)
                Native.Check(NativeMethods.glia_trainer_hash(Handle, h, (UIntPtr)hash.Length, out IntPtr error), error);
            return hash;
        }

        /// <summary>A model with a copy of the current weights.</summary>
        public Model ToModel()
        {
            Native.Check(NativeMethods.glia_trainer_model(Handle, out ModelHandle model, out IntPtr error), error);
            return new Model(model);
        }

        /// <summary>A model with the average of the weights, where one is kept (Param.Average of
        /// <see cref="SetUpdate"/>).</summary>
        public Model ToAverageModel()
        {
            Native.Check(NativeMethods.glia_trainer_average_model(Handle, out ModelHandle model, out IntPtr error), error);
            return new Model(model);
        }

        /// <summary>How many weights the average is of.</summary>
        public long AverageCount
        {
            get
            {
                long count;
                Native.Check(NativeMethods.glia_trainer_average_count(Handle, &count, out IntPtr error), error);
                return count;
            }
        }

        /// <summary>Makes the weights visible to the sessions that follow; gives their version.</summary>
        public long Publish()
        {
            long version;
            Native.Check(NativeMethods.glia_trainer_publish(Handle, &version, out IntPtr error), error);
            return version;
        }

        /// <summary>What sessions that follow are made from. The first time publishes version 1.</summary>
        public Snapshots Snapshots()
        {
            Native.Check(NativeMethods.glia_trainer_snapshots(Handle, out SnapshotsHandle made, out IntPtr error), error);
            if (sizes.Input == 0)
                using (Model model = ToModel())
                    sizes = new RowSizes(model);
            return new Snapshots(made, sizes);
        }

        /// <summary>What the doctor finds in each layer with a batch; the trainer stays as it is.</summary>
        public Report Examine(ReadOnlyFloats inputs, Targets targets)
        {
            fixed (float* i = inputs.Pinned)
            fixed (float* tf = targets.PinnedFloats)
            fixed (int* ti = targets.PinnedInts)
            fixed (long* tl = targets.PinnedLongs)
            {
                Native.Check(NativeMethods.glia_trainer_examine(Handle, inputs.Address(i), inputs.Length,
                    targets.Address(tf, ti, tl), targets.Type, targets.Length, out ReportHandle made, out IntPtr error), error);
                return new Report(made);
            }
        }
    }
}
