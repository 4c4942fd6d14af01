"""Runs of a trainer over a data set: to the end, step by step, in frames, or on a thread."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import byref
from typing import Any, Optional, Union

from glia import _abi
from glia._arrays import Input, floats, targets
from glia._handle import call, filled
from glia._trainer_base import TrainerBase
from glia.records import FitOptions, Frame, Progress, TrainingOptions
from glia.tensor import Tensor, shared
from glia.training import Training

DataSet = Union[Tensor, Input]
Callback = Callable[[Progress], Any]

# How long a run without a callback computes between two looks at whether Python has something to
# do, such as an interrupt: in seconds.
_LOOK = 0.05


class TrainerRuns(TrainerBase):
    """Runs. Data sets are arrays [samples, ...] or tensors; float32 is read in place."""

    def fit(
        self,
        inputs: DataSet,
        targets: DataSet,
        *,
        epochs: int = 1,
        batch_size: int = 0,
        shuffle: bool = True,
        with_replacement: bool = False,
        micro_batches: int = 1,
        callback: Optional[Callback] = None,
    ) -> Progress:
        """Trains on a data set, to the end or until the callback gives False.

        `callback(progress)` is called after each step. What it raises ends the run and comes out of
        here, as does an interrupt; `resume` goes on from there. batch_size 0 is the trainer's
        largest batch, FULL_BATCH the whole data set; more rows than the largest batch come in
        chunks, with the same bits. `micro_batches` steps are averaged for one update.
        """
        self.begin(
            epochs=epochs,
            batch_size=batch_size,
            shuffle=shuffle,
            with_replacement=with_replacement,
            micro_batches=micro_batches,
        )
        return self.resume(inputs, targets, callback=callback)

    def resume(
        self, inputs: DataSet, targets: DataSet, *, callback: Optional[Callback] = None
    ) -> Progress:
        """Goes on with the run in progress, after a stop or a load, to its end."""
        data, _kept = _shared(inputs, targets)
        progress = self.progress
        most = 1
        while not progress.finished:
            progress = self._advance(data, most)
            if callback is not None:
                if callback(progress) is False:
                    break
            elif progress.samples_per_second > 0 and progress.samples:
                # As many steps as fit between two looks.
                done = max(1, progress.step + progress.epoch * progress.steps)
                rows = progress.samples / done
                most = max(1, min(1 << 20, int(progress.samples_per_second * _LOOK / rows)))
        return progress

    def begin(
        self,
        *,
        epochs: int = 1,
        batch_size: int = 0,
        shuffle: bool = True,
        with_replacement: bool = False,
        micro_batches: int = 1,
    ) -> None:
        """Begins a run without doing a step, for `advance`, `run_for`, `start` or `resume`."""
        options = FitOptions(
            epochs=epochs,
            batch_size=batch_size,
            keep_order=int(not shuffle),
            with_replacement=int(with_replacement),
            micro_batches=micro_batches,
        )
        call(_abi.glia_trainer_begin, self, byref(options))

    def _advance(self, data: tuple[Tensor, Tensor], most: int) -> Progress:
        found: Progress = filled(Progress(), _abi.glia_trainer_advance, self, *data, most)
        return found

    def advance(self, inputs: DataSet, targets: DataSet, most: int = 1) -> Progress:
        """At most so many of the next steps of the run. The data are the same at every call."""
        data, _kept = _shared(inputs, targets)
        return self._advance(data, most)

    @property
    def progress(self) -> Progress:
        """How far the run is."""
        found: Progress = filled(Progress(), _abi.glia_trainer_progress, self)
        return found

    def run_for(self, inputs: DataSet, targets: DataSet, nanoseconds: int) -> Frame:
        """Goes on with the run for about so long, and stops in the middle of a step; the next frame
        goes on there, with the bits of whole steps.
        """
        data, _kept = _shared(inputs, targets)
        found: Frame = filled(Frame(), _abi.glia_trainer_run_for, self, *data, nanoseconds)
        return found

    def step_for(self, inputs: Input, targets: Optional[Input], nanoseconds: int) -> Frame:
        """Goes on with one step over a minibatch for about so long: call it with the same arrays
        until the frame is finished.
        """
        *arguments, _kept = self._batch(inputs, targets)
        arguments.append(nanoseconds)
        found: Frame = filled(Frame(), _abi.glia_trainer_step_for, self, *arguments)
        return found

    def run_samples_for(self, batch_size: int, most: int, nanoseconds: int) -> Frame:
        """Up to so many steps on batches drawn from the buffers attached, for about so long."""
        arguments = batch_size, most, nanoseconds
        found: Frame = filled(Frame(), _abi.glia_trainer_run_samples_for, self, *arguments)
        return found

    def settle(self) -> None:
        """Brings a step that is under way to its end, or back to its beginning."""
        call(_abi.glia_trainer_settle, self)

    def start(
        self,
        inputs: DataSet,
        targets: DataSet,
        *,
        slice_nanoseconds: int = 0,
        rest_nanoseconds: int = 0,
    ) -> Training:
        """Goes on with the run on a thread of the library's own, to its end. The arrays must not
        change until then.
        """
        data, kept = _shared(inputs, targets)
        options = TrainingOptions(
            slice_nanoseconds=slice_nanoseconds, rest_nanoseconds=rest_nanoseconds
        )
        # The thread needs the trainer and the arrays until it ends.
        kept = kept, self.native
        return Training._make(_abi.glia_trainer_start, self, *data, byref(options), kept=kept)

    def start_samples(
        self,
        batch_size: int,
        most: int = 0,
        *,
        slice_nanoseconds: int = 0,
        rest_nanoseconds: int = 0,
    ) -> Training:
        """Steps on batches drawn from the buffers attached, on a thread of the library's own: so
        many, or until it is stopped.
        """
        options = TrainingOptions(
            slice_nanoseconds=slice_nanoseconds, rest_nanoseconds=rest_nanoseconds
        )
        arguments = self, batch_size, most, byref(options)
        return Training._make(_abi.glia_trainer_start_samples, *arguments, kept=self.native)


def _shared(inputs: DataSet, wanted: DataSet) -> tuple[tuple[Tensor, Tensor], Any]:
    """A data set as tensors, with what has to live as long as they are read."""
    given, kept = shared(inputs, floats, "inputs")
    expected, also = shared(wanted, targets, "targets")
    return (given, expected), (given, expected, kept, also)
