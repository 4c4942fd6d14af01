"""Callbacks that stop a run or raise, and interrupts: the run ends, and the exception comes out."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from typing import Any

import numpy as np
import pytest
from support import PACKAGE, XOR_INPUTS, XOR_TARGETS, digits, digits_trainer, xor_model, xor_trainer

import glia
from glia import runtime as module


def test_a_callback_stops_a_run_and_it_goes_on() -> None:
    inputs, labels = digits()
    whole, cut = digits_trainer(), digits_trainer()
    whole.fit(inputs, labels, epochs=2, batch_size=32)
    progress = cut.fit(
        inputs, labels, epochs=2, batch_size=32, callback=lambda seen: seen.samples < 1000
    )
    assert not progress.finished
    assert 1000 <= progress.samples < 1032
    assert cut.resume(inputs, labels).finished
    assert cut.hash() == whole.hash()


def test_what_a_callback_raises_comes_out() -> None:
    inputs, labels = digits()
    trainer = digits_trainer()

    def fail(progress: glia.Progress) -> None:
        if progress.samples > 500:
            raise LookupError("enough")

    with pytest.raises(LookupError, match="enough"):
        trainer.fit(inputs, labels, epochs=2, batch_size=32, callback=fail)
    assert trainer.step_count == 16
    whole = digits_trainer()
    whole.fit(inputs, labels, epochs=2, batch_size=32)
    trainer.resume(inputs, labels)
    assert trainer.hash() == whole.hash()


def test_a_callback_may_use_the_trainer() -> None:
    trainer = xor_trainer()
    hashes: list[str] = []
    trainer.fit(XOR_INPUTS, XOR_TARGETS, epochs=5, callback=lambda _: hashes.append(trainer.hash()))
    assert len(set(hashes)) == 5
    assert hashes[-1] == trainer.hash()


INTERRUPTED = """
import sys, glia, numpy as np
x = np.random.default_rng(1).normal(size=(4096, 64)).astype(np.float32)
graph = glia.Graph.sequential(64, (256, "tanh"), (256, "tanh"), 64)
trainer = glia.Trainer(glia.Model(graph, 1), "mean_squared_error", "adam", largest_batch=64, seed=1)
def first(progress):
    if progress.samples == 64:
        print("begun", flush=True)
how = sys.argv[1]
try:
    if how == "callback":
        trainer.fit(x, x, epochs=10**6, callback=first)
    elif how == "fit":
        print("begun", flush=True)
        trainer.fit(x, x, epochs=10**6)
    elif how == "thread":
        trainer.begin(epochs=10**6)
        training = trainer.start(x, x)
        print("begun", flush=True)
        training.wait()
    else:
        print("begun", flush=True)
        trainer.model().check_gradients(lambda y: (float((y * y).sum()), 2 * y), x[:32])
except KeyboardInterrupt:
    if how == "thread":
        training.stop()
    trainer.settle()
    before = trainer.step_count
    trainer.step(x[:64], x[:64])
    print("interrupted", trainer.step_count - before, flush=True)
"""


@pytest.mark.parametrize("how", ["callback", "fit", "thread", "gradient check"])
def test_an_interrupt_ends_a_run(how: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, how],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        # A program that a shell starts in the background ignores interrupts, and so would its own.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (output, errors, process.returncode) == ("interrupted 1\n", "", 0), errors


def squares(outputs: Any) -> tuple[float, Any]:
    return float((outputs**2).sum()), 2 * outputs


def test_a_loss_of_the_programs_own_is_checked() -> None:
    model = xor_model()
    check = model.check_gradients(squares, XOR_INPUTS)
    assert check.passed
    assert check.report.checked > 20
    wrong = model.check_gradients(lambda y: (float((y**2).sum()), 3 * y), XOR_INPUTS)
    assert not wrong.passed
    assert wrong.worst
    assert model.check_gradients("huber", XOR_INPUTS, XOR_TARGETS).passed
    assert model.check_gradients(glia.Loss("log_cosh"), XOR_INPUTS, XOR_TARGETS).passed


def test_what_a_loss_raises_comes_out() -> None:
    def fail(outputs: Any) -> tuple[float, Any]:
        raise ZeroDivisionError("no loss")

    with pytest.raises(ZeroDivisionError, match="no loss"):
        xor_model().check_gradients(fail, XOR_INPUTS)
    with pytest.raises(ValueError, match="expected 4 numbers, got 1"):
        xor_model().check_gradients(lambda y: (1.0, [1.0]), XOR_INPUTS)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_gradient_check_on_another_thread() -> None:
    found: list[bool] = []
    thread = threading.Thread(
        target=lambda: found.append(xor_model().check_gradients(squares, XOR_INPUTS).passed)
    )
    thread.start()
    thread.join()
    assert found == [True]


def trouble(trainer: glia.Trainer) -> None:
    """A step that is refused, which the log is told."""
    trainer.watch["watch"] = 1
    with pytest.raises(glia.DivergedError):
        trainer.step(XOR_INPUTS, np.full((4, 1), np.nan))


def test_the_log_of_a_training_thread() -> None:
    told: list[str] = []
    runtime = glia.Runtime(log=lambda level, message: told.append(threading.current_thread().name))
    trainer = xor_trainer(runtime=runtime)
    trainer.watch["watch"] = 1
    trainer.begin()
    training = trainer.start(XOR_INPUTS, np.full((4, 1), np.nan))
    with pytest.raises(glia.DivergedError):
        training.wait(30)
    assert len(told) == 1
    assert told[0] != threading.current_thread().name


def test_the_log() -> None:
    gc.collect()
    told: list[tuple[glia.LogLevel, str]] = []
    runtime = glia.Runtime(log=lambda level, message: told.append((level, message)))
    trainer = xor_trainer(runtime=runtime)
    # The trainer goes on telling.
    runtime.close()
    del runtime
    gc.collect()
    trouble(trainer)
    assert [level for level, _ in told] == [glia.LogLevel.WARNING]
    assert "refused: loss" in told[0][1]
    number = len(module._listeners)
    trainer.close()
    gc.collect()
    assert len(module._listeners) == number - 1


def test_a_log_that_raises_does_no_harm(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(level: glia.LogLevel, message: str) -> None:
        raise RuntimeError("the log is full")

    runtime = glia.Runtime(2)
    runtime.set_log(fail, glia.LogLevel.INFORMATION)
    trainer = xor_trainer(runtime=runtime)
    trouble(trainer)
    assert "the log is full" in capsys.readouterr().err
    runtime.set_log(None)
    trouble(trainer)
    assert capsys.readouterr().err == ""
    assert np.isfinite(trainer.step(XOR_INPUTS, XOR_TARGETS))
