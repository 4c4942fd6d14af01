"""The latency of single calls, glia beside ONNX Runtime and libtorch where they are found.

    python3 benches/latency/run.py [--calls N] [--rounds N] [--realtime]
        [--onnxruntime libonnxruntime.so] [--torch FOLDER] [--library libglia.so]

The network is a policy of 32, 64, 64 and 8 units with tanh; all programs have the same weights and
input, and their outputs are compared. Each program is one process; they run in turns, and of the
rounds the one with the smallest 99.99 % is shown, which is the one that the rest of the machine
disturbed least. --realtime asks for the scheduling class FIFO, which needs the right to it: then no
ordinary process takes the processor away. ONNX Runtime is the library of the package onnxruntime
(capi/libonnxruntime.so.*), libtorch the folder of the package torch; without an option each is looked
for in the packages of this Python.
"""
import argparse
import glob
import importlib.util
import json
import random
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from runner import onnx_file  # noqa: E402 - found by the line above

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
SIZES = [32, 64, 64, 8]


def write_network(folder):
    """The file that all programs read, and the ONNX model."""
    draw = random.Random(1)
    numbers = lambda count, scale: [draw.uniform(-scale, scale) for _ in range(count)]
    shapes = list(zip(SIZES, SIZES[1:]))
    layers = [(numbers(n * m, (3 / n) ** 0.5), numbers(m, 0.1)) for n, m in shapes]
    flat = [value for layer in layers for part in layer for value in part] + numbers(SIZES[0], 1)
    (folder / "network").write_bytes(struct.pack(f"<{len(flat)}f", *flat))
    (folder / "policy.onnx").write_bytes(onnx_file.model(SIZES, layers))


def package(name):
    """The folder of a Python package, or None."""
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def build(folder, options):
    """Compiles the programs whose libraries are there; a name and a command each."""
    common = ["-O2", f"-I{HERE}", f"-I{ROOT / 'include'}"]
    network = [str(folder / "network"), str(options.calls)]
    library = Path(options.library)
    (folder / "libglia.so.0").symlink_to(library.resolve())
    glia, ort, torch = (str(folder / name) for name in ("glia", "onnxruntime", "libtorch"))
    link = [str(folder / "libglia.so.0"), f"-Wl,-rpath,{folder}", "-lm", "-pthread"]
    compile_ = lambda call: subprocess.run(call, check=True)
    compile_(["cc", "-std=c11", *common, str(HERE / "glia.c"), *link, "-o", glia])
    programs = {"glia": [glia, *network]}
    if options.onnxruntime:
        source = str(HERE / "onnxruntime.c")
        compile_(["cc", "-std=gnu11", *common, source, "-ldl", "-o", ort])
        programs["onnxruntime"] = [ort, *network, options.onnxruntime, str(folder / "policy.onnx")]
    if options.torch:
        base = Path(options.torch)
        include = [f"-I{base}/include", f"-I{base}/include/torch/csrc/api/include"]
        libraries = [f"-L{base}/lib", f"-Wl,-rpath,{base}/lib", "-ltorch_cpu", "-lc10",
                     "-Wl,--allow-shlib-undefined"]
        source = str(HERE / "libtorch.cpp")
        compile_(["c++", "-std=c++20", *common, *include, source, *libraries, "-o", torch])
        programs["libtorch"] = [torch, *network]
    return programs


def run(command, realtime):
    """The lines of a program."""
    before = ["chrt", "-f", "10"] if realtime else []
    done = subprocess.run(before + command, check=True, stdout=subprocess.PIPE)
    return [json.loads(line) for line in done.stdout.splitlines()]


def compare(best):
    """Refuses outputs that are not those of glia's run."""
    expected = best["glia", "run"]["outputs"]
    for (peer, way), line in best.items():
        apart = max(abs(a - b) for a, b in zip(expected, line["outputs"]))
        if way != "follow" and not apart < 1e-5:
            sys.exit(f"{peer} {way}: outputs differ from glia's by {apart}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calls", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--realtime", action="store_true")
    parser.add_argument("--library", default=str(ROOT / "target/release/libglia.so"))
    parser.add_argument("--onnxruntime")
    parser.add_argument("--torch")
    options = parser.parse_args()
    ort = package("onnxruntime")
    if ort and not options.onnxruntime:
        options.onnxruntime = next(iter(glob.glob(str(ort / "capi/libonnxruntime.so.*"))), None)
    options.torch = options.torch or package("torch")
    best = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_network(folder)
        programs = build(folder, options)
        for _ in range(options.rounds):
            for command in programs.values():
                for line in run(command, options.realtime):
                    key = (line["peer"], line["way"])
                    if key not in best or line["p99_99_ns"] < best[key]["p99_99_ns"]:
                        best[key] = line
    compare(best)
    columns = ["median_ns", "p99_ns", "p99_9_ns", "p99_99_ns", "worst_ns"]
    print("| | median | 99 % | 99.9 % | 99.99 % | worst |\n|---|---|---|---|---|---|")
    for (peer, way), line in best.items():
        times = " | ".join(f"{line[column] / 1000:.2f}" for column in columns)
        print(f"| {peer}, {way} | {times} |")
    clocks = {line["clock_ns"] for line in best.values()}
    print(f"\nMicroseconds, {options.calls} calls each; the clock takes {min(clocks)} to "
          f"{max(clocks)} ns of each. The processors were "
          f"{'given to the caller (FIFO)' if options.realtime else 'shared with other processes'}.")


if __name__ == "__main__":
    main()
