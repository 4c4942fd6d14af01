// How a call fails.

using System;

namespace Glia
{
    /// <summary>A failed call. The message names the argument, what was expected and what came; the code
    /// says of what kind the failure is. There are no subclasses: <c>catch (GliaException failure) when
    /// (failure.Code == ErrorCode.OutOfMemory)</c>. Beside it, as in .NET, a disposed object gives
    /// <see cref="ObjectDisposedException"/> and null where an object is needed
    /// <see cref="ArgumentNullException"/>.</summary>
    public sealed class GliaException : Exception
    {
        /// <summary>Of a code, with the library's message.</summary>
        public GliaException(ErrorCode code, string message) : base(message)
        {
            Code = code;
        }

        /// <summary>The kind of failure.</summary>
        public ErrorCode Code { get; private set; }
    }
}
