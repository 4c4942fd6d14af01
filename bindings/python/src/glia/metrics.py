"""Metrics: how good outputs are."""

from __future__ import annotations

from ctypes import byref, c_double
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from glia import _abi
from glia._arrays import Floats, Input, floats, labels
from glia._handle import call, value
from glia.errors import ShapeMismatchError


class Regression(NamedTuple):
    """How far values are from what they should be."""

    mean_absolute_error: float
    root_mean_squared_error: float
    r_squared: float


def _classes(scores: Input, wanted: Input) -> tuple[Floats, int, int, Any]:
    array, numbers = floats(scores, "scores"), labels(wanted, "labels")
    if array.ndim != 2 or numbers.shape != array.shape[:1]:
        raise ShapeMismatchError(
            f"labels: expected one for each row of scores [rows, classes], got {list(array.shape)} "
            f"and {list(numbers.shape)}"
        )
    return array, array.shape[0], array.shape[1], numbers


def accuracy(scores: Input, labels: Input, most: int = 1) -> float:
    """The share of rows whose label is among the `most` classes with the largest scores."""
    array, rows, columns, numbers = _classes(scores, labels)
    found: float = value(
        c_double(),
        _abi.glia_metric_top_accuracy,
        array.ctypes.data,
        rows,
        columns,
        numbers.ctypes.data,
        most,
    )
    return found


def confusion(scores: Input, labels: Input) -> npt.NDArray[np.int64]:
    """The confusion matrix [label, predicted]."""
    array, rows, columns, numbers = _classes(scores, labels)
    counts = np.empty((columns, columns), np.int64)
    call(
        _abi.glia_metric_confusion,
        array.ctypes.data,
        rows,
        columns,
        numbers.ctypes.data,
        counts.ctypes.data,
        counts.size,
    )
    return counts


def log_loss(probabilities: Input, labels: Input) -> float:
    """Less the mean logarithm of the probability of each row's label."""
    array, rows, columns, numbers = _classes(probabilities, labels)
    data = array.ctypes.data, rows, columns, numbers.ctypes.data
    found: float = value(c_double(), _abi.glia_metric_log_loss, *data)
    return found


def regression(outputs: Input, targets: Input) -> Regression:
    """Mean absolute error, root mean squared error and R squared."""
    given, wanted = floats(outputs, "outputs"), floats(targets, "targets")
    if given.size != wanted.size:
        raise ShapeMismatchError(f"targets: expected {given.size} numbers, got {wanted.size}")
    found = [c_double(), c_double(), c_double()]
    data = given.ctypes.data, wanted.ctypes.data, given.size
    call(_abi.glia_metric_regression, *data, *(byref(one) for one in found))
    return Regression(*(one.value for one in found))


def roc_area(scores: Input, wanted: Input) -> float:
    """The area under the receiver operating characteristic; labels are 0 and 1."""
    given, numbers = floats(scores, "scores"), labels(wanted, "labels")
    if given.size != numbers.size:
        raise ShapeMismatchError(f"labels: expected {given.size}, got {numbers.size}")
    data = given.ctypes.data, numbers.ctypes.data, given.size
    found: float = value(c_double(), _abi.glia_metric_roc_area, *data)
    return found
