"""Every optimizer of the catalogue against tests/golden/optimizers.txt, and over arrays."""

from typing import Any

import numpy as np
import pytest
from support import PARAMETERS, check_tensor, golden, loss_near, small_model

import glia
from glia.kinds import Family, OptimizerKind

KINDS = list(OptimizerKind)
KNOWN = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.lower())
SETTINGS = pytest.mark.parametrize("setting", ["default", "custom"])


def test_the_table_has_every_kind() -> None:
    assert [*map(int, KINDS)] == [*glia.catalog.kinds(Family.OPTIMIZER)]


def configured(kind: OptimizerKind, setting: str) -> glia.Optimizer:
    """An optimizer with the hyperparameters of a case, in the order of the catalogue."""
    hyper = golden("optimizers")[f"{kind.name.lower()}.{setting}.hyper"]
    parameters = glia.catalog.parameters(Family.OPTIMIZER, kind)
    assert len(parameters) == hyper.size
    if setting == "default":
        assert [np.float32(one.default) for one in parameters] == [*hyper.astype(np.float32)]
    return glia.Optimizer(
        kind, **{one.key.name.lower(): value for one, value in zip(parameters, hyper)}
    )


@KNOWN
@SETTINGS
@pytest.mark.parametrize("threads", [1, 3])
def test_a_trainer_follows_the_published_path(
    kind: OptimizerKind, setting: str, threads: int
) -> None:
    table, name = golden("optimizers"), kind.name.lower()
    losses = table[f"{name}.{setting}.losses"]
    assert losses.size == (10 if name == "lbfgs" else 100)
    runtime = glia.Runtime(threads)
    trainer = glia.Trainer(
        small_model(), "mean_squared_error", configured(kind, setting), runtime=runtime
    )
    inputs, targets = table["inputs"].reshape(8, 1), table["targets"].reshape(8, 1)
    compared = 0
    for step, expected in enumerate(losses, 1):
        assert loss_near(trainer.step(inputs, targets), expected), f"loss before step {step}"
        for parameter in PARAMETERS:
            record = table.get(f"{name}.{setting}.step{step}.{parameter}")
            if record is not None:
                what = f"{name}.{setting}.step{step}.{parameter}"
                check_tensor(trainer.get_parameter(parameter), record, what)
                compared += 1
    assert compared >= 2 * len(PARAMETERS)


def gradients_at(computing: glia.Trainer, weights: list[Any]) -> tuple[float, list[Any]]:
    """Loss and gradients of the table's problem at weights of the program's own."""
    table = golden("optimizers")
    for name, values in zip(PARAMETERS, weights):
        computing.set_parameter(name, values)
    inputs, targets = table["inputs"].reshape(8, 1), table["targets"].reshape(8, 1)
    loss = computing.compute_gradients(inputs, targets)
    return loss, [computing.get_gradient(name) for name in PARAMETERS]


@KNOWN
def test_over_arrays_it_gives_the_bits_of_a_trainer(kind: OptimizerKind) -> None:
    optimizer = glia.Optimizer(kind)
    model = small_model()
    trainer = glia.Trainer(model, "mean_squared_error", optimizer)
    computing = glia.Trainer(model, "mean_squared_error", "sgd")
    table = golden("optimizers")
    inputs, targets = table["inputs"].reshape(8, 1), table["targets"].reshape(8, 1)
    weights = [model[name] for name in PARAMETERS]
    if optimizer.needs(4).searches:
        searched(optimizer, trainer, computing, weights)
        return
    parts = [optimizer.over(one) for one in weights]
    for _ in range(5):
        _, gradients = gradients_at(computing, [one.look_ahead() for one in parts])
        for part, gradient in zip(parts, gradients):
            part.step(gradient)
        trainer.step(inputs, targets)
        for name, values in zip(PARAMETERS, weights):
            np.testing.assert_array_equal(trainer.get_parameter(name), values, err_msg=name)
    assert parts[0].steps == 5


def searched(
    optimizer: glia.Optimizer, trainer: glia.Trainer, computing: glia.Trainer, weights: list[Any]
) -> None:
    """An optimizer that searches takes all weights as one array."""
    flat = np.concatenate([one.ravel() for one in weights])
    cuts = np.cumsum([one.size for one in weights])[:-1]

    def evaluate(at: Any) -> tuple[float, Any]:
        shaped = [part.reshape(one.shape) for part, one in zip(np.split(at, cuts), weights)]
        loss, gradients = gradients_at(computing, shaped)
        return loss, np.concatenate([one.ravel() for one in gradients])

    search = optimizer.over(flat)
    before = evaluate(flat)[0]
    for _ in range(5):
        assert search.search(evaluate)
    assert search.steps == 5
    assert evaluate(flat)[0] < before
    table = golden("optimizers")
    for _ in range(5):
        trainer.step(table["inputs"].reshape(8, 1), table["targets"].reshape(8, 1))
    for name, values in zip(PARAMETERS, np.split(flat, cuts)):
        check_tensor(trainer.get_parameter(name), values, name)


def test_arrays_that_cannot_be_written_are_refused() -> None:
    adam = glia.Optimizer("adam")
    with pytest.raises(TypeError, match="weights: expected float32"):
        adam.over(np.zeros(3))  # type: ignore[arg-type]
    with pytest.raises(glia.ShapeMismatchError, match="C order"):
        adam.over(np.zeros((3, 2), np.float32).T)
    with pytest.raises(glia.ShapeMismatchError, match="gradients: expected 3 numbers, got 2"):
        adam.over(np.zeros(3, np.float32)).step([1, 2])


def test_kinds_settings_and_repr() -> None:
    adam = glia.Optimizer("adam", learning_rate=0.002)
    assert adam.kind is OptimizerKind.ADAM
    assert adam["learning_rate"] == 0.002
    assert dict(adam.settings)["beta1"] == 0.9
    adam["beta1"] = 0.5
    assert adam[glia.Param.BETA1] == 0.5
    assert repr(adam).startswith("Optimizer('adam', learning_rate=0.002, beta1=0.5, ")
    assert "0.002" in repr(adam.settings)
    assert "Kingma" in adam.description
    by_number = glia.Optimizer(OptimizerKind(3))
    assert by_number.name == "adam"
    adam.close()
    assert repr(adam) == "<Optimizer adam, closed>"
