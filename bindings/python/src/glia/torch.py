"""Weights from PyTorch, as arrays by name: torch itself is not needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional, Union

import numpy as np

from glia._arrays import Floats, floats
from glia.errors import ShapeMismatchError
from glia.graph import AnyActivation, Graph
from glia.model import Model


def _array(value: Any, name: str) -> Floats:
    """A tensor of PyTorch, on the CPU and without its graph, or anything that NumPy takes."""
    for step in ("detach", "cpu", "numpy"):
        if hasattr(value, step):
            value = getattr(value, step)()
    return floats(value, name)


def from_torch_state_dict(
    state: Mapping[str, Any],
    activations: Union[AnyActivation, Sequence[AnyActivation]] = "relu",
    *,
    names: Optional[Sequence[str]] = None,
) -> Model:
    """A model out of the state_dict of a sequence of torch.nn.Linear.

    Each "NAME.weight" [out, in], in the order of the mapping, becomes the weight [in, out] of a
    dense layer NAME, with "NAME.bias" where there is one. `activations` stand after the layers: one
    for all but the last, or one for each. `names` are other names for the layers. What is no dense
    layer (convolutions, norms) is refused.
    """
    layers = [key[: -len(".weight")] for key in state if key.endswith(".weight")]
    leftover = set(state) - {f"{one}.{part}" for one in layers for part in ("weight", "bias")}
    if leftover or not layers:
        raise ShapeMismatchError(
            "state: expected NAME.weight and NAME.bias of dense layers, got "
            + (", ".join(sorted(leftover)) or "none")
        )
    used = [activations] * (len(layers) - 1) + ["identity"]
    if isinstance(activations, (list, tuple)):
        used = list(activations)
    called = list(names) if names is not None else layers
    for what, given in (("activations", used), ("names", called)):
        if len(given) != len(layers):
            raise ShapeMismatchError(
                f"{what}: expected {len(layers)}, one a layer, got {len(given)}"
            )
    return _model(state, layers, called, used)


def _model(
    state: Mapping[str, Any], layers: list[str], called: list[str], used: list[Any]
) -> Model:
    graph, node, width = Graph(), None, 0
    weights: dict[str, Floats] = {}
    for layer, name, activation in zip(layers, called, used):
        matrix = _array(state[f"{layer}.weight"], f"{layer}.weight")
        if matrix.ndim != 2 or (node is not None and matrix.shape[1] != width):
            expected = "[units, inputs]" if node is None else f"[units, {width}]"
            raise ShapeMismatchError(
                f"{layer}.weight: expected {expected}, got {list(matrix.shape)}"
            )
        if node is None:
            node = graph.add_input("inputs", matrix.shape[1])
        biased = f"{layer}.bias" in state
        width = matrix.shape[0]
        node = graph.add_dense(name, node, width, activation, use_bias=biased)
        weights[f"{name}.weight"] = np.ascontiguousarray(matrix.T)
        if biased:
            weights[f"{name}.bias"] = _array(state[f"{layer}.bias"], f"{layer}.bias")
    model = Model(graph)
    for name, values in weights.items():
        model[name] = values
    return model


def to_torch_state_dict(model: Model) -> dict[str, Floats]:
    """The weights of a model as PyTorch has them: matrices transposed to [out, in]."""
    return {
        name: np.ascontiguousarray(values.T) if values.ndim == 2 else values
        for name, values in model.items()
    }
