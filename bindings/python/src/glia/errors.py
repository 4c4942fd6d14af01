"""The exceptions of the package: glia.Error, and a subclass for each code of the library.

Each subclass also derives from the built-in exception that stands for such a failure in Python, so
that `except ValueError` and the like catch it.
"""

from __future__ import annotations

from ctypes import byref, c_size_t, c_void_p, create_string_buffer

from glia import _abi
from glia.kinds import ErrorCode


class Error(Exception):
    """A call of the library that failed: what it says, and its code."""

    code: ErrorCode = ErrorCode.INTERNAL
    """The code of the failure."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message


class InternalError(Error, RuntimeError):
    """A bug in glia was caught; the object that it happened in can only be closed."""


class NullPointerError(Error, ValueError):
    """A value is missing where one is needed."""

    code = ErrorCode.NULL_POINTER


class BadHandleError(Error, ValueError):
    """An object of another kind was given."""

    code = ErrorCode.BAD_HANDLE


class ClosedError(BadHandleError):
    """The object was closed."""


class PoisonedError(Error, RuntimeError):
    """An object was left in an unknown state by an internal error."""

    code = ErrorCode.POISONED


class BusyError(Error, RuntimeError):
    """A training thread has the trainer."""

    code = ErrorCode.BUSY


class InvalidArgumentError(Error, ValueError):
    """An argument is outside what the function accepts."""

    code = ErrorCode.INVALID_ARGUMENT


class UnknownKindError(Error, ValueError):
    """A family has no such kind."""

    code = ErrorCode.UNKNOWN_KIND


class UnknownKeyError(Error, KeyError):
    """A kind has no such parameter."""

    code = ErrorCode.UNKNOWN_KEY


class OutOfRangeError(Error, ValueError):
    """A value is outside its bounds."""

    code = ErrorCode.OUT_OF_RANGE


class ShapeMismatchError(Error, ValueError):
    """Counts, shapes or element types do not fit together."""

    code = ErrorCode.SHAPE_MISMATCH


class NotFoundError(Error, KeyError, IndexError):
    """No item has this name or number."""

    code = ErrorCode.NOT_FOUND


class InvalidStateError(Error, RuntimeError):
    """The call does not fit what the object is doing."""

    code = ErrorCode.INVALID_STATE


class IoError(Error, OSError):
    """The system refused a file operation."""

    code = ErrorCode.IO


class MissingFileError(IoError, FileNotFoundError):
    """There is no such file."""


class CorruptFileError(Error, ValueError):
    """The bytes are not a whole, unharmed glia file."""

    code = ErrorCode.CORRUPT_FILE


class UnsupportedError(Error, NotImplementedError):
    """This CPU, platform or version cannot do it."""

    code = ErrorCode.UNSUPPORTED


class OutOfMemoryError(Error, MemoryError):
    """Memory could not be had."""

    code = ErrorCode.OUT_OF_MEMORY


class DivergedError(Error, ArithmeticError):
    """A training step was refused: its loss or gradients are not what they may be."""

    code = ErrorCode.DIVERGED


CLASSES: dict[int, type[Error]] = {
    found.code: found for found in Error.__subclasses__() if found.code != ErrorCode.OK
}
"""The class of each code."""


def failure(error: c_void_p, status: int) -> Error:
    """The exception of a failed call; frees the library's error."""
    needed = c_size_t()
    message = f"the library failed with code {status} and no message"
    if error.value:
        _abi.glia_error_message(error, None, 0, byref(needed))
        text = create_string_buffer(needed.value)
        _abi.glia_error_message(error, text, len(text), None)
        _abi.glia_error_free(error)
        error.value = None
        message = text.value.decode("utf-8", "replace")
    found = CLASSES.get(status, Error)(message)
    if status in ErrorCode._value2member_map_:
        found.code = ErrorCode(status)
    return found
