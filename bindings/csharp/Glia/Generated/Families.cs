// Generated from include/glia/glia.h by bindings/generate/csharp.py; do not edit.

using System;
using Glia.Interop;

namespace Glia
{
    /// <summary>
    /// An activation: one of GLIA_ACTIVATION_… with its parameters. Layers copy the one that they are
    /// given.
    /// </summary>
    public sealed partial class Activation : NativeObject<ActivationHandle>
    {
        /// <summary>One of a kind, its parameters at their defaults. Set others in braces:
        /// <c>new Activation(…) { [Param.…] = 0.1 }</c>.</summary>
        public Activation(ActivationKind kind) : base(New(kind))
        {
        }

        internal Activation(ActivationHandle handle) : base(handle)
        {
        }

        private static ActivationHandle New(ActivationKind kind)
        {
            Native.Check(NativeMethods.glia_activation_new((int)kind, out ActivationHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>The kind.</summary>
        public unsafe ActivationKind Kind
        {
            get
            {
                int kind;
                Native.Check(NativeMethods.glia_activation_kind(Handle, &kind, out IntPtr error), error);
                return (ActivationKind)kind;
            }
        }

        /// <summary>A parameter of the kind, by its key. A key that the kind does not have, and a value
        /// outside its bounds, are errors.</summary>
        public unsafe double this[Param key]
        {
            get
            {
                double value;
                Native.Check(NativeMethods.glia_activation_get(Handle, (int)key, &value, out IntPtr error), error);
                return value;
            }
            set
            {
                Native.Check(NativeMethods.glia_activation_set(Handle, (int)key, value, out IntPtr error), error);
            }
        }
    }

    /// <summary>
    /// An initializer: one of GLIA_INITIALIZER_… with its parameters. It gives a layer's parameters
    /// their first values. Layers copy the one that they are given.
    /// </summary>
    public sealed partial class Initializer : NativeObject<InitializerHandle>
    {
        /// <summary>One of a kind, its parameters at their defaults. Set others in braces:
        /// <c>new Initializer(…) { [Param.…] = 0.1 }</c>.</summary>
        public Initializer(InitializerKind kind) : base(New(kind))
        {
        }

        internal Initializer(InitializerHandle handle) : base(handle)
        {
        }

        private static InitializerHandle New(InitializerKind kind)
        {
            Native.Check(NativeMethods.glia_initializer_new((int)kind, out InitializerHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>The kind.</summary>
        public unsafe InitializerKind Kind
        {
            get
            {
                int kind;
                Native.Check(NativeMethods.glia_initializer_kind(Handle, &kind, out IntPtr error), error);
                return (InitializerKind)kind;
            }
        }

        /// <summary>A parameter of the kind, by its key. A key that the kind does not have, and a value
        /// outside its bounds, are errors.</summary>
        public unsafe double this[Param key]
        {
            get
            {
                double value;
                Native.Check(NativeMethods.glia_initializer_get(Handle, (int)key, &value, out IntPtr error), error);
                return value;
            }
            set
            {
                Native.Check(NativeMethods.glia_initializer_set(Handle, (int)key, value, out IntPtr error), error);
            }
        }
    }

    /// <summary>
    /// The description of a layer: one of GLIA_LAYER_… with its parameters, activation and
    /// initializers. It holds no weights. Graphs copy the one that they are given, so that one
    /// description may be added many times, changed in between or not.
    /// </summary>
    public sealed partial class Layer : NativeObject<LayerHandle>
    {
        /// <summary>One of a kind, its parameters at their defaults. Set others in braces:
        /// <c>new Layer(…) { [Param.…] = 0.1 }</c>.</summary>
        public Layer(LayerKind kind) : base(New(kind))
        {
        }

        internal Layer(LayerHandle handle) : base(handle)
        {
        }

        private static LayerHandle New(LayerKind kind)
        {
            Native.Check(NativeMethods.glia_layer_new((int)kind, out LayerHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>The kind.</summary>
        public unsafe LayerKind Kind
        {
            get
            {
                int kind;
                Native.Check(NativeMethods.glia_layer_kind(Handle, &kind, out IntPtr error), error);
                return (LayerKind)kind;
            }
        }

        /// <summary>A parameter of the kind, by its key. A key that the kind does not have, and a value
        /// outside its bounds, are errors.</summary>
        public unsafe double this[Param key]
        {
            get
            {
                double value;
                Native.Check(NativeMethods.glia_layer_get(Handle, (int)key, &value, out IntPtr error), error);
                return value;
            }
            set
            {
                Native.Check(NativeMethods.glia_layer_set(Handle, (int)key, value, out IntPtr error), error);
            }
        }
    }

    /// <summary>A loss: one of GLIA_LOSS_… with its parameters. Trainers copy the one that they are given.</summary>
    public sealed partial class Loss : NativeObject<LossHandle>
    {
        /// <summary>One of a kind, its parameters at their defaults. Set others in braces:
        /// <c>new Loss(…) { [Param.…] = 0.1 }</c>.</summary>
        public Loss(LossKind kind) : base(New(kind))
        {
        }

        internal Loss(LossHandle handle) : base(handle)
        {
        }

        private static LossHandle New(LossKind kind)
        {
            Native.Check(NativeMethods.glia_loss_new((int)kind, out LossHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>The kind.</summary>
        public unsafe LossKind Kind
        {
            get
            {
                int kind;
                Native.Check(NativeMethods.glia_loss_kind(Handle, &kind, out IntPtr error), error);
                return (LossKind)kind;
            }
        }

        /// <summary>A parameter of the kind, by its key. A key that the kind does not have, and a value
        /// outside its bounds, are errors.</summary>
        public unsafe double this[Param key]
        {
            get
            {
                double value;
                Native.Check(NativeMethods.glia_loss_get(Handle, (int)key, &value, out IntPtr error), error);
                return value;
            }
            set
            {
                Native.Check(NativeMethods.glia_loss_set(Handle, (int)key, value, out IntPtr error), error);
            }
        }
    }

    /// <summary>
    /// An optimizer: one of GLIA_OPTIMIZER_… with its parameters, and no state. Trainers copy the one
    /// that they are given, and keep the state; glia_trainer_optimizer_set changes their copy.
    /// </summary>
    public sealed partial class Optimizer : NativeObject<OptimizerHandle>
    {
        /// <summary>One of a kind, its parameters at their defaults. Set others in braces:
        /// <c>new Optimizer(…) { [Param.…] = 0.1 }</c>.</summary>
        public Optimizer(OptimizerKind kind) : base(New(kind))
        {
        }

        internal Optimizer(OptimizerHandle handle) : base(handle)
        {
        }

        private static OptimizerHandle New(OptimizerKind kind)
        {
            Native.Check(NativeMethods.glia_optimizer_new((int)kind, out OptimizerHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>The kind.</summary>
        public unsafe OptimizerKind Kind
        {
            get
            {
                int kind;
                Native.Check(NativeMethods.glia_optimizer_kind(Handle, &kind, out IntPtr error), error);
                return (OptimizerKind)kind;
            }
        }

        /// <summary>A parameter of the kind, by its key. A key that the kind does not have, and a value
        /// outside its bounds, are errors.</summary>
        public unsafe double this[Param key]
        {
            get
            {
                double value;
                Native.Check(NativeMethods.glia_optimizer_get(Handle, (int)key, &value, out IntPtr error), error);
                return value;
            }
            set
            {
                Native.Check(NativeMethods.glia_optimizer_set(Handle, (int)key, value, out IntPtr error), error);
            }
        }
    }

    /// <summary>
    /// A buffer of samples that the host adds as they come: one of GLIA_SAMPLES_… with its parameters.
    /// Trainers draw batches from those that are attached to them (glia_trainer_samples_attach), and keep
    /// alive what they need of it.
    /// </summary>
    public sealed partial class Samples : NativeObject<SamplesHandle>
    {
        /// <summary>One of a kind, its parameters at their defaults. Set others in braces:
        /// <c>new Samples(…) { [Param.…] = 0.1 }</c>.</summary>
        public Samples(SamplesKind kind) : base(New(kind))
        {
        }

        internal Samples(SamplesHandle handle) : base(handle)
        {
        }

        private static SamplesHandle New(SamplesKind kind)
        {
            Native.Check(NativeMethods.glia_samples_new((int)kind, out SamplesHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>The kind.</summary>
        public unsafe SamplesKind Kind
        {
            get
            {
                int kind;
                Native.Check(NativeMethods.glia_samples_kind(Handle, &kind, out IntPtr error), error);
                return (SamplesKind)kind;
            }
        }

        /// <summary>A parameter of the kind, by its key. A key that the kind does not have, and a value
        /// outside its bounds, are errors.</summary>
        public unsafe double this[Param key]
        {
            get
            {
                double value;
                Native.Check(NativeMethods.glia_samples_get(Handle, (int)key, &value, out IntPtr error), error);
                return value;
            }
            set
            {
                Native.Check(NativeMethods.glia_samples_set(Handle, (int)key, value, out IntPtr error), error);
            }
        }
    }

    /// <summary>
    /// A schedule: one of GLIA_SCHEDULE_… with its parameters. It says which value a hyperparameter has
    /// at a step, as a function of the step's number alone; only GLIA_SCHEDULE_PLATEAU follows what is
    /// reported to it instead. Trainers copy the one that they are given (glia_trainer_schedule_set).
    /// </summary>
    public sealed partial class Schedule : NativeObject<ScheduleHandle>
    {
        /// <summary>One of a kind, its parameters at their defaults. Set others in braces:
        /// <c>new Schedule(…) { [Param.…] = 0.1 }</c>.</summary>
        public Schedule(ScheduleKind kind) : base(New(kind))
        {
        }

        internal Schedule(ScheduleHandle handle) : base(handle)
        {
        }

        private static ScheduleHandle New(ScheduleKind kind)
        {
            Native.Check(NativeMethods.glia_schedule_new((int)kind, out ScheduleHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>The kind.</summary>
        public unsafe ScheduleKind Kind
        {
            get
            {
                int kind;
                Native.Check(NativeMethods.glia_schedule_kind(Handle, &kind, out IntPtr error), error);
                return (ScheduleKind)kind;
            }
        }

        /// <summary>A parameter of the kind, by its key. A key that the kind does not have, and a value
        /// outside its bounds, are errors.</summary>
        public unsafe double this[Param key]
        {
            get
            {
                double value;
                Native.Check(NativeMethods.glia_schedule_get(Handle, (int)key, &value, out IntPtr error), error);
                return value;
            }
            set
            {
                Native.Check(NativeMethods.glia_schedule_set(Handle, (int)key, value, out IntPtr error), error);
            }
        }
    }
}
