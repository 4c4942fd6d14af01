// Gradients as a span, where the framework has it.

#if NETSTANDARD2_1_OR_GREATER || NETCOREAPP || UNITY_2021_2_OR_NEWER

using System;

namespace Glia
{
    public sealed unsafe partial class Trainer
    {
        /// <summary>All gradients in one span, to be read and changed before they are used. Ask again after each
        /// computation; of use until the next call with the trainer, and not after it was disposed.</summary>
        public Span<float> Gradients()
        {
            float* gradients = Gradients(out long count);
            return new Span<float>(gradients, checked((int)count));
        }
    }
}

#endif
