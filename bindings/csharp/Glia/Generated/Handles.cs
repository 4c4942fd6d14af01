// Generated from include/glia/glia.h by bindings/generate/csharp.py; do not edit.

using System;
using System.Runtime.InteropServices;

namespace Glia.Interop
{
    /// <summary>
    /// An activation: one of GLIA_ACTIVATION_… with its parameters. Layers copy the one that they are
    /// given.
    /// </summary>
    public sealed class ActivationHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly ActivationHandle Null = new ActivationHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public ActivationHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_activation_free(handle);
            return true;
        }
    }

    /// <summary>A graph of layers under construction: an input, and layers over earlier nodes. Models copy it.</summary>
    public sealed class GraphHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly GraphHandle Null = new GraphHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public GraphHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_graph_free(handle);
            return true;
        }
    }

    /// <summary>
    /// An initializer: one of GLIA_INITIALIZER_… with its parameters. It gives a layer's parameters
    /// their first values. Layers copy the one that they are given.
    /// </summary>
    public sealed class InitializerHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly InitializerHandle Null = new InitializerHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public InitializerHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_initializer_free(handle);
            return true;
        }
    }

    /// <summary>
    /// The description of a layer: one of GLIA_LAYER_… with its parameters, activation and
    /// initializers. It holds no weights. Graphs copy the one that they are given, so that one
    /// description may be added many times, changed in between or not.
    /// </summary>
    public sealed class LayerHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly LayerHandle Null = new LayerHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public LayerHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_layer_free(handle);
            return true;
        }
    }

    /// <summary>A loss: one of GLIA_LOSS_… with its parameters. Trainers copy the one that they are given.</summary>
    public sealed class LossHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly LossHandle Null = new LossHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public LossHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_loss_free(handle);
            return true;
        }
    }

    /// <summary>A model: a graph with a value for every parameter. Sessions and trainers copy what they need.</summary>
    public sealed class ModelHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly ModelHandle Null = new ModelHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public ModelHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_model_free(handle);
            return true;
        }
    }

    /// <summary>
    /// An optimizer: one of GLIA_OPTIMIZER_… with its parameters, and no state. Trainers copy the one
    /// that they are given, and keep the state; glia_trainer_optimizer_set changes their copy.
    /// </summary>
    public sealed class OptimizerHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly OptimizerHandle Null = new OptimizerHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public OptimizerHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_optimizer_free(handle);
            return true;
        }
    }

    /// <summary>
    /// A report: figures of each layer for one batch, and advice. It stands for itself: the trainer or
    /// model may change or go.
    /// </summary>
    public sealed class ReportHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly ReportHandle Null = new ReportHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public ReportHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_report_free(handle);
            return true;
        }
    }

    /// <summary>
    /// What the host decides about computing: how many threads, and which instruction set. Neither
    /// changes a bit of any result. Sessions and trainers keep the runtime that they were made with.
    /// </summary>
    public sealed class RuntimeHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly RuntimeHandle Null = new RuntimeHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public RuntimeHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_runtime_free(handle);
            return true;
        }
    }

    /// <summary>
    /// A buffer of samples that the host adds as they come: one of GLIA_SAMPLES_… with its parameters.
    /// Trainers draw batches from those that are attached to them (glia_trainer_samples_attach), and keep
    /// alive what they need of it.
    /// </summary>
    public sealed class SamplesHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly SamplesHandle Null = new SamplesHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public SamplesHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_samples_free(handle);
            return true;
        }
    }

    /// <summary>
    /// A schedule: one of GLIA_SCHEDULE_… with its parameters. It says which value a hyperparameter has
    /// at a step, as a function of the step's number alone; only GLIA_SCHEDULE_PLATEAU follows what is
    /// reported to it instead. Trainers copy the one that they are given (glia_trainer_schedule_set).
    /// </summary>
    public sealed class ScheduleHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly ScheduleHandle Null = new ScheduleHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public ScheduleHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_schedule_free(handle);
            return true;
        }
    }

    /// <summary>
    /// A session: memory planned once for a model and a largest batch, which runs inference. Many
    /// sessions, one a thread, share one model's weights.
    /// </summary>
    public sealed class SessionHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly SessionHandle Null = new SessionHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public SessionHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_session_free(handle);
            return true;
        }
    }

    /// <summary>
    /// The snapshots that a trainer publishes: what sessions that follow it are made from, on any thread
    /// and without the trainer. A snapshot is a copy of the weights that nobody changes.
    /// </summary>
    public sealed class SnapshotsHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly SnapshotsHandle Null = new SnapshotsHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public SnapshotsHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_snapshots_free(handle);
            return true;
        }
    }

    /// <summary>
    /// Numbers of one type with a shape and strides: in memory of its own, of the host, or of another
    /// tensor. The memory lives until the last tensor over it is freed. Tensors over the same memory
    /// count as one wherever one call at a time is asked for.
    /// </summary>
    public sealed class TensorHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly TensorHandle Null = new TensorHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public TensorHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_tensor_free(handle);
            return true;
        }
    }

    /// <summary>
    /// A trainer: a copy of a model's weights with gradients, an optimizer's state and the memory of
    /// a step.
    /// </summary>
    public sealed class TrainerHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly TrainerHandle Null = new TrainerHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public TrainerHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_trainer_free(handle);
            return true;
        }
    }

    /// <summary>
    /// A training that a thread of the library's own does. The thread has the trainer to itself until the
    /// training ends; whatever else is called with it meanwhile gives GLIA_ERROR_BUSY. Sessions that follow
    /// the trainer's snapshots, and buffers of samples that are attached to it, are used as ever.
    /// </summary>
    public sealed class TrainingHandle : SafeHandle
    {
        /// <summary>Stands for NULL where a function takes it.</summary>
        internal static readonly TrainingHandle Null = new TrainingHandle();

        /// <summary>Holds nothing; a call that makes an object fills it.</summary>
        public TrainingHandle() : base(IntPtr.Zero, true)
        {
        }

        /// <summary>Whether it holds nothing.</summary>
        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Frees the object; no call is using it then.</summary>
        protected override bool ReleaseHandle()
        {
            NativeMethods.glia_training_free(handle);
            return true;
        }
    }
}
