"""What the parts of a trainer share: its arrays, and its parameters by name."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import byref, c_double
from typing import Any, Optional, Union

from glia import _abi
from glia._arrays import Input, address, fits_rows, floats, rows_of, targets
from glia._handle import Handle, call, native_type
from glia.errors import NotFoundError


class TrainerBase(Handle):
    """The handle of a trainer, with the shapes that its arrays have."""

    _type = native_type("TrainerNative", _abi.glia_trainer_free)
    input_shape: tuple[int, ...]
    """The shape of one sample."""
    output_shape: tuple[int, ...]
    """The shape of one sample's output."""
    parameter_shapes: dict[str, tuple[int, ...]]
    """The names of the parameters, in order, with their shapes."""
    # The rows of the last minibatch, which what is asked of it has.
    _rows = 0

    def _index(self, parameter: Union[str, int]) -> int:
        if isinstance(parameter, int):
            return parameter
        names = list(self.parameter_shapes)
        if parameter not in names:
            raise NotFoundError(f"parameter: expected one of {', '.join(names)}, got {parameter!r}")
        return names.index(parameter)

    def _shape(self, parameter: Union[str, int]) -> tuple[int, ...]:
        shapes = list(self.parameter_shapes.values())
        place = self._index(parameter)
        if not 0 <= place < len(shapes):
            raise NotFoundError(f"parameter: expected 0 to {len(shapes) - 1}, got {place}")
        return shapes[place]

    def _batch(self, inputs: Input, wanted: Optional[Input]) -> tuple[Any, ...]:
        """A minibatch as the library takes it, and, last, what has to stay alive for it."""
        array = floats(inputs, "inputs")
        rows = rows_of(array, self.input_shape, "inputs")
        expected, kind = targets(wanted)
        if array.ndim > len(self.input_shape):
            fits_rows(expected, rows, "targets")
        self._rows = rows
        place = address(expected) if expected.size else None
        return address(array), array.size, place, kind, expected.size, (array, expected)

    def _with_loss(
        self, function: Callable[..., int], inputs: Input, wanted: Optional[Input], *more: Any
    ) -> float:
        *arguments, _kept = self._batch(inputs, wanted)
        loss = c_double()
        call(function, self, *arguments, *more, byref(loss))
        return loss.value
