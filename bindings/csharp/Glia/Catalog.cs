// What there is: the kinds of each family with their names, and the parameters of each kind.

using System;
using System.Collections.Generic;
using Glia.Interop;

namespace Glia
{
    /// <summary>The kinds of each family, by number. A kind is a number of the family's enumeration:
    /// (int)OptimizerKind.Adam.</summary>
    public static unsafe class Catalog
    {
        /// <summary>All kinds of a family, in the order of their numbers.</summary>
        public static IReadOnlyList<int> Kinds(Family family)
        {
            int count;
            Native.Check(NativeMethods.glia_catalog_count((int)family, &count, out IntPtr error), error);
            var kinds = new int[count];
            fixed (int* k = kinds)
                for (int index = 0; index < count; index++)
                    Native.Check(NativeMethods.glia_catalog_kind((int)family, index, k + index, out error), error);
            return kinds;
        }

        /// <summary>The kind with a name, such as "adam".</summary>
        public static int Find(Family family, string name)
        {
            int kind;
            byte[] text = Native.Utf8(name, "name");
            fixed (byte* t = text)
                Native.Check(NativeMethods.glia_catalog_find((int)family, t, Native.Length(text), &kind, out IntPtr error), error);
            return kind;
        }

        /// <summary>The name of a kind.</summary>
        public static string Name(Family family, int kind)
        {
            return Native.Text((byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_catalog_name((int)family, kind, text, capacity, needed, out error));
        }

        /// <summary>What a kind is, in words.</summary>
        public static string Description(Family family, int kind)
        {
            return Native.Text((byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_catalog_description((int)family, kind, text, capacity, needed, out error));
        }

        /// <summary>Keys, defaults and bounds of a kind's parameters.</summary>
        public static IReadOnlyList<ParameterInfo> Parameters(Family family, int kind)
        {
            int count;
            Native.Check(NativeMethods.glia_catalog_parameter_count((int)family, kind, &count, out IntPtr error), error);
            var parameters = new ParameterInfo[count];
            for (int index = 0; index < count; index++)
            {
                ParameterInfo info = ParameterInfo.Sized();
                Native.Check(NativeMethods.glia_catalog_parameter((int)family, kind, index, &info, out error), error);
                parameters[index] = info;
            }
            return parameters;
        }

        /// <summary>What a parameter of a kind does, in words.</summary>
        public static string Description(Family family, int kind, Param key)
        {
            return Native.Text((byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_catalog_parameter_description((int)family, kind, (int)key, text, capacity, needed, out error));
        }

        /// <summary>The name of a key, such as "learning_rate".</summary>
        public static string Name(Param key)
        {
            return Native.Text((byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_parameter_name((int)key, text, capacity, needed, out error));
        }

        /// <summary>The name of an instruction set.</summary>
        public static string Name(Level level)
        {
            return Native.Text((byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_level_name((int)level, text, capacity, needed, out error));
        }

        /// <summary>What a code of an error means.</summary>
        public static string Describe(ErrorCode code)
        {
            return Native.Text((byte* text, UIntPtr capacity, UIntPtr* needed, out IntPtr error) =>
                NativeMethods.glia_status_text((int)code, text, capacity, needed, out error));
        }
    }
}
