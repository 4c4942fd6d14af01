#!/usr/bin/env python3
"""What a library costs a program that runs one row and ends: time, memory, and size on disk.

Each program is a fresh process that loads the library, makes a 32-64-64-8 tanh network or reads it
from its file, runs one row and ends. "no library" is a process that does nothing. Other libraries
stand in peers.ini (runner/peers.py) with two more lines: `first`, such a program, and `ships`, the
files to be shipped with it.
"""
import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from runner import machine, peers

HERE = Path(__file__).resolve().parent
LIBRARY = peers.ROOT / "target/release/libglia.so"


def compiled(folder, name, *libraries):
    """A C program of this folder."""
    program = folder / name
    call = [os.environ.get("CC", "cc"), "-std=c11", "-O2", "-Wall", "-Wextra", "-Werror",
            f"-I{peers.ROOT / 'include'}", str(HERE / f"{name}.c"), "-o", str(program), *libraries]
    if subprocess.run(call).returncode != 0:
        sys.exit(f"expected this to compile: {' '.join(call)}")
    return str(program)


def stripped_size(folder, library):
    copy = folder / "stripped.so"
    subprocess.run(["strip", "-o", str(copy), str(library)], check=True)
    return copy.stat().st_size


def candidates(folder, library):
    """Name -> (command, bytes to ship)."""
    first = compiled(folder, "first", "-ldl")
    found = {
        "no library": (["true"], 0),
        "glia": ([first, str(library)], stripped_size(folder, library)),
    }
    for name, section in peers.installed().items():
        if "first" in section:
            files = [Path(path) for path in shlex.split(section.get("ships", ""))]
            found[name] = (shlex.split(section["first"]), sum(path.stat().st_size for path in files))
    return found


def measured(measure, command):
    """Wall and processor milliseconds, KiB, and what the program printed."""
    environment = dict(os.environ, OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")
    done = subprocess.run([measure] + command, env=environment, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    if done.returncode != 0 or not lines or not lines[-1].startswith("measured "):
        sys.exit(f"expected this to run: {' '.join(command)}\n{done.stderr}")
    return [float(field) for field in lines[-1].split()[1:]], lines[:-1]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--library", default=LIBRARY, help="libglia.so; default: make's")
    options = parser.parse_args()
    if not Path(options.library).exists():
        sys.exit(f"expected {options.library}: run make first")
    figures, inside = {}, []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        measure = compiled(folder, "measure")
        programs = candidates(folder, options.library)
        for number in range(options.rounds + 1):
            for name, (command, _) in programs.items():
                figure, printed = measured(measure, command)
                if number > 0:  # the first round fills the system's caches
                    figures.setdefault(name, []).append(figure)
                if number > 0 and name == "glia":
                    inside.append([float(field) for field in printed[0].split()[:3]])
    facts = machine.describe()
    print(f"{facts['date']}, {facts['cpu']}; medians of {options.rounds} rounds.\n")
    print("| program | wall ms | processor ms | peak memory MiB | to ship MB |")
    print("|---|---:|---:|---:|---:|")
    for name, rows in figures.items():
        wall, processor, memory = (statistics.median(column) for column in zip(*rows))
        size = programs[name][1] / 1e6
        print(f"| {name} | {wall:.2f} | {processor:.2f} | {memory / 1024:.1f} | {size:.2f} |")
    load, prepare, run = (statistics.median(column) for column in zip(*inside))
    print(f"\nInside glia's program: load {load:.0f} µs, model and session {prepare:.0f} µs, first "
          f"run {run:.1f} µs.")


if __name__ == "__main__":
    main()
