"""Compares gradients with central differences in float64."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import byref, c_double, c_size_t, create_string_buffer, memmove
from typing import Any, NamedTuple, Optional, Union

import numpy as np
import numpy.typing as npt

from glia import _abi
from glia._arrays import Input, fits_rows, floats, rows_of, targets
from glia._handle import Handle, call
from glia.kinds import ErrorCode, LossKind, LossName
from glia.loss import Loss
from glia.records import GradientCheckOptions, GradientReport
from glia.runtime import Runtime

Doubles = npt.NDArray[np.float64]
OwnLoss = Callable[[Doubles], "tuple[float, npt.ArrayLike]"]


class GradientCheck(NamedTuple):
    """What a gradient check found."""

    report: GradientReport
    """The figures: out_of_tolerance is 0 where the gradients are right."""
    worst: str
    """The name of the worst element, such as "hidden.weight[2, 5]"."""

    @property
    def passed(self) -> bool:
        """Whether no gradient is further off than it may be."""
        return self.report.out_of_tolerance == 0


class _Interrupted:
    """What is to be raised after a call: exceptions cannot pass through the library."""

    def __init__(self) -> None:
        self.error: Optional[BaseException] = None
        self.arrived: Optional[tuple[int, Any]] = None


@contextmanager
def _postponed(state: _Interrupted) -> Iterator[None]:
    """Notes an interrupt, which Python would else raise, and lose, on its way into a callback."""
    main = threading.current_thread() is threading.main_thread()
    previous = signal.getsignal(signal.SIGINT) if main else None
    if not callable(previous):
        yield
        return

    def note(number: int, frame: Any) -> None:
        state.arrived = (number, frame)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)
        if state.arrived is not None:
            previous(*state.arrived)


def _callback(loss: OwnLoss, state: _Interrupted) -> Any:
    """The C function that asks a loss of the program's own."""

    def ask(outputs: int, rows: int, columns: int, gradient: int, value: int, _user: int) -> int:
        try:
            if state.arrived is not None:
                return int(ErrorCode.INVALID_STATE)
            given = np.empty((rows, columns), np.float64)
            memmove(given.ctypes.data, outputs, given.nbytes)
            found, slope = loss(given)
            wanted = np.ascontiguousarray(slope, dtype=np.float64)
            if wanted.size != given.size:
                raise ValueError(
                    f"the gradient of the loss: expected {given.size} numbers, got {wanted.size}"
                )
            if gradient:
                memmove(gradient, wanted.ctypes.data, wanted.nbytes)
            c_double.from_address(value).value = float(found)
            return int(ErrorCode.OK)
        except BaseException as error:
            state.error = error
            return int(ErrorCode.INVALID_STATE)

    return _abi.LossCallback(ask)


def check_gradients(
    model: Handle,
    loss: Union[Loss, LossKind, LossName, OwnLoss],
    inputs: Input,
    wanted: Optional[Input] = None,
    *,
    runtime: Optional[Runtime] = None,
    **options: Any,
) -> GradientCheck:
    """Compares the gradients of a model with a loss with differences; Model.check_gradients."""
    array = floats(inputs, "inputs")
    rows = rows_of(array, model.input_shape, "inputs")  # type: ignore[attr-defined]
    report, text, needed = GradientReport(), create_string_buffer(512), c_size_t()
    settings = byref(GradientCheckOptions(**options))
    results = byref(report), text, len(text), byref(needed)
    data = array.ctypes.data, array.size
    if callable(loss) and not isinstance(loss, Loss):
        state = _Interrupted()
        callback = _callback(loss, state)
        check = _abi.glia_gradient_check_with_callback
        try:
            with _postponed(state):
                call(check, model, runtime, *data, callback, None, settings, *results)
        except Exception:
            if state.error is not None:
                raise state.error from None
            raise
    else:
        expected, kind = targets(wanted)
        fits_rows(expected, rows, "targets")
        used = loss if isinstance(loss, Loss) else Loss(loss)
        goal = (expected.ctypes.data if expected.size else None), kind, expected.size
        call(_abi.glia_gradient_check, model, used, runtime, *data, *goal, settings, *results)
    return GradientCheck(report, text.value.decode("utf-8"))
