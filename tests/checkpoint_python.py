"""Reads with the Python package `safetensors` what a test of glia saved, and compares every bit.

The test `the_file_is_plain_safetensors` of tests/training/checkpoint.rs writes two files into cargo's
folder for tests (target/tmp): checkpoint_python.glia, a trainer's checkpoint, and
checkpoint_python.txt, one line a parameter: name, shape and the bits of all values.

    pip install safetensors numpy
    cargo test --test training checkpoint
    python tests/checkpoint_python.py target/tmp
"""

import json
import pathlib
import sys

import numpy
from safetensors import safe_open
from safetensors.numpy import load_file

folder = pathlib.Path(sys.argv[1])
path = folder / "checkpoint_python.glia"
tensors = load_file(path)
lines = (folder / "checkpoint_python.txt").read_text(encoding="utf-8").splitlines()
for line in lines:
    name, shape, values = line.split("\t")
    expected = numpy.array([int(bits, 16) for bits in values.split()], dtype=numpy.uint32)
    tensor = tensors[name]
    assert tensor.dtype == numpy.float32, f"{name}: {tensor.dtype}"
    assert list(tensor.shape) == [int(length) for length in shape.split(",")], name
    assert (tensor.reshape(-1).view(numpy.uint32) == expected).all(), name

with safe_open(path, framework="numpy") as file:
    entry = json.loads(file.metadata()["glia"])
assert entry["version"] == 1 and "graph" in entry["state"] and "trainer" in entry["state"]
slots = [name for name in tensors if name.startswith("glia/")]
assert len(lines) > 0 and len(slots) == 2 * len(lines) and len(tensors) == 3 * len(lines)
print(f"{len(lines)} parameters and {len(slots)} tensors of the optimizer read, every bit equal")
