"""Training on a thread of the library's own; Trainer.start gives one of these."""

from __future__ import annotations

import atexit
import time
import weakref
from ctypes import byref, c_int32
from typing import Optional

from glia import _abi
from glia._handle import Handle, call, filled, native_type
from glia.records import TrainingState

# A wait looks this often, in nanoseconds, whether Python has something to do, such as an interrupt.
_LOOK = 50_000_000

_running: weakref.WeakSet[Training] = weakref.WeakSet()


class Training(Handle):
    """A training in progress. It has the trainer to itself until it ends: calls with that raise
    BusyError. Closing it, or leaving its `with` block, stops it.
    """

    _type = native_type("TrainingNative", _abi.glia_training_free)
    _shared = True

    def _adopt(self, native: object) -> None:
        super()._adopt(native)  # type: ignore[arg-type]
        _running.add(self)

    def progress(self) -> TrainingState:
        """How far it is; waits for nothing."""
        found: TrainingState = filled(TrainingState(), _abi.glia_training_progress, self)
        return found

    @property
    def running(self) -> bool:
        """Whether it still has the trainer."""
        return bool(self.progress().running)

    def wait(self, seconds: Optional[float] = None) -> bool:
        """Waits until it has ended, or for at most so long; gives whether it has. Raises what ended
        it before all was done.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        ended = c_int32()
        while True:
            left = _LOOK
            if deadline is not None:
                left = max(0, min(_LOOK, int((deadline - time.monotonic()) * 1e9)))
            call(_abi.glia_training_wait, self, left, byref(ended))
            if ended.value or (deadline is not None and time.monotonic() >= deadline):
                return bool(ended.value)

    def stop(self) -> None:
        """Ends it after the slice that it is at: the trainer is the program's again, where it
        stands. Raises what had ended it before.
        """
        call(_abi.glia_training_stop, self)

    def close(self) -> None:
        """Stops it, and frees it."""
        native = self._native
        super().close()
        if native is not None:
            # What failed was told by wait and stop.
            _abi.glia_training_stop(native, None)

    def __repr__(self) -> str:
        if self.closed:
            return "<Training, closed>"
        state = self.progress()
        return f"<Training, {'running' if state.running else 'ended'}, {state.steps} steps>"


@atexit.register
def _stop_all() -> None:
    """No thread of the library calls into an interpreter that ends."""
    for training in list(_running):
        training.close()
