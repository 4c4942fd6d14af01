"""Every loss of the catalogue against tests/golden/losses.txt, values and gradients."""

import numpy as np
import pytest
from support import cases, check_tensor, golden, loss_near

import glia
from glia.kinds import Family, LossKind

KINDS = list(LossKind)


def test_the_table_has_every_kind() -> None:
    assert [*map(int, KINDS)] == [*glia.catalog.kinds(Family.LOSS)]


def configured(kind: LossKind, case: str) -> glia.Loss:
    table = golden("losses")
    loss = glia.Loss(kind)
    hyper = table.get(f"{case}.hyper", np.empty(0))
    for parameter, value in zip(glia.catalog.parameters(Family.LOSS, kind), hyper):
        loss[parameter.key] = value
    if f"{case}.class_weights" in table:
        loss.set_class_weights(table[f"{case}.class_weights"])
    return loss


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.lower())
def test_against_the_table(kind: LossKind) -> None:
    table = golden("losses")
    for case in cases("losses", kind.name.lower(), ".shape"):
        loss = configured(kind, case)
        outputs = table[f"{case}.outputs"].reshape(table[f"{case}.shape"].astype(int))
        weights = table.get(f"{case}.sample_weights")
        if f"{case}.labels" in table:
            labels = table[f"{case}.labels"]
            wanted = [labels.astype(np.int32), labels.astype(np.int64), labels.astype(np.int16)]
        else:
            wanted = [table[f"{case}.targets"], table[f"{case}.targets"].astype(np.float32)]
        for targets in wanted:
            found = loss.evaluate(outputs, targets, weights)
            assert loss_near(found.value, table[f"{case}.value"][0]), case
            check_tensor(found.gradient, table[f"{case}.gradient"], case)
            assert found.rows.shape == outputs.shape[:1]


def test_wrong_targets() -> None:
    loss = glia.Loss("softmax_cross_entropy")
    outputs = np.zeros((4, 3))
    with pytest.raises(glia.OutOfRangeError, match="row 2") as caught:
        loss(outputs, [0, 2, 3, 1])
    assert caught.value.code is glia.ErrorCode.OUT_OF_RANGE
    with pytest.raises(glia.ShapeMismatchError, match=r"targets: expected 4 rows, got \[3, 4\]"):
        loss(outputs, np.zeros((3, 4)))
    with pytest.raises(glia.ShapeMismatchError, match="weights: expected 4 numbers, got 1"):
        loss.evaluate(outputs, [0, 1, 2, 0], [1.0])
    with pytest.raises(glia.InvalidArgumentError, match="no classes"):
        glia.Loss("huber").set_class_weights([1, 2])
    loss.set_class_weights(None)
    assert loss(outputs, [0, 1, 2, 0]) == pytest.approx(np.log(3))
