// Threads and instruction set.

using System;
using Glia.Interop;

namespace Glia
{
    /// <summary>Threads, instruction set and log. Where a call takes a runtime, null stands for the calling
    /// thread alone and the best instruction set. Neither changes a bit of any result.</summary>
    public sealed unsafe class Runtime : NativeObject<RuntimeHandle>
    {
        private readonly HostCallback jobs;
        private HostCallback log;

        /// <summary>A runtime of so many threads, the calling one counted.</summary>
        public Runtime(int threads) : this(new RuntimeOptions { Threads = threads })
        {
        }

        /// <summary>A runtime with options.</summary>
        public Runtime(RuntimeOptions options) : base(New(options))
        {
        }

        /// <summary>A runtime on the program's job system, on so many of its workers at the same time. What
        /// the job system throws comes out of the call that it was called in.</summary>
        public Runtime(int workers, ParallelFor jobs) : this(workers, new HostCallback(Native.NotNull(jobs, "jobs")))
        {
        }

        private Runtime(int workers, HostCallback jobs) : base(New(workers, jobs.Number))
        {
            this.jobs = jobs;
        }

        private static RuntimeHandle New(RuntimeOptions options)
        {
            options = options.WithSize();
            Native.Check(NativeMethods.glia_runtime_new(&options, out RuntimeHandle made, out IntPtr error), error);
            return made;
        }

        private static RuntimeHandle New(int workers, long jobs)
        {
            RuntimeOptions options = new RuntimeOptions { Threads = workers }.WithSize();
            Native.Check(NativeMethods.glia_runtime_new_with_jobs(&options, HostCallbacks.Jobs, (void*)jobs,
                out RuntimeHandle made, out IntPtr error), error);
            return made;
        }

        /// <summary>Sets who is told what happens in calls with this runtime and what was made with it; null
        /// for nobody. It is told on the thread of the call, and must not use the objects of the call. What
        /// it throws comes out of the call that it was told in; on a training thread of the library's own
        /// there is none, and it is lost.</summary>
        public void SetLog(LogHandler handler, LogLevel least = LogLevel.Information)
        {
            HostCallback next = handler == null ? null : new HostCallback(handler);
            Native.Check(NativeMethods.glia_runtime_log_set(Handle, next == null ? null : HostCallbacks.Log,
                (void*)(next == null ? 0 : next.Number), (int)least, out IntPtr error), error);
            log = next;
        }

        /// <summary>Whether somebody is told what happens.</summary>
        public bool HasLog
        {
            get { return log != null; }
        }

        /// <summary>Whether work is given to a job system of the program's.</summary>
        public bool HasJobs
        {
            get { return jobs != null; }
        }

        /// <summary>How many threads work in a call.</summary>
        public int Threads
        {
            get
            {
                int threads;
                Native.Check(NativeMethods.glia_runtime_threads(Handle, &threads, out IntPtr error), error);
                return threads;
            }
        }

        /// <summary>The instruction set in use.</summary>
        public Level Level
        {
            get
            {
                int level;
                Native.Check(NativeMethods.glia_runtime_level(Handle, &level, out IntPtr error), error);
                return (Level)level;
            }
        }

        internal static RuntimeHandle HandleOf(Runtime runtime)
        {
            return runtime == null ? RuntimeHandle.Null : runtime.Handle;
        }

        /// <summary>The number of a callback, gone when nothing can need it any more: sessions and trainers
        /// keep their runtime.</summary>
        private sealed class HostCallback
        {
            internal HostCallback(Delegate callback)
            {
                Number = HostCallbacks.Add(callback);
            }

            ~HostCallback()
            {
                HostCallbacks.Remove(Number);
            }

            internal long Number { get; private set; }
        }
    }
}
