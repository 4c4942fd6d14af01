"""Snapshots: the weights that a trainer publishes while it goes on learning."""

from __future__ import annotations

from ctypes import c_int64

from glia import _abi
from glia._handle import Handle, native_type, value


class Snapshots(Handle):
    """What a trainer publishes; Trainer.snapshots gives it, Session.follow serves it."""

    _type = native_type("SnapshotsNative", _abi.glia_snapshots_free)
    _shared = True
    input_shape: tuple[int, ...]
    """The shape of one sample."""
    output_shape: tuple[int, ...]
    """The shape of one sample's output."""

    @property
    def version(self) -> int:
        """The version of the newest, from 1 on."""
        found: int = value(c_int64(), _abi.glia_snapshots_version, self)
        return found
