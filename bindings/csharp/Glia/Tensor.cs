// Memory with a shape, the library's own or the program's.

using System;
using System.Runtime.InteropServices;
using Glia.Interop;

namespace Glia
{
    /// <summary>Numbers with a shape: data sets for training. Tensors made from one another share memory,
    /// which lives until the last of them goes.</summary>
    public sealed unsafe partial class Tensor : NativeObject<TensorHandle>
    {
        private static readonly ReleaseCallback Unpin = Release;

        private Tensor(TensorHandle handle) : base(handle)
        {
        }

        /// <summary>A tensor of zeros, in memory of the library's own.</summary>
        public static Tensor Zeros(ElementType type, params long[] shape)
        {
            fixed (long* s = Native.NotNull(shape, "shape"))
            {
                Native.Check(NativeMethods.glia_tensor_new((int)type, s, (UIntPtr)shape.Length, out TensorHandle made,
                    out IntPtr error), error);
                return new Tensor(made);
            }
        }

        /// <summary>A view of an array, row-major, without a copy. The array stays where it is until the last
        /// tensor over it is disposed; do not change it while a call reads it.</summary>
        public static Tensor Borrow(float[] array, params long[] shape)
        {
            return Borrow(ElementType.Float32, array, shape);
        }

        /// <summary>A view of an array of labels.</summary>
        public static Tensor Borrow(int[] array, params long[] shape)
        {
            return Borrow(ElementType.Int32, array, shape);
        }

        /// <summary>A view of an array of labels.</summary>
        public static Tensor Borrow(long[] array, long[] shape)
        {
            return Borrow(ElementType.Int64, array, shape);
        }

        /// <summary>A view of memory at an address, which must stay until the last tensor over it is
        /// disposed; then the release action is called, if there is one, on the thread that does so.
        /// Strides count elements; null for row-major order.</summary>
        public static Tensor Borrow(ElementType type, IntPtr data, long[] shape, long[] strides = null, Action release = null)
        {
            Native.NotNull(shape, "shape");
            if (strides != null && strides.Length != shape.Length)
                throw new GliaException(ErrorCode.ShapeMismatch,
                    "strides: expected " + shape.Length + ", one for each axis, got " + strides.Length);
            return Borrow(type, data, shape, strides, release == null ? default(GCHandle) : GCHandle.Alloc(release));
        }

        private static Tensor Borrow(ElementType type, Array array, long[] shape)
        {
            Native.NotNull(array, "array");
            CheckCount(array.Length, shape, "array");
            GCHandle pinned = GCHandle.Alloc(array, GCHandleType.Pinned);
            return Borrow(type, array.Length == 0 ? IntPtr.Zero : pinned.AddrOfPinnedObject(), shape, null, pinned);
        }

        // Takes the handle over: the library gives it back to Release.
        private static Tensor Borrow(ElementType type, IntPtr data, long[] shape, long[] strides, GCHandle kept)
        {
            try
            {
                fixed (long* s = shape)
                fixed (long* t = strides)
                {
                    bool released = kept.IsAllocated;
                    Native.Check(NativeMethods.glia_tensor_borrow((int)type, (void*)data, s, t, (UIntPtr)shape.Length,
                        released ? Unpin : null, released ? (void*)GCHandle.ToIntPtr(kept) : null, out TensorHandle made,
                        out IntPtr error), error);
                    return new Tensor(made);
                }
            }
            catch (GliaException)
            {
                if (kept.IsAllocated)
                    kept.Free();
                throw;
            }
        }

        [MonoPInvokeCallback(typeof(ReleaseCallback))]
        private static void Release(void* data, void* user)
        {
            try
            {
                GCHandle kept = GCHandle.FromIntPtr((IntPtr)user);
                object target = kept.Target;
                kept.Free();
                var release = target as Action;
                if (release != null)
                    release();
                else
                    (target as IDisposable)?.Dispose();
            }
            catch (Exception thrown)
            {
                PendingException.Keep(thrown);
            }
        }

        private static void CheckCount(long count, long[] shape, string argument)
        {
            long expected = 1;
            foreach (long length in Native.NotNull(shape, "shape"))
            {
                if (length < 0)
                    throw new GliaException(ErrorCode.ShapeMismatch, "shape: expected lengths of at least 0, got " + length);
                expected = checked(expected * length);
            }
            if (count != expected)
                throw new GliaException(ErrorCode.ShapeMismatch,
                    argument + ": expected " + expected + " elements by the shape, got " + count);
        }
    }
}
