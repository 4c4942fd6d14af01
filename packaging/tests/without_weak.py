#!/usr/bin/env python3
"""Copies a library for Linux so that it finds none of the functions that it uses where they are there: those that
its symbol table asks for weakly, which glibc got after the one that is linked against. Their names in the copy are
others, of the same length. What runs with the copy runs without them, as on an old system.

    without_weak.py LIBRARY COPY
"""

import re
import subprocess
import sys
from pathlib import Path

# What compilers put into every library for others; the C runtime's own end of a library is in every glibc.
LEFT = {"_ITM_deregisterTMCloneTable", "_ITM_registerTMCloneTable", "__gmon_start__", "__cxa_finalize"}


def readelf(*arguments: str) -> str:
    return subprocess.run(["readelf", "-W", *arguments], check=True, capture_output=True, text=True).stdout


def weak(library: str) -> list[str]:
    names = re.findall(r" WEAK +DEFAULT +UND ([\w.]+)", readelf("--dyn-syms", library))
    return sorted(set(names) - LEFT)


def strings(library: str) -> tuple[int, int]:
    """Where the names of the dynamic symbols stand in the file."""
    found = re.search(r"\.dynstr +STRTAB +\w+ (\w+) (\w+)", readelf("-S", library))
    return int(found[1], 16), int(found[2], 16)


def main() -> int:
    library, copy = sys.argv[1:3]
    data = bytearray(Path(library).read_bytes())
    start, size = strings(library)
    names = weak(library)
    if not names:
        print(f"{library} asks for nothing weakly: there is nothing to leave out", file=sys.stderr)
        return 1
    for name in names:
        place = data.find(b"\0" + name.encode() + b"\0", start, start + size)
        if place < 0:
            print(f"{name} shares its name's place with another: it cannot be renamed", file=sys.stderr)
            return 1
        data[place + 1 : place + 4] = b"NO_"
    Path(copy).write_bytes(data)
    print("without", ", ".join(names))
    return 0


if __name__ == "__main__":
    sys.exit(main())
