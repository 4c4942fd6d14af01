// What all classes over handles share.

using System;
using System.Runtime.InteropServices;

namespace Glia
{
    /// <summary>An object of the library. Dispose it when it is no longer needed; a finalizer does where
    /// that was forgotten. Order does not matter, and a call that is still running elsewhere ends first.
    /// A disposed object gives <see cref="ObjectDisposedException"/>.</summary>
    public abstract class NativeObject<THandle> : IDisposable where THandle : SafeHandle
    {
        private readonly THandle handle;

        internal NativeObject(THandle handle)
        {
            this.handle = handle;
        }

        /// <summary>The handle, for functions of <see cref="Interop.NativeMethods"/>.</summary>
        public THandle Handle
        {
            get { return handle; }
        }

        /// <summary>Whether it was disposed.</summary>
        public bool IsDisposed
        {
            get { return handle.IsClosed; }
        }

        /// <summary>Gives its memory back. May be called again.</summary>
        public void Dispose()
        {
            handle.Dispose();
            GC.SuppressFinalize(this);
            // What a release action of the program's threw.
            if (PendingException.Any)
                PendingException.Rethrow();
        }
    }
}
