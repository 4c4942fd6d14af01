"""Handles are freed once, by finalizers too, and never under a call that uses them."""

import gc
import threading
import weakref
from typing import Any

import numpy as np
from support import XOR_INPUTS, XOR_TARGETS, run_python, xor_model, xor_trainer

import glia
from glia import _handle


def test_finalizers_free_each_handle_once() -> None:
    # What earlier tests left.
    gc.collect()
    freed: list[int] = []
    original = glia.Model._type._free

    def counting(native: Any) -> None:
        freed.append(native.value)
        original(native)

    native_type: Any = glia.Model._type
    native_type._free = staticmethod(counting)
    try:
        made = [xor_model() for _ in range(50)]
        addresses = [one.native.value or 0 for one in made]
        assert not freed
        for one in made[:25]:
            one.close()
            one.close()
        assert sorted(freed) == sorted(addresses[:25])
        cycle: list[Any] = [made]
        cycle.append(cycle)
        del made, one, cycle
        gc.collect()
        assert sorted(freed) == sorted(addresses)
    finally:
        native_type._free = staticmethod(original)


def test_a_handle_stays_for_the_calls_that_use_it() -> None:
    native = xor_model().native
    gc.collect()
    assert native.value
    gone = weakref.ref(native)
    del native
    gc.collect()
    assert gone() is None


def test_closing_while_other_threads_compute() -> None:
    inputs = np.random.default_rng(1).normal(size=(512, 64)).astype(np.float32)
    model = glia.Model(glia.Graph.sequential(64, (256, "tanh"), (256, "tanh"), 8), 1)
    expected = glia.Session(model, 512).run(inputs)
    outcomes: list[str] = []

    def work(session: glia.Session) -> None:
        try:
            while True:
                np.testing.assert_array_equal(session.run(inputs), expected)
        except glia.ClosedError:
            outcomes.append("closed")

    for _ in range(10):
        session = glia.Session(model, 512)
        threads = [threading.Thread(target=work, args=(session,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for _ in range(3):
            gc.collect()
        session.close()
        for thread in threads:
            thread.join()
    assert outcomes == ["closed"] * 30


def test_collection_during_calls() -> None:
    stop = threading.Event()

    def collect() -> None:
        while not stop.is_set():
            gc.collect()

    collector = threading.Thread(target=collect)
    collector.start()
    try:
        for seed in range(60):
            trainer = xor_trainer(seed=seed)
            trainer.step(XOR_INPUTS, XOR_TARGETS)
            # Nothing but the call refers to these objects.
            outputs = glia.Session(trainer.model(), 4).run(XOR_INPUTS.copy())
            assert outputs.shape == (4, 1)
            trainer.fit(XOR_INPUTS.tolist(), XOR_TARGETS.tolist(), epochs=3)
            report = trainer.examine(XOR_INPUTS, XOR_TARGETS)
            del trainer
            assert "layer1" in str(report)
    finally:
        stop.set()
        collector.join()


def test_children_keep_what_they_need() -> None:
    session = glia.Session(xor_model(), 4, runtime=glia.Runtime(2))
    trainer = xor_trainer(runtime=glia.Runtime(2))
    snapshots = trainer.snapshots()
    follower = glia.Session.follow(snapshots, 4)
    before = follower.run(XOR_INPUTS)
    snapshots.close()
    trainer.close()
    gc.collect()
    np.testing.assert_array_equal(follower.run(XOR_INPUTS), before)
    np.testing.assert_array_equal(
        session.run(XOR_INPUTS), glia.Session(xor_model(), 4).run(XOR_INPUTS)
    )


def test_arrays_over_memory_of_the_library_keep_it() -> None:
    trainer = xor_trainer()
    trainer.compute_gradients(XOR_INPUTS, XOR_TARGETS)
    gradients, wanted = trainer.gradients, trainer.gradients.copy()
    tensor = glia.Tensor.zeros((2, 3))
    view = tensor.numpy()
    view[...] = 7
    trainer.close()
    tensor.close()
    del trainer, tensor
    gc.collect()
    np.testing.assert_array_equal(gradients, wanted)
    assert view.tolist() == [[7.0] * 3] * 2


def test_an_interpreter_may_end_with_everything_alive() -> None:
    code = """
import glia, numpy as np
x = np.ones((64, 8), np.float32)
graph = glia.Graph.sequential(8, (64, "tanh"), 1)
runtime = glia.Runtime(2, log=lambda level, message: None, log_level=glia.LogLevel.INFORMATION)
trainer = glia.Trainer(glia.Model(graph), "mean_squared_error", "adam", runtime=runtime)
session = glia.Session.follow(trainer.snapshots(), 64, runtime=runtime)
session.run(x)
tensor = glia.Tensor(x)
view = np.from_dlpack(tensor)
capsule = tensor.__dlpack__()
samples = glia.Samples("ring", trainer.model(), "mean_squared_error", capacity=8)
cycle = [trainer, session]; cycle.append(cycle)
trainer.begin(epochs=10**6)
training = trainer.start(x, x[:, :1].copy())
print("ends")
"""
    for _ in range(3):
        ended = run_python(code)
        assert (ended.returncode, ended.stdout, ended.stderr) == (0, "ends\n", "")


def test_locks_are_taken_in_one_order() -> None:
    first, second = glia.Graph(), glia.Graph()
    done: list[int] = []

    def work(handles: list[glia.Graph]) -> None:
        for _ in range(2000):
            with _handle.held(handles):
                pass
        done.append(1)

    threads = [
        threading.Thread(target=work, args=(one,)) for one in ([first, second], [second, first])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(done) == 2
