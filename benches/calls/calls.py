#!/usr/bin/env python3
"""What a call costs in Python, through the package, by one of three ways to run a session:

    calls.py bind|out|new

a function of Session.bind, Session.run into an array that is given, or into a new one.

benches/calls/run.py runs it; measure.h and problem.h say what all languages do alike.
"""
import os
import struct
import sys
import time

import numpy as np

import glia
from glia import _abi

INPUTS, HIDDEN, OUTPUTS, SEED, ROWS = 4, 8, 2, 1, 4096
PEER = os.environ.get("BENCH_PEER", "python")


def numbers(count):
    state, values = 1, np.empty(count, np.float32)
    for index in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        values[index] = (state >> 8) / 8388608.0 - 1.0
    return values


def hash_of(found, values):
    for byte in struct.pack(f"<{values.size}f", *values.reshape(-1)):
        found = ((found ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return found


def nanoseconds(work, calls):
    start = time.perf_counter_ns()
    for _ in range(calls):
        work()
    return time.perf_counter_ns() - start


def calls_of_a_sample(work, sample):
    """Warms up, and finds how many calls fill a sample."""
    warm, spent, calls = float(os.environ.get("BENCH_WARM_MS", 300)) * 1e6, 0, 1
    while True:
        took = nanoseconds(work, calls)
        spent += took
        if spent >= warm and took >= sample / 2:
            return int(sample / took * calls) + 1
        if took < sample / 2:
            calls *= 2


def measure(workload, work):
    sample = float(os.environ.get("BENCH_SAMPLE_MS", 20)) * 1e6
    count = int(os.environ.get("BENCH_SAMPLES", 7))
    if sample <= 0 or count < 1:
        return
    calls = calls_of_a_sample(work, sample)
    samples = sorted(nanoseconds(work, calls) / calls for _ in range(count))
    print(f'{{"peer":"{PEER}","wl":"{workload}","ns":{samples[count // 2]:.3f},'
          f'"min":{samples[0]:.3f},"max":{samples[-1]:.3f}}}', flush=True)


def network():
    graph = glia.Graph()
    hidden = graph.add_dense("hidden", graph.add_input("inputs", INPUTS), HIDDEN, "tanh")
    graph.add_dense("output", hidden, OUTPUTS)
    return glia.Model(graph, seed=SEED)


def prepared(model, rows, way):
    """A session, the call that is measured, and the outputs of such a call."""
    inputs = numbers(rows * INPUTS).reshape(rows, INPUTS)
    outputs = np.zeros((rows, OUTPUTS), np.float32)
    session = glia.Session(model, rows)
    if way == "new":
        return session, lambda: session.run(inputs), session.run(inputs)
    work = session.bind(inputs, outputs) if way == "bind" else lambda: session.run(inputs, out=outputs)
    work()
    return session, work, outputs


def main(way):
    model = network()
    session, row, row_outputs = prepared(model, 1, way)
    _, batch, batch_outputs = prepared(model, ROWS, way)
    found = hash_of(hash_of(0xCBF29CE484222325, row_outputs), batch_outputs)
    print(f'{{"peer":"{PEER}","outputs":"{found:016x}"}}', flush=True)
    measure("calls.bare", _abi.glia_version)
    measure("calls.ask", lambda: session.version)
    measure("calls.row", row)
    measure("calls.batch", batch)


if __name__ == "__main__":
    if sys.argv[1:] not in (["bind"], ["out"], ["new"]):
        sys.exit("usage: calls.py bind|out|new")
    main(sys.argv[1])
