// What a tensor is, and others over the same memory.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Tensor
    {
        /// <summary>The type of the elements.</summary>
        public ElementType Type
        {
            get
            {
                int type;
                Native.Check(NativeMethods.glia_tensor_type(Handle, &type, out IntPtr error), error);
                return (ElementType)type;
            }
        }

        /// <summary>The lengths of the axes.</summary>
        public long[] Shape
        {
            get
            {
                return Native.Shape((long* shape, UIntPtr capacity, UIntPtr* rank, out IntPtr error) =>
                    NativeMethods.glia_tensor_shape(Handle, shape, capacity, rank, out error));
            }
        }

        /// <summary>The elements from one index to the next, for each axis.</summary>
        public long[] Strides
        {
            get
            {
                return Native.Shape((long* strides, UIntPtr capacity, UIntPtr* rank, out IntPtr error) =>
                    NativeMethods.glia_tensor_strides(Handle, strides, capacity, rank, out error));
            }
        }

        /// <summary>The address of the first element; of use until the tensor is disposed.</summary>
        public IntPtr Data
        {
            get
            {
                void* data;
                Native.Check(NativeMethods.glia_tensor_data(Handle, &data, out IntPtr error), error);
                return (IntPtr)data;
            }
        }

        /// <summary>Copies all elements in, row-major.</summary>
        public void CopyIn(float[] values)
        {
            fixed (float* v = Native.NotNull(values, "values"))
                CopyIn(ElementType.Float32, v, 4L * values.Length);
        }

        /// <summary>Copies all labels in, row-major.</summary>
        public void CopyIn(int[] labels)
        {
            fixed (int* v = Native.NotNull(labels, "labels"))
                CopyIn(ElementType.Int32, v, 4L * labels.Length);
        }

        /// <summary>Copies all labels in, row-major.</summary>
        public void CopyIn(long[] labels)
        {
            fixed (long* v = Native.NotNull(labels, "labels"))
                CopyIn(ElementType.Int64, v, 8L * labels.Length);
        }

        /// <summary>Copies all elements out, row-major.</summary>
        public void CopyOut(float[] values)
        {
            fixed (float* v = Native.NotNull(values, "values"))
                CopyOut(ElementType.Float32, v, 4L * values.Length);
        }

        /// <summary>Copies all labels out, row-major.</summary>
        public void CopyOut(int[] labels)
        {
            fixed (int* v = Native.NotNull(labels, "labels"))
                CopyOut(ElementType.Int32, v, 4L * labels.Length);
        }

        /// <summary>Copies all labels out, row-major.</summary>
        public void CopyOut(long[] labels)
        {
            fixed (long* v = Native.NotNull(labels, "labels"))
                CopyOut(ElementType.Int64, v, 8L * labels.Length);
        }

        /// <summary>A part along an axis; shares the memory.</summary>
        public Tensor Slice(int axis, long start, long count)
        {
            Native.Check(NativeMethods.glia_tensor_slice(Handle, Native.Count(axis, "axis"), Native.Count(start, "start"),
                Native.Count(count, "count"), out TensorHandle part, out IntPtr error), error);
            return new Tensor(part);
        }

        /// <summary>The same elements in another shape; shares the memory.</summary>
        public Tensor Reshape(params long[] shape)
        {
            fixed (long* s = Native.NotNull(shape, "shape"))
            {
                Native.Check(NativeMethods.glia_tensor_reshape(Handle, s, (UIntPtr)shape.Length, out TensorHandle reshaped,
                    out IntPtr error), error);
                return new Tensor(reshaped);
            }
        }

        /// <summary>Two axes exchanged; shares the memory.</summary>
        public Tensor Transpose(int first, int second)
        {
            Native.Check(NativeMethods.glia_tensor_transpose(Handle, Native.Count(first, "first"), Native.Count(second, "second"),
                out TensorHandle transposed, out IntPtr error), error);
            return new Tensor(transposed);
        }

        /// <summary>Hands it to another library as a DLManagedTensorVersioned of DLPack, whose deleter that
        /// library calls.</summary>
        public IntPtr ToDlpack()
        {
            void* managed;
            Native.Check(NativeMethods.glia_tensor_to_dlpack(Handle, &managed, out IntPtr error), error);
            return (IntPtr)managed;
        }

        /// <summary>Takes a DLManagedTensorVersioned of another library over, without a copy.</summary>
        public static Tensor FromDlpack(IntPtr managed)
        {
            Native.Check(NativeMethods.glia_tensor_from_dlpack((void*)managed, out TensorHandle made, out IntPtr error), error);
            return new Tensor(made);
        }

        private void CheckType(ElementType type)
        {
            if (Type != type)
                throw new GliaException(ErrorCode.ShapeMismatch, "values: expected " + Type + ", got " + type);
        }

        private void CopyIn(ElementType type, void* values, long bytes)
        {
            CheckType(type);
            Native.Check(NativeMethods.glia_tensor_copy_in(Handle, values, (UIntPtr)(ulong)bytes, out IntPtr error), error);
        }

        private void CopyOut(ElementType type, void* values, long bytes)
        {
            CheckType(type);
            Native.Check(NativeMethods.glia_tensor_copy_out(Handle, values, (UIntPtr)(ulong)bytes, out IntPtr error), error);
        }
    }
}
