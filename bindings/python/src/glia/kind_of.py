"""What activations, initializers, layers, losses, optimizers, samples and schedules share.

They are made by kind, a name or a number, and set by keyword: Optimizer("sgd", learning_rate=0.1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from ctypes import c_double
from enum import IntEnum
from typing import Any, ClassVar, TypeVar, Union

from glia import catalog
from glia._handle import Handle, call, value
from glia.errors import UnknownKeyError, UnknownKindError
from glia.kinds import Family, Param, ParamName

Key = Union[Param, ParamName]
Enumeration = TypeVar("Enumeration", bound=IntEnum)


def member(kinds: type[Enumeration], given: Any, what: str) -> Enumeration:
    """The member of an enumeration: by itself, by its number or by its name."""
    if isinstance(given, kinds):
        return given
    try:
        return kinds[given.upper()] if isinstance(given, str) else kinds(int(given))
    except (KeyError, ValueError, TypeError):
        names = ", ".join(one.name.lower() for one in kinds)
        raise UnknownKindError(f"{what}: expected one of {names}, got {given!r}") from None


def param(key: Union[Key, str], known: list[Param], owner: str) -> Param:
    """The key of a parameter, which has to be one of those known where it is given by name."""
    if isinstance(key, Param):
        return key
    # Words of the language cannot be keywords of a call: lambda_ stands for lambda.
    found = Param.__members__.get(key.rstrip("_").upper()) if isinstance(key, str) else None
    if found is None or (known and found not in known):
        names = ", ".join(one.name.lower() for one in known)
        raise UnknownKeyError(f"{owner} has no parameter {key!r}; it has: {names or 'none'}")
    return found


class Settings(MutableMapping[Any, float]):
    """Parameters of an object as a mapping: settings["learning_rate"] = 0.1 sets one."""

    def __init__(
        self,
        owner: str,
        keys: list[Param],
        get: Callable[[Param], float],
        set: Callable[[Param, float], None],
    ) -> None:
        self._owner = owner
        self._keys = keys
        self._get = get
        self._set = set

    def __getitem__(self, key: Union[Key, str]) -> float:
        return self._get(param(key, self._keys, self._owner))

    def __setitem__(self, key: Union[Key, str], value: float) -> None:
        self._set(param(key, self._keys, self._owner), value)

    def __delitem__(self, key: Any) -> None:
        raise TypeError(f"{self._owner}: parameters cannot be deleted")

    def __iter__(self) -> Iterator[str]:
        return (key.name.lower() for key in self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __repr__(self) -> str:
        shown = ", ".join(f"{key}={self[key]:g}" for key in self)
        return f"<{self._owner}: {shown}>"


class KindOf(Handle):
    """An object of a family: its kind and its parameters."""

    _family: ClassVar[Family]
    _kinds: ClassVar[type[IntEnum]]
    _functions: ClassVar[tuple[Callable[..., int], Callable[..., int], Callable[..., int]]]

    def __init__(self, kind: Any, **settings: float) -> None:
        found = member(self._kinds, kind, f"{type(self).__name__}: kind")
        self._kind = found
        self._fill(self._functions[0], found)
        for key, given in settings.items():
            self[key] = given

    @classmethod
    def _named(cls, native: Any, kind: IntEnum) -> Any:
        """An object around a handle that exists."""
        made = cls.__new__(cls)
        made._adopt(native)
        made._kind = kind
        return made

    @property
    def kind(self) -> Any:
        """Its kind, a member of the family's enumeration."""
        return self._kind

    @property
    def name(self) -> str:
        """The name of its kind, such as "adam"."""
        return self._kind.name.lower()

    @property
    def description(self) -> str:
        """What its kind is: equation, use and source."""
        return catalog.description(self._family, self._kind)

    @property
    def settings(self) -> Settings:
        """Its parameters by name."""
        return Settings(self.name, catalog.keys(self._family, self._kind), self._get, self._set)

    def _get(self, key: Param) -> float:
        found: float = value(c_double(), self._functions[2], self, key)
        return found

    def _set(self, key: Param, given: float) -> None:
        call(self._functions[1], self, key, float(given))

    def __getitem__(self, key: Union[Key, str]) -> float:
        return self.settings[key]

    def __setitem__(self, key: Union[Key, str], given: float) -> None:
        self.settings[key] = given

    def __repr__(self) -> str:
        name = type(self).__name__
        if self.closed:
            return f"<{name} {self.name}, closed>"
        shown = "".join(f", {key}={given:g}" for key, given in self.settings.items())
        return f"{name}({self.name!r}{shown})"
