"""What all structs of the library have in common."""

from __future__ import annotations

from ctypes import Structure, sizeof
from typing import Any


class Record(Structure):
    """A struct of the library: made by keyword, with its size set, and shown by its fields."""

    def __init__(self, **fields: Any) -> None:
        super().__init__(**fields)
        if any(name == "struct_size" for name, *_ in self._fields_):
            self.struct_size = sizeof(type(self))

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{name}={getattr(self, name)!r}"
            for name, *_ in self._fields_
            if name not in ("struct_size", "reserved")
        )
        return f"{type(self).__name__}({shown})"

    def as_dict(self) -> dict[str, Any]:
        """The fields by name."""
        return {
            name: getattr(self, name)
            for name, *_ in self._fields_
            if name not in ("struct_size", "reserved")
        }
