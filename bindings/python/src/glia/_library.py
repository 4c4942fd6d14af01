"""Finds and loads the shared library.

It is looked for at the path in the environment variable GLIA_LIBRARY, then in this package, then
where the system has its libraries.
"""

from __future__ import annotations

import ctypes.util
import os
import sys
from collections.abc import Callable
from ctypes import CDLL
from pathlib import Path
from typing import Any, cast

_NAMES = {"win32": "glia.dll", "darwin": "libglia.dylib"}
NAME = _NAMES.get(sys.platform, "libglia.so")


def places() -> list[str]:
    """What is tried, in order; GLIA_LIBRARY alone where it is set."""
    chosen = os.environ.get("GLIA_LIBRARY")
    if chosen:
        return [chosen]
    found = [str(Path(__file__).parent / "_lib" / NAME)]
    system = ctypes.util.find_library("glia")
    return [*found, system] if system else [*found, f"{NAME}.0" if NAME.endswith(".so") else NAME]


def load() -> CDLL:
    """The library at the first place that has one."""
    reasons = []
    for place in places():
        try:
            return CDLL(place)
        except OSError as error:
            reasons.append(f"{place}: {error}")
    raise ImportError(
        "the glia library was not found; set GLIA_LIBRARY to its path, or install the wheel, which "
        "carries it. Tried " + "; ".join(reasons)
    )


LIBRARY = load()


def declared(name: str, returns: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of the library with its types."""
    try:
        function = getattr(LIBRARY, name)
    except AttributeError:
        raise ImportError(
            f"{LIBRARY._name}: no function {name}: the library is older than this package"
        ) from None
    function.restype = returns
    function.argtypes = arguments
    return cast("Callable[..., Any]", function)


def untyped(name: str, returns: Any) -> Callable[..., Any]:
    """A function of the library for a call that is made in a loop: it passes objects of ctypes as
    they are, which takes half the time. Give it nothing else: a plain int would go as 32 bits.
    """
    function = LIBRARY[name]
    function.restype = returns
    return cast("Callable[..., Any]", function)
