// Training on a thread of the library's own.

using System;
using Glia.Interop;

namespace Glia
{
    /// <summary>A training in progress, from <see cref="Trainer.Start"/> or
    /// <see cref="Trainer.StartSamples"/>. It has the trainer to itself until it ends; disposing this ends
    /// it. Any thread may call the methods.</summary>
    public sealed unsafe class Training : NativeObject<TrainingHandle>
    {
        // Keeps what the runtime calls alive.
        private readonly Runtime runtime;

        internal Training(TrainingHandle handle, Runtime runtime) : base(handle)
        {
            this.runtime = runtime;
        }

        /// <summary>The runtime of the trainer; null for the default.</summary>
        public Runtime Runtime
        {
            get { return runtime; }
        }

        /// <summary>How far it is; waits for nothing.</summary>
        public TrainingState Progress
        {
            get
            {
                TrainingState state = TrainingState.Sized();
                Native.Check(NativeMethods.glia_training_progress(Handle, &state, out IntPtr error), error);
                return state;
            }
        }

        /// <summary>Waits until it has ended. What ended it before all was done is the exception.</summary>
        public void Wait()
        {
            Native.Check(NativeMethods.glia_training_wait(Handle, -1, null, out IntPtr error), error);
        }

        /// <summary>The same for at most so long; gives whether it has ended.</summary>
        public bool Wait(TimeSpan longest)
        {
            int ended;
            long nanoseconds = checked(longest.Ticks * 100);
            if (nanoseconds < 0)
                throw new ArgumentOutOfRangeException("longest", longest, "expected at least 0");
            Native.Check(NativeMethods.glia_training_wait(Handle, nanoseconds, &ended, out IntPtr error), error);
            return ended != 0;
        }

        /// <summary>Ends it after the slice that it is at: the trainer is the program's again. What ended it
        /// before is the exception.</summary>
        public void Stop()
        {
            Native.Check(NativeMethods.glia_training_stop(Handle, out IntPtr error), error);
        }
    }
}
