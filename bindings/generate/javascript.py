#!/usr/bin/env python3
"""Writes the generated files of the JavaScript binding from the C header.

    python3 bindings/generate/javascript.py             # writes them
    python3 bindings/generate/javascript.py --check     # exit 1 where one is stale
    python3 bindings/generate/javascript.py --layout    # prints C that asserts the layouts of records.js

kinds has the enumerations, records the structs as wasm32 lays them out, functions what each function
takes; each is a module and its types.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import header
from names import enumeration_name, member_name, pascal

FOLDER = header.ROOT / "bindings/javascript/src/generated"
PACKAGE = header.ROOT / "bindings/javascript/package.json"
COMMAND = "python3 bindings/generate/javascript.py"

# Bytes on wasm32, which are the alignment, too, and the letter of the type in the tables.
SCALARS = {
    "int32_t": (4, "i"),
    "uint32_t": (4, "u"),
    "int64_t": (8, "l"),
    "uint64_t": (8, "m"),
    "size_t": (4, "u"),
    "float": (4, "f"),
    "double": (8, "d"),
    "glia_status": (4, "i"),
}


def camel(name: str) -> str:
    """struct_size becomes structSize."""
    first, *rest = name.lower().split("_")
    return first + "".join(part.capitalize() for part in rest)


def comment(text: str, indent: str = "") -> list[str]:
    """A comment of the header as one of JavaScript."""
    lines = text.replace("*/", "* /").split("\n")
    if len(lines) == 1:
        return [f"{indent}/** {lines[0]} */"]
    return [f"{indent}/**", *(f"{indent} * {line}".rstrip() for line in lines), f"{indent} */"]


def head(purpose: str) -> list[str]:
    return [f"// {purpose}", "//", f"// Generated from the C header by {COMMAND}; do not edit.", ""]


def has_names(name: str) -> bool:
    """Whether members are given by name, too."""
    return name.endswith("Kind") or name in ("Family", "Level", "Param", "ActivationProperty", "ElementType")


def kinds(found: header.Header) -> tuple[str, str]:
    purpose = "The kinds, keys and codes of the library."
    code, types = head(purpose), head(purpose)
    for one in found.enumerations:
        name = enumeration_name(one.name)
        members = [(member_name(constant.name, one.prefix), constant) for constant in one.constants]
        code += [f"export const {name} = Object.freeze({{"]
        code += [f"  {member}: {constant.value}," for member, constant in members]
        code += ["});", ""]
        types += [*comment(one.documentation), f"export const {name}: {{"]
        for member, constant in members:
            types += [*comment(constant.documentation, "  "), f"  readonly {member}: {constant.value};"]
        types += ["};", f"export type {name} = (typeof {name})[keyof typeof {name}];"]
        if has_names(name):
            types += [f"/** The names of {name}. */", f"export type {name.removesuffix('Kind')}Name ="]
            types += [f'  | "{member.lower()}"' for member, _ in members]
            types[-1] += ";"
        if name == "Param":
            types += ["/** Parameters by their names, as JavaScript writes them. */"]
            types += ["export interface Settings {"]
            for member, constant in members:
                kind = "number | boolean" if "1 or 0" in constant.documentation else "number"
                types += [*comment(constant.documentation, "  "), f"  {camel(member)}?: {kind};"]
            types += ["}"]
        types += [""]
    return "\n".join(code), "\n".join(types)


def layout(struct: header.Struct) -> tuple[list[tuple[header.Variable, int]], int]:
    """Each field with its offset, and the size, as C lays them out on wasm32."""
    place, largest, fields = 0, 1, []
    for field in struct.fields:
        size = SCALARS[field.type][0]
        place = -(-place // size) * size
        fields.append((field, place))
        place += size
        largest = max(largest, size)
    return fields, -(-place // largest) * largest


def records(found: header.Header) -> tuple[str, str]:
    purpose = "The structs of the library: options that go in, and facts that come out."
    code, types = head(purpose), head(purpose)
    code += ["// Size, and for each field its name, its offset and the letter of its type: i int32, u size_t,"]
    code += ["// l int64, m uint64, d double.", ""]
    for struct in found.structs:
        fields, size = layout(struct)
        code += [f"export const {pascal(struct.name)} = Object.freeze({{"]
        code += [f'  name: "{struct.name}",', f"  size: {size},", "  fields: ["]
        for field, place in fields:
            code.append(f'    ["{camel(field.name)}", {place}, "{SCALARS[field.type][1]}"],')
        code += ["  ],", "});", ""]
        types += [*comment(struct.documentation), f"export interface {pascal(struct.name)} {{"]
        for field in struct.fields:
            if field.name in ("struct_size", "reserved"):
                continue
            if field.documentation:
                types += comment(field.documentation, "  ")
            kind = "number | bigint" if SCALARS[field.type][1] == "m" else "number"
            types.append(f"  {camel(field.name)}: {kind};")
        types += ["}", ""]
    return "\n".join(code), "\n".join(types)


def letter(kind: str) -> str:
    """The letter of a type in the tables; every pointer is an address."""
    return "p" if kind.endswith("*") or kind not in SCALARS else SCALARS[kind][1]


def functions(found: header.Header) -> tuple[str, str]:
    purpose = "Every function of the C header: what it returns, and its arguments."
    code, types = head(purpose), head(purpose)
    code += ["// A letter for what comes back (v nothing, s a status), then each argument's letter and name:"]
    code += ["// p an address, i int32, u size_t or uint32, l int64, m uint64, f float, d double.", ""]
    code += ["export const functions = Object.freeze({"]
    types += ["/** The exports of the module, as WebAssembly takes them: addresses are numbers. */"]
    types += ["export interface Functions {"]
    for one in found.functions:
        returns = {"void": "v", "glia_status": "s"}.get(one.returns) or letter(one.returns)
        arguments = " ".join(f"{letter(each.type)}:{each.name}" for each in one.parameters)
        code.append(f'  {one.name}: "{returns} {arguments}",'.replace(' ",', '",'))
        taken = ", ".join(
            f"{each.name}: {'bigint' if letter(each.type) in 'lm' else 'number'}" for each in one.parameters
        )
        types += comment(one.documentation, "  ")
        types.append(f"  {one.name}({taken}): {'void' if returns == 'v' else 'number'};")
    code += ["});", "", f"export const ABI_VERSION = {found.abi_version};", ""]
    types += ["}", "", "export const functions: Readonly<Record<keyof Functions, string>>;"]
    types += ["/** The version of the header's ABI. */", f"export const ABI_VERSION: {found.abi_version};", ""]
    return "\n".join(code), "\n".join(types)


def assertions(found: header.Header) -> str:
    """C that compiles for wasm32 if the offsets and sizes of records.js are the compiler's."""
    lines = ['#include "glia/glia.h"']
    for struct in found.structs:
        fields, size = layout(struct)
        lines.append(f'_Static_assert(sizeof({struct.name}) == {size}, "{struct.name}");')
        for field, place in fields:
            lines.append(
                f'_Static_assert(offsetof({struct.name}, {field.name}) == {place}, "{struct.name}.{field.name}");'
            )
    return "\n".join(lines) + "\n"


def version_is(found: header.Header) -> bool:
    written = re.search(r'"version": "([^"]*)"', PACKAGE.read_text(encoding="utf-8"))
    return written is not None and written[1] == ".".join(map(str, found.version))


def main() -> None:
    found = header.read()
    if "--layout" in sys.argv:
        print(assertions(found), end="")
        return
    pages = {}
    for name, write in (("kinds", kinds), ("records", records), ("functions", functions)):
        pages[FOLDER / f"{name}.js"], pages[FOLDER / f"{name}.d.ts"] = write(found)
    stale = []
    for path, content in pages.items():
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != content:
            stale.append(str(path.relative_to(header.ROOT)))
    if stale:
        raise SystemExit(f"stale: {', '.join(stale)}: run {COMMAND}")
    if not version_is(found):
        raise SystemExit(f"{PACKAGE.relative_to(header.ROOT)}: its version is not that of the header")


if __name__ == "__main__":
    main()
