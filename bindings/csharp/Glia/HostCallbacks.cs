// What the library calls of the program's: log handlers and job systems, which outlive the call that
// set them.

using System;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Glia.Interop;

namespace Glia
{
    /// <summary>Is told what happens: how much it matters, and what.</summary>
    public delegate void LogHandler(LogLevel level, string message);

    /// <summary>A job system of the program's: does the work for every index below the count, in ranges,
    /// on any threads, and returns when all is done.</summary>
    public delegate void ParallelFor(JobBody body, int count);

    /// <summary>Work that the library gives to a job system; of no use once that has returned.</summary>
    public struct JobBody
    {
        private readonly JobBodyCall call;
        private readonly IntPtr job;

        internal JobBody(JobBodyCall call, IntPtr job)
        {
            this.call = call;
            this.job = job;
        }

        /// <summary>Does the indices from begin to before end. The worker chooses the memory that is worked
        /// in: bodies that run at the same time have different ones, below the runtime's threads.</summary>
        public void Run(int begin, int end, int worker)
        {
            call(begin, end, (uint)worker, job);
        }
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void JobBodyCall(int begin, int end, uint worker, IntPtr job);

    /// <summary>The callbacks by a number, which is what the library has of them: a number cannot dangle,
    /// whatever is still running when a runtime goes.</summary>
    internal static unsafe class HostCallbacks
    {
        private static readonly ConcurrentDictionary<long, Delegate> Table = new ConcurrentDictionary<long, Delegate>();
        private static readonly ConcurrentDictionary<IntPtr, JobBodyCall> Bodies = new ConcurrentDictionary<IntPtr, JobBodyCall>();
        private static long last;

        // Kept for ever, so that native code never calls what was collected.
        internal static readonly LogCallback Log = TellLog;
        internal static readonly Interop.ParallelFor Jobs = RunJobs;

        internal static long Add(Delegate callback)
        {
            long number = Interlocked.Increment(ref last);
            Table[number] = callback;
            return number;
        }

        internal static void Remove(long number)
        {
            Delegate gone;
            Table.TryRemove(number, out gone);
        }

        private static T Find<T>(void* user) where T : class
        {
            Delegate found;
            return Table.TryGetValue((long)user, out found) ? found as T : null;
        }

        [MonoPInvokeCallback(typeof(LogCallback))]
        private static void TellLog(int level, byte* message, UIntPtr length, void* user)
        {
            try
            {
                LogHandler handler = Find<LogHandler>(user);
                if (handler == null)
                    return;
                var bytes = new byte[(int)length];
                Marshal.Copy((IntPtr)message, bytes, 0, bytes.Length);
                handler((LogLevel)level, Encoding.UTF8.GetString(bytes));
            }
            catch (Exception thrown)
            {
                PendingException.Keep(thrown);
            }
        }

        [MonoPInvokeCallback(typeof(Interop.ParallelFor))]
        private static void RunJobs(IntPtr body, int count, void* job, void* user)
        {
            try
            {
                // Where there is none, the library does the work alone.
                ParallelFor jobs = Find<ParallelFor>(user);
                if (jobs != null)
                    jobs(new JobBody(Bodies.GetOrAdd(body, BodyOf), (IntPtr)job), count);
            }
            catch (Exception thrown)
            {
                PendingException.Keep(thrown);
            }
        }

        private static JobBodyCall BodyOf(IntPtr body)
        {
            return (JobBodyCall)Marshal.GetDelegateForFunctionPointer(body, typeof(JobBodyCall));
        }
    }
}
