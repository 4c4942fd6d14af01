"""Every initializer of the catalogue against tests/golden/initializers.txt, and in layers."""

import numpy as np
import pytest
from support import cases, check_tensor, golden

import glia
from glia.kinds import Family, InitializerKind

KINDS = list(InitializerKind)


def test_the_table_has_every_kind() -> None:
    assert [*map(int, KINDS)] == [*glia.catalog.kinds(Family.INITIALIZER)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.lower())
def test_against_the_table(kind: InitializerKind) -> None:
    table = golden("initializers")
    for case in cases("initializers", kind.name.lower(), ".settings"):
        initializer = glia.Initializer(kind)
        for key, value in table[f"{case}.settings"].reshape(-1, 2):
            initializer[glia.Param(int(key))] = value
        seed, fan_in, fan_out, count = (int(one) for one in table[f"{case}.shape"])
        values = initializer.fill(seed, "layer.weight", count, fan_in=fan_in, fan_out=fan_out)
        check_tensor(values, table[f"{case}.values"], case)


def test_a_layer_begins_with_what_its_initializer_gives() -> None:
    graph = glia.Graph()
    node = graph.add_input("inputs", 5)
    orthogonal = glia.Initializer("orthogonal", gain=2)
    constant = glia.Initializer("constant", value=0.25)
    graph.add_dense("hidden", node, 3, "relu", weight=orthogonal, bias=constant)
    model = glia.Model(graph, seed=9)
    np.testing.assert_array_equal(
        model["hidden.weight"], orthogonal.fill(9, "hidden.weight", (5, 3))
    )
    assert model["hidden.bias"].tolist() == [0.25] * 3


def test_lsuv() -> None:
    model = glia.Model(glia.Graph.sequential(4, (16, "relu"), 3), seed=2)
    inputs = np.random.default_rng(1).normal(size=(500, 4))
    report, text = model.initialize_lsuv(inputs, seed=3, tolerance=0.05)
    assert report.layers == 2
    assert report.out_of_tolerance == 0
    assert "layer1" in text
    assert "layer2" in text
    first = inputs.astype(np.float32) @ model["layer1.weight"]
    assert first.var() == pytest.approx(1, abs=0.06)
