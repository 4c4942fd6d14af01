"""Trainers: halves of steps, gradients, settings, averages, the watch, frames and the doctor."""

import math

import numpy as np
import pytest
from support import (
    PARAMETERS,
    XOR_INPUTS,
    XOR_TARGETS,
    digits,
    digits_trainer,
    xor_model,
    xor_trainer,
)

import glia


def test_halves_with_a_loss_of_the_programs_own() -> None:
    whole, halves = xor_trainer(), xor_trainer()
    for _ in range(5):
        whole.step(XOR_INPUTS, XOR_TARGETS)
        outputs = halves.forward(XOR_INPUTS)
        # The mean over rows of the squared differences, as the library's loss has it.
        halves.backward(glia.Loss("mean_squared_error").evaluate(outputs, XOR_TARGETS).gradient)
        halves.apply_gradients()
    assert whole.hash() == halves.hash()
    with pytest.raises(glia.InvalidStateError):
        halves.apply_gradients()


def test_gradients() -> None:
    trainer, other = xor_trainer(input_gradient=True), xor_trainer()
    loss = trainer.compute_gradients(XOR_INPUTS, XOR_TARGETS)
    assert loss == other.step(XOR_INPUTS, XOR_TARGETS)
    assert trainer.row_losses.sum() / 4 == pytest.approx(loss)
    assert trainer.input_gradient.shape == (4, 2)
    for name in PARAMETERS:
        gradient = trainer.get_gradient(name)
        assert gradient.shape == trainer.parameter_shapes[name]
        trainer.set_gradient(name, gradient)
        trainer.set_parameter(name, trainer.get_parameter(name))
    trainer.apply_gradients()
    assert trainer.hash() == other.hash()
    trainer.compute_gradients(XOR_INPUTS, XOR_TARGETS)
    trainer.gradients[...] = 0
    assert not trainer.get_gradient("layer1.weight").any()
    assert trainer.gradients.ctypes.data % 64 == 0
    with pytest.raises(glia.ShapeMismatchError, match=r"values: expected \[2, 8\], got \[8, 2\]"):
        trainer.set_parameter(0, np.zeros((8, 2)))
    with pytest.raises(IndexError):
        trainer.get_parameter(9)


def test_row_weights() -> None:
    first, second = xor_trainer(), xor_trainer()
    first.compute_gradients(XOR_INPUTS, XOR_TARGETS, [1, 0, 0, 0])
    second.compute_gradients(XOR_INPUTS[:1], XOR_TARGETS[:1])
    np.testing.assert_allclose(
        4 * first.get_gradient(0), second.get_gradient(0), rtol=1e-6, atol=1e-7
    )


def test_micro_batches() -> None:
    hand, run = xor_trainer(), xor_trainer()
    for rows in (slice(0, 2), slice(2, 4)):
        hand.compute_gradients(XOR_INPUTS[rows], XOR_TARGETS[rows])
        hand.accumulate_gradients()
    assert hand.micro_batches == 2
    hand.average_gradients()
    hand.apply_gradients()
    run.fit(XOR_INPUTS, XOR_TARGETS, batch_size=2, micro_batches=2, shuffle=False)
    assert hand.hash() == run.hash()
    assert run.step_count == 1


def test_runs_in_all_orders() -> None:
    hashes = set()
    for options in ({}, {"shuffle": False}, {"with_replacement": True}):
        trainer = xor_trainer(seed=3)
        trainer.fit(XOR_INPUTS, XOR_TARGETS, epochs=3, batch_size=1, **options)  # type: ignore[arg-type]
        hashes.add(trainer.hash())
    assert len(hashes) == 3
    whole = xor_trainer()
    whole.fit(XOR_INPUTS, XOR_TARGETS, batch_size=glia.FULL_BATCH)
    assert whole.step_count == 1


def test_settings() -> None:
    trainer = xor_trainer()
    assert trainer.optimizer["learning_rate"] == trainer.learning_rate == 0.05
    assert list(trainer.optimizer)[:2] == ["learning_rate", "beta1"]
    trainer.learning_rate = 0.01
    assert dict(trainer.optimizer)["learning_rate"] == 0.01
    trainer.updates["clip_norm"] = 1e-9
    assert "clip_norm=1e-09" in repr(trainer.updates)
    group = trainer.group("layer1.weight")
    group["frozen"] = 1
    before = trainer.get_parameter("layer1.weight")
    trainer.step(XOR_INPUTS, XOR_TARGETS)
    np.testing.assert_array_equal(trainer.get_parameter("layer1.weight"), before)
    assert dict(group)["frozen"] == 1
    with pytest.raises(KeyError, match="the watch has no parameter 'clip_norm'"):
        trainer.watch["clip_norm"] = 1
    with pytest.raises(TypeError, match="cannot be deleted"):
        del trainer.updates["clip_norm"]


def test_averages() -> None:
    trainer = xor_trainer()
    with pytest.raises(glia.InvalidStateError):
        trainer.average_model()
    trainer.updates.update(average=2)
    seen = []
    for _ in range(4):
        trainer.step(XOR_INPUTS, XOR_TARGETS)
        seen.append(trainer.get_parameter(0))
    assert trainer.average_count == 4
    average = trainer.average_model()["layer1.weight"]
    np.testing.assert_allclose(average, np.mean(seen, axis=0), rtol=1e-5)


def test_the_watch() -> None:
    trainer = xor_trainer()
    with pytest.raises(glia.InvalidStateError):
        trainer.watch_status()
    trainer.watch.update(watch=1, window=4, ratio_interval=1)
    before = trainer.hash()
    with pytest.raises(ArithmeticError) as caught:
        trainer.step(XOR_INPUTS, np.full((4, 1), np.nan))
    assert isinstance(caught.value, glia.DivergedError)
    assert trainer.hash() == before
    trainer.watch["non_finite_policy"] = glia.Policy.SKIP
    trainer.step(np.full((4, 2), np.inf), XOR_TARGETS)
    assert trainer.hash() == before
    status = trainer.watch_status()
    assert (status.refused, status.skipped, status.events) == (1, 1, 2)
    events = trainer.watch_events()
    assert [event.policy for event in events] == [glia.Policy.REFUSE, glia.Policy.SKIP]
    assert glia.Finding(events[0].finding) is not glia.Finding.NOTHING
    for _ in range(70):
        trainer.step(np.full((4, 2), np.inf), XOR_TARGETS)
    assert len(trainer.watch_events()) == 64
    trainer.step(XOR_INPUTS, XOR_TARGETS)
    assert trainer.watch_ratio(0) > 0
    assert isinstance(trainer.watch_advice(), str)
    assert "refused=1" in repr(trainer.watch_status())
    assert trainer.watch_status().as_dict()["refused"] == 1


def test_frames() -> None:
    inputs, labels = digits()
    whole, frames = digits_trainer(), digits_trainer()
    whole.fit(inputs, labels, batch_size=32)
    frames.begin(batch_size=32)
    with pytest.raises(glia.InvalidArgumentError, match="nanoseconds"):
        frames.run_for(inputs, labels, -1)
    count, cut = 1, 0
    frame = frames.run_for(inputs, labels, 0)
    while not frame.finished:
        frame = frames.run_for(inputs, labels, 20_000)
        count += 1
        cut += frame.under_way
    assert cut > 0
    assert count > 2
    assert frames.hash() == whole.hash()


def test_a_step_in_frames() -> None:
    whole, frames = xor_trainer(), xor_trainer()
    loss = whole.step(XOR_INPUTS, XOR_TARGETS)
    frame = frames.step_for(XOR_INPUTS, XOR_TARGETS, 0)
    while not frame.finished:
        frame = frames.step_for(XOR_INPUTS, XOR_TARGETS, 0)
    assert frame.loss == loss
    assert frames.hash() == whole.hash()
    frames.step_for(XOR_INPUTS, XOR_TARGETS, 0)
    frames.settle()
    assert frames.step_count in (1, 2)


def test_the_doctor() -> None:
    trainer = xor_trainer()
    trainer.step(XOR_INPUTS, XOR_TARGETS)
    before = trainer.hash()
    report = trainer.examine(XOR_INPUTS, XOR_TARGETS)
    assert trainer.hash() == before
    assert (len(report), report.names) == (2, ["layer1", "layer2"])
    assert report.summary.rows == 4
    assert report["layer1"].units == report[0].units == 8
    assert [one.units for one in report] == [8, 1]
    assert report[-1].units == 1
    assert report["layer2"].update_norm > 0
    with pytest.raises(IndexError):
        report[2]
    with pytest.raises(KeyError):
        report["nothing"]
    assert "layer1" in str(report)
    graph = glia.Graph()
    node = graph.add_input("inputs", 2)
    dead = glia.Initializer("constant", value=-1)
    node = graph.add_dense("hidden", node, 8, "relu", weight=dead, bias=dead)
    graph.add_dense("output", node, 1)
    found = glia.Model(graph).examine("mean_squared_error", XOR_INPUTS, XOR_TARGETS)
    assert found["hidden"].dead == 1
    assert math.isnan(found["hidden"].update_norm)
    assert "hidden" in found.advice("hidden")
    assert "hidden" in found.advice()


def test_finding_a_learning_rate() -> None:
    trainer = xor_trainer()
    before = trainer.hash()
    curve = trainer.find_learning_rate(XOR_INPUTS, XOR_TARGETS, [1e-4, 1e-2, 1e-1], iterations=50)
    assert trainer.hash() == before
    assert curve.suggestion in curve.rates
    assert len(curve.losses) == 3
    assert min(curve.losses) < curve.start
    assert len(trainer.find_learning_rate(XOR_INPUTS, XOR_TARGETS, iterations=2).rates) == 21


def test_memory_and_rows() -> None:
    trainer = xor_trainer(largest_batch=2)
    trainer.prepare()
    before = trainer.step_memory
    trainer.prepare(1000)
    assert trainer.step_memory >= before > 0
    trainer.set_first_row(10)
    large = xor_trainer(largest_batch=4)
    assert trainer.step(XOR_INPUTS, XOR_TARGETS) == large.step(XOR_INPUTS, XOR_TARGETS)
    assert trainer.hash() == large.hash()
    assert repr(trainer) == "<Trainer from [2] to [1], 1 updates>"
    assert xor_model(2).hash() != xor_model(1).hash()
