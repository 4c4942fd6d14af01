// Runs over a data set: whole, in steps, in frames, or on a thread of the library's own.

using System;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Trainer
    {
        private static readonly ProgressCallback SeenCallback = OnStep;

        /// <summary>Trains on a data set to the end, or until the callback, which is called after each step,
        /// gives false. What it throws ends the run and comes out of here. The options begin a new run; to
        /// go on with one that was stopped, or loaded, use <see cref="Continue"/>.</summary>
        public void Fit(Tensor inputs, Tensor targets, FitOptions options = default(FitOptions), Func<Progress, bool> seen = null)
        {
            options = options.WithSize();
            Fit(inputs, targets, &options, seen);
        }

        /// <summary>Goes on with a run that was begun.</summary>
        public void Continue(Tensor inputs, Tensor targets, Func<Progress, bool> seen = null)
        {
            Fit(inputs, targets, null, seen);
        }

        private void Fit(Tensor inputs, Tensor targets, FitOptions* options, Func<Progress, bool> seen)
        {
            var watcher = new Watcher { Seen = seen };
            GCHandle user = GCHandle.Alloc(watcher);
            int status;
            IntPtr error;
            try
            {
                status = NativeMethods.glia_trainer_fit(Handle, Native.NotNull(inputs, "inputs").Handle,
                    Native.NotNull(targets, "targets").Handle, options, seen == null ? null : SeenCallback,
                    (void*)GCHandle.ToIntPtr(user), out error);
            }
            finally
            {
                user.Free();
            }
            if (watcher.Thrown != null)
            {
                NativeMethods.glia_error_free(error);
                watcher.Thrown.Throw();
            }
            Native.Check(status, error);
        }

        private sealed class Watcher
        {
            internal Func<Progress, bool> Seen;
            internal ExceptionDispatchInfo Thrown;
        }

        [MonoPInvokeCallback(typeof(ProgressCallback))]
        private static int OnStep(Progress* progress, void* user)
        {
            var watcher = (Watcher)GCHandle.FromIntPtr((IntPtr)user).Target;
            try
            {
                return watcher.Seen(*progress) ? 0 : 1;
            }
            catch (Exception thrown)
            {
                watcher.Thrown = ExceptionDispatchInfo.Capture(thrown);
                return 1;
            }
        }

        /// <summary>Begins a run that <see cref="Advance"/>, <see cref="RunFor"/> or <see cref="Start"/> does.</summary>
        public void Begin(FitOptions options = default(FitOptions))
        {
            options = options.WithSize();
            Native.Check(NativeMethods.glia_trainer_begin(Handle, &options, out IntPtr error), error);
        }

        /// <summary>Up to so many steps of the run.</summary>
        public Progress Advance(Tensor inputs, Tensor targets, long most)
        {
            Progress progress = Glia.Progress.Sized();
            Native.Check(NativeMethods.glia_trainer_advance(Handle, Native.NotNull(inputs, "inputs").Handle,
                Native.NotNull(targets, "targets").Handle, most, &progress, out IntPtr error), error);
            return progress;
        }

        /// <summary>How far the run is.</summary>
        public Progress Progress
        {
            get
            {
                Progress progress = Glia.Progress.Sized();
                Native.Check(NativeMethods.glia_trainer_progress(Handle, &progress, out IntPtr error), error);
                return progress;
            }
        }

        /// <summary>As much of the run as fits into so many nanoseconds: for each frame of an engine. It goes on
        /// in the middle of a step where the frame before ended; the weights after each whole step have the
        /// same bits for every budget.</summary>
        public Frame RunFor(Tensor inputs, Tensor targets, long nanoseconds)
        {
            Frame frame = Frame.Sized();
            Native.Check(NativeMethods.glia_trainer_run_for(Handle, Native.NotNull(inputs, "inputs").Handle,
                Native.NotNull(targets, "targets").Handle, nanoseconds, &frame, out IntPtr error), error);
            return frame;
        }

        /// <summary>The run to its end on a thread of the library's own, which has the trainer to itself until
        /// then.</summary>
        public Training Start(Tensor inputs, Tensor targets, TrainingOptions options = default(TrainingOptions))
        {
            options = options.WithSize();
            Native.Check(NativeMethods.glia_trainer_start(Handle, Native.NotNull(inputs, "inputs").Handle,
                Native.NotNull(targets, "targets").Handle, &options, out TrainingHandle made, out IntPtr error), error);
            return new Training(made, runtime);
        }

        /// <summary>Trains copies at each of some ascending learning rates, and suggests one to begin with; 0
        /// iterations: 100.</summary>
        public RateCurve FindLearningRate(Tensor inputs, Tensor targets, double[] rates, long iterations = 0)
        {
            var losses = new double[Native.NotNull(rates, "rates").Length];
            double start, suggestion;
            fixed (double* r = rates)
            fixed (double* l = losses)
                Native.Check(NativeMethods.glia_trainer_find_learning_rate(Handle, Native.NotNull(inputs, "inputs").Handle,
                    Native.NotNull(targets, "targets").Handle, r, (UIntPtr)rates.Length, iterations, l, &start, &suggestion,
                    out IntPtr error), error);
            return new RateCurve(start, suggestion, losses);
        }
    }

    /// <summary>What learning rates did.</summary>
    public sealed class RateCurve
    {
        internal RateCurve(double start, double suggestion, double[] losses)
        {
            Start = start;
            Suggestion = suggestion;
            Losses = losses;
        }

        /// <summary>The loss before the first step.</summary>
        public double Start { get; private set; }

        /// <summary>The rate to begin with; NaN where none brought the loss down.</summary>
        public double Suggestion { get; private set; }

        /// <summary>The loss in the end, at each rate.</summary>
        public double[] Losses { get; private set; }
    }
}
