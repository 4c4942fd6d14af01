#!/usr/bin/env python3
"""The same network by ONNX Runtime from Python, for a row beside glia's, where its package is installed:

    calls_onnxruntime.py run|bound

InferenceSession.run, or run_with_iobinding with inputs and outputs bound once. One thread. Its outputs are
near glia's, or it fails.
"""
import sys
from pathlib import Path

import numpy as np
import onnxruntime as ort

from calls import HIDDEN, INPUTS, OUTPUTS, ROWS, measure, network, numbers

import glia

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from runner import onnx_file  # noqa: E402 - found by the line above


def onnx_bytes(model):
    layers = [(model[f"{name}.weight"].reshape(-1), model[f"{name}.bias"]) for name in ("hidden", "output")]
    return onnx_file.model([INPUTS, HIDDEN, OUTPUTS], layers, rows="rows")


def prepared(session, inputs, way):
    """The call that is measured, and the outputs of one."""
    if way == "run":
        return lambda: session.run(None, {"x": inputs}), session.run(None, {"x": inputs})[0]
    outputs, bound = np.zeros((len(inputs), OUTPUTS), np.float32), session.io_binding()
    bound.bind_input("x", "cpu", 0, np.float32, inputs.shape, inputs.ctypes.data)
    bound.bind_output("y", "cpu", 0, np.float32, outputs.shape, outputs.ctypes.data)
    session.run_with_iobinding(bound)
    return lambda: session.run_with_iobinding(bound), outputs


def main(way):
    model = network()
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = ort.InferenceSession(onnx_bytes(model), options, providers=["CPUExecutionProvider"])
    for workload, rows in (("calls.row", 1), ("calls.batch", ROWS)):
        inputs = numbers(rows * INPUTS).reshape(rows, INPUTS)
        work, found = prepared(session, inputs, way)
        apart = np.abs(found - glia.Session(model, rows).run(inputs)).max()
        if not apart < 1e-5:
            sys.exit(f"{workload}: ONNX Runtime is off by {apart}")
        measure(workload, work)


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["bound"]):
        sys.exit("usage: calls_onnxruntime.py run|bound")
    main(sys.argv[1])
