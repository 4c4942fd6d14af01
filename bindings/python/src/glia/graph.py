"""Layers, and graphs of them: what a network is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ctypes import byref, c_int32
from typing import Any, Optional, Union

from glia import _abi
from glia._arrays import Shape, lengths
from glia._handle import Handle, call, encoded, native_type, shape_of
from glia.activation import Activation
from glia.initializer import Initializer
from glia.kind_of import KindOf, member
from glia.kinds import ActivationKind, ActivationName, Family, LayerKind, LayerName

AnyActivation = Union[Activation, ActivationKind, ActivationName]


class Node(int):
    """A place in a graph, by its number."""


class Layer(KindOf):
    """The description of a layer: Layer("dense", units=64)."""

    _type = native_type("LayerNative", _abi.glia_layer_free)
    _family = Family.LAYER
    _kinds = LayerKind
    _functions = (_abi.glia_layer_new, _abi.glia_layer_set, _abi.glia_layer_get)

    def __init__(
        self,
        kind: Union[LayerKind, LayerName],
        *,
        activation: Optional[AnyActivation] = None,
        initializers: Optional[dict[str, Initializer]] = None,
        **settings: float,
    ) -> None:
        """`initializers` give parameters, such as "weight", their first values."""
        super().__init__(kind, **settings)
        if activation is not None:
            self.set_activation(activation)
        for parameter, initializer in (initializers or {}).items():
            self.set_initializer(parameter, initializer)

    def set_activation(self, activation: AnyActivation) -> None:
        """The activation of the layer's outputs. What it learns becomes parameters of the layer."""
        used = activation if isinstance(activation, Activation) else Activation(activation)
        call(_abi.glia_layer_set_activation, self, used)

    def set_initializer(self, parameter: str, initializer: Initializer) -> None:
        """What gives a parameter of the layer, such as "weight" or "bias", its first values."""
        call(_abi.glia_layer_set_initializer, self, *encoded(parameter), initializer)


class Graph(Handle):
    """Layers and how they are connected; Model(graph, seed) gives them weights."""

    _type = native_type("GraphNative", _abi.glia_graph_free)

    def __init__(self) -> None:
        self._fill(_abi.glia_graph_new)

    @classmethod
    def sequential(
        cls,
        inputs: Shape,
        *layers: Union[int, tuple[int, AnyActivation]],
        input_name: str = "inputs",
    ) -> Graph:
        """Dense layers one after the other: Graph.sequential(64, (32, "relu"), 10).

        Each is a number of units, with an activation if it has one. They are called "layer1",
        "layer2" and so on.
        """
        graph = cls()
        node = graph.add_input(input_name, inputs)
        for number, layer in enumerate(layers, 1):
            units, activation = layer if isinstance(layer, tuple) else (layer, "identity")
            node = graph.add_dense(f"layer{number}", node, units, activation)
        return graph

    def _added(self, function: Any, *arguments: Any) -> Node:
        number = c_int32()
        call(function, self, *arguments, byref(number))
        return Node(number.value)

    def add_input(self, name: str, shape: Shape) -> Node:
        """The input, of this shape for one sample: a length, or several."""
        return self._added(_abi.glia_graph_add_input, *encoded(name), *lengths(shape))

    def add_dense(
        self,
        name: str,
        input: int,
        units: int,
        activation: AnyActivation = "identity",
        *,
        use_bias: bool = True,
        weight: Optional[Initializer] = None,
        bias: Optional[Initializer] = None,
    ) -> Node:
        """A dense layer f(x W + b). Its parameters are called "NAME.weight" and "NAME.bias"."""
        plain = use_bias and weight is None and bias is None
        if plain and not isinstance(activation, Activation):
            kind = member(ActivationKind, activation, "activation")
            return self._added(_abi.glia_graph_add_dense, *encoded(name), input, units, kind)
        given = {"weight": weight, "bias": bias}
        initializers = {key: value for key, value in given.items() if value is not None}
        described = Layer("dense", units=units, use_bias=int(use_bias), activation=activation)
        for parameter, initializer in initializers.items():
            described.set_initializer(parameter, initializer)
        return self.add_layer(name, described, [input])

    def add_activation(self, name: str, input: int, activation: AnyActivation) -> Node:
        """An activation as a layer of its own."""
        return self.add_layer(name, Layer("activation", activation=activation), [input])

    def add_sum(self, name: str, inputs: Iterable[int]) -> Node:
        """The sum of nodes of the same shape, as in a residual network."""
        return self.add_layer(name, Layer("add"), list(inputs))

    def add_layer(self, name: str, layer: Layer, inputs: Sequence[int]) -> Node:
        """A layer over earlier nodes. It is copied."""
        numbers = (c_int32 * len(inputs))(*inputs)
        return self._added(_abi.glia_graph_add_layer, layer, *encoded(name), numbers, len(inputs))

    def set_output(self, node: int) -> None:
        """The node that the model gives out; without this call, the one added last."""
        call(_abi.glia_graph_set_output, self, node)

    def shape(self, node: int) -> tuple[int, ...]:
        """The shape of a node's output, for one sample."""
        return shape_of(_abi.glia_graph_node_shape, self, node)
