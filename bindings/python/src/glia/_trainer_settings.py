"""What holds for a trainer's updates: optimizer, schedules, groups, clipping, and the watch."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import byref, c_double, c_int32
from typing import Optional, Union

from glia import _abi
from glia._handle import call, filled, text, value
from glia._trainer_base import TrainerBase
from glia.errors import NotFoundError
from glia.kind_of import Key, Settings, param
from glia.kinds import Param, ScheduleKind
from glia.records import WatchEvent, WatchStatus
from glia.schedule import Schedule

_P = Param
_GROUP = [_P.RATE_FACTOR, _P.DECAY_FACTOR, _P.FROZEN, _P.WEIGHT_BOUND, _P.UNIT_BOUND]


class TrainerSettings(TrainerBase):
    """Settings are mappings by name: trainer.updates["clip_norm"] = 1.0."""

    def _settings(
        self,
        owner: str,
        keys: list[Param],
        get: Callable[..., int],
        set: Callable[..., int],
        *place: int,
    ) -> Settings:
        def read(key: Param) -> float:
            found: float = value(c_double(), get, self, *place, key)
            return found

        def write(key: Param, given: float) -> None:
            call(set, self, *place, key, float(given))

        return Settings(owner, keys, read, write)

    def _known(self, get: Callable[..., int]) -> list[Param]:
        """The keys that a getter of this trainer knows; none while a training thread has it."""
        known = self.__dict__.setdefault("_keys", {})
        name = get.__name__
        if not known.get(name):
            found = c_double()
            with self._lock:
                native = self.native
                known[name] = [key for key in Param if get(native, key, byref(found), None) == 0]
        keys: list[Param] = known[name]
        return keys

    @property
    def optimizer(self) -> Settings:
        """The parameters of the trainer's optimizer, from the next step on."""
        get, set = _abi.glia_trainer_optimizer_get, _abi.glia_trainer_optimizer_set
        return self._settings("the optimizer", self._known(get), get, set)

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next update."""
        return self.optimizer["learning_rate"]

    @learning_rate.setter
    def learning_rate(self, given: float) -> None:
        self.optimizer["learning_rate"] = given

    @property
    def updates(self) -> Settings:
        """What holds for all updates: clipping, noise, bounds, averages, publishing."""
        get, set = _abi.glia_trainer_update_get, _abi.glia_trainer_update_set
        return self._settings("updates", self._known(get), get, set)

    def group(self, parameter: Union[str, int]) -> Settings:
        """What holds for one parameter: rate_factor, decay_factor, frozen, and its bounds."""
        get, set = _abi.glia_trainer_group_get, _abi.glia_trainer_group_set
        return self._settings(f"parameter {parameter}", _GROUP, get, set, self._index(parameter))

    @property
    def watch(self) -> Settings:
        """What the doctor watches in a run, and does: trainer.watch["watch"] = 1 switches it on."""
        get, set = _abi.glia_trainer_watch_get, _abi.glia_trainer_watch_set
        return self._settings("the watch", self._known(get), get, set)

    def watch_status(self) -> WatchStatus:
        """What the watch knows."""
        found: WatchStatus = filled(WatchStatus(), _abi.glia_trainer_watch_status, self)
        return found

    def watch_events(self) -> list[WatchEvent]:
        """The last events of the watch, up to 64, the oldest first."""
        found, number = [], self.watch_status().events
        while number > 0:
            number -= 1
            try:
                found.append(filled(WatchEvent(), _abi.glia_trainer_watch_event, self, number))
            except NotFoundError:
                break
        return found[::-1]

    def watch_ratio(self, layer: int) -> float:
        """The ratio of update to weight of a layer, when it was measured last."""
        found: float = value(c_double(), _abi.glia_trainer_watch_ratio, self, layer)
        return found

    def watch_advice(self) -> str:
        """What to do: a sentence a finding, each on a line."""
        return text(_abi.glia_trainer_watch_advice, self)

    def set_schedule(self, key: Key, schedule: Optional[Schedule]) -> None:
        """Lets a parameter of the optimizer follow a schedule, which is copied; None: no more."""
        call(_abi.glia_trainer_schedule_set, self, param(key, [], "the optimizer"), schedule)

    def get_schedule(self, key: Key) -> Optional[Schedule]:
        """A copy of the schedule that a parameter of the optimizer follows, with its state."""
        native = Schedule._type()
        number = param(key, [], "the optimizer")
        try:
            call(_abi.glia_trainer_schedule_get, self, number, byref(native))
        except NotFoundError:
            return None
        kind = value(c_int32(), _abi.glia_schedule_kind, native)
        made: Schedule = Schedule._named(native, ScheduleKind(kind))
        return made

    def report_to_schedules(self, reached: float) -> None:
        """Tells every plateau schedule what was reached, once an epoch."""
        call(_abi.glia_trainer_schedule_report, self, float(reached))
