#!/usr/bin/env python3
"""Writes what the Python binding generates from the library's catalogue, and its reference.

    python3 bindings/generate/python_catalog.py            # writes the files
    python3 bindings/generate/python_catalog.py --check    # exit 1 where one is stale

activations.py, losses.py and the like have a function for each kind, with its parameters and their
defaults as arguments; reference.md lists what is public. Needs the library and NumPy.
"""

import enum
import inspect
import keyword
import re
import sys
import textwrap
import types
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import header

PACKAGE = header.ROOT / "bindings/python/src/glia"
REFERENCE = header.ROOT / "bindings/python/reference.md"
COMMAND = "python3 bindings/generate/python_catalog.py"
WIDTH = 96
sys.path.insert(0, str(PACKAGE.parent))
# What is written here may be missing, or wrong, when it is written anew.
NAMES = ("activations", "initializers", "losses", "optimizers", "schedules")
sys.modules.update({f"glia.{name}": types.ModuleType(f"glia.{name}") for name in NAMES})
import glia  # noqa: E402

FAMILIES = {
    "activations": (glia.Family.ACTIVATION, glia.Activation, glia.ActivationKind),
    "initializers": (glia.Family.INITIALIZER, glia.Initializer, glia.InitializerKind),
    "losses": (glia.Family.LOSS, glia.Loss, glia.LossKind),
    "optimizers": (glia.Family.OPTIMIZER, glia.Optimizer, glia.OptimizerKind),
    "schedules": (glia.Family.SCHEDULE, glia.Schedule, glia.ScheduleKind),
}


def number(value: float, whole: bool) -> str:
    return str(int(value)) if whole else repr(float(value))


def argument(one: glia.catalog.Parameter) -> str:
    """The name of a parameter as an argument; words of the language get an underscore."""
    name = one.key.name.lower()
    return f"{name}_" if keyword.iskeyword(name) else name


def wrapped(text: str, indent: str, hanging: str = "") -> list[str]:
    lines = textwrap.wrap(" ".join(text.split()), WIDTH - len(indent), subsequent_indent=hanging)
    return [indent + line for line in lines]


def documentation(description: str, parameters: tuple) -> list[str]:
    """A docstring: the description, and each parameter with its bounds."""
    lines = []
    for paragraph in description.replace("\\", "\\\\").split("\n\n"):
        lines += [*wrapped(paragraph, "    "), ""]
    for one in parameters:
        bounds = f"{number(one.minimum, one.is_integer)} to {number(one.maximum, one.is_integer)}"
        text = f"{argument(one)}: {one.description} ({bounds})"
        lines += wrapped(text, "    ", "    ")
    lines = lines if lines[-1] else lines[:-1]
    return ['    """' + lines[0].lstrip(), *lines[1:], '    """']


def function(family: glia.Family, made: type, kind: enum.IntEnum) -> list[str]:
    """A function that makes an object of a kind."""
    parameters = glia.catalog.parameters(family, kind)
    name = kind.name.lower()
    lines = ["", "", f"def {name}() -> {made.__name__}:"]
    if parameters:
        lines = ["", "", f"def {name}(", "    *,"]
        for one in parameters:
            hint = "int" if one.is_integer else "float"
            default = number(one.default, one.is_integer)
            lines.append(f"    {argument(one)}: {hint} = {default},")
        lines.append(f") -> {made.__name__}:")
    lines += documentation(glia.catalog.description(family, kind), parameters)
    given = [f"{argument(one)}={argument(one)}" for one in parameters]
    arguments = [f"{type(kind).__name__}.{kind.name}", *given]
    return [
        *lines,
        f"    return {made.__name__}(",
        *(f"        {one}," for one in arguments),
        "    )",
    ]


def module(name: str) -> str:
    """A module with a function for each kind of a family."""
    family, made, kinds = FAMILIES[name]
    lines = [
        f'"""A function for each of the {name}: its parameters with their defaults.',
        "",
        f"Generated from the library's catalogue by {COMMAND}; do not edit.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        *sorted(
            [
                f"from {made.__module__} import {made.__name__}",
                f"from glia.kinds import {kinds.__name__}",
            ]
        ),
        "",
        "__all__ = [",
        *(f'    "{one}",' for one in sorted(kind.name.lower() for kind in kinds)),
        "]",
    ]
    for kind in kinds:
        lines += function(family, made, kind)
    return "\n".join(lines) + "\n"


def summary(found: object) -> str:
    """The docstring as one paragraph of Markdown for each of its paragraphs."""
    text = inspect.getdoc(found) or ""
    parts = []
    for paragraph in text.split("\n\n"):
        indented = all(line.startswith("    ") for line in paragraph.split("\n"))
        parts.append(
            f"```\n{textwrap.dedent(paragraph)}\n```" if indented else " ".join(paragraph.split())
        )
    return "\n\n".join(parts)


def line(found: object) -> str:
    """The docstring on one line, for a list."""
    return " ".join((inspect.getdoc(found) or "").split())


def fields(found: type) -> list[str]:
    """The fields of a record or a named tuple."""
    names = getattr(found, "_fields_", None) or [(one,) for one in getattr(found, "_fields", ())]
    shown = [one[0] for one in names if one[0] not in ("struct_size", "reserved")]
    hints = found.__dict__.get("__annotations__", {})
    # Named tuples wrap what is written as a string; records have classes.
    told = []
    for name in shown:
        hint = re.sub(r"^ForwardRef\('(.*?)'.*\)$|^<class '(.*)'>$", r"\1\2", str(hints[name]))
        told.append(f"`{name}: {hint}`")
    return ["Fields: " + ", ".join(told) + ".", ""] if told else []


def signature(found: object) -> str:
    text = str(inspect.signature(found)).replace("'", "")
    return re.sub(r"^\((self|cls)(, )?", "(", text)


def method_lines(found: type) -> list[str]:
    """What a class has, inherited members of the package's own among it."""
    lines = []
    owners = [
        one
        for one in found.__mro__
        if one.__module__.startswith("glia.") and not issubclass(one, enum.Enum)
    ]
    seen = set()
    for owner in owners:
        for name, value in vars(owner).items():
            plain = value.__func__ if isinstance(value, (classmethod, staticmethod)) else value
            if name in seen or name.startswith("_"):
                continue
            seen.add(name)
            if isinstance(plain, property):
                lines.append(f"- **{name}**: {line(plain)}")
            elif inspect.isfunction(plain):
                lines.append(f"- **{name}**`{signature(plain)}`: {line(plain)}")
    return lines


def class_lines(name: str, found: type) -> list[str]:
    lines = [f"### {name}", ""]
    enumeration = issubclass(found, enum.Enum)
    if not enumeration and not issubclass(found, Exception):
        init = vars(found).get("__init__")
        if inspect.isfunction(init):
            lines += [f"`{name}{signature(init)}`", ""]
    lines += [summary(found), ""]
    if enumeration:
        lines += [", ".join(f"`{one.name}`" for one in found), ""]
    elif not issubclass(found, Exception):
        init = vars(found).get("__init__")
        if init is not None and init.__doc__:
            lines += [summary(init), ""]
        lines += [*fields(found), *method_lines(found), ""]
    return lines


def reference() -> str:
    """All that is public, in the words of the docstrings."""
    lines = [
        "# Reference of the Python package",
        "",
        f"Generated from the docstrings by `{COMMAND}`.",
        "",
    ]
    groups = {"Classes": [], "Kinds, keys and codes": [], "Exceptions": [], "Functions": []}
    for name in sorted(glia.__all__):
        found = getattr(glia, name)
        if inspect.isclass(found) and issubclass(found, enum.Enum):
            groups["Kinds, keys and codes"] += class_lines(name, found)
        elif inspect.isclass(found) and issubclass(found, Exception):
            groups["Exceptions"] += class_lines(name, found)
        elif inspect.isclass(found):
            groups["Classes"] += class_lines(name, found)
        elif inspect.isfunction(found):
            groups["Functions"] += [
                f"### {name}",
                "",
                f"`{name}{signature(found)}`",
                "",
                summary(found),
                "",
            ]
    for title, part in groups.items():
        lines += [f"## {title}", "", *part]
    for name in ("catalog", "metrics"):
        lines += [f"## Module {name}", ""]
        for member, found in vars(getattr(glia, name)).items():
            if inspect.isfunction(inspect.unwrap(found)) and found.__module__ == f"glia.{name}":
                if not member.startswith("_"):
                    lines += [f"- **{member}**`{signature(found)}`: {line(found)}"]
        lines.append("")
    lines += ["## Modules with a function for each kind", ""]
    for name, (_, _, kinds) in FAMILIES.items():
        lines += [f"- `glia.{name}`: " + ", ".join(kind.name.lower() for kind in kinds)]
    return "\n".join(lines) + "\n"


def main() -> None:
    pages = {PACKAGE / f"{name}.py": module(name) for name in FAMILIES} | {REFERENCE: reference()}
    stale = []
    for path, content in pages.items():
        if "--check" not in sys.argv:
            path.write_text(content, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != content:
            stale.append(str(path.relative_to(header.ROOT)))
    if stale:
        raise SystemExit(f"stale: {', '.join(stale)}: run {COMMAND}")


if __name__ == "__main__":
    main()
