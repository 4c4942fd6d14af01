"""Comments of the C header as XML documentation of C#."""

import re

from csharp_names import camel


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def indented(text: str, depth: int) -> str:
    pad = "    " * depth
    return "\n".join(pad + line if line.strip() else "" for line in text.split("\n"))


def tagged(tag: str, text: str, closing: str) -> list[str]:
    lines = [line.strip() for line in escaped(text).strip().split("\n")]
    if len(lines) == 1:
        return [f"<{tag}>{lines[0]}</{closing}>"]
    return [f"<{tag}>", *lines, f"</{closing}>"]


def commands(text: str) -> tuple[str, list[tuple[str, str]], str, str]:
    """What a comment says, of its parameters, of what it returns, and below that."""
    lines = text.split("\n")
    start = next((i for i, line in enumerate(lines) if line.startswith("@")), len(lines))
    head, parameters, returns, tail = "\n".join(lines[:start]).strip(), [], "", []
    place = None
    for line in lines[start:]:
        found = re.match(r"@(param|return)\s+(.*)", line)
        if found and found[1] == "param":
            name, _, rest = found[2].partition(" ")
            parameters.append([name, rest.strip()])
            place = "param"
        elif found:
            returns, place = found[2], "return"
        elif not line.strip():
            place = None
            tail.append("")
        elif place == "param":
            parameters[-1][1] += "\n" + line.strip()
        elif place == "return":
            returns += "\n" + line.strip()
        else:
            tail.append(line)
    return head, [(name, rest) for name, rest in parameters], returns, "\n".join(tail).strip()


def documentation(text: str, parameters=()) -> str:
    head, described, returns, tail = commands(text)
    first, _, rest = head.partition("\n\n")
    lines = tagged("summary", first or "Nothing is said of it.", "summary")
    known = {one.name for one in parameters}
    for name, about in described:
        if name in known:
            lines += tagged(f'param name="{camel(name).lstrip("@")}"', about, "param")
    if returns:
        lines += tagged("returns", returns, "returns")
    remarks = "\n\n".join(part for part in (rest.strip(), tail) if part)
    if remarks:
        paragraphs = [f"<para>{' '.join(escaped(one).split())}</para>" for one in remarks.split("\n\n")]
        lines += ["<remarks>", *paragraphs, "</remarks>"]
    return "".join(f"/// {line}".rstrip() + "\n" for line in lines)
