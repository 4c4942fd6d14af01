// What a callback of the program's threw, until the call that it happened in is back.

using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Glia
{
    /// <summary>Exceptions cannot go through native code. What log handlers and job systems throw waits
    /// here, on their thread, and comes out of the call that they were called in.</summary>
    internal static class PendingException
    {
        [ThreadStatic]
        private static ExceptionDispatchInfo waiting;

        // How many threads have one, so that a call reads one number.
        private static int count;

        internal static bool Any
        {
            get { return Volatile.Read(ref count) != 0; }
        }

        internal static void Keep(Exception thrown)
        {
            if (waiting != null)
                return;
            waiting = ExceptionDispatchInfo.Capture(thrown);
            Interlocked.Increment(ref count);
        }

        internal static void Rethrow()
        {
            ExceptionDispatchInfo mine = waiting;
            if (mine == null)
                return;
            waiting = null;
            Interlocked.Decrement(ref count);
            mine.Throw();
        }
    }
}
