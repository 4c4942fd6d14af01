#!/usr/bin/env python3
"""Builds the wheel, with the library in it: the same bytes for the same input.

    python3 bindings/python/build_wheel.py [--library target/release/libglia.so] [--output dist]

The package is the same for every Python from 3.9 on; the tag names the platform that the library
runs on (platform_tag.py). The library of a release, which runs on old systems too, is that of
packaging/build.sh; that of `make` runs on this system and newer ones.
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

from platform_tag import machine, tag

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def strip(library: Path) -> None:
    """Leaves debug information out: a release has it in an archive of its own."""
    processor = machine(library)
    tool = "strip" if processor == platform.machine() else f"{processor}-linux-gnu-strip"
    if shutil.which(tool) is None:
        raise SystemExit(f"{tool} is missing: install binutils for {processor}")
    subprocess.run([tool, "--strip-unneeded", library], check=True)


def without_local_links(text: str) -> str:
    """Text as it is shown where the repository's files are not: names of files instead of links."""
    return re.sub(r"\[([^\]]+)\]\((?!https?:|#)[^)]*\)", r"\1", text)


def notices() -> str:
    """The licences of what is inside the library."""
    command = [sys.executable, str(ROOT / "packaging/notices.py")]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def prepare(copy: Path, library: Path) -> None:
    """A copy of the package with the library, the licences and a description that stands alone."""
    ignored = shutil.ignore_patterns("build", "dist", "*.egg-info", "__pycache__", "_lib")
    shutil.copytree(HERE, copy, ignore=ignored)
    for licence in ROOT.glob("LICENSE-*"):
        shutil.copy(licence, copy)
    (copy / "THIRD-PARTY-LICENSES.txt").write_text(notices(), encoding="utf-8")
    readme = copy / "README.md"
    readme.write_text(without_local_links(readme.read_text(encoding="utf-8")), encoding="utf-8")
    place = copy / "src/glia/_lib"
    place.mkdir()
    # What a link of cargo's or the system's points to.
    shutil.copy(library.resolve(), place / "libglia.so")
    strip(place / "libglia.so")
    for path in copy.rglob("*"):
        is_open = path.is_dir() or path.suffix == ".so"
        path.chmod(0o755 if is_open else 0o644)


def build(library: Path, output: Path) -> Path:
    """Builds in a copy of the package; gives the wheel."""
    with tempfile.TemporaryDirectory() as directory:
        copy, wheels = Path(directory) / "python", Path(directory) / "wheels"
        prepare(copy, library)
        command: list[str | Path] = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps"]
        command += ["--disable-pip-version-check", "-w", wheels, copy]
        fixed = {"SOURCE_DATE_EPOCH": "1767225600", "GLIA_WHEEL_PLATFORM": tag(library)}
        subprocess.run(command, check=True, env={**os.environ, **fixed}, umask=0o022)
        (wheel,) = wheels.glob("*.whl")
        output.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(wheel, output))


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
