// The name of the native library, its version, and how .NET finds it.

using System;
using Glia.Interop;

#if NETCOREAPP
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
#endif

namespace Glia
{
    /// <summary>The native library that the program runs with.</summary>
    public static class Library
    {
        /// <summary>Its version: major, minor and patch.</summary>
        public static Version Version
        {
            get
            {
                uint version = NativeMethods.glia_version();
                return new Version((int)(version >> 16), (int)(version >> 8 & 255), (int)(version & 255));
            }
        }

        /// <summary>The version of its ABI.</summary>
        public static int AbiVersion
        {
            get { return NativeMethods.glia_abi_version(); }
        }
    }
}

namespace Glia.Interop
{
    public static unsafe partial class NativeMethods
    {
#if (UNITY_IOS || UNITY_WEBGL || UNITY_VISIONOS) && !UNITY_EDITOR
        private const string Library = "__Internal";
#else
        private const string Library = "glia";
#endif

#if NETCOREAPP
        // .NET asks here before it looks in its own places: the assembly's folder, runtimes/…/native and
        // the system's.
        static NativeMethods()
        {
            NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Resolve);
        }

        private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? search)
        {
            string folder = Environment.GetEnvironmentVariable("GLIA_LIBRARY_DIR");
            if (name != Library || string.IsNullOrEmpty(folder))
                return IntPtr.Zero;
            string file = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "glia.dll"
                : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "libglia.dylib" : "libglia.so";
            return NativeLibrary.Load(Path.Combine(folder, file));
        }
#endif
    }
}
