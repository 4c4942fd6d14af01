"""NumPy arrays on their way into and out of the library.

What goes in is used in place where it is float32 in C order, and converted into a copy otherwise;
what receives results is written in place, and refused where that is not possible.
"""

from __future__ import annotations

from ctypes import addressof, c_char, c_int64, c_void_p
from typing import Any, Optional, Union

import numpy as np
import numpy.typing as npt

from glia.errors import ShapeMismatchError
from glia.kinds import ElementType

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[Any]
Input = npt.ArrayLike
Output = Optional[Floats]
Shape = Union[int, "tuple[int, ...]", "list[int]"]

FLOAT32 = np.dtype(np.float32)

# `Memory.from_buffer(array)` is an argument for where an array is, which holds the array. It
# refuses what is read-only or not in C order, by one of these.
Memory: Any = c_char * 0
NOT_IN_PLACE = (TypeError, ValueError, BufferError)

TYPES = {
    np.dtype(np.float32): ElementType.FLOAT32,
    np.dtype(np.int32): ElementType.INT32,
    np.dtype(np.int64): ElementType.INT64,
}


def place(array: Numbers) -> Any:
    """Where an array in C order is, as an argument; the array itself is kept by the caller."""
    try:
        return Memory.from_buffer(array)
    except NOT_IN_PLACE:
        return c_void_p(array.ctypes.data)


def address(array: Numbers) -> int:
    """Where an array is, by the shorter way where there is one: array.ctypes takes three times as
    long.
    """
    try:
        buffer: Any = array
        return addressof(c_char.from_buffer(buffer))
    except (TypeError, ValueError):
        # It is read-only, empty or has strides.
        return int(array.ctypes.data)


def floats(values: Input, name: str) -> Floats:
    """Numbers as float32 in C order: the array itself where it is that, else a copy."""
    if type(values) is np.ndarray and values.dtype is FLOAT32 and values.flags.c_contiguous:
        return values
    array = np.asarray(values)
    if array.dtype.kind not in "fiub":
        raise TypeError(f"{name}: expected real numbers, got an array of {array.dtype}")
    return np.ascontiguousarray(array, dtype=np.float32)


def labels(values: Input, name: str) -> npt.NDArray[np.int32]:
    """Class labels as int32 in C order."""
    array = np.asarray(values)
    if array.dtype.kind not in "iu":
        raise TypeError(f"{name}: expected whole numbers, got an array of {array.dtype}")
    narrow = np.ascontiguousarray(array, dtype=np.int32)
    if array.dtype.itemsize > 4 and not np.array_equal(narrow, array):
        raise ShapeMismatchError(f"{name}: expected labels below 2**31")
    return narrow


def targets(values: Optional[Input], name: str = "targets") -> tuple[Numbers, int]:
    """Targets with their element type: whole numbers are class labels, all others values."""
    if values is None:
        return np.empty(0, np.float32), ElementType.FLOAT32
    array = np.asarray(values)
    if array.dtype.kind in "iu":
        wide = array.dtype if array.dtype in TYPES else np.dtype(np.int64)
        array = np.ascontiguousarray(array, dtype=wide)
        return array, TYPES[array.dtype]
    return floats(array, name), ElementType.FLOAT32


def rows_of(array: Numbers, shape: tuple[int, ...], name: str) -> int:
    """How many rows of a shape an array has: [rows, *shape], or the shape itself for one row."""
    if array.ndim == len(shape) + 1 and array.shape[1:] == shape:
        return int(array.shape[0])
    if array.shape == shape:
        return 1
    expected = ", ".join(["*", *map(str, shape)])
    raise ShapeMismatchError(f"{name}: expected [{expected}], got {list(array.shape)}")


def fits_rows(array: Numbers, rows: int, name: str) -> None:
    """Refuses targets that stand for another number of rows, as transposed ones do."""
    if array.ndim > 1 and array.shape[0] != rows:
        raise ShapeMismatchError(f"{name}: expected {rows} rows, got {list(array.shape)}")


def output(array: Output, shape: tuple[int, ...], name: str) -> Floats:
    """Where results go: a new array, or the one that is given, which has to fit."""
    if array is None:
        return np.empty(shape, np.float32)
    writable(array, name)
    if array.shape != shape:
        raise ShapeMismatchError(f"{name}: expected {list(shape)}, got {list(array.shape)}")
    if not array.flags.c_contiguous:
        raise ShapeMismatchError(
            f"{name}: expected an array in C order, got strides {array.strides}"
        )
    return array


def writable(array: Any, name: str) -> None:
    """Refuses what float32 results cannot be written to."""
    if not isinstance(array, np.ndarray):
        raise TypeError(f"{name}: expected an array of NumPy, got {type(array).__name__}")
    if array.dtype != np.float32:
        raise TypeError(f"{name}: expected float32, got {array.dtype}")
    if not array.flags.writeable:
        raise ValueError(
            f"{name}: expected an array that can be written, got one that is read-only"
        )


def lengths(shape: Shape) -> tuple[Any, int]:
    """A shape as the library takes it: the lengths, and how many."""
    whole = (shape,) if isinstance(shape, (int, np.integer)) else tuple(shape)
    return (c_int64 * len(whole))(*whole), len(whole)
