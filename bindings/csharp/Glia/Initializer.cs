// Initialisers over arrays; as parts of layers see Layer.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Initializer
    {
        /// <summary>Fills a parameter of this name; what it gets depends on seed and name alone.</summary>
        public void Fill(ulong seed, string name, long fanIn, long fanOut, Floats values)
        {
            byte[] text = Native.Utf8(name, "name");
            fixed (byte* t = text)
            fixed (float* v = values.Pinned)
                Native.Check(NativeMethods.glia_initializer_fill(Handle, seed, t, Native.Length(text),
                    Native.Count(fanIn, "fanIn"), Native.Count(fanOut, "fanOut"), values.Address(v), values.Length,
                    out IntPtr error), error);
        }
    }
}
