// Descriptions of layers.

using System;
using Glia.Interop;

namespace Glia
{
    public sealed unsafe partial class Layer
    {
        /// <summary>The activation after the layer; the layer copies it.</summary>
        public void SetActivation(Activation activation)
        {
            Native.Check(NativeMethods.glia_layer_set_activation(Handle, Native.NotNull(activation, "activation").Handle,
                out IntPtr error), error);
        }

        /// <summary>What gives a parameter of the layer, such as "weight", its first values.</summary>
        public void SetInitializer(string parameter, Initializer initializer)
        {
            byte[] text = Native.Utf8(parameter, "parameter");
            fixed (byte* t = text)
                Native.Check(NativeMethods.glia_layer_set_initializer(Handle, t, Native.Length(text),
                    Native.NotNull(initializer, "initializer").Handle, out IntPtr error), error);
        }
    }
}
