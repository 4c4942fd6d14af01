"""Initializers: what gives weights their first values."""

from __future__ import annotations

from typing import Optional, Union

import numpy as np

from glia import _abi
from glia._arrays import Floats, Shape
from glia._handle import call, encoded, native_type
from glia.kind_of import KindOf
from glia.kinds import Family, InitializerKind, InitializerName


class Initializer(KindOf):
    """An initializer: Initializer("he_normal")."""

    _type = native_type("InitializerNative", _abi.glia_initializer_free)
    _family = Family.INITIALIZER
    _kinds = InitializerKind
    _functions = (_abi.glia_initializer_new, _abi.glia_initializer_set, _abi.glia_initializer_get)

    def __init__(self, kind: Union[InitializerKind, InitializerName], **settings: float) -> None:
        super().__init__(kind, **settings)

    def fill(
        self,
        seed: int,
        name: str,
        shape: Shape,
        *,
        fan_in: Optional[int] = None,
        fan_out: Optional[int] = None,
    ) -> Floats:
        """The first values of a parameter, those that Model(graph, seed) gives one of this name.

        A shape [inputs, units] has fans of these lengths; others need them told.
        """
        values = np.empty(shape, np.float32)
        inputs = fan_in if fan_in is not None else (values.shape[0] if values.ndim > 1 else 1)
        outputs = fan_out if fan_out is not None else (values.shape[-1] if values.ndim else 1)
        call(
            _abi.glia_initializer_fill,
            self,
            seed,
            *encoded(name),
            inputs,
            outputs,
            values.ctypes.data,
            values.size,
        )
        return values
