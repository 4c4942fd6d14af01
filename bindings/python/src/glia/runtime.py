"""Runtimes: which threads compute, by which instruction set, and who is told what happens."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from ctypes import byref, c_int32, string_at
from typing import Any, Optional, Union

from glia import _abi
from glia._handle import Handle, call, native_type, text, value
from glia.kind_of import member
from glia.kinds import Level, LogLevel
from glia.records import RuntimeOptions

Log = Callable[[LogLevel, str], Any]

# Sessions and trainers may tell something after the Python object of their runtime is gone: the
# function that the library calls stays for ever, and looks here whom to tell.
_listeners: dict[int, Log] = {}
_numbers = itertools.count(1)


def _tell(level: int, message: int, length: int, user: int) -> None:
    listener = _listeners.get(user)
    if listener is None:
        return
    try:
        listener(LogLevel(level), string_at(message, length).decode("utf-8", "replace"))
    except BaseException as error:
        # Nothing may pass through the library; this is what Python does in such places.
        sys.excepthook(type(error), error, error.__traceback__)


_callback = _abi.LogCallback(_tell)


class _Ears:
    """The numbers under which a runtime's listeners stand; they go with the runtime's handle."""

    def __init__(self) -> None:
        self.numbers: list[int] = []

    def __del__(self) -> None:
        for number in self.numbers:
            _listeners.pop(number, None)


class Runtime(Handle):
    """Threads and instruction set. Where an argument `runtime` is None, the calling thread computes
    alone, by the best instruction set that the CPU has. Results are the same bits with every one.
    """

    _type = native_type("RuntimeNative", _abi.glia_runtime_free)

    def __init__(
        self,
        threads: int = 1,
        *,
        level: Union[Level, str, None] = None,
        log: Optional[Log] = None,
        log_level: LogLevel = LogLevel.INFORMATION,
    ) -> None:
        """`threads` work in a call, the calling one counted. `log` is told what happens."""
        options = RuntimeOptions(threads=threads, level=self._level(level))
        self._fill(_abi.glia_runtime_new, byref(options), kept=_Ears())
        if log is not None:
            self.set_log(log, log_level)

    @classmethod
    def with_jobs(cls, parallel_for: Any, user: Any = None, *, workers: int) -> Runtime:
        """A runtime on the job system of an engine that Python is part of.

        `parallel_for` is a C function, glia_parallel_for of the header: an address, or a function
        of ctypes. It is called with `user`, an address.
        """
        options = RuntimeOptions(threads=workers)
        arguments = (byref(options), parallel_for, user)
        ears = _Ears()
        made = cls._make(
            _abi.glia_runtime_new_with_jobs, *arguments, kept=(ears, parallel_for, user)
        )
        return made

    @staticmethod
    def _level(level: Union[Level, str, None]) -> int:
        return 0 if level is None else member(Level, level, "level")

    @property
    def threads(self) -> int:
        """How many threads work in a call, the calling one counted."""
        found: int = value(c_int32(), _abi.glia_runtime_threads, self)
        return found

    @property
    def level(self) -> Level:
        """The instruction set in use."""
        return Level(value(c_int32(), _abi.glia_runtime_level, self))

    def set_log(self, log: Optional[Log], level: LogLevel = LogLevel.INFORMATION) -> None:
        """Who is told what happens, as log(level, message); None for nobody.

        It is called on the thread that computes: that of the call, or of a training. What it raises
        is printed, and goes no further.
        """
        kept = self.native.kept
        ears: _Ears = kept if isinstance(kept, _Ears) else kept[0]
        if log is None:
            call(_abi.glia_runtime_log_set, self, None, None, level)
            return
        number = next(_numbers)
        _listeners[number] = log
        ears.numbers.append(number)
        call(_abi.glia_runtime_log_set, self, _callback, number, level)

    def __repr__(self) -> str:
        if self.closed:
            return "<Runtime, closed>"
        return f"<Runtime of {self.threads} threads, {text(_abi.glia_level_name, self.level)}>"


def best_level() -> Level:
    """The best instruction set that this CPU has."""
    return Level(value(c_int32(), _abi.glia_runtime_level, None))
