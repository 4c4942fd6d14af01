// A runner of its own, as there is no test framework to install: names each test, and fails the process.

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Threading;
using Glia.Interop;

namespace Glia.Tests
{
    /// <summary>Marks a static method without arguments that throws where something is wrong.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TestAttribute : Attribute
    {
    }

    public static class Runner
    {
        /// <summary>Runs the tests whose names contain one of the arguments; without arguments, all.</summary>
        public static int Main(string[] names)
        {
            int passed = 0, failed = 0;
            foreach (MethodInfo test in Tests())
            {
                string name = test.DeclaringType.Name + "." + test.Name;
                if (names.Length > 0 && !names.Any(name.Contains))
                    continue;
                Stopwatch watch = Stopwatch.StartNew();
                Exception failure = Run(test);
                if (failure == null)
                    passed++;
                else
                    failed++;
                Console.WriteLine("{0} {1} ({2} ms)", failure == null ? "ok    " : "FAILED", name, watch.ElapsedMilliseconds);
                if (failure != null)
                    Console.WriteLine(failure);
            }
            // Mono's collector takes some numbers on stacks for references, and keeps what they seem to refer to.
            if (names.Length == 0 && Type.GetType("Mono.Runtime") == null)
            {
                bool alive = SomethingIsAlive();
                Console.WriteLine(alive ? "FAILED Runner: objects of the library are alive after all tests"
                    : "ok     Runner: nothing of the library is alive");
                passed += alive ? 0 : 1;
                failed += alive ? 1 : 0;
            }
            Console.WriteLine("{0} passed, {1} failed", passed, failed);
            return failed == 0 && passed > 0 ? 0 : 1;
        }

        private static IEnumerable<MethodInfo> Tests()
        {
            return from type in typeof(Runner).Assembly.GetTypes()
                   from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                   where method.GetCustomAttributes(typeof(TestAttribute), false).Length > 0
                   orderby type.Name, method.Name
                   select method;
        }

        private static Exception Run(MethodInfo test)
        {
            Exception failure = null;
            // On a thread of its own, so that a collector that reads stacks finds nothing of it later.
            var thread = new Thread(() =>
            {
                try
                {
                    test.Invoke(null, null);
                }
                catch (TargetInvocationException thrown)
                {
                    failure = thrown.InnerException;
                }
            });
            thread.Start();
            thread.Join();
            return failure;
        }

        /// <summary>Whether something was neither disposed nor finalized: the library takes another allocator only
        /// where nothing of it lives.</summary>
        private static unsafe bool SomethingIsAlive()
        {
            for (int round = 0; round < 100; round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                IntPtr error;
                int status = NativeMethods.glia_allocator_set(null, null, null, out error);
                NativeMethods.glia_error_free(error);
                if (status == 0)
                    return false;
                Thread.Sleep(10);
            }
            return true;
        }
    }
}
