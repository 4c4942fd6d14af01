"""Buffers of samples, which a program fills as they come and trainers draw their batches from."""

from __future__ import annotations

from ctypes import byref, c_float, c_int32, c_size_t, c_uint64
from typing import Any, NamedTuple, Optional, Union

import numpy as np
import numpy.typing as npt

from glia import _abi
from glia._arrays import TYPES, Floats, Input, Numbers, address, fits_rows, floats, rows_of, targets
from glia._handle import call, native_type, value
from glia.errors import ShapeMismatchError, UnknownKindError
from glia.kind_of import KindOf
from glia.kinds import ElementType, Family, SamplesKind, SamplesName
from glia.loss import Loss
from glia.model import AnyLoss, Model


class Sample(NamedTuple):
    """A sample of a buffer."""

    input: Floats
    target: Any
    """The label, or the values."""
    weight: float


class Samples(KindOf):
    """A buffer: Samples("ring", model, "mean_squared_error", capacity=4096). Any thread may add to
    it at any time, also while trainers draw.
    """

    _type = native_type("SamplesNative", _abi.glia_samples_free)
    _family = Family.SAMPLES
    _kinds = SamplesKind
    _functions = (_abi.glia_samples_new, _abi.glia_samples_set, _abi.glia_samples_get)
    _shared = True
    input_shape: tuple[int, ...]
    """The shape of one sample's input."""

    def __init__(
        self,
        kind: Union[SamplesKind, SamplesName],
        model: Model,
        loss: AnyLoss,
        *,
        targets: npt.DTypeLike = np.float32,
        **settings: float,
    ) -> None:
        """For trainers of such a model and loss. `targets` is the type of theirs: float32 for
        values, int32 or int64 for labels.
        """
        element_type = TYPES.get(np.dtype(targets))
        if element_type is None:
            raise UnknownKindError(
                f"targets: expected float32, int32 or int64, got {np.dtype(targets)}"
            )
        super().__init__(kind, **settings)
        used = loss if isinstance(loss, Loss) else Loss(loss)
        call(_abi.glia_samples_prepare, self, model, used, element_type)
        self.input_shape = model.input_shape

    def add(
        self, inputs: Input, wanted: Optional[Input] = None, weights: Optional[Input] = None
    ) -> None:
        """Adds rows with their targets, and a weight for each where there are any: all, or none
        where one is refused.
        """
        array = floats(inputs, "inputs")
        rows = rows_of(array, self.input_shape, "inputs")
        expected, kind = targets(wanted)
        if array.ndim > len(self.input_shape):
            fits_rows(expected, rows, "targets")
        weighed = np.empty(0, np.float32) if weights is None else floats(weights, "weights")
        call(
            _abi.glia_samples_add,
            self,
            address(array),
            array.size,
            address(expected) if expected.size else None,
            kind,
            expected.size,
            weighed.ctypes.data if weights is not None else None,
            weighed.size,
        )

    def __len__(self) -> int:
        """How many samples there are."""
        found: int = value(c_size_t(), _abi.glia_samples_count, self)
        return found

    def __bool__(self) -> bool:
        # An empty buffer is a buffer.
        return True

    @property
    def total(self) -> int:
        """How many were added since it was made or cleared."""
        found: int = value(c_uint64(), _abi.glia_samples_total, self)
        return found

    def clear(self) -> None:
        """Empties it; from now on it is as if it were new."""
        call(_abi.glia_samples_clear, self)

    def read(self, index: int, target_count: int = 1, dtype: npt.DTypeLike = np.float32) -> Sample:
        """A copy of a sample: of a ring 0 is the oldest. `dtype` is the type of the targets."""
        element_type = TYPES.get(np.dtype(dtype), ElementType.FLOAT32)
        found = np.empty(self.input_shape, np.float32)
        wanted: Numbers = np.empty(target_count, dtype)
        weight = c_float()
        if index < 0:
            raise ShapeMismatchError(f"index: expected 0 or more, got {index}")
        call(
            _abi.glia_samples_read,
            self,
            index,
            found.ctypes.data,
            found.size,
            wanted.ctypes.data if target_count else None,
            element_type,
            target_count,
            byref(weight),
        )
        label = wanted.dtype != np.float32
        return Sample(found, int(wanted[0]) if label else wanted, weight.value)


def attached(native: Any, input_shape: tuple[int, ...]) -> Samples:
    """A buffer around a handle that a trainer gave."""
    kind = c_int32()
    call(_abi.glia_samples_kind, native, byref(kind))
    made: Samples = Samples._named(native, SamplesKind(kind.value))
    made.input_shape = input_shape
    return made
