"""What the tests share: golden tables, small networks, and comparisons as in tests/c/harness.c."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import glia

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = Path(glia.__file__).parent
PARAMETERS = ["layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"]


@cache
def golden(name: str) -> dict[str, Any]:
    """The records of a table of tests/golden, by name."""
    text = (ROOT / f"tests/golden/{name}.txt").read_text()
    words = iter(
        word for line in text.split("\n") if not line.startswith("#") for word in line.split()
    )
    return {
        record: np.array([float(next(words)) for _ in range(int(next(words)))]) for record in words
    }


def cases(table: str, kind: str, suffix: str) -> list[str]:
    """The cases of a kind: the names of records with this ending, without it."""
    found = [
        name[: -len(suffix)]
        for name in golden(table)
        if name.startswith(kind + ".") and name.endswith(suffix)
    ]
    assert found, f"{kind}: no case in tests/golden/{table}.txt"
    return found


def check_tensor(got: Any, expected: Any, what: str) -> None:
    """Near reference numbers, by the size of the largest of them."""
    got, expected = np.ravel(got).astype(np.float64), np.ravel(expected)
    finite = np.abs(expected[np.isfinite(expected)])
    np.testing.assert_allclose(
        got, expected, rtol=0, atol=1e-5 * (finite.max() if finite.size else 0), err_msg=what
    )


def check_within(got: Any, expected: Any, ulp: float, absolute: float, what: str) -> None:
    """Within so many units in the last place of the nearest float, or so much absolute."""
    got, expected = np.ravel(got), np.ravel(expected)
    with np.errstate(over="ignore", invalid="ignore"):
        nearest = expected.astype(np.float32)
        spacing = np.abs(np.spacing(nearest)).astype(np.float64)
        distance = np.abs(got.astype(np.float64) - expected)
        near = (distance <= ulp * spacing) | (distance <= absolute)
        same = (got == nearest) | (np.isnan(got) & np.isnan(nearest))
    bad = np.flatnonzero(~(near | same))
    assert bad.size == 0, f"{what}[{bad[0]}]: expected {expected[bad[0]]}, got {got[bad[0]]}"


def loss_near(got: float, expected: float) -> bool:
    return abs(got - expected) <= 1e-5 * abs(expected) + 1e-7


def small_model() -> glia.Model:
    """The network of the optimizers' table: three units with tanh and an output."""
    table = golden("optimizers")
    model = glia.Model(glia.Graph.sequential(1, (3, "tanh"), 1))
    for name in PARAMETERS:
        model[name] = table[name].reshape(model.shape(name))
    return model


def xor_model(seed: int = 1) -> glia.Model:
    return glia.Model(glia.Graph.sequential(2, (8, "tanh"), 1), seed)


XOR_INPUTS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
XOR_TARGETS = np.array([[0], [1], [1], [0]], np.float32)


def xor_trainer(**options: Any) -> glia.Trainer:
    adam = glia.Optimizer("adam", learning_rate=0.05)
    return glia.Trainer(xor_model(), "mean_squared_error", adam, **options)


@cache
def digits() -> tuple[Any, Any]:
    """1,797 images of digits, and their labels."""
    data = np.loadtxt(ROOT / "examples/data/digits.csv", delimiter=",", dtype=np.int32)
    return (data[:, :64] / 16).astype(np.float32), np.ascontiguousarray(data[:, 64])


def digits_trainer(**options: Any) -> glia.Trainer:
    """The recipe at the head of tests/c/digits.c."""
    graph = glia.Graph.sequential(64, (64, "relu"), (32, "relu"), 10, input_name="inputs")
    return glia.Trainer(
        glia.Model(graph, seed=1),
        "softmax_cross_entropy",
        glia.Optimizer("adam", learning_rate=0.002),
        largest_batch=32,
        seed=1,
        **options,
    )


def run_python(code: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs a program in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment,
        **options,
    )
