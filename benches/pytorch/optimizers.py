"""A peer for w7 (benches/README.md): PyTorch's optimizers over one array of ten million weights.

  optimizers.py fused|foreach|loop --threads N --filter PREFIX,PREFIX

The implementation is the one that torch.optim takes by that name; "loop" is neither. Those that this
PyTorch lacks on the CPU are left out. Needs the package torch.
"""
import json
import os
import statistics
import sys
import time

import torch

WEIGHTS = 10_000_000
RATE = 1e-4
WORKLOADS = {
    "w7.sgd": (torch.optim.SGD, {}),
    "w7.momentum": (torch.optim.SGD, {"momentum": 0.9}),
    "w7.nesterov": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    "w7.adam": (torch.optim.Adam, {}),
    "w7.adagrad": (torch.optim.Adagrad, {}),
    "w7.rmsprop": (torch.optim.RMSprop, {}),
}


def options():
    """The implementation, the number of threads and the prefixes of the workloads."""
    implementation, *rest = sys.argv[1:] or ["fused"]
    given = dict(zip(rest[::2], rest[1::2]))
    prefixes = [prefix for prefix in given.get("--filter", "").split(",") if prefix]
    return implementation, int(given.get("--threads", "1")), prefixes


def seconds(step, calls):
    """How long so many steps take."""
    start = time.perf_counter()
    for _ in range(calls):
        step()
    return time.perf_counter() - start


def measure(step):
    """Nanoseconds of a step: the median, the least and the greatest of the samples."""
    sample = float(os.environ.get("BENCH_SAMPLE_MS", "20")) * 1e-3
    once = min(seconds(step, 1) for _ in range(3))
    calls = max(1, round(sample / once))
    samples = [seconds(step, calls) / calls * 1e9
               for _ in range(int(os.environ.get("BENCH_SAMPLES", "7")))]
    return {"ns": statistics.median(samples), "min": min(samples), "max": max(samples)}


def optimizer(workload, implementation):
    """An optimizer with its weights and gradients, or None where PyTorch has none like it."""
    kind, arguments = WORKLOADS[workload]
    weights = torch.rand(WEIGHTS).mul_(2).sub_(1).requires_grad_(True)
    weights.grad = torch.rand(WEIGHTS).mul_(2).sub_(1)
    flags = {name: name == implementation for name in ("foreach", "fused")}
    try:
        return kind([weights], lr=RATE, **arguments, **flags)
    except TypeError:
        # RMSprop has no fused implementation, and no argument for one.
        flags.pop("fused")
        return None if implementation == "fused" else kind([weights], lr=RATE, **arguments, **flags)


def main():
    implementation, threads, prefixes = options()
    torch.set_num_threads(threads)
    peer = os.environ.get("BENCH_PEER", f"pytorch-{implementation}")
    for workload in WORKLOADS:
        if prefixes and not any(workload.startswith(prefix) for prefix in prefixes):
            continue
        chosen = optimizer(workload, implementation)
        if chosen is not None:
            line = {"peer": peer, "wl": workload, "threads": threads, **measure(chosen.step)}
            print(json.dumps(line), flush=True)


main()
