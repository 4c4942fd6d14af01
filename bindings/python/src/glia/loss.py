"""Losses: for trainers, and as functions over arrays."""

from __future__ import annotations

from ctypes import byref, c_double
from typing import NamedTuple, Optional, Union

import numpy as np

from glia import _abi
from glia._arrays import Floats, Input, fits_rows, floats, targets
from glia._handle import call, native_type
from glia.errors import ShapeMismatchError
from glia.kind_of import KindOf
from glia.kinds import Family, LossKind, LossName
from glia.runtime import Runtime


class LossValue(NamedTuple):
    """A loss over a batch, with what it is made of."""

    value: float
    """The loss of the batch."""
    gradient: Floats
    """Its derivative by each output."""
    rows: Floats
    """The loss of each row, times its weight."""


class Loss(KindOf):
    """A loss: Loss("huber", delta=0.5). Called with outputs and targets it gives the value."""

    _type = native_type("LossNative", _abi.glia_loss_free)
    _family = Family.LOSS
    _kinds = LossKind
    _functions = (_abi.glia_loss_new, _abi.glia_loss_set, _abi.glia_loss_get)

    def __init__(self, kind: Union[LossKind, LossName], **settings: float) -> None:
        super().__init__(kind, **settings)

    def set_class_weights(self, weights: Optional[Input]) -> None:
        """What the rows of each class weigh; None: 1 each."""
        if weights is None:
            call(_abi.glia_loss_set_class_weights, self, None, 0)
            return
        array = floats(weights, "weights")
        call(_abi.glia_loss_set_class_weights, self, array.ctypes.data, array.size)

    def evaluate(
        self,
        outputs: Input,
        wanted: Optional[Input] = None,
        weights: Optional[Input] = None,
        *,
        runtime: Optional[Runtime] = None,
    ) -> LossValue:
        """The loss of outputs [rows, columns], its gradient, and the loss of each row.

        Targets are values or, as whole numbers, labels; None for a loss without. `weights` has one
        for each row.
        """
        given = floats(outputs, "outputs")
        rows = given.shape[0] if given.ndim else 1
        columns = given.size // rows if rows else 1
        expected, kind = targets(wanted)
        fits_rows(expected, rows, "targets")
        weighed = None if weights is None else floats(weights, "weights")
        if weighed is not None and weighed.size != rows:
            raise ShapeMismatchError(f"weights: expected {rows} numbers, got {weighed.size}")
        found = c_double()
        gradient, each = np.empty_like(given), np.empty(rows, np.float32)
        call(
            _abi.glia_loss_evaluate_weighted,
            self,
            runtime,
            given.ctypes.data,
            rows,
            columns,
            expected.ctypes.data if expected.size else None,
            kind,
            expected.size,
            weighed.ctypes.data if weighed is not None else None,
            each.ctypes.data,
            gradient.ctypes.data,
            byref(found),
        )
        return LossValue(found.value, gradient, each)

    def __call__(self, outputs: Input, wanted: Optional[Input] = None) -> float:
        """The loss of outputs [rows, columns]."""
        return self.evaluate(outputs, wanted).value
