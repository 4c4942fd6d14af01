"""Steps of a trainer, whole and in halves, and the gradients between them."""

from __future__ import annotations

from ctypes import byref, c_double, c_int64, c_size_t, c_void_p
from typing import Any, Optional, Union

import numpy as np

from glia import _abi
from glia._arrays import Floats, Input, floats, rows_of
from glia._handle import Native, call, value
from glia._trainer_base import TrainerBase
from glia.errors import ShapeMismatchError


class _Lent:
    """An array of a trainer's, which a NumPy array over it keeps alive."""

    def __init__(self, native: Native, address: int, count: int) -> None:
        self.native = native
        self.__array_interface__ = {
            "version": 3,
            "typestr": np.dtype(np.float32).str,
            "shape": (count,),
            "data": (address, False),
        }


class TrainerSteps(TrainerBase):
    """Steps over minibatches. Targets are values or, as whole numbers, class labels."""

    def step(self, inputs: Input, targets: Optional[Input] = None) -> float:
        """One step on a minibatch: forward, loss, gradients, update. Gives the mean loss of its
        rows before the update.
        """
        return self._with_loss(_abi.glia_trainer_step, inputs, targets)

    def compute_gradients(
        self, inputs: Input, targets: Optional[Input] = None, weights: Optional[Input] = None
    ) -> float:
        """Loss and gradients of a minibatch alone; the weights stay. `weights` has one a row."""
        if weights is None:
            return self._with_loss(_abi.glia_trainer_compute_gradients, inputs, targets)
        weighed = floats(weights, "weights")
        more = weighed.ctypes.data, weighed.size
        function = _abi.glia_trainer_compute_gradients_weighted
        return self._with_loss(function, inputs, targets, *more)

    def apply_gradients(self) -> None:
        """Updates the weights from the gradients that stand ready."""
        call(_abi.glia_trainer_apply_gradients, self)

    def forward(self, inputs: Input) -> Floats:
        """The outputs of a minibatch, for a loss of the program's own, and `backward`."""
        array = floats(inputs, "inputs")
        rows = rows_of(array, self.input_shape, "inputs")
        outputs = np.empty((rows, *self.output_shape), np.float32)
        data = array.ctypes.data, array.size, outputs.ctypes.data, outputs.size
        call(_abi.glia_trainer_forward, self, *data)
        self._rows = rows
        return outputs

    def backward(self, output_gradient: Input) -> None:
        """The gradients of the weights from that of a loss at the outputs of `forward`."""
        array = floats(output_gradient, "output_gradient")
        call(_abi.glia_trainer_backward, self, array.ctypes.data, array.size)

    def accumulate_gradients(self) -> None:
        """Adds the gradients that stand ready to those of the micro-batches before."""
        call(_abi.glia_trainer_accumulate_gradients, self)

    def average_gradients(self) -> None:
        """Puts the mean of the accumulated gradients in their place, for `apply_gradients`."""
        call(_abi.glia_trainer_average_gradients, self)

    @property
    def micro_batches(self) -> int:
        """How many micro-batches were accumulated since the last mean."""
        found: int = value(c_int64(), _abi.glia_trainer_micro_batches, self)
        return found

    def _copy_out(self, function: Any, parameter: Union[str, int]) -> Floats:
        values = np.empty(self._shape(parameter), np.float32)
        call(function, self, self._index(parameter), values.ctypes.data, values.size)
        return values

    def _copy_in(self, function: Any, parameter: Union[str, int], values: Input) -> None:
        array, shape = floats(values, "values"), self._shape(parameter)
        if array.shape != shape:
            raise ShapeMismatchError(f"values: expected {list(shape)}, got {list(array.shape)}")
        call(function, self, self._index(parameter), array.ctypes.data, array.size)

    def get_parameter(self, parameter: Union[str, int]) -> Floats:
        """A copy of a parameter's current values, by name or number."""
        return self._copy_out(_abi.glia_trainer_parameter_get, parameter)

    def set_parameter(self, parameter: Union[str, int], values: Input) -> None:
        """Copies values in. The optimizer's state stays."""
        self._copy_in(_abi.glia_trainer_parameter_set, parameter, values)

    def get_gradient(self, parameter: Union[str, int]) -> Floats:
        """A copy of the gradient of the last minibatch's mean loss by a parameter."""
        return self._copy_out(_abi.glia_trainer_gradient_get, parameter)

    def set_gradient(self, parameter: Union[str, int], values: Input) -> None:
        """Copies a gradient in, before `apply_gradients` uses it."""
        self._copy_in(_abi.glia_trainer_gradient_set, parameter, values)

    @property
    def gradients(self) -> Floats:
        """All gradients as one array in the trainer's memory, to be read and changed in place: what
        an all-reduce takes. Ask for it again after each computation of gradients.
        """
        native = self.native
        address, count = c_void_p(), c_size_t()
        call(_abi.glia_trainer_gradients, self, byref(address), byref(count))
        if not address.value or not count.value:
            return np.empty(0, np.float32)
        return np.asarray(_Lent(native, address.value, count.value))

    @property
    def row_losses(self) -> Floats:
        """The loss of each row of the last minibatch, times its weight."""
        values = np.empty(self._rows, np.float32)
        call(_abi.glia_trainer_row_losses, self, values.ctypes.data, values.size)
        return values

    @property
    def input_gradient(self) -> Floats:
        """The gradient of the last minibatch's mean loss by its inputs, of a trainer made with
        input_gradient=True.
        """
        values = np.empty((self._rows, *self.input_shape), np.float32)
        call(_abi.glia_trainer_input_gradient, self, values.ctypes.data, values.size)
        return values

    def set_first_row(self, row: int) -> None:
        """The number of this trainer's first row among those of all that share an update."""
        call(_abi.glia_trainer_first_row_set, self, row)

    def prepare(self, rows: Optional[int] = None) -> None:
        """Makes the memory of steps over up to so many rows (None: the largest batch), so that they
        allocate nothing.
        """
        if rows is None:
            call(_abi.glia_trainer_prepare, self)
        else:
            call(_abi.glia_trainer_prepare_batch, self, rows)

    @property
    def step_memory(self) -> int:
        """The bytes of a step's memory."""
        found: int = value(c_size_t(), _abi.glia_trainer_step_memory, self)
        return found

    # Samples: batches drawn from buffers.

    def prepare_samples(self, batch_size: int) -> None:
        """Makes the memory of steps on so many drawn samples."""
        call(_abi.glia_trainer_prepare_samples, self, batch_size)

    def step_samples(self, batch_size: int) -> float:
        """One step on a batch that is drawn from the buffers attached."""
        loss: float = value(c_double(), _abi.glia_trainer_step_samples, self, batch_size)
        self._rows = batch_size
        return loss

    def compute_gradients_samples(self, batch_size: int) -> float:
        """Loss and gradients of a batch that is drawn from the buffers attached."""
        function = _abi.glia_trainer_compute_gradients_samples
        loss: float = value(c_double(), function, self, batch_size)
        self._rows = batch_size
        return loss
