"""Samples, a training thread that draws from them, and a session that follows it."""

import gc
import threading
import time

import numpy as np
import pytest
from support import XOR_INPUTS, XOR_TARGETS, digits, digits_trainer, xor_model, xor_trainer

import glia


def buffer(capacity: int = 64) -> glia.Samples:
    return glia.Samples("ring", xor_model(), "mean_squared_error", capacity=capacity)


def test_adding_and_reading() -> None:
    samples = buffer(3)
    assert (len(samples), bool(samples), samples["capacity"]) == (0, True, 3)
    samples.add(XOR_INPUTS, XOR_TARGETS, [1, 2, 3, 4])
    samples.add([1, 0], [0.5])
    assert (len(samples), samples.total) == (3, 5)
    oldest = samples.read(0)
    assert (oldest.input.tolist(), oldest.target.tolist(), oldest.weight) == ([1, 0], [1], 3)
    assert samples.read(2).target.tolist() == [0.5]
    with pytest.raises(IndexError):
        samples.read(3)
    with pytest.raises(glia.OutOfRangeError):
        samples.add([np.nan, 0], [0.5])
    with pytest.raises(glia.ShapeMismatchError, match=r"inputs: expected \[\*, 2\]"):
        samples.add(XOR_INPUTS.T, XOR_TARGETS)
    with pytest.raises(glia.InvalidStateError):
        samples["capacity"] = 5
    samples.clear()
    assert (len(samples), samples.total) == (0, 0)
    assert repr(samples).startswith("Samples('ring', capacity=3")


def test_labels() -> None:
    inputs, labels = digits()
    trainer = digits_trainer()
    loss = glia.Loss("softmax_cross_entropy")
    samples = glia.Samples("reservoir", trainer.model(), loss, targets=np.int32, capacity=100)
    samples.add(inputs, labels)
    assert (len(samples), samples.total) == (100, 1797)
    found = samples.read(5, dtype=np.int32)
    place = np.flatnonzero((inputs == found.input).all(axis=1))
    assert found.target in labels[place]
    with pytest.raises(glia.UnknownKindError, match="targets: expected float32, int32"):
        glia.Samples("ring", trainer.model(), loss, targets=np.float64)


def test_steps_on_samples_go_on_from_a_file() -> None:
    whole, cut = xor_trainer(seed=5), xor_trainer(seed=5)
    for trainer in (whole, cut):
        recent, old = buffer(8), glia.Samples("reservoir", xor_model(), "mean_squared_error")
        trainer.attach_samples(recent)
        trainer.attach_samples(old, share=2)
        trainer.prepare_samples(6)
        recent.add(XOR_INPUTS, XOR_TARGETS)
        old.add(XOR_INPUTS[:2], XOR_TARGETS[:2])
    for _ in range(6):
        whole.step_samples(6)
    for _ in range(3):
        cut.step_samples(6)
    assert cut.row_losses.shape == (6,)
    loaded = glia.Trainer.from_bytes(cut.to_bytes())
    assert [(one.name, share, len(one)) for one, share in loaded.samples] == [
        ("ring", 1.0, 4),
        ("reservoir", 2.0, 2),
    ]
    for _ in range(2):
        loaded.step_samples(6)
    loaded.compute_gradients_samples(6)
    loaded.apply_gradients()
    assert loaded.hash() == whole.hash()
    again = loaded.samples[0][0]
    again.add(XOR_INPUTS, XOR_TARGETS)
    assert len(again) == 8
    loaded.attach_samples(again, share=0)
    assert len(loaded.samples) == 1
    frame = loaded.run_samples_for(6, 2, 10**9)
    assert (frame.steps, frame.finished) == (2, 1)


def test_a_training_thread_learns_what_is_added_and_a_session_follows() -> None:
    trainer = xor_trainer(seed=1)
    samples = buffer()
    trainer.attach_samples(samples)
    trainer.updates["publish_interval"] = 1
    session = glia.Session.follow(trainer.snapshots(), 4)
    training = trainer.start_samples(16)
    assert training.running
    assert repr(training).startswith("<Training, running")
    with pytest.raises(glia.BusyError) as caught:
        trainer.hash()
    assert caught.value.code is glia.ErrorCode.BUSY
    with pytest.raises(glia.BusyError):
        trainer.learning_rate = 0.1
    stop = threading.Event()

    def act() -> None:
        while not stop.is_set():
            samples.add(XOR_INPUTS, XOR_TARGETS)

    hosts = [threading.Thread(target=act) for _ in range(2)]
    for host in hosts:
        host.start()
    deadline = time.monotonic() + 60
    versions = [0]
    learned = False
    while time.monotonic() < deadline and not learned:
        outputs = session.run(XOR_INPUTS)
        assert session.version >= versions[-1]
        versions.append(session.version)
        learned = bool(np.abs(outputs - XOR_TARGETS).max() < 0.1)
    stop.set()
    for host in hosts:
        host.join()
    assert learned
    assert training.progress().steps > 0
    training.stop()
    training.stop()
    assert not training.running
    trainer.settle()
    trainer.publish()
    session.run(XOR_INPUTS)
    assert session.hash() == trainer.hash()


def test_a_training_gives_the_bits_of_a_run_and_ends_with_its_block() -> None:
    inputs, labels = digits()
    whole, thread = digits_trainer(), digits_trainer()
    whole.fit(inputs, labels, epochs=2, batch_size=32)
    thread.begin(epochs=2, batch_size=32)
    with thread.start(inputs, labels, slice_nanoseconds=100_000, rest_nanoseconds=1000) as training:
        training.wait(0.001)
    with pytest.raises(glia.ClosedError):
        training.progress()
    with thread.start(inputs, labels) as training:
        assert training.wait()
        assert training.progress().finished
    assert thread.hash() == whole.hash()


def test_what_ends_a_training_is_raised() -> None:
    trainer = xor_trainer()
    trainer.watch["watch"] = 1
    trainer.begin()
    training = trainer.start(np.full((4, 2), np.nan), XOR_TARGETS)
    with pytest.raises(glia.DivergedError):
        training.wait(30)
    assert training.progress().status == glia.ErrorCode.DIVERGED
    with pytest.raises(glia.DivergedError):
        training.stop()


def test_arrays_stay_for_a_training() -> None:
    graph = glia.Graph.sequential(64, (64, "relu"), 10)
    trainer = glia.Trainer(glia.Model(graph), "softmax_cross_entropy", "adam")
    trainer.begin(epochs=1000)
    training = trainer.start(digits()[0].copy(), digits()[1].copy())
    # The training keeps the trainer and the arrays.
    del trainer
    gc.collect()
    for _ in range(50):
        np.full((1797, 64), np.nan)
    while training.progress().steps == 0:
        assert training.running, "it ended with what it needs"
        time.sleep(0.001)
    state = training.progress()
    assert state.running
    assert np.isfinite(state.loss)
    training.close()
    training.close()
