// A runner of its own, as there is no test framework to install: names each test, and fails the process.

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;

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
            try
            {
                test.Invoke(null, null);
                return null;
            }
            catch (TargetInvocationException thrown)
            {
                return thrown.InnerException;
            }
        }
    }
}
