"""Weights from PyTorch, with NumPy in its place, and metrics and graphs."""

from typing import Any

import numpy as np
import pytest

import glia


class FakeTensor:
    """As much of a tensor of PyTorch as is asked."""

    def __init__(self, values: Any) -> None:
        self.values = values

    def detach(self) -> "FakeTensor":
        return self

    def cpu(self) -> "FakeTensor":
        return self

    def numpy(self) -> Any:
        return self.values


def state(bias: bool = True) -> dict[str, Any]:
    random = np.random.default_rng(1)
    shapes = {"0": (16, 4), "2": (8, 16), "4": (3, 8)}
    found: dict[str, Any] = {}
    for name, shape in shapes.items():
        found[f"{name}.weight"] = FakeTensor(random.normal(size=shape).astype(np.float32))
        if bias:
            found[f"{name}.bias"] = random.normal(size=shape[0])
    return found


@pytest.mark.parametrize("bias", [True, False])
def test_a_sequence_of_linear_layers(bias: bool) -> None:
    weights = state(bias)
    model = glia.from_torch_state_dict(weights, ["tanh", "relu", "identity"])
    inputs = np.random.default_rng(2).normal(size=(5, 4)).astype(np.float32)
    values = inputs.astype(np.float64)
    activations: Any = (np.tanh, lambda x: np.maximum(x, 0), lambda x: x)
    for name, activation in zip(("0", "2", "4"), activations):
        sums = values @ weights[f"{name}.weight"].values.T.astype(np.float64)
        values = activation(sums + (weights[f"{name}.bias"] if bias else 0))
    np.testing.assert_allclose(glia.Session(model, 5).run(inputs), values, rtol=1e-4, atol=1e-5)
    back = glia.to_torch_state_dict(model)
    assert list(back) == list(weights)
    np.testing.assert_array_equal(back["2.weight"], weights["2.weight"].values)


def test_names_and_activations() -> None:
    model = glia.from_torch_state_dict(state(), names=["a", "b", "c"])
    assert list(model)[::2] == ["a.weight", "b.weight", "c.weight"]
    assert glia.from_torch_state_dict(state(), "relu").hash() == model.hash()


def test_what_is_no_sequence_of_linear_layers() -> None:
    with pytest.raises(glia.ShapeMismatchError, match="got 1.running_mean"):
        glia.from_torch_state_dict({**state(), "1.running_mean": np.zeros(3)})
    with pytest.raises(glia.ShapeMismatchError, match="got none"):
        glia.from_torch_state_dict({})
    with pytest.raises(
        glia.ShapeMismatchError, match="activations: expected 3, one a layer, got 2"
    ):
        glia.from_torch_state_dict(state(), ["relu", "relu"])
    with pytest.raises(
        glia.ShapeMismatchError, match=r"2.weight: expected \[units, 16\], got \[8, 9\]"
    ):
        glia.from_torch_state_dict({**state(), "2.weight": np.zeros((8, 9))})
    with pytest.raises(glia.ShapeMismatchError, match=r"0.weight: expected \[units, inputs\]"):
        glia.from_torch_state_dict({"0.weight": np.zeros((8, 9, 3, 3))})


def test_metrics() -> None:
    scores, labels = [[0.1, 0.9], [0.8, 0.2], [0.3, 0.7]], [1, 0, 0]
    assert glia.metrics.accuracy(scores, labels) == pytest.approx(2 / 3)
    assert glia.metrics.accuracy(scores, labels, most=2) == 1
    assert glia.metrics.confusion(scores, labels).tolist() == [[1, 1], [0, 1]]
    expected = -np.log([0.9, 0.8, 0.3]).mean()
    assert glia.metrics.log_loss(scores, labels) == pytest.approx(expected, rel=1e-6)
    found = glia.metrics.regression([1, 2, 3], [1, 2, 5])
    assert found.mean_absolute_error == pytest.approx(2 / 3)
    assert found.root_mean_squared_error == pytest.approx(np.sqrt(4 / 3))
    assert found.r_squared == pytest.approx(1 - 4 / (26 / 3))
    assert glia.metrics.roc_area([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]) == 0.75
    with pytest.raises(glia.ShapeMismatchError):
        glia.metrics.accuracy(scores, [1])
    with pytest.raises(glia.ShapeMismatchError):
        glia.metrics.regression([1], [1, 2])
    with pytest.raises(TypeError, match="labels: expected whole numbers"):
        glia.metrics.roc_area([0.5], [0.5])
    with pytest.raises(glia.ShapeMismatchError, match="below 2"):
        glia.metrics.roc_area([0.5], [2**40])


def test_graphs() -> None:
    graph = glia.Graph()
    node = graph.add_input("inputs", 4)
    first = graph.add_dense("first", node, 4, glia.Activation("leaky_relu", slope=0.25))
    joined = graph.add_sum("sum", [node, first])
    last = graph.add_layer("last", glia.Layer("dense", units=2, use_bias=0), [joined])
    graph.set_output(last)
    assert graph.shape(last) == (2,)
    model = glia.Model(graph, 3)
    assert list(model) == ["first.weight", "first.bias", "last.weight"]
    inputs = np.random.default_rng(3).normal(size=4).astype(np.float32)
    sums = inputs @ model["first.weight"]
    expected = (inputs + np.where(sums > 0, sums, 0.25 * sums)) @ model["last.weight"]
    np.testing.assert_allclose(glia.Session(model).run(inputs), expected, rtol=1e-5)
    layer = glia.Layer("dense", units=3, initializers={"weight": glia.Initializer("identity")})
    assert repr(layer).startswith("Layer('dense', units=3")
    with pytest.raises(glia.NotFoundError):
        graph.add_dense("nowhere", 99, 3)
