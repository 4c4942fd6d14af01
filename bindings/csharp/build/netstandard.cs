// The parts of .NET Standard that the binding uses, declared so that it can be compiled against them where
// there is no SDK. Only what stands here can be used; the tests load every method on real runtimes, which
// shows that all of it is there. Signatures are those of the specification, bodies are none.

using System.Reflection;

#if NETSTANDARD2_1
[assembly: AssemblyVersion("2.1.0.0")]
#else
[assembly: AssemblyVersion("2.0.0.0")]
#endif

#pragma warning disable 169, 649, 824, 626, 660, 661, 67, 8597

namespace System
{
    using Runtime.InteropServices;
    using Collections.Generic;

    public class Object
    {
        public Object() { }
        ~Object() { }
        public virtual bool Equals(object other) => throw null;
        public virtual int GetHashCode() => throw null;
        public virtual string ToString() => throw null;
        public Type GetType() => throw null;
    }

    public abstract class ValueType { }
    public abstract class Enum : ValueType { }
    public struct Void { }
    public struct Boolean { }
    public struct Byte { }
    public struct SByte { }
    public struct Char { }
    public struct Int16 { }
    public struct UInt16 { }
    public struct Int32 { }
    public struct UInt32 { public const uint MaxValue = 4294967295; }
    public struct Int64 { }
    public struct UInt64 { public const ulong MaxValue = 18446744073709551615; }
    public struct Single { }
    public struct Double { }
    public struct Nullable<T> where T : struct { }

    public struct IntPtr
    {
        public static readonly IntPtr Zero;
        public static int Size => throw null;
        public static unsafe explicit operator IntPtr(void* value) => throw null;
        public static unsafe explicit operator void*(IntPtr value) => throw null;
        public static bool operator ==(IntPtr one, IntPtr other) => throw null;
        public static bool operator !=(IntPtr one, IntPtr other) => throw null;
    }

    public struct UIntPtr
    {
        public static readonly UIntPtr Zero;
        public UIntPtr(uint value) { }
        public UIntPtr(ulong value) { }
        public ulong ToUInt64() => throw null;
        public static explicit operator UIntPtr(uint value) => throw null;
        public static explicit operator UIntPtr(ulong value) => throw null;
        public static explicit operator uint(UIntPtr value) => throw null;
        public static explicit operator ulong(UIntPtr value) => throw null;
    }

    public sealed class String
    {
        public int Length => throw null;
        public static string Concat(string one, string two) => throw null;
        public static string Concat(string one, string two, string three) => throw null;
        public static string Concat(string one, string two, string three, string four) => throw null;
        public static string Concat(params string[] all) => throw null;
        public static string Concat(object one, object two) => throw null;
        public static string Concat(object one, object two, object three) => throw null;
        public static string Concat(params object[] all) => throw null;
    }

    public abstract class Array
    {
        public int Length => throw null;
        public static int IndexOf<T>(T[] array, T value) => throw null;
    }

    public abstract class Delegate { }
    public abstract class MulticastDelegate : Delegate { }
    public interface IAsyncResult { }
    public delegate void AsyncCallback(IAsyncResult result);
    public delegate void Action();
    public delegate TResult Func<in T, out TResult>(T one);

    public abstract class Attribute { }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class AttributeUsageAttribute : Attribute
    {
        public AttributeUsageAttribute(AttributeTargets on) { }
        public bool AllowMultiple { get; set; }
        public bool Inherited { get; set; }
    }

    [Flags]
    public enum AttributeTargets
    {
        Assembly = 1, Module = 2, Class = 4, Struct = 8, Enum = 16, Constructor = 32, Method = 64, Property = 128,
        Field = 256, Event = 512, Interface = 1024, Parameter = 2048, Delegate = 4096, ReturnValue = 8192,
        GenericParameter = 16384, All = 32767,
    }

    public sealed class FlagsAttribute : Attribute { }
    public sealed class ParamArrayAttribute : Attribute { }
    public sealed class ThreadStaticAttribute : Attribute { }
    public sealed class ObsoleteAttribute : Attribute { public ObsoleteAttribute(string message, bool error) { } }
    public interface IDisposable { void Dispose(); }

    public class Exception
    {
        public Exception() { }
        public Exception(string message) { }
        public virtual string Message => throw null;
    }

    public class SystemException : Exception { }
    public class ArgumentException : SystemException { }
    public class ArgumentNullException : ArgumentException { public ArgumentNullException(string argument) { } }

    public class ArgumentOutOfRangeException : ArgumentException
    {
        public ArgumentOutOfRangeException(string argument, string message) { }
        public ArgumentOutOfRangeException(string argument, object value, string message) { }
    }

    public class ObjectDisposedException : SystemException { }
    public static class GC { public static void SuppressFinalize(object one) => throw null; }
    public struct RuntimeTypeHandle { }
    public struct RuntimeFieldHandle { }
    public struct RuntimeMethodHandle { }
    public abstract class Type { public static Type GetTypeFromHandle(RuntimeTypeHandle handle) => throw null; }
    public sealed class Version { public Version(int major, int minor, int build) { } }
    public static class Math { public static int Max(int one, int other) => throw null; }

    public static class Buffer
    {
        public static void BlockCopy(Array from, int start, Array to, int place, int bytes) => throw null;
    }

    public struct TimeSpan { public long Ticks => throw null; }

    public struct ArraySegment<T>
    {
        public T[] Array => throw null;
        public int Offset => throw null;
        public int Count => throw null;
    }

#if NETSTANDARD2_1
    public readonly ref struct ReadOnlySpan<T>
    {
        public unsafe ReadOnlySpan(void* pointer, int length) => throw null;
        public int Length => throw null;
        public ref readonly T GetPinnableReference() => throw null;
        public static implicit operator ReadOnlySpan<T>(T[] array) => throw null;
        public static implicit operator ReadOnlySpan<T>(ArraySegment<T> part) => throw null;
    }

    public readonly ref struct Span<T>
    {
        public unsafe Span(void* pointer, int length) => throw null;
        public int Length => throw null;
        public ref T GetPinnableReference() => throw null;
        public static implicit operator Span<T>(T[] array) => throw null;
        public static implicit operator Span<T>(ArraySegment<T> part) => throw null;
        public static implicit operator ReadOnlySpan<T>(Span<T> span) => throw null;
    }

    public readonly struct Memory<T>
    {
        public int Length => throw null;
        public Buffers.MemoryHandle Pin() => throw null;
        public static implicit operator Memory<T>(T[] array) => throw null;
    }
#endif
}

#if NETSTANDARD2_1
namespace System.Buffers
{
    public struct MemoryHandle : IDisposable
    {
        public unsafe void* Pointer => throw null;
        public void Dispose() => throw null;
    }
}
#endif

namespace System.Collections
{
    public interface IEnumerable { IEnumerator GetEnumerator(); }
    public interface IEnumerator { bool MoveNext(); object Current { get; } void Reset(); }
}

namespace System.Collections.Generic
{
    public interface IEnumerable<out T> : IEnumerable { new IEnumerator<T> GetEnumerator(); }
    public interface IEnumerator<out T> : IDisposable, IEnumerator { new T Current { get; } }
    public interface ICollection<T> : IEnumerable<T> { }
    public interface IList<T> : ICollection<T> { }
    public interface IReadOnlyCollection<out T> : IEnumerable<T> { int Count { get; } }
    public interface IReadOnlyList<out T> : IReadOnlyCollection<T> { T this[int index] { get; } }
}

namespace System.Collections.Concurrent
{
    public class ConcurrentDictionary<TKey, TValue>
    {
        public ConcurrentDictionary() { }
        public TValue this[TKey key] { get => throw null; set => throw null; }
        public bool TryGetValue(TKey key, out TValue value) => throw null;
        public bool TryRemove(TKey key, out TValue value) => throw null;
        public TValue GetOrAdd(TKey key, Func<TKey, TValue> make) => throw null;
    }
}

namespace System.Reflection
{
    public sealed class DefaultMemberAttribute : Attribute { public DefaultMemberAttribute(string name) { } }
    public sealed class AssemblyVersionAttribute : Attribute { public AssemblyVersionAttribute(string version) { } }
    public sealed class AssemblyFileVersionAttribute : Attribute { public AssemblyFileVersionAttribute(string version) { } }

    public sealed class AssemblyInformationalVersionAttribute : Attribute
    {
        public AssemblyInformationalVersionAttribute(string version) { }
    }

    public sealed class AssemblyTitleAttribute : Attribute { public AssemblyTitleAttribute(string title) { } }
}

namespace System.Runtime.Versioning
{
    public sealed class TargetFrameworkAttribute : Attribute
    {
        public TargetFrameworkAttribute(string name) { }
        public string FrameworkDisplayName { get; set; }
    }
}

namespace System.Runtime.CompilerServices
{
    public sealed class CompilerGeneratedAttribute : Attribute { public CompilerGeneratedAttribute() { } }
    public sealed class CompilationRelaxationsAttribute : Attribute { public CompilationRelaxationsAttribute(int value) { } }

    public sealed class RuntimeCompatibilityAttribute : Attribute
    {
        public RuntimeCompatibilityAttribute() { }
        public bool WrapNonExceptionThrows { get; set; }
    }

    public sealed class UnsafeValueTypeAttribute : Attribute { }
    public static class RuntimeHelpers { public static int OffsetToStringData => throw null; }
#if NETSTANDARD2_1
    public sealed class IsByRefLikeAttribute : Attribute { public IsByRefLikeAttribute() { } }
    public sealed class IsReadOnlyAttribute : Attribute { public IsReadOnlyAttribute() { } }
#endif
}

namespace System.Runtime.ExceptionServices
{
    public sealed class ExceptionDispatchInfo
    {
        public static ExceptionDispatchInfo Capture(Exception thrown) => throw null;
        public void Throw() => throw null;
    }
}

namespace System.Runtime.InteropServices
{
    public enum CallingConvention { Winapi = 1, Cdecl = 2, StdCall = 3, ThisCall = 4, FastCall = 5 }
    public enum CharSet { None = 1, Ansi = 2, Unicode = 3, Auto = 4 }
    public enum LayoutKind { Sequential = 0, Explicit = 2, Auto = 3 }
    public enum GCHandleType { Weak, WeakTrackResurrection, Normal, Pinned }
    public sealed class InAttribute : Attribute { public InAttribute() { } }
    public sealed class OutAttribute : Attribute { public OutAttribute() { } }
    public sealed class UnmanagedType { }

    public sealed class DllImportAttribute : Attribute
    {
        public CallingConvention CallingConvention;
        public CharSet CharSet;
        public string EntryPoint;
        public bool ExactSpelling;
        public bool PreserveSig;
        public bool SetLastError;
        public DllImportAttribute(string library) { }
    }

    public sealed class StructLayoutAttribute : Attribute
    {
        public CharSet CharSet;
        public int Pack;
        public int Size;
        public StructLayoutAttribute(LayoutKind kind) { }
    }

    public sealed class UnmanagedFunctionPointerAttribute : Attribute
    {
        public UnmanagedFunctionPointerAttribute(CallingConvention convention) { }
    }

    public abstract class SafeHandle : IDisposable
    {
        protected IntPtr handle;
        protected SafeHandle(IntPtr invalid, bool owns) { }
        public bool IsClosed => throw null;
        public abstract bool IsInvalid { get; }
        public void Dispose() => throw null;
        protected abstract bool ReleaseHandle();
    }

    public struct GCHandle
    {
        public static GCHandle Alloc(object target) => throw null;
        public static GCHandle Alloc(object target, GCHandleType type) => throw null;
        public IntPtr AddrOfPinnedObject() => throw null;
        public void Free() => throw null;
        public static GCHandle FromIntPtr(IntPtr value) => throw null;
        public static IntPtr ToIntPtr(GCHandle value) => throw null;
        public bool IsAllocated => throw null;
        public object Target { get => throw null; set => throw null; }
    }

    public static class Marshal
    {
        public static void Copy(IntPtr from, byte[] to, int start, int length) => throw null;
        public static void Copy(IntPtr from, double[] to, int start, int length) => throw null;
        public static void Copy(double[] from, int start, IntPtr to, int length) => throw null;
        public static Delegate GetDelegateForFunctionPointer(IntPtr function, Type type) => throw null;
    }
}

namespace System.Text
{
    public abstract class Encoding
    {
        public static Encoding UTF8 => throw null;
        public virtual int GetByteCount(string text) => throw null;
        public virtual int GetBytes(string text, int start, int count, byte[] bytes, int place) => throw null;
        public virtual string GetString(byte[] bytes) => throw null;
        public virtual string GetString(byte[] bytes, int start, int count) => throw null;
    }
}

namespace System.Threading
{
    public static class Interlocked
    {
        public static int Increment(ref int place) => throw null;
        public static long Increment(ref long place) => throw null;
        public static int Decrement(ref int place) => throw null;
    }

    public static class Volatile { public static int Read(ref int place) => throw null; }
}
