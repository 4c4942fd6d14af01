// Everything that was compiled is there at run time: native functions, and what is used of the framework.

using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Glia.Interop;

namespace Glia.Tests
{
    public static class LinkTests
    {
        private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
            | BindingFlags.Instance | BindingFlags.DeclaredOnly;

        [Test]
        private static void EveryNativeFunction()
        {
            MethodInfo[] functions = typeof(NativeMethods).GetMethods(All)
                .Where(method => (method.Attributes & MethodAttributes.PinvokeImpl) != 0).ToArray();
            Check.That(functions.Length > 200, "functions: " + functions.Length);
            foreach (MethodInfo function in functions)
                Marshal.Prelink(function);
        }

        [Test]
        private static void EveryMethodCompiles()
        {
            int count = 0;
            foreach (Type type in typeof(Model).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters))
                foreach (MethodBase method in type.GetMembers(All).OfType<MethodBase>())
                    if (!method.IsAbstract && !method.ContainsGenericParameters && method.GetMethodBody() != null)
                    {
                        RuntimeHelpers.PrepareMethod(method.MethodHandle);
                        count++;
                    }
            Check.That(count > 500, "methods: " + count);
        }

        [Test]
        private static void EverythingPublicHasAHandleThatFrees()
        {
            Type[] handles = typeof(Model).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SafeHandle))).ToArray();
            Check.Equal(16, handles.Length, "handles");
            foreach (Type handle in handles)
                using (var made = (SafeHandle)Activator.CreateInstance(handle))
                    Check.That(made.IsInvalid, handle.Name + " of nothing");
        }
    }
}
