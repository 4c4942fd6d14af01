"""Sessions: what runs a model."""

from __future__ import annotations

import math
from collections.abc import Callable
from ctypes import byref, c_double, c_int32, c_int64, c_size_t, c_void_p
from typing import Any, NamedTuple, Optional, Union

import numpy as np

from glia import _abi
from glia._arrays import (
    FLOAT32,
    NOT_IN_PLACE,
    Floats,
    Input,
    Memory,
    Output,
    floats,
    output,
    place,
    rows_of,
    targets,
    writable,
)
from glia._handle import Handle, call, native_type, value
from glia._library import untyped
from glia.errors import ShapeMismatchError, failure
from glia.loss import Loss
from glia.model import AnyLoss, Model, hash_of
from glia.runtime import Runtime
from glia.snapshots import Snapshots
from glia.tensor import Tensor, shared

_RUN = untyped("glia_session_run", c_int32)

# The shapes of inputs that a session remembers.
_MOST_SHAPES = 64


class Evaluation(NamedTuple):
    """How a model does on a data set."""

    loss: float
    """The mean loss of the samples."""
    accuracy: float
    """The share of samples whose class is right; NaN where targets are no labels."""


class Session(Handle):
    """Runs a model over batches of up to `largest_batch` rows, by the weights that it has now.

    Threads may share a session, but wait for each other: make one for each. Sessions of one model
    share its weights.
    """

    _type = native_type("SessionNative", _abi.glia_session_free)
    input_shape: tuple[int, ...]
    """The shape of one sample."""
    output_shape: tuple[int, ...]
    """The shape of one sample's output."""
    largest_batch: int
    """The most rows of a run."""

    def __init__(
        self, model: Model, largest_batch: int = 1, *, runtime: Optional[Runtime] = None
    ) -> None:
        kept = runtime.native if runtime is not None else None
        self._fill(_abi.glia_session_new, model, runtime, largest_batch, kept=kept)
        self._shapes(model.input_shape, model.output_shape, largest_batch)

    def _shapes(
        self, inputs: tuple[int, ...], outputs: tuple[int, ...], largest_batch: int
    ) -> None:
        self.input_shape = inputs
        self.output_shape = outputs
        self.largest_batch = largest_batch
        # Inputs of a shape that was run before: the outputs' shape, and the floats of both.
        self._known: dict[tuple[int, ...], tuple[tuple[int, ...], c_size_t, c_size_t]] = {}
        # Of the call that has the lock.
        self._error = c_void_p()
        self._reference = byref(self._error)

    @classmethod
    def follow(
        cls, snapshots: Snapshots, largest_batch: int = 1, *, runtime: Optional[Runtime] = None
    ) -> Session:
        """A session that serves, in each run, the newest of the snapshots that a trainer publishes.
        It never waits for the trainer.
        """
        kept = runtime.native if runtime is not None else None
        made = cls._make(_abi.glia_session_follow, snapshots, runtime, largest_batch, kept=kept)
        made._shapes(snapshots.input_shape, snapshots.output_shape, largest_batch)
        return made

    def run(self, inputs: Input, out: Output = None) -> Floats:
        """The outputs of rows [rows, *input_shape], or of one sample of the input's shape.

        float32 arrays are read in place, also with strides (columns of a larger array, fields of
        structs); others are converted. `out` receives the outputs, else a new array does.
        """
        # Written out, since each look costs as much as the computing of a small network.
        if type(inputs) is not np.ndarray or inputs.dtype is not FLOAT32:
            return self._run_any(inputs, out)
        known = self._known.get(inputs.shape)
        if known is None:
            return self._run_any(inputs, out)
        shape, count, receives_count = known
        receives: Floats
        if out is None:
            receives = np.empty(shape, np.float32)
        elif type(out) is np.ndarray and out.dtype is FLOAT32 and out.shape == shape:
            receives = out
        else:
            return self._run_any(inputs, out)
        try:
            read, written = Memory.from_buffer(inputs), Memory.from_buffer(receives)
        except NOT_IN_PLACE:
            return self._run_any(inputs, out)
        with self._lock:
            native = self._native or self.native
            status = _RUN(native, read, count, written, receives_count, self._reference)
            if status:
                raise failure(self._error, status)
        return receives

    __call__ = run

    def _run(self, *arguments: Any) -> None:
        """Of objects of ctypes alone."""
        with self._lock:
            status = _RUN(self._native or self.native, *arguments, self._reference)
            if status:
                raise failure(self._error, status)

    def _run_any(self, inputs: Input, out: Output) -> Floats:
        """Looks at everything; `run` then knows the shape."""
        given = inputs
        if isinstance(given, np.ndarray) and given.dtype == np.float32:
            if not given.flags.c_contiguous or (out is not None and not out.flags.c_contiguous):
                return self._run_strided(given, out)
        array = floats(given, "inputs")
        rows = rows_of(array, self.input_shape, "inputs")
        single = array.ndim == len(self.input_shape)
        shape = self.output_shape if single else (rows, *self.output_shape)
        receives = output(out, shape, "out")
        counts = c_size_t(array.size), c_size_t(receives.size)
        self._run(place(array), counts[0], place(receives), counts[1])
        if len(self._known) < _MOST_SHAPES:
            self._known[array.shape] = (shape, *counts)
        return receives

    def _run_strided(self, inputs: Floats, out: Output) -> Floats:
        """Rows where they are: one stride from row to row, and one along the elements."""
        rows = rows_of(inputs, self.input_shape, "inputs")
        read = _strides(inputs, self.input_shape)
        if read is None:
            return self.run(np.ascontiguousarray(inputs), out)
        single = inputs.ndim == len(self.input_shape)
        shape = self.output_shape if single else (rows, *self.output_shape)
        if out is None:
            receives = np.empty(shape, np.float32)
        else:
            writable(out, "out")
            receives = out
        written = _strides(receives, self.output_shape) if receives.shape == shape else None
        if written is None:
            raise ShapeMismatchError(f"out: expected {list(shape)}, got {list(receives.shape)}")
        addresses = inputs.ctypes.data, receives.ctypes.data
        run = _abi.glia_session_run_strided
        call(run, self, rows, addresses[0], *read, addresses[1], *written)
        return receives

    def bind(self, inputs: Floats, outputs: Floats) -> Callable[[], None]:
        """A function that runs the session over these two arrays each time that it is called.

        It is what costs the least in a control loop: the arrays are looked at once, here. They are
        float32 in C order, [rows, ...], and stay alive with the function.
        """
        writable(outputs, "outputs")
        if inputs.dtype != np.float32 or not inputs.flags.c_contiguous:
            raise ShapeMismatchError("inputs: expected float32 in C order")
        rows = rows_of(inputs, self.input_shape, "inputs")
        single = inputs.ndim == len(self.input_shape)
        output(outputs, self.output_shape if single else (rows, *self.output_shape), "outputs")
        arguments = place(inputs), c_size_t(inputs.size), place(outputs), c_size_t(outputs.size)
        return self._bound(inputs, outputs, arguments)

    def _bound(self, inputs: Floats, outputs: Floats, arguments: Any) -> Callable[[], None]:
        function, lock = _RUN, self._lock
        error = c_void_p()
        reference = byref(error)
        read, count, written, floats_out = arguments

        def run() -> None:
            with lock:
                # Looked up each time: the session may have been closed.
                status = function(
                    self._native or self.native, read, count, written, floats_out, reference
                )
                if status:
                    raise failure(error, status)

        run.arrays = inputs, outputs  # type: ignore[attr-defined]
        return run

    def evaluate(
        self,
        loss: AnyLoss,
        inputs: Union[Tensor, Input],
        wanted: Union[Tensor, Input],
    ) -> Evaluation:
        """Mean loss and accuracy over a data set."""
        used = loss if isinstance(loss, Loss) else Loss(loss)
        given, _kept = shared(inputs, floats, "inputs")
        goal, _also = shared(wanted, targets, "targets")
        mean, right = c_double(), c_double()
        call(_abi.glia_session_evaluate, self, used, given, goal, byref(mean), byref(right))
        return Evaluation(mean.value, right.value)

    def pin(self) -> None:
        """Stays with the snapshot of the last run, until `unpin`."""
        call(_abi.glia_session_pin, self)

    def unpin(self) -> None:
        """Follows again, from the next run on."""
        call(_abi.glia_session_unpin, self)

    @property
    def version(self) -> int:
        """The version of the snapshot of the last run; 0 for a session of a model."""
        found: int = value(c_int64(), _abi.glia_session_version, self)
        return found

    def hash(self) -> str:
        """The SHA-256 of the weights of the last run, in hexadecimal digits."""
        return hash_of(_abi.glia_session_hash, self)


def _strides(array: Floats, shape: tuple[int, ...]) -> Optional[tuple[int, int]]:
    """The strides of rows and elements in floats; None where it takes more of them."""
    if any(one < 0 or one % 4 for one in array.strides):
        return None
    single = array.ndim == len(shape)
    inner = [one // 4 for one in (array.strides if single else array.strides[1:])]
    row = math.prod(shape) if single else array.strides[0] // 4
    if len(shape) == 1:
        return row * inner[0] if single else row, inner[0]
    whole = [math.prod(shape[axis + 1 :]) for axis in range(len(shape))]
    return (row, 1) if inner == whole else None
