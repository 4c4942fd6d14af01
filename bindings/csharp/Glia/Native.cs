// What calls of the native functions share: errors, text, shapes and sizes.

using System;
using System.Text;
using Glia.Interop;

namespace Glia
{
    internal unsafe delegate int TextCall(byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error);

    internal unsafe delegate int ShapeCall(long* shape, UIntPtr capacity, UIntPtr* rank, out IntPtr error);

    internal static unsafe class Native
    {
        internal const int HashBytes = 32;

        /// <summary>Throws what a call failed with; takes the error over.</summary>
        internal static void Check(int status, IntPtr error)
        {
            if (status != 0)
                Fail(status, error);
            if (PendingException.Any)
                PendingException.Rethrow();
        }

        private static void Fail(int status, IntPtr error)
        {
            string message = Message(status, error);
            PendingException.Rethrow();
            throw new GliaException((ErrorCode)status, message);
        }

        private static string Message(int status, IntPtr error)
        {
            try
            {
                UIntPtr needed = UIntPtr.Zero;
                IntPtr none;
                if (error == IntPtr.Zero)
                    NativeMethods.glia_status_text(status, null, UIntPtr.Zero, &needed, out none);
                else
                    NativeMethods.glia_error_message(error, null, UIntPtr.Zero, &needed);
                var text = new byte[(int)needed + 1];
                fixed (byte* start = text)
                {
                    if (error == IntPtr.Zero)
                        NativeMethods.glia_status_text(status, start, needed, null, out none);
                    else
                        NativeMethods.glia_error_message(error, start, needed, null);
                }
                return Text(text, needed);
            }
            finally
            {
                NativeMethods.glia_error_free(error);
            }
        }

        // Without the NUL that ends it.
        private static string Text(byte[] bytes, UIntPtr needed)
        {
            return Encoding.UTF8.GetString(bytes, 0, Math.Max(0, (int)needed - 1));
        }

        /// <summary>The text that a function writes into a buffer.</summary>
        internal static string Text(TextCall call)
        {
            UIntPtr needed = UIntPtr.Zero;
            Check(call(null, UIntPtr.Zero, &needed, out IntPtr error), error);
            var text = new byte[(int)needed + 1];
            fixed (byte* start = text)
                Check(call(start, needed, &needed, out error), error);
            return Text(text, needed);
        }

        /// <summary>The text in a buffer, to its NUL.</summary>
        internal static string Text(byte[] buffer)
        {
            int end = Array.IndexOf(buffer, (byte)0);
            return Encoding.UTF8.GetString(buffer, 0, end < 0 ? buffer.Length : end);
        }

        /// <summary>The bytes that a function writes into a buffer.</summary>
        internal static byte[] Bytes(TextCall call)
        {
            UIntPtr needed = UIntPtr.Zero;
            Check(call(null, UIntPtr.Zero, &needed, out IntPtr error), error);
            var bytes = new byte[checked((int)needed)];
            fixed (byte* start = bytes)
                Check(call(start, needed, &needed, out error), error);
            return bytes;
        }

        /// <summary>The lengths that a function writes into an array.</summary>
        internal static long[] Shape(ShapeCall call)
        {
            UIntPtr rank = UIntPtr.Zero;
            Check(call(null, UIntPtr.Zero, &rank, out IntPtr error), error);
            var shape = new long[(int)rank];
            fixed (long* start = shape)
                Check(call(start, rank, &rank, out error), error);
            return shape;
        }

        /// <summary>A string as the library takes it.</summary>
        internal static byte[] Utf8(string text, string argument)
        {
            if (text == null)
                throw new ArgumentNullException(argument);
            // One byte more, so that the array is never empty and its address never null.
            var bytes = new byte[Encoding.UTF8.GetByteCount(text) + 1];
            Encoding.UTF8.GetBytes(text, 0, text.Length, bytes, 0);
            return bytes;
        }

        /// <summary>The bytes of what Utf8 gave.</summary>
        internal static UIntPtr Length(byte[] utf8)
        {
            return (UIntPtr)(utf8.Length - 1);
        }

        internal static UIntPtr Length(Array array)
        {
            return array == null ? UIntPtr.Zero : (UIntPtr)array.Length;
        }

        /// <summary>A count; -1 is what the header calls so: (size_t)-1.</summary>
        internal static UIntPtr Size(long value, string argument)
        {
            if (value == -1)
                return IntPtr.Size == 8 ? new UIntPtr(ulong.MaxValue) : new UIntPtr(uint.MaxValue);
            return Count(value, argument);
        }

        /// <summary>A count.</summary>
        internal static UIntPtr Count(long value, string argument)
        {
            if (value < 0 || (IntPtr.Size == 4 && value > uint.MaxValue))
                throw new ArgumentOutOfRangeException(argument, value, "expected a count of at least 0");
            return new UIntPtr((ulong)value);
        }

        internal static T NotNull<T>(T value, string argument) where T : class
        {
            if (value == null)
                throw new ArgumentNullException(argument);
            return value;
        }
    }
}
