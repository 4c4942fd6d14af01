"""The C header as data: what the generators of all bindings read.

The header is itself generated, in one regular form, so that a few expressions read all of it; what is
not understood ends the program, so that nothing can be left out.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADER = ROOT / "include/glia/glia.h"


@dataclass
class Variable:
    """A parameter or a field: its type as C writes it, such as "const float *"."""

    name: str
    type: str
    documentation: str = ""


@dataclass
class Function:
    """A function, or the type of a callback."""

    name: str
    returns: str
    parameters: list[Variable]
    documentation: str


@dataclass
class Constant:
    name: str
    value: int
    documentation: str


@dataclass
class Enumeration:
    """The constants of an enumeration, whose names begin with `prefix`."""

    name: str
    prefix: str
    constants: list[Constant]
    documentation: str


@dataclass
class Struct:
    name: str
    fields: list[Variable]
    documentation: str


@dataclass
class Handle:
    """An opaque type."""

    name: str
    documentation: str


@dataclass
class Header:
    version: tuple[int, int, int] = (0, 0, 0)
    abi_version: int = 0
    enumerations: list[Enumeration] = field(default_factory=list)
    handles: list[Handle] = field(default_factory=list)
    structs: list[Struct] = field(default_factory=list)
    callbacks: list[Function] = field(default_factory=list)
    functions: list[Function] = field(default_factory=list)


COMMENT = r"/\*\*(?P<comment>(?:(?!\*/).)*)\*/\s*"
PIECES = {
    "enumeration": r"enum (?P<name>\w+)\s*(?:: int32_t\s*)?\{(?P<body>[^}]*)\};",
    "struct": r"typedef struct (?P<name>\w+) \{(?P<body>[^}]*)\} \w+;",
    "handle": r"typedef struct (?P<name>\w+) \w+;",
    "callback": r"typedef (?P<returns>[\w ]+\*?)\s*\(\*(?P<name>\w+)\)\((?P<body>[^)]*)\);",
    "declaration": r"struct (?P<name>\w+);",
    "alias": r"typedef \w+ (?P<name>\w+);",
    "function": r"GLIA_API\s+(?P<returns>[\w ]+?[ *]+)(?P<name>\w+)\((?P<body>[^)]*)\);",
}


def text_of(comment: str) -> str:
    """A comment without its stars."""
    lines = [re.sub(r"^\s*\* ?", "", line).rstrip() for line in comment.strip().split("\n")]
    return "\n".join(lines).strip()


def variable(declaration: str) -> Variable:
    # glia's own structs have types by their names; those of others, as of DLPack, have not.
    declaration = " ".join(re.sub(r"\bstruct (?=glia_)", "", declaration).split())
    found = re.fullmatch(r"(.*?)(\w+)", declaration)
    if not found:
        raise SystemExit(f"{HEADER}: not understood: {declaration}")
    return Variable(found[2], found[1].strip())


def parameters(body: str) -> list[Variable]:
    return [] if body.strip() in ("", "void") else [variable(one) for one in body.split(",")]


def members(body: str, separator: str):
    """Each member of a struct or an enumeration, with its comment, if it has one of its own."""
    pattern = re.compile(rf"\s*(?:{COMMENT})?(?P<member>[^{separator}]+){separator}", re.S)
    place = 0
    while body[place:].strip():
        found = pattern.match(body, place)
        if not found:
            raise SystemExit(f"{HEADER}: not understood: {body[place : place + 200]}")
        yield found["member"].strip(), text_of(found["comment"] or "")
        place = found.end()


def constants(body: str) -> list[Constant]:
    found = []
    for member, documentation in members(body, ","):
        name, value = member.split("=")
        found.append(Constant(name.strip(), int(value), documentation))
    return found


def common_prefix(names: list[str]) -> str:
    """What all names begin with, up to an underscore."""
    first, last = min(names), max(names)
    length = next((i for i, (a, b) in enumerate(zip(first, last)) if a != b), len(first))
    return first[: first.rfind("_", 0, length) + 1]


def add(header: Header, kind: str, found: re.Match) -> None:
    name, documentation = found["name"], text_of(found["comment"])
    if kind == "enumeration":
        values = constants(found["body"])
        named = [value.name for value in values if value.name != "GLIA_OK"]
        header.enumerations.append(
            Enumeration(name, common_prefix(named), values, documentation)
        )
    elif kind == "struct":
        fields = []
        for member, field_documentation in members(found["body"], ";"):
            one = variable(member)
            fields.append(Variable(one.name, one.type, field_documentation))
        header.structs.append(Struct(name, fields, documentation))
    elif kind == "handle":
        header.handles.append(Handle(name, documentation))
    elif kind in ("callback", "function"):
        listed = header.callbacks if kind == "callback" else header.functions
        returns = " ".join(found["returns"].split())
        listed.append(Function(name, returns, parameters(found["body"]), documentation))


def number(text: str, name: str) -> int:
    return int(re.search(rf"#define {name} (\d+)", text)[1])


def read(path: Path = HEADER) -> Header:
    text = path.read_text(encoding="utf-8")
    header = Header(
        version=tuple(number(text, f"GLIA_VERSION_{part}") for part in ("MAJOR", "MINOR", "PATCH")),
        abi_version=number(text, "GLIA_ABI_VERSION"),
    )
    plain = re.sub(r"^#if defined\(__cplusplus\).*?^#endif[^\n]*\n", "  : int32_t\n", text, flags=re.S | re.M)
    # Braces are then those of enumerations and structs.
    plain = plain.replace('extern "C" {', "").replace('}  // extern "C"', "")
    # What stands before the first enumeration are the definitions of the preprocessor.
    place = plain.index("/**", plain.index("#define GLIA_API\n"))
    seen = 0
    for found in re.finditer(COMMENT, plain[place:], re.S):
        start = place + found.end()
        if plain[:start].count("{") != plain[:start].count("}"):
            continue
        for kind, pattern in PIECES.items():
            whole = re.compile(COMMENT + pattern, re.S).match(plain, place + found.start())
            if whole:
                add(header, kind, whole)
                seen += kind == "function"
                break
        else:
            raise SystemExit(f"{path}: not understood: {plain[start : start + 200]}")
    declared = plain.count("\nGLIA_API")
    if seen != declared or len(header.handles) < 10:
        raise SystemExit(f"{path}: {declared} functions declared, {seen} understood")
    return header


if __name__ == "__main__":
    found = read()
    for title in ("enumerations", "handles", "structs", "callbacks", "functions"):
        print(title, len(getattr(found, title)))
