// What the assemblies of the package say of themselves; the project file does so for an SDK.

using System.Reflection;

#if NETSTANDARD2_1_OR_GREATER
[assembly: System.Runtime.Versioning.TargetFramework(".NETStandard,Version=v2.1", FrameworkDisplayName = "")]
#else
[assembly: System.Runtime.Versioning.TargetFramework(".NETStandard,Version=v2.0", FrameworkDisplayName = "")]
#endif
[assembly: AssemblyTitle("Glia")]
[assembly: AssemblyVersion(Glia.Interop.NativeMethods.HeaderVersion + ".0")]
[assembly: AssemblyFileVersion(Glia.Interop.NativeMethods.HeaderVersion + ".0")]
[assembly: AssemblyInformationalVersion(Glia.Interop.NativeMethods.HeaderVersion)]
