#!/usr/bin/env python3
"""Compares symbols.txt with what another project has recorded of glibc 2.17: Zig's compiler, which brings tables
of every version. It links references to all our functions, and the result has to ask for the same libraries and
versions.

    python -m venv VENV; VENV/bin/pip install ziglang; VENV/bin/python packaging/glibc/check.py
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SONAMES = {"libc": "libc.so.6", "libdl": "libdl.so.2", "libpthread": "libpthread.so.0"}
DYNAMIC_LINKERS = {"x86_64": "ld-linux-x86-64.so.2", "aarch64": "ld-linux-aarch64.so.1"}


def ours(processor: str) -> dict[str, tuple[str, str]]:
    """Function -> library and version."""
    found = {}
    for line in (HERE / "symbols.txt").read_text(encoding="ascii").splitlines():
        if line.startswith("#"):
            continue
        library, version, name = line.split()
        soname = SONAMES.get(library, DYNAMIC_LINKERS[processor])
        found[name] = soname, version if processor == "x86_64" else "2.17"
    return found


def linked(processor: str, names: list[str], folder: Path) -> Path:
    """A library that refers to all of them, as Zig links it for glibc 2.17."""
    source, result = folder / "uses.s", folder / "libuses.so"
    source.write_text(".data\n" + "".join(f".quad {name}\n" for name in names), encoding="ascii")
    command = [sys.executable, "-m", "ziglang", "cc", "-target", f"{processor}-linux-gnu.2.17", "-shared"]
    environment = {**os.environ, "ZIG_GLOBAL_CACHE_DIR": str(folder / "cache"), "ZIG_LOCAL_CACHE_DIR": str(folder / "cache")}
    subprocess.run([*command, source, "-o", result, "-lpthread", "-ldl"], check=True, env=environment)
    return result


def readelf(*arguments: str | Path) -> str:
    return subprocess.run(["readelf", "-W", *arguments], check=True, capture_output=True, text=True).stdout


def recorded(library: Path) -> dict[str, tuple[str, str]]:
    """Function -> library and version, from what a linked library asks for."""
    versions, file = {}, None
    for line in readelf("-V", library).splitlines():
        if match := re.search(r"File: (\S+)", line):
            file = match[1]
        elif file and (match := re.search(r"Name: GLIBC_(\S+) .*Version: (\d+)", line)):
            versions[match[2]] = file, match[1]
    names = re.findall(r" UND (\w+)@GLIBC_\S+ \((\d+)\)", readelf("--dyn-syms", library))
    return {name: versions[index] for name, index in names}


def main() -> int:
    failures = 0
    for processor in DYNAMIC_LINKERS:
        expected = ours(processor)
        # On Arm thread-local variables are found by descriptors.
        if processor == "aarch64":
            del expected["__tls_get_addr"]
        with tempfile.TemporaryDirectory() as folder:
            found = recorded(linked(processor, list(expected), Path(folder)))
        for name, place in expected.items():
            if found.get(name) != place:
                failures += 1
                print(f"{processor}: {name}: symbols.txt has {place}, Zig {found.get(name)}", file=sys.stderr)
        print(f"{processor}: {len(expected)} functions compared")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
