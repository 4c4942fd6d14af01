#!/usr/bin/env python3
"""Writes what the C# binding has from the C header: constants, structs, handles, functions, families.

    python3 bindings/generate/csharp.py            # writes bindings/csharp/Glia/Generated and its test
    python3 bindings/generate/csharp.py --check    # exit 1 where a file differs from what it would be
"""

import re
import sys

import header
from csharp_documentation import documentation, indented
from csharp_names import (BOOLEAN, ENUMERATION_NAMES, FAMILIES, TYPED_FIELDS, camel, handle_name,
                          named_type, pascal)

FOLDER = header.ROOT / "bindings/csharp"
COMMAND = "python3 bindings/generate/csharp.py"
HEAD = "// Generated from include/glia/glia.h by bindings/generate/csharp.py; do not edit.\n"


def file_of(body: str, namespace: str, usings: list[str]) -> str:
    head = HEAD + "\n" + "".join(f"using {one};\n" for one in usings) + ("\n" if usings else "")
    return head + f"namespace {namespace}\n{{\n" + indented(body.strip("\n"), 1) + "\n}\n"


def kinds(found: header.Header) -> str:
    """Every enumeration."""
    parts = []
    for one in found.enumerations:
        members = []
        for constant in one.constants:
            name = "Ok" if constant.name == "GLIA_OK" else pascal(constant.name[len(one.prefix) :])
            members.append(documentation(constant.documentation) + f"{name} = {constant.value},")
        parts.append(documentation(one.documentation) + f"public enum {ENUMERATION_NAMES[one.name]}\n{{\n"
                     + indented("\n\n".join(members), 1) + "\n}")
    return file_of("\n\n".join(parts), "Glia", [])


def without_size(text: str) -> str:
    """The comment of a struct without what the binding does by itself: setting struct_size."""
    text = re.sub(r"\s*Set\s+struct_size\s+to\s+sizeof\(\w+\)\s*(before\s+(the|a)\s+call(\s+that\s+fills\s+it)?)?\s*([.;])\s*",
                  " ", text)
    text = re.sub(r"(?<=[.] )z(?=ero in)", "Z", text)
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def yes_or_no(text: str) -> str:
    return re.sub(r"\b0\b", "false", re.sub(r"\b1\b", "true", text))


FIELD_TYPES = {"size_t": "UIntPtr", "int32_t": "int", "uint64_t": "ulong", "int64_t": "long",
               "double": "double", "glia_status": "int"}


def property_of(struct: header.Struct, field: header.Variable) -> str:
    """What a program sees of a field: sizes as long, yes and no as bool, kinds as enumerations."""
    name, raw, about = pascal(field.name), camel(field.name), field.documentation
    if field.type == "size_t":
        shown, read, write = "long", f"(long){raw}", f"Native.Size(value, nameof({name}))"
    elif field.type in ("int32_t", "glia_status") and (field.name in TYPED_FIELDS):
        shown = TYPED_FIELDS[field.name]
        read, write = f"({shown}){raw}", "(int)value"
    elif field.type == "int32_t" and BOOLEAN.match(field.documentation):
        shown, read, write, about = "bool", f"{raw} != 0", "value ? 1 : 0", yes_or_no(about)
    else:
        shown, read, write = FIELD_TYPES[field.type], raw, "value"
    setter = f"\n    set {{ {raw} = {write}; }}" if struct.name.endswith("_options") else ""
    if read.startswith("(long)"):
        read = f"unchecked((long){raw}.ToUInt64())"
    return (documentation(about) + f"public {shown} {name}\n{{\n"
            f"    get {{ return {read}; }}{setter}\n}}")


def structs(found: header.Header) -> str:
    parts = []
    for one in found.structs:
        name = named_type(one.name)
        shown = [field for field in one.fields if field.name not in ("struct_size", "reserved")]
        fields = "\n".join(f"private {FIELD_TYPES[field.type]} {camel(field.name)};" for field in one.fields)
        sized = (f"/// <summary>All zero but for the size, as the library wants it.</summary>\n"
                 f"public static unsafe {name} Sized()\n{{\n"
                 f"    return new {name} {{ structSize = (UIntPtr)sizeof({name}) }};\n}}\n\n"
                 f"/// <summary>The same with the size set.</summary>\n"
                 f"public unsafe {name} WithSize()\n{{\n"
                 f"    {name} copy = this;\n    copy.structSize = (UIntPtr)sizeof({name});\n    return copy;\n}}")
        extra = ("\n\n/// <summary>For BatchSize: the whole data set at once.</summary>\n"
                 "public const long FullBatch = -1;" if one.name == "glia_fit_options" else "")
        body = "\n\n".join([fields + extra, *(property_of(one, field) for field in shown), sized])
        parts.append(documentation(without_size(one.documentation)) + "[StructLayout(LayoutKind.Sequential)]\n"
                     f"public struct {name}\n{{\n" + indented(body, 1) + "\n}")
    return file_of("\n\n".join(parts), "Glia", ["System", "System.Runtime.InteropServices"])


def handles(found: header.Header) -> str:
    parts = []
    for one in found.handles:
        if one.name == "glia_error":
            continue
        name = handle_name(one.name)
        parts.append(documentation(one.documentation) + f"""public sealed class {name} : SafeHandle
{{
    /// <summary>Stands for NULL where a function takes it.</summary>
    internal static readonly {name} Null = new {name}();

    /// <summary>Holds nothing; a call that makes an object fills it.</summary>
    public {name}() : base(IntPtr.Zero, true)
    {{
    }}

    /// <summary>Whether it holds nothing.</summary>
    public override bool IsInvalid
    {{
        get {{ return handle == IntPtr.Zero; }}
    }}

    /// <summary>Frees the object; no call is using it then.</summary>
    protected override bool ReleaseHandle()
    {{
        NativeMethods.{one.name}_free(handle);
        return true;
    }}
}}""")
    return file_of("\n\n".join(parts), "Glia.Interop", ["System", "System.Runtime.InteropServices"])


POINTED = {"float": "float", "double": "double", "char": "byte", "uint8_t": "byte", "int32_t": "int",
           "int64_t": "long", "uint64_t": "ulong", "size_t": "UIntPtr", "void": "void"}
PLAIN = {"size_t": "UIntPtr", "int32_t": "int", "int64_t": "long", "uint32_t": "uint", "uint64_t": "ulong",
         "double": "double", "glia_status": "int", "void": "void"}


def type_of(found: header.Header, function: str, type: str) -> str:
    """A parameter's type in C#."""
    base = type.replace("const ", "").replace("*", "").strip()
    stars = type.count("*")
    if base == "glia_error":
        return "IntPtr" if stars == 1 else "out IntPtr"
    if any(one.name == base for one in found.handles):
        if function == f"{base}_free":
            return "IntPtr"
        return ("out " if stars == 2 else "") + handle_name(base)
    if any(one.name == base for one in found.structs):
        return named_type(base) + "*"
    if any(one.name == base for one in found.callbacks):
        return named_type(base) if base != "glia_job_body" else "IntPtr"
    if base == "struct DLManagedTensorVersioned":
        return "void" + "*" * stars
    if stars:
        return POINTED[base] + "*" * stars
    return PLAIN[base]


def signature(found: header.Header, one: header.Function) -> str:
    listed = [f"{type_of(found, one.name, each.type)} {camel(each.name)}" for each in one.parameters]
    line = ", ".join(listed)
    if len(line) > 70:
        line = "\n    " + ",\n    ".join(listed)
    returns = PLAIN.get(one.returns.replace(" ", "")) or "void*"
    return f"{returns} {{name}}({line})"


def callbacks(found: header.Header) -> str:
    parts = []
    for one in found.callbacks:
        text = documentation(one.documentation, one.parameters)
        text += "[UnmanagedFunctionPointer(CallingConvention.Cdecl)]\n"
        parts.append(text + "public unsafe delegate "
                     + signature(found, one).format(name=named_type(one.name)) + ";")
    return file_of("\n\n".join(parts), "Glia.Interop", ["System", "System.Runtime.InteropServices"])


def functions(found: header.Header) -> str:
    parts = []
    for one in found.functions:
        text = documentation(one.documentation, one.parameters)
        text += "[DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]\n"
        parts.append(text + "public static extern " + signature(found, one).format(name=one.name) + ";")
    constants = ("/// <summary>The version of the ABI that this binding was made for.</summary>\n"
                 f"public const int AbiVersion = {found.abi_version};\n\n"
                 "/// <summary>The version of the header that this binding was made from.</summary>\n"
                 f"public const string HeaderVersion = \"{'.'.join(map(str, found.version))}\";")
    head = ("/// <summary>Every function of glia.h, under its own name. The classes of the namespace Glia are\n"
            "/// made of these, and give their handles for what they have no method for.</summary>\n")
    body = head + "public static unsafe partial class NativeMethods\n{\n" \
        + indented("\n\n".join([constants, *parts]), 1) + "\n}"
    return file_of(body, "Glia.Interop", ["System", "System.Runtime.InteropServices"])


def families(found: header.Header) -> str:
    parts = []
    for noun in FAMILIES:
        name, kind = pascal(noun), pascal(noun) + "Kind"
        about = next(one.documentation for one in found.handles if one.name == f"glia_{noun}")
        parts.append(documentation(about) + f"""public sealed partial class {name} : NativeObject<{name}Handle>
{{
    /// <summary>One of a kind, its parameters at their defaults. Set others in braces:
    /// <c>new {name}(…) {{ [Param.…] = 0.1 }}</c>.</summary>
    public {name}({kind} kind) : base(New(kind))
    {{
    }}

    internal {name}({name}Handle handle) : base(handle)
    {{
    }}

    private static {name}Handle New({kind} kind)
    {{
        Native.Check(NativeMethods.glia_{noun}_new((int)kind, out {name}Handle made, out IntPtr error), error);
        return made;
    }}

    /// <summary>The kind.</summary>
    public unsafe {kind} Kind
    {{
        get
        {{
            int kind;
            Native.Check(NativeMethods.glia_{noun}_kind(Handle, &kind, out IntPtr error), error);
            return ({kind})kind;
        }}
    }}

    /// <summary>A parameter of the kind, by its key. A key that the kind does not have, and a value
    /// outside its bounds, are errors.</summary>
    public unsafe double this[Param key]
    {{
        get
        {{
            double value;
            Native.Check(NativeMethods.glia_{noun}_get(Handle, (int)key, &value, out IntPtr error), error);
            return value;
        }}
        set
        {{
            Native.Check(NativeMethods.glia_{noun}_set(Handle, (int)key, value, out IntPtr error), error);
        }}
    }}
}}""")
    return file_of("\n\n".join(parts), "Glia", ["System", "Glia.Interop"])


def layout(found: header.Header) -> str:
    """A C program that prints the size of every struct and the place of every field."""
    lines = [HEAD.replace("//", "/*").strip() + " */\n", "#include <stdio.h>\n#include \"glia/glia.h\"\n",
             "int main(void)\n{"]
    for one in found.structs:
        lines.append(f'    printf("{named_type(one.name)} %zu\\n", sizeof({one.name}));')
        for field in one.fields:
            lines.append(f'    printf("{named_type(one.name)}.{camel(field.name)} %zu\\n", '
                         f'offsetof({one.name}, {field.name}));')
    return "\n".join([*lines, "    return 0;\n}\n"])


def main() -> int:
    found = header.read()
    generated = FOLDER / "Glia/Generated"
    files = {
        generated / "Kinds.cs": kinds(found),
        generated / "Structs.cs": structs(found),
        generated / "Handles.cs": handles(found),
        generated / "Callbacks.cs": callbacks(found),
        generated / "NativeMethods.cs": functions(found),
        generated / "Families.cs": families(found),
        FOLDER / "tests/layout.c": layout(found),
    }
    stale = [path for path, text in files.items()
             if not path.exists() or path.read_text(encoding="utf-8") != text]
    unknown = [path for path in generated.glob("*.cs") if path not in files]
    if "--check" in sys.argv[1:]:
        for path in stale + unknown:
            print(f"{path.relative_to(header.ROOT)} is stale: run {COMMAND}", file=sys.stderr)
        return 1 if stale + unknown else 0
    for path in unknown:
        path.unlink()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
