"""The handwritten digits, as every binding learns them: the weights have the promised hash."""

import numpy as np
import pytest
from support import ROOT, digits, digits_trainer

import glia

HASH = (ROOT / "tests/golden/digits_hash.txt").read_text().strip()


@pytest.mark.parametrize("threads", [1, 3])
def test_the_hash(threads: int) -> None:
    inputs, labels = digits()
    trainer = digits_trainer(runtime=glia.Runtime(threads))
    progress = trainer.fit(inputs, labels, epochs=5, batch_size=32)
    assert progress.finished
    assert trainer.hash() == HASH
    assert trainer.model().hash() == HASH


def test_the_hash_with_a_callback_and_other_types() -> None:
    inputs, labels = digits()
    trainer = digits_trainer()
    seen: list[int] = []
    trainer.fit(
        inputs.astype(np.float64).tolist(),
        labels.astype(np.int64),
        epochs=5,
        batch_size=32,
        callback=lambda progress: seen.append(progress.samples),
    )
    assert trainer.hash() == HASH
    assert len(seen) == 5 * 57
    assert seen[-1] == 5 * 1797


def test_the_hash_in_frames_and_on_a_thread() -> None:
    inputs, labels = digits()
    trainer = digits_trainer()
    trainer.begin(epochs=5, batch_size=32)
    frames = 0
    while trainer.step_count < 100:
        trainer.run_for(inputs, labels, 200_000)
        frames += 1
    assert frames > 1
    with trainer.start(inputs, labels) as training:
        assert training.wait(60)
    assert trainer.hash() == HASH


def test_it_knows_the_digits() -> None:
    inputs, labels = digits()
    trainer = digits_trainer()
    trainer.fit(inputs, labels, epochs=5, batch_size=32)
    session = glia.Session(trainer.model(), 256)
    found = session.evaluate("softmax_cross_entropy", inputs, labels)
    assert found.accuracy > 0.96
    outputs = np.concatenate([session.run(part) for part in np.array_split(inputs, 8)])
    assert glia.metrics.accuracy(outputs, labels) == pytest.approx(found.accuracy)
    assert glia.metrics.confusion(outputs, labels).sum() == 1797
