"""Capsules of DLPack: how memory goes from one library to another in Python."""

from __future__ import annotations

import gc
from ctypes import (
    CFUNCTYPE,
    POINTER,
    PYFUNCTYPE,
    Structure,
    addressof,
    byref,
    c_char_p,
    c_int,
    c_int32,
    c_int64,
    c_uint8,
    c_uint16,
    c_uint32,
    c_uint64,
    c_void_p,
    py_object,
    pythonapi,
)
from sys import getrefcount
from threading import Lock
from typing import Any, ClassVar

CPU = 1
VERSIONED = b"dltensor_versioned"
LEGACY = b"dltensor"

reference = byref

_Deleter = CFUNCTYPE(None, c_void_p)


class _Tensor(Structure):
    """DLTensor."""

    _fields_: ClassVar[list[Any]] = [
        ("data", c_void_p),
        ("device_type", c_int32),
        ("device_id", c_int32),
        ("ndim", c_int32),
        ("code", c_uint8),
        ("bits", c_uint8),
        ("lanes", c_uint16),
        ("shape", POINTER(c_int64)),
        ("strides", POINTER(c_int64)),
        ("byte_offset", c_uint64),
    ]


class _Versioned(Structure):
    """DLManagedTensorVersioned."""

    _fields_: ClassVar[list[Any]] = [
        ("major", c_uint32),
        ("minor", c_uint32),
        ("manager_ctx", c_void_p),
        ("deleter", _Deleter),
        ("flags", c_uint64),
        ("dl_tensor", _Tensor),
    ]


class _Legacy(Structure):
    """DLManagedTensor, from before DLPack 1."""

    _fields_: ClassVar[list[Any]] = [
        ("dl_tensor", _Tensor),
        ("manager_ctx", c_void_p),
        ("deleter", _Deleter),
    ]


_new = PYFUNCTYPE(py_object, c_void_p, c_char_p, c_void_p)(("PyCapsule_New", pythonapi))
_is_valid = PYFUNCTYPE(c_int, c_void_p, c_char_p)(("PyCapsule_IsValid", pythonapi))
_pointer = PYFUNCTYPE(c_void_p, c_void_p, c_char_p)(("PyCapsule_GetPointer", pythonapi))
_set_name = PYFUNCTYPE(c_int, py_object, c_char_p)(("PyCapsule_SetName", pythonapi))

# Capsules keep the address of their name.
_USED = b"used_dltensor_versioned"


def _delete(managed: int, kind: Any) -> None:
    deleter = kind.from_address(managed).deleter
    if deleter:
        deleter(managed)


# Capsules that were handed out. They have no destructor: Python code there would run in the middle
# of whatever another library is doing, an exception of its under way included, and lose that. So
# they are looked at from here, where nobody else has them any more.
_exported: list[Any] = []
_sweeping = Lock()


def sweep(phase: str = "stop", _facts: Any = None) -> None:
    """Frees what is in capsules that went without being taken; each collection of garbage, and each
    new capsule, comes by.
    """
    if phase != "stop" or not _sweeping.acquire(blocking=False):
        return
    try:
        # From the end, where others may append meanwhile. With nobody else having it there are two
        # references: the list's, and that of the question.
        for place in range(len(_exported) - 1, -1, -1):
            if getrefcount(_exported[place]) > 2:
                continue
            one = _exported.pop(place)
            for name, kind in ((VERSIONED, _Versioned), (LEGACY, _Legacy)):
                if _is_valid(id(one), name):
                    _delete(_pointer(id(one), name), kind)
    finally:
        _sweeping.release()


gc.callbacks.append(sweep)


def _made(managed: int, name: bytes) -> Any:
    sweep()
    made = _new(managed, name, None)
    _exported.append(made)
    return made


def capsule(managed: int) -> Any:
    """A capsule of DLPack 1 that owns a managed tensor until another library takes it."""
    return _made(managed, VERSIONED)


# Tensors in the old form, until their deleter is called: each with the versioned one behind it.
_old: dict[int, _Legacy] = {}


def _delete_old(address: int) -> None:
    old = _old.pop(address, None)
    if old is not None:
        _delete(old.manager_ctx, _Versioned)


_old_deleter = _Deleter(_delete_old)


def legacy_capsule(managed: int) -> Any:
    """A capsule in the old form, for libraries that know no other."""
    versioned = _Versioned.from_address(managed)
    old = _Legacy()
    old.dl_tensor = versioned.dl_tensor
    old.manager_ctx = managed
    old.deleter = _old_deleter
    address = addressof(old)
    _old[address] = old
    return _made(address, LEGACY)


def versioned_capsule(exporter: Any) -> Any:
    """What an object exports in the form of DLPack 1; None where it knows the old one only."""
    try:
        found = exporter.__dlpack__(max_version=(1, 1))
    except TypeError:
        return None
    return found if _is_valid(id(found), VERSIONED) else None


def address_in(capsule: Any, name: bytes) -> int:
    """The address of the managed tensor in a capsule."""
    found: int = _pointer(id(capsule), name)
    return found


def mark_used(capsule: Any) -> None:
    """Tells a capsule that its tensor was taken."""
    _set_name(capsule, _USED)


__all__ = [
    "CPU",
    "LEGACY",
    "VERSIONED",
    "address_in",
    "capsule",
    "legacy_capsule",
    "mark_used",
    "reference",
    "versioned_capsule",
]
