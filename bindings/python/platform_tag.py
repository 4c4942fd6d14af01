#!/usr/bin/env python3
"""The platform of a library for Linux, as wheels name it: manylinux with a glibc (PEP 600).

    python3 bindings/python/platform_tag.py libglia.so

Refuses what the PEPs refuse: other libraries than those that every Linux has, versions of the C
runtime that a system with this glibc need not have, and functions that are left to whatever
machine it is.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

# What wheels may be linked to, of what glia needs.
ALLOWED = {
    "libc.so.6",
    "libm.so.6",
    "libgcc_s.so.1",
    "libpthread.so.0",
    "libdl.so.2",
    "librt.so.1",
    "libutil.so.1",
    "ld-linux-x86-64.so.2",
    "ld-linux-aarch64.so.1",
}
# The names that installers older than PEP 600 know, by glibc, and the newest GCC runtime there.
OLDER_NAMES = {(2, 17): "manylinux2014", (2, 12): "manylinux2010", (2, 5): "manylinux1"}
NEWEST_GCC = {(2, 17): (4, 8, 0), (2, 12): (4, 5, 0), (2, 5): (4, 2, 0)}
# What compilers put into every library, and no system has to have.
LEFT_OPEN = {"_ITM_deregisterTMCloneTable", "_ITM_registerTMCloneTable", "__gmon_start__"}


def machine(library: Path) -> str:
    """The processor that an ELF file is for."""
    head = library.read_bytes()[:20]
    if head[:4] != b"\x7fELF":
        raise SystemExit(f"{library}: expected an ELF file")
    known = {62: "x86_64", 183: "aarch64"}
    number = int.from_bytes(head[18:20], "little")
    if number not in known:
        raise SystemExit(f"{library}: expected x86-64 or 64-bit Arm, got machine {number}")
    return known[number]


def readelf(option: str, library: Path) -> str:
    """What readelf says, in English."""
    command = ["readelf", "-W", option, str(library)]
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    except FileNotFoundError:
        raise SystemExit("readelf is missing: install binutils") from None
    return done.stdout


def check_libraries(library: Path) -> None:
    """No library is needed that a system may lack."""
    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", readelf("-d", library))
    others = sorted(set(needed) - ALLOWED)
    if others:
        raise SystemExit(
            f"{library}: expected no library but the C runtime, got {', '.join(others)}"
        )


def check_symbols(library: Path) -> None:
    """Every function that it needs is asked for in a version. Weak ones it does without."""
    pattern = r" (GLOBAL) +DEFAULT +UND (\S+)"
    names = [match[2] for match in re.finditer(pattern, readelf("--dyn-syms", library))]
    open_ones = sorted(name for name in names if "@" not in name and name not in LEFT_OPEN)
    if open_ones:
        raise SystemExit(
            f"{library}: expected a version with every function, got {', '.join(open_ones)}"
        )


def newest(family: str, library: Path) -> tuple[int, ...]:
    """The newest version of a family that the library asks for; () for none."""
    found = re.findall(rf"Name: {family}_([0-9.]+) ", readelf("-V", library))
    return max((tuple(map(int, one.split("."))) for one in found), default=())


def tag(library: Path) -> str:
    """The platform's tag, with the older name of the same where there is one."""
    processor = machine(library)
    check_libraries(library)
    check_symbols(library)
    glibc, gcc = newest("GLIBC", library)[:2], newest("GCC", library)
    if len(glibc) != 2:
        raise SystemExit(f"{library}: expected a library for Linux with glibc")
    if glibc in NEWEST_GCC and gcc > NEWEST_GCC[glibc]:
        raise SystemExit(
            f"{library}: expected no newer GCC runtime than {NEWEST_GCC[glibc]}, got {gcc}"
        )
    name = f"manylinux_{glibc[0]}_{glibc[1]}_{processor}"
    return f"{name}.{OLDER_NAMES[glibc]}_{processor}" if glibc in OLDER_NAMES else name


if __name__ == "__main__":
    print(tag(Path(sys.argv[1])))
