"""Trainers: a network's weights with gradients and an optimizer, over batches or a data set."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_double, c_int64, c_size_t
from typing import Any, NamedTuple, Optional, Union

import numpy as np

from glia import _abi
from glia._arrays import Input, floats, targets
from glia._handle import Native, call, file_bytes, value
from glia._trainer_runs import DataSet, TrainerRuns
from glia._trainer_settings import TrainerSettings
from glia._trainer_steps import TrainerSteps
from glia.kinds import OptimizerKind, OptimizerName
from glia.loss import Loss
from glia.model import AnyLoss, Model, Path, hash_of, loaded, path_bytes
from glia.optimizer import Optimizer
from glia.records import TrainerOptions
from glia.report import Report
from glia.runtime import Runtime
from glia.samples import Samples, attached
from glia.snapshots import Snapshots
from glia.tensor import shared

AnyOptimizer = Union[Optimizer, OptimizerKind, OptimizerName]


class RateCurve(NamedTuple):
    """What Trainer.find_learning_rate measured."""

    rates: list[float]
    losses: list[float]
    """In the end, at each rate; infinite where one was not finite."""
    start: float
    """The loss before the first step."""
    suggestion: float
    """A rate to begin with; NaN where none brought the loss down."""


class Trainer(TrainerSteps, TrainerRuns, TrainerSettings):
    """Trains a copy of a model's weights.

    Threads may share a trainer, but wait for each other. Trainers can be pickled and copied.
    """

    def __init__(
        self,
        model: Model,
        loss: AnyLoss,
        optimizer: AnyOptimizer,
        *,
        largest_batch: int = 0,
        seed: int = 0,
        input_gradient: bool = False,
        runtime: Optional[Runtime] = None,
    ) -> None:
        """Copies model, loss and optimizer. `largest_batch` is the most rows that are computed at a
        time, 0 for 64; the seed chooses the order of samples. With input_gradient a step also
        computes the gradient at the inputs.
        """
        used = loss if isinstance(loss, Loss) else Loss(loss)
        rule = optimizer if isinstance(optimizer, Optimizer) else Optimizer(optimizer)
        options = TrainerOptions(
            largest_batch=largest_batch, seed=seed, input_gradient=int(input_gradient)
        )
        kept = runtime.native if runtime is not None else None
        arguments = model, used, rule, runtime, byref(options)
        self._fill(_abi.glia_trainer_new, *arguments, kept=kept)
        self._shapes_of(model)

    def _shapes_of(self, model: Model) -> None:
        self.input_shape = model.input_shape
        self.output_shape = model.output_shape
        self.parameter_shapes = {name: model.shape(name) for name in model}

    @classmethod
    def load(
        cls,
        path: Path,
        *,
        largest_batch: int = 0,
        input_gradient: bool = False,
        runtime: Optional[Runtime] = None,
    ) -> Trainer:
        """A trainer out of a file that `save` wrote; training goes on bit for bit."""
        options = TrainerOptions(largest_batch=largest_batch, input_gradient=int(input_gradient))
        kept = runtime.native if runtime is not None else None
        made: Trainer = loaded(
            cls, path, _abi.glia_trainer_load, runtime, byref(options), kept=kept
        )
        made._shapes_of(made.model())
        return made

    @classmethod
    def from_bytes(
        cls,
        data: bytes,
        *,
        largest_batch: int = 0,
        input_gradient: bool = False,
        runtime: Optional[Runtime] = None,
    ) -> Trainer:
        """A trainer out of the bytes of a file."""
        options = TrainerOptions(largest_batch=largest_batch, input_gradient=int(input_gradient))
        kept = runtime.native if runtime is not None else None
        arguments = data, len(data), runtime, byref(options)
        made = cls._make(_abi.glia_trainer_load_from_memory, *arguments, kept=kept)
        made._shapes_of(made.model())
        return made

    def save(self, path: Path) -> None:
        """Saves everything that training goes on from: weights, optimizer, counters, samples."""
        call(_abi.glia_trainer_save, self, *path_bytes(path))

    def to_bytes(self) -> bytes:
        """The bytes that `save` writes."""
        return file_bytes(_abi.glia_trainer_save_to_memory, self)

    def __reduce__(self) -> Any:
        return type(self).from_bytes, (self.to_bytes(),)

    def model(self) -> Model:
        """A model with a copy of the current weights, to serve or save."""
        return Model._make(_abi.glia_trainer_model, self)

    def average_model(self) -> Model:
        """A model with a copy of the average of the weights, kept where `updates` says so."""
        return Model._make(_abi.glia_trainer_average_model, self)

    @property
    def average_count(self) -> int:
        """How many updates' weights are in the average."""
        found: int = value(c_int64(), _abi.glia_trainer_average_count, self)
        return found

    @property
    def step_count(self) -> int:
        """The number of updates done, through saves and loads."""
        found: int = value(c_int64(), _abi.glia_trainer_step_count, self)
        return found

    def hash(self) -> str:
        """The SHA-256 of all current weights, in hexadecimal digits."""
        return hash_of(_abi.glia_trainer_hash, self)

    def snapshots(self) -> Snapshots:
        """The snapshots that this trainer publishes, for Session.follow; the first are its weights
        as they are.
        """
        made = Snapshots._make(_abi.glia_trainer_snapshots, self)
        made.input_shape = self.input_shape
        made.output_shape = self.output_shape
        return made

    def publish(self) -> int:
        """Makes the current weights visible to all sessions that follow; gives their version."""
        found: int = value(c_int64(), _abi.glia_trainer_publish, self)
        return found

    def attach_samples(self, samples: Samples, share: float = 1.0) -> None:
        """Lets batches be drawn from a buffer, of several in these shares; share 0 detaches it."""
        call(_abi.glia_trainer_samples_attach, self, samples, float(share))

    @property
    def samples(self) -> list[tuple[Samples, float]]:
        """The buffers that are attached, with their shares; also of a loaded trainer."""
        count = value(c_size_t(), _abi.glia_trainer_samples_count, self)
        found = []
        for place in range(count):
            native: Native = Samples._type()
            share = c_double()
            call(_abi.glia_trainer_samples_get, self, place, byref(native), byref(share))
            found.append((attached(native, self.input_shape), share.value))
        return found

    def examine(self, inputs: Input, targets: Optional[Input] = None) -> Report:
        """What the doctor finds in each layer, with a batch; the trainer stays as it is."""
        rows = self._rows
        *arguments, _kept = self._batch(inputs, targets)
        self._rows = rows
        return Report._make(_abi.glia_trainer_examine, self, *arguments)

    def find_learning_rate(
        self,
        inputs: DataSet,
        wanted: DataSet,
        rates: Optional[Sequence[float]] = None,
        iterations: int = 0,
    ) -> RateCurve:
        """Trains copies at each of some ascending rates, and suggests one to begin with. Without
        rates: 1e-5 to 1, four a decade. 0 iterations: 100.
        """
        tried = [float(one) for one in (np.geomspace(1e-5, 1, 21) if rates is None else rates)]
        given, _kept = shared(inputs, floats, "inputs")
        expected, _also = shared(wanted, targets, "targets")
        count = len(tried)
        numbers, losses = (c_double * count)(*tried), (c_double * count)()
        start, suggestion = c_double(), c_double()
        call(
            _abi.glia_trainer_find_learning_rate,
            self,
            given,
            expected,
            numbers,
            count,
            iterations,
            losses,
            byref(start),
            byref(suggestion),
        )
        return RateCurve(tried, list(losses), start.value, suggestion.value)

    def __repr__(self) -> str:
        if self.closed:
            return "<Trainer, closed>"
        shapes = f"{list(self.input_shape)} to {list(self.output_shape)}"
        return f"<Trainer from {shapes}, {self.step_count} updates>"
