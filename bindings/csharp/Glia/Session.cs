// What runs a model.

using System;
using Glia.Interop;

namespace Glia
{
    /// <summary>Runs a model over batches of up to a number of rows. Memory is made once: a run allocates
    /// nothing, in .NET neither. Used by one thread at a time; many sessions, one a thread, share one
    /// model.</summary>
    public sealed unsafe partial class Session : NativeObject<SessionHandle>
    {
        // Keeps what the runtime calls alive.
        private readonly Runtime runtime;
        private readonly RowSizes sizes;

        /// <summary>A session of a model.</summary>
        public Session(Model model, int largestBatch, Runtime runtime = null)
            : base(New(Native.NotNull(model, "model").Handle, largestBatch, runtime))
        {
            this.runtime = runtime;
            sizes = new RowSizes(model);
        }

        private Session(SessionHandle handle, RowSizes sizes, Runtime runtime) : base(handle)
        {
            this.runtime = runtime;
            this.sizes = sizes;
        }

        private static SessionHandle New(ModelHandle model, int largestBatch, Runtime runtime)
        {
            Native.Check(NativeMethods.glia_session_new(model, Runtime.HandleOf(runtime),
                Native.Count(largestBatch, "largestBatch"), out SessionHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>A session that serves, in each run, the newest snapshot that a trainer has published.</summary>
        public static Session Follow(Snapshots snapshots, int largestBatch, Runtime runtime = null)
        {
            Native.Check(NativeMethods.glia_session_follow(Native.NotNull(snapshots, "snapshots").Handle,
                Runtime.HandleOf(runtime), Native.Count(largestBatch, "largestBatch"), out SessionHandle made,
                out IntPtr error), error);
            return new Session(made, snapshots.Sizes, runtime);
        }

        /// <summary>The runtime that it was made with; null for the default.</summary>
        public Runtime Runtime
        {
            get { return runtime; }
        }

        /// <summary>Outputs of as many rows as the inputs are.</summary>
        public void Run(ReadOnlyFloats inputs, Floats outputs)
        {
            fixed (float* i = inputs.Pinned)
            fixed (float* o = outputs.Pinned)
                Native.Check(NativeMethods.glia_session_run(Handle, inputs.Address(i), inputs.Length, outputs.Address(o),
                    outputs.Length, out IntPtr error), error);
        }

        /// <summary>Stays with the snapshot of the last run.</summary>
        public void Pin()
        {
            Native.Check(NativeMethods.glia_session_pin(Handle, out IntPtr error), error);
        }

        /// <summary>Follows again.</summary>
        public void Unpin()
        {
            Native.Check(NativeMethods.glia_session_unpin(Handle, out IntPtr error), error);
        }

        /// <summary>The version of the snapshot of the last run; 0 for a session of a model.</summary>
        public long Version
        {
            get
            {
                long version;
                Native.Check(NativeMethods.glia_session_version(Handle, &version, out IntPtr error), error);
                return version;
            }
        }

        /// <summary>The SHA-256 of the weights that the last run had.</summary>
        public byte[] Hash()
        {
            var hash = new byte[Native.HashBytes];
            fixed (byte* h = hash)
                Native.Check(NativeMethods.glia_session_hash(Handle, h, (UIntPtr)hash.Length, out IntPtr error), error);
            return hash;
        }

        /// <summary>Mean loss over a data set, and the share of rows whose class was right (NaN for targets
        /// that are no labels).</summary>
        public Evaluation Evaluate(Loss loss, Tensor inputs, Tensor targets)
        {
            double mean, accuracy;
            Native.Check(NativeMethods.glia_session_evaluate(Handle, Native.NotNull(loss, "loss").Handle,
                Native.NotNull(inputs, "inputs").Handle, Native.NotNull(targets, "targets").Handle, &mean, &accuracy,
                out IntPtr error), error);
            return new Evaluation(mean, accuracy);
        }
    }

    /// <summary>How well a model does over a data set.</summary>
    public struct Evaluation
    {
        internal Evaluation(double loss, double accuracy)
        {
            Loss = loss;
            Accuracy = accuracy;
        }

        /// <summary>The mean loss.</summary>
        public double Loss { get; private set; }

        /// <summary>The share of rows whose class was right; NaN for targets that are no labels.</summary>
        public double Accuracy { get; private set; }
    }
}
