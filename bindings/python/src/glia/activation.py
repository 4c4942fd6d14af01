"""Activations: for layers, and as functions over arrays."""

from __future__ import annotations

from ctypes import byref, c_double, c_size_t
from typing import NamedTuple, Optional, Union

import numpy as np

from glia import _abi
from glia._arrays import Floats, Input, Output, floats, output
from glia._handle import call, native_type, value
from glia.errors import ShapeMismatchError
from glia.kind_of import KindOf, member
from glia.kinds import ActivationKind, ActivationName, ActivationProperty, Family
from glia.records import ActivationOptions
from glia.runtime import Runtime


class ActivationGradients(NamedTuple):
    """What the backward pass of an activation gives."""

    input: Floats
    """The gradient at the input."""
    parameters: Floats
    """The gradients of the learned parameters, summed over the rows; empty for most kinds."""


class Activation(KindOf):
    """An activation: Activation("leaky_relu", slope=0.1). Called with an array it computes it:
    the last axis has the columns, all others are rows.
    """

    _type = native_type("ActivationNative", _abi.glia_activation_free)
    _family = Family.ACTIVATION
    _kinds = ActivationKind
    _functions = (_abi.glia_activation_new, _abi.glia_activation_set, _abi.glia_activation_get)

    def __init__(self, kind: Union[ActivationKind, ActivationName], **settings: float) -> None:
        super().__init__(kind, **settings)

    def property(self, asked: Union[ActivationProperty, str]) -> float:
        """A property, with the parameters as set: a range, or 1 for yes and 0 for no."""
        number = member(ActivationProperty, asked, "property")
        found: float = value(c_double(), _abi.glia_activation_property, self, number)
        return found

    def kinks(self) -> list[float]:
        """The points where it, or its derivative, jumps, in ascending order."""
        count = int(self.property(ActivationProperty.KINK_COUNT))
        return [value(c_double(), _abi.glia_activation_kink, self, place) for place in range(count)]

    def output_columns(self, columns: int) -> int:
        """How many columns the outputs have for so many of the inputs."""
        found: int = value(c_size_t(), _abi.glia_activation_output_columns, self, columns)
        return found

    def parameter_count(self, columns: int) -> int:
        """How many learned parameters there are for so many columns; 0 for most kinds."""
        found: int = value(c_size_t(), _abi.glia_activation_parameter_count, self, columns)
        return found

    def forward(
        self,
        input: Input,
        out: Output = None,
        *,
        parameters: Optional[Input] = None,
        training: bool = False,
        seed: int = 0,
        step: int = 0,
        runtime: Optional[Runtime] = None,
    ) -> Floats:
        """The outputs. `out` receives them, and may be the input where the columns stay as many.

        `parameters` are the learned ones, for kinds that have them. In training, randomized kinds
        draw by seed and step.
        """
        given, rows, columns = _rows(input, "input")
        learned = _learned(parameters)
        shape = (*given.shape[:-1], self.output_columns(columns))
        receives = output(out, shape, "out")
        options = ActivationOptions(seed=seed, step=step, training=int(training))
        call(
            _abi.glia_activation_forward_with,
            self,
            runtime,
            given.ctypes.data,
            rows,
            columns,
            learned.ctypes.data if learned.size else None,
            learned.size,
            byref(options),
            receives.ctypes.data,
        )
        return receives

    __call__ = forward

    def backward(
        self,
        input: Input,
        output_gradient: Input,
        *,
        parameters: Optional[Input] = None,
        training: bool = False,
        seed: int = 0,
        step: int = 0,
        runtime: Optional[Runtime] = None,
    ) -> ActivationGradients:
        """The gradients, from what the forward call read and the gradient at its output."""
        given, rows, columns = _rows(input, "input")
        gradient = floats(output_gradient, "output_gradient")
        expected = rows * self.output_columns(columns)
        if gradient.size != expected:
            raise ShapeMismatchError(
                f"output_gradient: expected {expected} numbers, got {gradient.size}"
            )
        learned = _learned(parameters)
        found = ActivationGradients(np.empty_like(given), np.empty_like(learned))
        options = ActivationOptions(seed=seed, step=step, training=int(training))
        call(
            _abi.glia_activation_backward_with,
            self,
            runtime,
            given.ctypes.data,
            None,
            gradient.ctypes.data,
            rows,
            columns,
            learned.ctypes.data if learned.size else None,
            learned.size,
            byref(options),
            found.input.ctypes.data,
            found.parameters.ctypes.data if learned.size else None,
        )
        return found


def _rows(values: Input, name: str) -> tuple[Floats, int, int]:
    """The array, with its rows and columns."""
    array = np.atleast_1d(floats(values, name))
    columns = array.shape[-1]
    return array, array.size // columns if columns else 0, columns


def _learned(parameters: Optional[Input]) -> Floats:
    return np.empty(0, np.float32) if parameters is None else floats(parameters, "parameters")
