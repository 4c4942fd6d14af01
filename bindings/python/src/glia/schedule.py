"""Schedules: how a parameter of an optimizer changes over the steps of training."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_double, c_int32, c_int64
from typing import Optional, Union

from glia import _abi
from glia._handle import call, native_type, value
from glia.errors import ShapeMismatchError
from glia.kind_of import KindOf
from glia.kinds import Family, ScheduleKind, ScheduleName


class Schedule(KindOf):
    """A schedule: Schedule("cosine", initial=0.01, steps=1000). Called with a step it gives the
    value there.
    """

    _type = native_type("ScheduleNative", _abi.glia_schedule_free)
    _family = Family.SCHEDULE
    _kinds = ScheduleKind
    _functions = (_abi.glia_schedule_new, _abi.glia_schedule_set, _abi.glia_schedule_get)

    def __init__(self, kind: Union[ScheduleKind, ScheduleName], **settings: float) -> None:
        super().__init__(kind, **settings)

    def set_points(self, steps: Sequence[int], values: Optional[Sequence[float]] = None) -> None:
        """The points of a schedule that has a table: steps, with a value each where its kind has
        some.
        """
        if values is not None and len(steps) != len(values):
            raise ShapeMismatchError(
                f"values: expected {len(steps)}, one for each step, got {len(values)}"
            )
        count = len(steps)
        numbers = None if values is None else (c_double * count)(*values)
        call(_abi.glia_schedule_set_points, self, (c_int64 * count)(*steps), numbers, count)

    def value(self, step: int) -> float:
        """The value at a step, from 0 on."""
        found: float = value(c_double(), _abi.glia_schedule_value, self, step)
        return found

    __call__ = value

    def report(self, reached: float) -> bool:
        """Tells a plateau schedule what was reached; gives whether it reduced its value."""
        reduced = c_int32()
        call(_abi.glia_schedule_report, self, float(reached), byref(reduced))
        return bool(reduced.value)
