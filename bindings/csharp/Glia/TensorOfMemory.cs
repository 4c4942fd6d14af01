// Tensors over Memory<T>, where the framework has it.

#if NETSTANDARD2_1_OR_GREATER || NETCOREAPP || UNITY_2021_2_OR_NEWER

using System;
using System.Buffers;
using System.Runtime.InteropServices;

namespace Glia
{
    public sealed unsafe partial class Tensor
    {
        /// <summary>A view of memory, row-major, without a copy. It stays pinned until the last tensor over it
        /// is disposed.</summary>
        public static Tensor Borrow(Memory<float> memory, params long[] shape)
        {
            CheckCount(memory.Length, shape, "memory");
            return Borrow(ElementType.Float32, memory.Pin(), shape);
        }

        /// <summary>A view of labels in memory.</summary>
        public static Tensor Borrow(Memory<int> memory, params long[] shape)
        {
            CheckCount(memory.Length, shape, "memory");
            return Borrow(ElementType.Int32, memory.Pin(), shape);
        }

        /// <summary>A view of labels in memory.</summary>
        public static Tensor Borrow(Memory<long> memory, long[] shape)
        {
            CheckCount(memory.Length, shape, "memory");
            return Borrow(ElementType.Int64, memory.Pin(), shape);
        }

        private static Tensor Borrow(ElementType type, MemoryHandle pinned, long[] shape)
        {
            // The boxed MemoryHandle is what Release disposes.
            object kept = pinned;
            try
            {
                return Borrow(type, (IntPtr)pinned.Pointer, shape, null, GCHandle.Alloc(kept));
            }
            catch (GliaException)
            {
                ((IDisposable)kept).Dispose();
                throw;
            }
        }
    }
}

#endif
