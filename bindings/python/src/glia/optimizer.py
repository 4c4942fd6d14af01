"""Optimizers: for trainers, and over arrays of the program's own."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import byref, c_int32
from typing import Optional, Union

import numpy as np

from glia import _abi
from glia._arrays import Floats, Input, Shape, floats, lengths, writable
from glia._handle import call, filled, native_type
from glia.errors import ShapeMismatchError
from glia.kind_of import KindOf
from glia.kinds import Family, OptimizerKind, OptimizerName
from glia.records import OptimizerInfo
from glia.runtime import Runtime


class Optimizer(KindOf):
    """An optimizer: Optimizer("adam", learning_rate=0.002)."""

    _type = native_type("OptimizerNative", _abi.glia_optimizer_free)
    _family = Family.OPTIMIZER
    _kinds = OptimizerKind
    _functions = (_abi.glia_optimizer_new, _abi.glia_optimizer_set, _abi.glia_optimizer_get)

    def __init__(self, kind: Union[OptimizerKind, OptimizerName], **settings: float) -> None:
        super().__init__(kind, **settings)

    def needs(self, shape: Shape) -> OptimizerInfo:
        """What it keeps beside a parameter of this shape, and what it wants."""
        found: OptimizerInfo = filled(
            OptimizerInfo(), _abi.glia_optimizer_needs, self, *lengths(shape)
        )
        return found

    def over(self, weights: Floats, *, runtime: Optional[Runtime] = None) -> ArrayOptimizer:
        """This optimizer at work on an array of the program's own, which it changes in place."""
        return ArrayOptimizer(self, weights, runtime)


class ArrayOptimizer:
    """An optimizer with its state beside an array; Optimizer.over makes it.

    Where `info.takes_whole_parameters` is 0, all parameters may be one array; else, and for
    optimizers that search (which take all at once), `info` says what they want.
    """

    def __init__(
        self, optimizer: Optimizer, weights: Floats, runtime: Optional[Runtime] = None
    ) -> None:
        writable(weights, "weights")
        if not weights.flags.c_contiguous:
            raise ShapeMismatchError("weights: expected an array in C order")
        self.optimizer = optimizer
        self.weights = weights
        self.steps = 0
        """Steps done; it may be set, to go on from a saved state."""
        self.info = optimizer.needs(weights.shape)
        self.state: Floats = np.zeros(self.info.state_floats, np.float32)
        """The optimizer's state, to be saved and put back."""
        self._scratch = np.zeros(self.info.scratch_floats, np.float32)
        self._search = np.zeros(self.info.search_doubles, np.float64)
        self._runtime = runtime

    def _gradients(self, gradients: Input) -> Floats:
        array = floats(gradients, "gradients")
        if array.size != self.weights.size:
            raise ShapeMismatchError(
                f"gradients: expected {self.weights.size} numbers, got {array.size}"
            )
        return array

    def look_ahead(self) -> Floats:
        """Where the gradients of the next step are to be taken: the weights themselves for most."""
        ahead = np.empty_like(self.weights)
        call(
            _abi.glia_optimizer_look_ahead,
            self.optimizer,
            self._runtime,
            *lengths(self.weights.shape),
            self.weights.ctypes.data,
            self.state.ctypes.data if self.state.size else None,
            ahead.ctypes.data,
        )
        return ahead

    def step(self, gradients: Input) -> None:
        """Updates the weights by their gradients."""
        array = self._gradients(gradients)
        call(
            _abi.glia_optimizer_step,
            self.optimizer,
            self._runtime,
            self.steps + 1,
            *lengths(self.weights.shape),
            self.weights.ctypes.data,
            array.ctypes.data,
            self.state.ctypes.data if self.state.size else None,
            self._scratch.ctypes.data if self._scratch.size else None,
        )
        self.steps += 1

    def search(self, evaluate: Callable[[Floats], tuple[float, Input]]) -> bool:
        """One iteration of an optimizer that searches, such as L-BFGS.

        `evaluate(weights)` gives the loss and its gradients, several times. Gives False where
        nothing was left to do.
        """
        while True:
            loss, gradients = evaluate(self.weights)
            following = c_int32()
            call(
                _abi.glia_optimizer_search,
                self.optimizer,
                self._runtime,
                *lengths(self.weights.shape),
                float(loss),
                self.weights.ctypes.data,
                self._gradients(gradients).ctypes.data,
                self.state.ctypes.data,
                self._scratch.ctypes.data,
                self._search.ctypes.data,
                byref(following),
            )
            if following.value != 1:
                self.steps += following.value == 0
                return following.value == 0
