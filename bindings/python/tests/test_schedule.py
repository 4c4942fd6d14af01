"""Every schedule of the catalogue against tests/golden/schedules.txt, and in a trainer."""

import pytest
from support import XOR_INPUTS, XOR_TARGETS, cases, golden, xor_trainer

import glia
from glia.kinds import Family, ScheduleKind

KINDS = list(ScheduleKind)


def test_the_table_has_every_kind() -> None:
    assert [*map(int, KINDS)] == [*glia.catalog.kinds(Family.SCHEDULE)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.lower())
def test_against_the_table(kind: ScheduleKind) -> None:
    table = golden("schedules")
    for case in cases("schedules", kind.name.lower(), ".parameters"):
        schedule = glia.Schedule(kind)
        parameters = glia.catalog.parameters(Family.SCHEDULE, kind)
        for parameter, value in zip(parameters, table[f"{case}.parameters"]):
            schedule[parameter.key] = value
        if f"{case}.points" in table:
            points = [int(one) for one in table[f"{case}.points"]]
            values = table.get(f"{case}.point_values")
            schedule.set_points(points, None if values is None else [*values])
        for reached, after in zip(table.get(f"{case}.reports", []), table.get(f"{case}.after", [])):
            schedule.report(reached)
            assert schedule(1000) == pytest.approx(after, rel=1e-13), case
        for step, expected in zip(table[f"{case}.steps"], table[f"{case}.values"]):
            assert schedule(int(step)) == pytest.approx(expected, rel=1e-13, abs=1e-290), case


def test_a_trainer_follows_a_schedule() -> None:
    trainer = xor_trainer()
    schedule = glia.Schedule("linear", initial=0.1, final_share=0.5, steps=10)
    trainer.set_schedule("learning_rate", schedule)
    for step in range(12):
        assert trainer.learning_rate == schedule(step)
        trainer.step(XOR_INPUTS, XOR_TARGETS)
    copy = trainer.get_schedule("learning_rate")
    assert copy is not None
    assert repr(copy) == repr(schedule)
    with pytest.raises(glia.InvalidStateError):
        trainer.learning_rate = 0.5
    trainer.set_schedule(glia.Param.LEARNING_RATE, None)
    assert trainer.get_schedule("learning_rate") is None
    trainer.learning_rate = 0.5
    assert trainer.learning_rate == 0.5


def test_plateaus() -> None:
    trainer = xor_trainer()
    with pytest.raises(glia.InvalidStateError):
        trainer.report_to_schedules(1.0)
    plateau = glia.Schedule("plateau", initial=0.1, factor=0.5, patience=0)
    trainer.set_schedule("learning_rate", plateau)
    trainer.report_to_schedules(1.0)
    trainer.report_to_schedules(2.0)
    assert trainer.learning_rate == pytest.approx(0.05)
    assert not plateau.report(1.0)
    assert plateau.report(2.0)
    with pytest.raises(glia.ShapeMismatchError, match="values: expected 2"):
        glia.Schedule("piecewise_constant").set_points([0, 1], [0.5])
