"""What all objects of the library have in common: they own a C handle, and free it once.

A call holds a reference to the handle that it uses, so that an object that is closed, or collected,
on another thread is freed when the call is over, never under it. Objects that the library does not
share between calls have a lock: a second thread waits, where C would have a data race.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from ctypes import Array, byref, c_char, c_int64, c_size_t, c_void_p, create_string_buffer
from threading import RLock
from typing import Any, ClassVar, TypeVar

from glia.errors import ClosedError, failure

Own = TypeVar("Own", bound="Handle")


class Native(c_void_p):
    """The address of a handle. It is freed with the last reference to this object."""

    _free: ClassVar[Callable[..., None]]

    kept: Any = None
    """What has to live as long as the handle does."""

    def __del__(self) -> None:
        if self.value:
            type(self)._free(self)
            self.value = None


def native_type(name: str, free: Callable[..., None]) -> type[Native]:
    """The class of the handles that a function frees."""
    return type(name, (Native,), {"_free": staticmethod(free)})


class Handle:
    """An object of the library; `close`, a `with` block or the garbage collector frees it."""

    _type: ClassVar[type[Native]]
    _native: Native | None = None
    # None where calls on any threads may use the object at the same time.
    _lock: Any = None
    _shared: ClassVar[bool] = False

    @classmethod
    def _make(
        cls: type[Own], function: Callable[..., int], *arguments: Any, kept: Any = None
    ) -> Own:
        """An object around what a function of the library makes."""
        made = cls.__new__(cls)
        made._fill(function, *arguments, kept=kept)
        return made

    def _fill(self, function: Callable[..., int], *arguments: Any, kept: Any = None) -> None:
        native = self._type()
        native.kept = kept
        call(function, *arguments, byref(native))
        self._adopt(native)

    def _adopt(self, native: Native) -> None:
        self._lock = None if self._shared else RLock()
        self._native = native

    @property
    def native(self) -> Native:
        """The C handle, for functions of glia._abi; the object goes on owning it."""
        native = self._native
        if native is None:
            raise ClosedError(f"this {type(self).__name__} is closed")
        return native

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._native is None

    def close(self) -> None:
        """Frees it, after the calls that use it. Closing twice does nothing."""
        self._native = None

    def __enter__(self: Own) -> Own:
        self.native  # noqa: B018 - refuses one that is closed
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}{', closed' if self.closed else ''}>"


def call(function: Callable[..., int], *arguments: Any) -> None:
    """Calls a function that takes an error last; objects stand for their handles."""
    error = c_void_p()
    handles: list[Handle] = []
    natives = list(arguments)
    for index, one in enumerate(arguments):
        if isinstance(one, Handle):
            handles.append(one)
            natives[index] = one._native or one.native
    lock = handles[0]._lock if len(handles) == 1 else None
    if lock is not None:
        with lock:
            status = function(*natives, byref(error))
    else:
        with held(handles):
            status = function(*natives, byref(error))
    if status:
        raise failure(error, status)


def held(handles: Iterable[Handle]) -> ExitStack:
    """Holds the locks of all handles, taken in one order, so that none waits for ever."""
    stack = ExitStack()
    for handle in sorted(handles, key=id):
        if handle._lock is not None:
            stack.enter_context(handle._lock)
    return stack


def value(result: Any, function: Callable[..., int], *arguments: Any) -> Any:
    """The number that a function writes into `result`, an object of ctypes."""
    call(function, *arguments, byref(result))
    return result.value


def filled(record: Any, function: Callable[..., int], *arguments: Any) -> Any:
    """The record that a function fills."""
    call(function, *arguments, byref(record))
    return record


def text(function: Callable[..., int], *arguments: Any) -> str:
    """The text that a function copies out."""
    buffer = sized(create_string_buffer, 256, function, *arguments)
    data: bytes = buffer.value
    return data.decode("utf-8")


def file_bytes(function: Callable[..., int], *arguments: Any) -> bytes:
    """The bytes that a function writes into memory."""
    needed = c_size_t()
    # Held for both calls: the size must not change between them.
    with held(one for one in arguments if isinstance(one, Handle)):
        call(function, *arguments, None, 0, byref(needed))
        buffer: Array[c_char] = (c_char * needed.value)()
        call(function, *arguments, buffer, needed.value, byref(needed))
    return buffer.raw


def sized(
    make: Callable[[int], Any], size: int, function: Callable[..., int], *arguments: Any
) -> Any:
    """A buffer as long as the function asks for."""
    needed = c_size_t()
    while True:
        buffer = make(size)
        call(function, *arguments, buffer, size, byref(needed))
        if needed.value <= size:
            return buffer
        size = needed.value


def shape_of(function: Callable[..., int], *arguments: Any) -> tuple[int, ...]:
    """The lengths that a function writes."""
    # No tensor has more axes.
    most = 64
    lengths = (c_int64 * most)()
    rank = c_size_t()
    call(function, *arguments, lengths, most, byref(rank))
    return tuple(lengths[: rank.value])


def encoded(name: str) -> tuple[bytes, int]:
    """A string as the library takes it: its bytes, and how many."""
    if not isinstance(name, str):
        raise TypeError(f"expected a str, got {type(name).__name__}")
    data = name.encode("utf-8")
    return data, len(data)
