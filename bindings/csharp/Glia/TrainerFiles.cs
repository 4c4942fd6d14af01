// Checkpoints, from which training goes on bit for bit.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Trainer
    {
        /// <summary>Writes a checkpoint; an old one is replaced when the new one is whole.</summary>
        public void Save(string path)
        {
            byte[] text = Native.Utf8(path, "path");
            fixed (byte* t = text)
                Native.Check(NativeMethods.glia_trainer_save(Handle, t, Native.Length(text), out IntPtr error), error);
        }

        /// <summary>The bytes of a checkpoint.</summary>
        public byte[] Save()
        {
            return Native.Bytes((byte* bytes, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_trainer_save_to_memory(Handle, bytes, capacity, needed, out error));
        }

        /// <summary>Reads a checkpoint.</summary>
        public static Trainer Load(string path, TrainerOptions options = default(TrainerOptions), Runtime runtime = null)
        {
            options = options.WithSize();
            byte[] text = Native.Utf8(path, "path");
            fixed (byte* t = text)
            {
                Native.Check(NativeMethods.glia_trainer_load(t, Native.Length(text), Runtime.HandleOf(runtime), &options,
                    out TrainerHandle loaded, out IntPtr error), error);
                return new Trainer(loaded, runtime);
            }
        }

        /// <summary>Reads the bytes of a checkpoint.</summary>
        public static Trainer Load(byte[] file, TrainerOptions options = default(TrainerOptions), Runtime runtime = null)
        {
            options = options.WithSize();
            fixed (byte* bytes = Native.NotNull(file, "file"))
            {
                Native.Check(NativeMethods.glia_trainer_load_from_memory(bytes, (UIntPtr)file.Length, Runtime.HandleOf(runtime),
                    &options, out TrainerHandle loaded, out IntPtr error), error);
                return new Trainer(loaded, runtime);
            }
        }
    }
}
