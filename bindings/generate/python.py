#!/usr/bin/env python3
"""Writes the generated files of the Python binding from the C header.

    python3 bindings/generate/python.py            # writes them
    python3 bindings/generate/python.py --check    # exit 1 where one is stale

kinds.py has the enumerations, records.py the structs, _abi.py the functions, _version.py the
version.
"""

import re
import sys
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import header
from names import enumeration_name, member_name, pascal

FOLDER = header.ROOT / "bindings/python/src/glia"
COMMAND = "python3 bindings/generate/python.py"
WIDTH = 96

SCALARS = {
    "int32_t": ("c_int32", "int"),
    "uint32_t": ("c_uint32", "int"),
    "int64_t": ("c_int64", "int"),
    "uint64_t": ("c_uint64", "int"),
    "size_t": ("c_size_t", "int"),
    "float": ("c_float", "float"),
    "double": ("c_double", "float"),
    "glia_status": ("c_int32", "int"),
}


class Text:
    """A comment of the header in the words of Python."""

    def __init__(self, found: header.Header) -> None:
        self.names = {"GLIA_OK": "ErrorCode.OK", "NULL": "None"}
        for one in found.enumerations:
            for constant in one.constants:
                if constant.name != "GLIA_OK":
                    name = f"{enumeration_name(one.name)}.{member_name(constant.name, one.prefix)}"
                    self.names[constant.name] = name
            self.names[one.prefix + "…"] = enumeration_name(one.name)
        for struct in found.structs:
            self.names[struct.name] = pascal(struct.name)

    def of(self, comment: str) -> str:
        words = re.sub(r"\b(?:GLIA_|glia_|NULL\b)\w*…?", self.word, comment)
        return words.replace("\\", "\\\\").replace('"""', "'''")

    def word(self, found: re.Match) -> str:
        return self.names.get(found[0], found[0])

    def docstring(self, comment: str, indent: str) -> list[str]:
        """The lines of a docstring; long ones are broken, lists keep theirs."""
        paragraphs = []
        for paragraph in self.of(comment).split("\n\n"):
            if re.search(r"^\s*[-@*|]", paragraph, re.M):
                lines = paragraph.split("\n")
            else:
                lines = textwrap.wrap(" ".join(paragraph.split()), WIDTH - len(indent) - 3)
            paragraphs.append("\n".join((indent + line).rstrip() for line in lines))
        whole = '"""' + "\n\n".join(paragraphs).strip()
        if whole.endswith('"'):
            whole += " "
        ending = '"""' if "\n" not in whole else f'\n{indent}"""'
        return (indent + whole + ending).split("\n")


def head(purpose: str) -> list[str]:
    return [
        f'"""{purpose}',
        "",
        f"Generated from the C header by {COMMAND}; do not edit.",
        '"""',
        "",
    ]


def kinds(found: header.Header, text: Text) -> str:
    lines = head("The kinds, keys and codes of the library.")
    names = sorted(enumeration_name(one.name) for one in found.enumerations)
    literals = [name for name in names if name.endswith("Kind")]
    lines += ["from enum import IntEnum", "from typing import Literal", ""]
    exported = sorted(
        names + [name.removesuffix("Kind") + "Name" for name in literals] + ["ParamName"]
    )
    lines += ["__all__ = [", *(f'    "{name}",' for name in exported), "]", ""]
    for one in found.enumerations:
        name = enumeration_name(one.name)
        lines += ["", f"class {name}(IntEnum):", *text.docstring(one.documentation, "    "), ""]
        for constant in one.constants:
            lines.append(f"    {member_name(constant.name, one.prefix)} = {constant.value}")
            lines += text.docstring(constant.documentation, "    ")
        lines.append("")
        if name.endswith("Kind") or name == "Param":
            lines += ["", f"{name.removesuffix('Kind')}Name = Literal["]
            lines += [
                f'    "{member_name(constant.name, one.prefix).lower()}",'
                for constant in one.constants
            ]
            lines += ["]", f'"""The names of the members of {name}."""', ""]
    return "\n".join(lines)


def records(found: header.Header, text: Text) -> str:
    lines = head("The structs of the library: options that go in, and facts that come out.")
    used = sorted({SCALARS[field.type][0] for one in found.structs for field in one.fields})
    lines += [f"from ctypes import {', '.join(used)}", "from typing import Any, ClassVar", ""]
    lines += ["from glia._record import Record", ""]
    lines += [
        "__all__ = [",
        *(f'    "{name}",' for name in sorted(pascal(one.name) for one in found.structs)),
        "]",
        "",
    ]
    for one in found.structs:
        lines += [
            "",
            f"class {pascal(one.name)}(Record):",
            *text.docstring(one.documentation, "    "),
            "",
        ]
        for field in one.fields:
            lines.append(f"    {field.name}: {SCALARS[field.type][1]}")
            if field.documentation:
                lines += text.docstring(field.documentation, "    ")
        lines += ["", "    _fields_: ClassVar[list[Any]] = ["]
        lines += [f'        ("{field.name}", {SCALARS[field.type][0]}),' for field in one.fields]
        lines += ["    ]", ""]
    return "\n".join(lines)


def c_type(name: str) -> str:
    """The type of ctypes; every pointer is an address."""
    if name in SCALARS:
        return SCALARS[name][0]
    if name == "void":
        return "None"
    return "c_void_p"


def signature(function: header.Function) -> str:
    inside = ", ".join(
        f"{one.type}{'' if one.type.endswith('*') else ' '}{one.name}"
        for one in function.parameters
    )
    return f"{function.returns} {function.name}({inside or 'void'})"


def function_lines(function: header.Function, text: Text) -> list[str]:
    kinds_of = "".join(f"{c_type(one.type)}, " for one in function.parameters).strip()
    returns = "None" if function.returns == "void" else "int"
    wrapped = textwrap.wrap(kinds_of, WIDTH - 4)
    lines = [f"{function.name}: Callable[..., {returns}] = declared(", f'    "{function.name}",']
    lines += [f"    {c_type(function.returns)},", *(f"    {line}" for line in wrapped), ")"]
    # The C declaration first, since it is what the arguments are.
    declaration = textwrap.wrap(signature(function), WIDTH - 6, subsequent_indent="    ")
    documented = text.docstring(function.documentation, "")
    first = '"""' + documented[0].removeprefix('"""')
    return lines + [first, *documented[1:-1], "", *declaration, '"""', ""]


def abi(found: header.Header, text: Text) -> str:
    lines = head("Every function of the C header, as ctypes calls it, with the header's words.")
    used = {c_type(one.type) for function in found.functions for one in function.parameters}
    used |= {c_type(function.returns) for function in found.functions + found.callbacks}
    used |= {c_type(one.type) for function in found.callbacks for one in function.parameters}
    used -= {"None"}
    major, minor, patch = found.version
    lines += [
        "from collections.abc import Callable",
        f"from ctypes import CFUNCTYPE, {', '.join(sorted(used))}, sizeof",
        "",
    ]
    lines += ["from glia._library import declared", ""]
    lines += [f"VERSION = ({major}, {minor}, {patch})", '"""The version of the header."""', ""]
    lines += [f"ABI_VERSION = {found.abi_version}", '"""The version of its ABI."""', ""]
    lines += ["FULL_BATCH = 2 ** (8 * sizeof(c_size_t)) - 1"]
    lines += ['"""The batch size of gradient descent on a whole data set at once."""', ""]
    for one in found.callbacks:
        inside = ", ".join(c_type(parameter.type) for parameter in one.parameters)
        lines += [f"{pascal(one.name)} = CFUNCTYPE({c_type(one.returns)}, {inside})"]
        lines += text.docstring(one.documentation, "") + [""]
    for function in found.functions:
        lines += function_lines(function, text)
    return "\n".join(lines)


def version(found: header.Header, text: Text) -> str:
    """Alone in a file, as whoever builds the package reads it without the library."""
    number = ".".join(map(str, found.version))
    return "\n".join(
        head("The version of this package: that of the header.") + [f'VERSION = "{number}"']
    )


def pages() -> dict[Path, str]:
    found = header.read()
    text = Text(found)
    made = {"kinds.py": kinds, "records.py": records, "_abi.py": abi, "_version.py": version}
    return {FOLDER / name: make(found, text).rstrip("\n") + "\n" for name, make in made.items()}


def main() -> None:
    stale = []
    for path, content in pages().items():
        if "--check" not in sys.argv:
            path.write_text(content, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != content:
            stale.append(str(path.relative_to(header.ROOT)))
    if stale:
        raise SystemExit(f"stale: {', '.join(stale)}: run {COMMAND}")


if __name__ == "__main__":
    main()
