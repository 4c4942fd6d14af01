"""What there is: the kinds of each family, with their descriptions and parameters."""

from __future__ import annotations

from ctypes import c_int32
from functools import cache
from typing import NamedTuple

from glia import _abi
from glia._handle import encoded, filled, text, value
from glia.kinds import Family, Param
from glia.records import ParameterInfo


class Parameter(NamedTuple):
    """A parameter of a kind."""

    key: Param
    default: float
    minimum: float
    maximum: float
    is_integer: bool
    description: str


@cache
def kinds(family: Family) -> tuple[int, ...]:
    """The numbers of all kinds of a family."""
    count = value(c_int32(), _abi.glia_catalog_count, family)
    return tuple(value(c_int32(), _abi.glia_catalog_kind, family, place) for place in range(count))


def name(family: Family, kind: int) -> str:
    """The name of a kind, such as "softmax_cross_entropy"."""
    return text(_abi.glia_catalog_name, family, kind)


def find(family: Family, name: str) -> int:
    """The number of the kind of a name."""
    found: int = value(c_int32(), _abi.glia_catalog_find, family, *encoded(name))
    return found


def description(family: Family, kind: int) -> str:
    """What a kind is: its equation, its use and its source."""
    return text(_abi.glia_catalog_description, family, kind)


@cache
def parameters(family: Family, kind: int) -> tuple[Parameter, ...]:
    """The parameters of a kind, with their defaults and bounds."""
    count = value(c_int32(), _abi.glia_catalog_parameter_count, family, kind)
    found = []
    for place in range(count):
        info = filled(ParameterInfo(), _abi.glia_catalog_parameter, family, kind, place)
        words = text(_abi.glia_catalog_parameter_description, family, kind, info.key)
        found.append(
            Parameter(
                Param(info.key),
                info.default_value,
                info.minimum,
                info.maximum,
                bool(info.is_integer),
                words,
            )
        )
    return tuple(found)


def keys(family: Family, kind: int) -> list[Param]:
    """The keys of the parameters of a kind."""
    return [one.key for one in parameters(family, kind)]
