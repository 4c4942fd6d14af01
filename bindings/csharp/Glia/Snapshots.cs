// What sessions follow.

using System;
using Glia.Interop;

namespace Glia
{
    /// <summary>The snapshots that a trainer publishes; <see cref="Session.Follow"/> serves them, on any
    /// thread and without the trainer.</summary>
    public sealed unsafe class Snapshots : NativeObject<SnapshotsHandle>
    {
        internal Snapshots(SnapshotsHandle handle, RowSizes sizes) : base(handle)
        {
            Sizes = sizes;
        }

        internal RowSizes Sizes { get; private set; }

        /// <summary>The version of the newest, counted from 1.</summary>
        public long Version
        {
            get
            {
                long version;
                Native.Check(NativeMethods.glia_snapshots_version(Handle, &version, out IntPtr error), error);
                return version;
            }
        }
    }
}
