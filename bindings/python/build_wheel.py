#!/usr/bin/env python3
"""Builds the wheel, with the library in it.

    python3 bindings/python/build_wheel.py [--library target/release/libglia.so] [--output dist]

The package is the same for every Python from 3.9 on; the tag names the platform that the library
runs on: manylinux with the newest glibc that its symbols ask for, as PEP 600 has it.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def glibc(library: Path) -> tuple[int, int]:
    """The newest version of glibc that the library asks for."""
    found = re.findall(rb"GLIBC_(\d+)\.(\d+)", library.read_bytes())
    if not found:
        raise SystemExit(f"{library}: expected a library for Linux with glibc")
    return max((int(major), int(minor)) for major, minor in found)


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


def needed(library: Path) -> list[str]:
    """The libraries that it is linked to, where readelf can be asked."""
    readelf = shutil.which("readelf")
    if readelf is None:
        return []
    printed = subprocess.run([readelf, "-d", library], capture_output=True, text=True, check=True)
    return re.findall(r"\(NEEDED\).*\[(.*)\]", printed.stdout)


def tag(library: Path) -> str:
    """The platform's tag. All that PEP 600 lets a wheel be linked to is what glia may be."""
    allowed = {"libc.so.6", "libm.so.6", "libgcc_s.so.1", "libpthread.so.0", "libdl.so.2"}
    others = [one for one in needed(library) if one not in allowed and not one.startswith("ld-")]
    if others:
        raise SystemExit(
            f"{library}: expected no library but the C runtime, got {', '.join(others)}"
        )
    major, minor = glibc(library)
    return f"manylinux_{major}_{minor}_{machine(library)}"


def strip(library: Path) -> None:
    """Leaves debug information out, where there is a tool for it."""
    tool = shutil.which("strip") if machine(library) == platform.machine() else None
    if tool is not None:
        subprocess.run([tool, "--strip-unneeded", library], check=True)


def build(library: Path, output: Path) -> Path:
    """Builds in a copy of the package; gives the wheel."""
    with tempfile.TemporaryDirectory() as directory:
        copy = Path(directory) / "python"
        ignored = shutil.ignore_patterns("build", "dist", "*.egg-info", "__pycache__", "_lib")
        shutil.copytree(HERE, copy, ignore=ignored)
        for licence in ROOT.glob("LICENSE-*"):
            shutil.copy(licence, copy)
        place = copy / "src/glia/_lib"
        place.mkdir()
        # What a link of cargo's or the system's points to.
        shutil.copy(library.resolve(), place / "libglia.so")
        strip(place / "libglia.so")
        wheels = Path(directory) / "wheels"
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-q",
            "--no-deps",
            "-w",
            wheels,
            copy,
        ]
        subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600"})
        (plain,) = wheels.glob("*.whl")
        command = [
            sys.executable,
            "-m",
            "wheel",
            "tags",
            "--remove",
            "--platform-tag",
            tag(library),
        ]
        subprocess.run([*command, plain], check=True, stdout=subprocess.DEVNULL)
        (tagged,) = wheels.glob("*.whl")
        output.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(tagged, output))


def main() -> None:
    """Reads the arguments, builds, and prints where the wheel is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path, default=ROOT / "target/release/libglia.so")
    parser.add_argument("--output", type=Path, default=HERE / "dist")
    arguments = parser.parse_args()
    if not arguments.library.exists():
        raise SystemExit(f"{arguments.library}: not found; build it, or give --library")
    print(build(arguments.library, arguments.output))


if __name__ == "__main__":
    main()
