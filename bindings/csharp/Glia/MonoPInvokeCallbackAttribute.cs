// Ahead-of-time compilers (IL2CPP, Mono's full AOT) look for an attribute of this name on what native
// code calls.

using System;

namespace Glia
{
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class MonoPInvokeCallbackAttribute : Attribute
    {
        public MonoPInvokeCallbackAttribute(Type type)
        {
            Type = type;
        }

        public Type Type { get; private set; }
    }
}
