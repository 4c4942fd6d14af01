#!/usr/bin/env python3
"""What a call costs, beside the computing: nanoseconds of the processor, the least of some rounds.

    python3 benchmarks/calls.py

With cffi installed it measures the same call through it, in its ABI mode.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

import glia
from glia._library import LIBRARY

CALLS = 20_000


def measure(what: str, work: Callable[[], Any]) -> None:
    """Prints the shortest round."""
    best = float("inf")
    for _ in range(15):
        start = time.thread_time_ns()
        for _ in range(CALLS):
            work()
        best = min(best, (time.thread_time_ns() - start) / CALLS)
    print(f"{best:8.0f} ns  {what}")


def through_cffi(session: glia.Session, inputs: Any, outputs: Any) -> Callable[[], Any] | None:
    """The bare call by cffi, its arguments made once."""
    try:
        import cffi
    except ImportError:
        return None
    ffi = cffi.FFI()
    ffi.cdef("int glia_session_run(void *, float *, size_t, float *, size_t, void **);")
    function = ffi.dlopen(LIBRARY._name).glia_session_run
    handle = ffi.cast("void *", session.native.value)
    read = ffi.cast("float *", inputs.ctypes.data)
    written = ffi.cast("float *", outputs.ctypes.data)
    error = ffi.new("void **")
    return lambda: function(handle, read, inputs.size, written, outputs.size, error)


def main() -> None:
    """A network so small that nearly all is the call."""
    model = glia.Model(glia.Graph.sequential(4, (8, "relu"), 2))
    session = glia.Session(model)
    inputs, outputs = np.ones((1, 4), np.float32), np.zeros((1, 2), np.float32)
    measure("session.bind(inputs, outputs)()", session.bind(inputs, outputs))
    measure("session.run(inputs, out=outputs)", lambda: session.run(inputs, out=outputs))
    measure("session.run(inputs)", lambda: session.run(inputs))
    cffi = through_cffi(session, inputs, outputs)
    if cffi is not None:
        measure("the bare call by cffi", cffi)
    trainer = glia.Trainer(model, "mean_squared_error", "sgd")
    measure("trainer.step(inputs, outputs)", lambda: trainer.step(inputs, outputs))


if __name__ == "__main__":
    main()
