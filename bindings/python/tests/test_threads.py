"""Threads: sessions on one model, one object for several, and runtimes."""

import subprocess
import threading
from ctypes import CDLL, c_void_p, cast
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support import XOR_INPUTS, XOR_TARGETS, digits, digits_trainer, xor_trainer

import glia


def together(count: int, work: Any) -> None:
    failures: list[BaseException] = []

    def guarded(number: int) -> None:
        try:
            work(number)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def test_a_session_for_each_thread_gives_the_same_bits() -> None:
    inputs, labels = digits()
    trainer = digits_trainer()
    trainer.fit(inputs, labels, batch_size=32)
    model = trainer.model()
    expected = glia.Session(model, 1797).run(inputs)

    def work(number: int) -> None:
        runtime = glia.Runtime(1 + number % 3)
        session = glia.Session(model, 64, runtime=runtime)
        for start in range(0, 1797, 64):
            rows = slice(start, start + 64)
            np.testing.assert_array_equal(session.run(inputs[rows]), expected[rows])

    together(12, work)


def test_threads_that_share_objects_wait_for_each_other() -> None:
    trainer = xor_trainer()
    session = glia.Session(trainer.model(), 4)
    expected = session.run(XOR_INPUTS)

    def work(number: int) -> None:
        for _ in range(100):
            np.testing.assert_array_equal(session.run(XOR_INPUTS), expected)
            trainer.step(XOR_INPUTS, XOR_TARGETS)
            trainer.hash()

    together(8, work)
    assert trainer.step_count == 800
    alone = xor_trainer()
    for _ in range(800):
        alone.step(XOR_INPUTS, XOR_TARGETS)
    assert alone.hash() == trainer.hash()


def test_other_threads_run_while_one_computes() -> None:
    """The interpreter's lock is not held in a call."""
    inputs = np.zeros((4096, 512), np.float32)
    graph = glia.Graph.sequential(512, (2048, "relu"), (2048, "relu"), 8)
    session = glia.Session(glia.Model(graph), 4096)
    state = {"running": False, "ticks": 0}
    begun = threading.Event()

    def run() -> None:
        begun.set()
        state["running"] = True
        session.run(inputs)
        state["running"] = False

    thread = threading.Thread(target=run)
    thread.start()
    begun.wait()
    while thread.is_alive():
        state["ticks"] += state["running"]
    thread.join()
    # With the lock held, this thread would stand still for the whole call.
    assert state["ticks"] > 10_000


def test_levels_and_threads() -> None:
    runtime = glia.Runtime(3, level="scalar")
    assert (runtime.threads, runtime.level) == (3, glia.Level.SCALAR)
    assert repr(runtime) == "<Runtime of 3 threads, scalar>"
    assert glia.Runtime().level is glia.best_level()
    inputs, labels = digits()
    hashes = set()
    for options in ({"level": "scalar"}, {}, {"threads": 2}):
        trainer = digits_trainer(runtime=glia.Runtime(**options))
        for _ in range(5):
            trainer.step(inputs[:32], labels[:32])
        hashes.add(trainer.hash())
    assert len(hashes) == 1
    with pytest.raises(glia.UnknownKindError, match="level: expected one of scalar"):
        glia.Runtime(level="avx9000")
    with pytest.raises(glia.Error, match="threads"):
        glia.Runtime(-1)


JOBS = """
#include <pthread.h>
#include <stdint.h>
typedef void (*body)(int32_t begin, int32_t end, uint32_t worker, void *job);
struct half { body work; int32_t begin, end; void *job; };
static void *help(void *user)
{
    struct half *own = user;
    own->work(own->begin, own->end, 1, own->job);
    return 0;
}
void parallel_for(body work, int32_t count, void *job, void *user)
{
    struct half own = {work, count / 2, count, job};
    pthread_t thread;
    ++*(int64_t *)user;
    pthread_create(&thread, 0, help, &own);
    work(0, count / 2, 0, job);
    pthread_join(thread, 0);
}
"""


def test_jobs_of_an_engine(tmp_path: Path) -> None:
    source, library = tmp_path / "jobs.c", tmp_path / "libjobs.so"
    source.write_text(JOBS)
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-pthread", str(source), "-o", str(library)], check=True
    )
    engine = CDLL(str(library))
    calls = np.zeros(1, np.int64)
    address = cast(engine.parallel_for, c_void_p)
    runtime = glia.Runtime.with_jobs(address, calls.ctypes.data, workers=2)
    assert runtime.threads == 2
    inputs = np.random.default_rng(1).normal(size=(512, 256)).astype(np.float32)
    model = glia.Model(glia.Graph.sequential(256, (512, "tanh"), 8), 1)
    outputs = glia.Session(model, 512, runtime=runtime).run(inputs)
    np.testing.assert_array_equal(outputs, glia.Session(model, 512).run(inputs))
    assert calls[0] > 0
    runtime.set_log(None)
