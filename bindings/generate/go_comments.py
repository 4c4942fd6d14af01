"""Comments of glia.h as Go's documentation comments."""

import re
import textwrap

import go_names

WIDTH = 96


# What is said about struct_size, which Go does not see.
STRUCT_SIZE = [
    (r"sizeof\(?(glia_\w+)\)?", "its size"),
    (r"Set struct_size to its size before (a|the) call( that fills it)?\.", ""),
    (r"Set struct_size to its size; zero in", "Zero in"),
    (r"; set its struct_size\b", ""),
    (r" \(struct_size\)", ""),
    (r"\(struct_size, ", "("),
    (r" \(options; struct_size of report; ", " (options; "),
]


class Comments:
    """Knows what every name of the header is called in Go."""

    def __init__(self, header, method_of):
        self.names = {"GLIA_STRLEN": "the length of the text", "GLIA_FULL_BATCH": "FullBatch"}
        for enumeration in header.enumerations:
            for one in enumeration.constants:
                self.names[one.name] = go_names.constant(enumeration, one.name)
        for one in header.handles + header.structs:
            self.names[one.name] = go_names.type_name(one.name)
        for one in header.functions:
            self.names[one.name] = method_of(one)

    def spelled(self, text: str) -> str:
        """The same text with Go's names."""
        for pattern, instead in STRUCT_SIZE:
            text = re.sub(pattern.replace(" ", r"\s+"), instead, text)
        text = re.sub(r"\bGLIA_[A-Z]+(_[A-Z]+)?_…", lambda found: self.family(found[0]), text)
        text = re.sub(r"\b(glia|GLIA)_\w+", lambda found: self.names.get(found[0], found[0]), text)
        return re.sub(r"\bNULL\b", "nil", text)

    @staticmethod
    def family(text: str) -> str:
        prefixes = {"GLIA_TYPE_…": "the element types", "GLIA_LOG_LEVEL_…": "Log…", "GLIA_ERROR_…": "Err…"}
        return prefixes.get(text, go_names.camel(text[len("GLIA_") : -2]) + "…")

    def wrapped(self, text: str, first: str = "", rest: str = "") -> list[str]:
        return textwrap.wrap(" ".join(text.split()), WIDTH, initial_indent=first, subsequent_indent=rest,
                             break_long_words=False, break_on_hyphens=False)

    def paragraphs(self, text: str) -> list[str]:
        """Paragraphs and lists, wrapped as gofmt has them."""
        lines: list[str] = []
        for block in re.split(r"\n\s*\n", text.strip()):
            items = re.split(r"\n(?=- )", "\n" + block.strip())
            items = [item for item in items if item.strip()]
            listed = False
            if lines:
                lines.append("")
            for item in items:
                if item.strip().startswith("- "):
                    if not listed and lines and lines[-1] != "":
                        lines.append("")
                    listed = True
                    lines += self.wrapped(item.strip()[2:], "  - ", "    ")
                else:
                    lines += self.wrapped(item)
        return lines

    def comment(self, text: str, indent: str = "") -> str:
        return "".join(f"{indent}// {line}".rstrip() + "\n" for line in self.paragraphs(self.spelled(text)))

    def function(self, name: str, text: str, shown: dict[str, str]) -> str:
        """The comment of a function: what it does, its arguments by Go's names, and its errors."""
        body, _, tail = text.partition("\n@")
        arguments, errors, threads = [], "", ""
        for entry in re.split(r"(?:^|\n)@(?=param|return)", "\n@" + tail if tail else ""):
            entry, _, after = entry.partition("\n\n")
            threads = after.strip() or threads
            found = re.match(r"param (\w+)\s+(.*)", entry, re.S)
            if found and found[1] in shown:
                arguments.append(f"- {shown[found[1]]}: {found[2]}")
            elif entry.startswith("return"):
                errors = " ".join(entry.split()[1:]).replace("GLIA_OK, ", "")
        parts = [f"{name} is glia's call of this name. {body}" if not body else self.begin(name, body)]
        if arguments:
            parts.append("\n".join(arguments))
        if errors.startswith("GLIA_"):
            parts.append("Errors: " + errors + ".")
        if threads:
            parts.append(threads)
        return self.comment("\n\n".join(parts))

    def thing(self, name: str, text: str) -> str:
        """The comment of a type, which begins with its name."""
        joined = "is " if re.match(r"(An?|The|What) ", text) else "are " if text.startswith("Options") else ""
        about = text[0].lower() + text[1:]
        return self.comment(f"{name} {joined}{about}" if joined else f"{name}: {about}")

    @staticmethod
    def begin(name: str, body: str) -> str:
        """Begins with the name, as Go's comments do."""
        first, _, rest = body.partition(" ")
        if re.fullmatch(r"[A-Z][a-z]+s", first) and first not in ("As", "This"):
            return f"{name} {first[0].lower()}{first[1:]} {rest}"
        return f"{name}: {body[0].lower() if not body.startswith(('GLIA', 'Adam')) else body[0]}{body[1:]}"
