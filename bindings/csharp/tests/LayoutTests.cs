// The structs are laid out as the C compiler does: layout.c prints what it thinks.

using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Glia.Tests
{
    public static class LayoutTests
    {
        [Test]
        private static void AsTheCompilerOfC()
        {
            string[] lines = File.ReadAllLines(Environment.GetEnvironmentVariable("GLIA_LAYOUT"));
            Check.That(lines.Length > 100, "lines of the C program: " + lines.Length);
            foreach (string[] words in lines.Select(line => line.Split(' ')))
            {
                string[] names = words[0].Split('.');
                Type type = typeof(Model).Assembly.GetType("Glia." + names[0], true);
                int got = names.Length == 1 ? Marshal.SizeOf(type) : (int)Marshal.OffsetOf(type, names[1].TrimStart('@'));
                Check.Equal(int.Parse(words[1]), got, words[0]);
            }
            int structs = lines.Count(line => !line.Contains("."));
            Check.Equal(structs, typeof(Model).Assembly.GetTypes().Count(IsNative), "structs of the binding");
        }

        private static bool IsNative(Type type)
        {
            return type.GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Any(field => field.Name == "structSize");
        }
    }
}
