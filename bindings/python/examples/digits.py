#!/usr/bin/env python3
"""Learns 1,797 handwritten digits, and shows how well.

    python3 examples/digits.py [--epochs 20] [--plot digits.png]

The last 360 images are held back: they tell what was learned and what was only remembered. With
matplotlib, --plot draws the curves and what was misread.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

import glia

DATA = Path(__file__).resolve().parents[3] / "examples/data/digits.csv"
HELD_BACK = 360


def read(path: Path) -> tuple[Any, Any]:
    """Pixels from 0 to 1, and labels."""
    table = np.loadtxt(path, delimiter=",", dtype=np.int32)
    return (table[:, :64] / 16).astype(np.float32), np.ascontiguousarray(table[:, 64])


def train(
    trainer: glia.Trainer, images: Any, labels: Any, epochs: int
) -> list[tuple[float, float]]:
    """The loss of each epoch, and the accuracy on the images held back."""
    curve = []

    def seen(progress: glia.Progress) -> None:
        if progress.epoch_finished:
            session = glia.Session(trainer.model(), HELD_BACK)
            found = session.evaluate(
                "softmax_cross_entropy", images[-HELD_BACK:], labels[-HELD_BACK:]
            )
            curve.append((progress.loss, found.accuracy))
            bar = "#" * round(found.accuracy * 40)
            print(f"epoch {progress.epoch + 1:3}  loss {progress.loss:.4f}  {bar}")

    trainer.fit(
        images[:-HELD_BACK], labels[:-HELD_BACK], epochs=epochs, batch_size=32, callback=seen
    )
    return curve


def plot(
    path: str, curve: list[tuple[float, float]], images: Any, labels: Any, read_as: Any
) -> None:
    """Draws the curve, and the images that were misread."""
    try:
        import matplotlib
    except ImportError:
        print("no picture: pip install matplotlib")
        return
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure = pyplot.figure(figsize=(9, 4))
    axes = figure.add_subplot(1, 2, 1)
    axes.plot([loss for loss, _ in curve])
    axes.set(xlabel="epoch", ylabel="loss")
    wrong = np.flatnonzero(labels != read_as)[:16]
    for place, one in enumerate(wrong):
        axes = figure.add_subplot(4, 8, 8 * (place // 4) + 5 + place % 4)
        axes.imshow(images[one].reshape(8, 8), cmap="gray_r")
        axes.set_title(f"{labels[one]} read as {read_as[one]}", fontsize=6)
        axes.axis("off")
    figure.savefig(path, format="png", dpi=120)
    print(f"wrote {path}")


def main() -> None:
    """Trains, and prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--plot", help="where to draw a picture")
    arguments = parser.parse_args()
    images, labels = read(DATA)

    graph = glia.Graph.sequential(64, (64, "relu"), (32, "relu"), 10)
    trainer = glia.Trainer(
        glia.Model(graph, seed=1),
        "softmax_cross_entropy",
        glia.Optimizer("adam", learning_rate=0.002),
        largest_batch=32,
        seed=1,
    )
    curve = train(trainer, images, labels, arguments.epochs)

    held_back, wanted = images[-HELD_BACK:], labels[-HELD_BACK:]
    outputs = glia.Session(trainer.model(), HELD_BACK).run(held_back)
    share = glia.metrics.accuracy(outputs, wanted)
    print(f"read {share:.1%} of the images held back")
    print(trainer.examine(held_back, wanted))
    if arguments.plot:
        plot(arguments.plot, curve, held_back, wanted, outputs.argmax(axis=1))


if __name__ == "__main__":
    main()
