// Models in files and in memory.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Model
    {
        /// <summary>Writes a file; an old one is replaced when the new one is whole.</summary>
        public void Save(string path)
        {
            byte[] text = Native.Utf8(path, "path");
            fixed (byte* t = text)
                Native.Check(NativeMethods.glia_model_save(Handle, t, Native.Length(text), out IntPtr error), error);
        }

        /// <summary>The bytes of such a file.</summary>
        public byte[] Save()
        {
            return Native.Bytes((byte* bytes, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_model_save_to_memory(Handle, bytes, capacity, needed, out error));
        }

        /// <summary>Reads a file.</summary>
        public static Model Load(string path)
        {
            byte[] text = Native.Utf8(path, "path");
            fixed (byte* t = text)
            {
                Native.Check(NativeMethods.glia_model_load(t, Native.Length(text), out ModelHandle loaded, out IntPtr error), error);
                return new Model(loaded);
            }
        }

        /// <summary>Reads the bytes of a file, such as an asset of a game.</summary>
        public static Model Load(byte[] file)
        {
            fixed (byte* bytes = Native.NotNull(file, "file"))
            {
                Native.Check(NativeMethods.glia_model_load_from_memory(bytes, (UIntPtr)file.Length, out ModelHandle loaded,
                    out IntPtr error), error);
                return new Model(loaded);
            }
        }
    }
}
