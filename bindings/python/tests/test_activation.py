"""Every activation of the catalogue against the tables of tests/golden."""

import numpy as np
import pytest
from support import cases, check_tensor, check_within, golden

import glia
from glia.kinds import ActivationKind, ActivationProperty, Family

KINDS = list(ActivationKind)
LEARNED_OR_OTHER_COLUMNS = {
    name.split(".")[0] for name in golden("activations_with") if name.endswith(".settings")
}


def test_the_tables_have_every_kind() -> None:
    assert [*map(int, KINDS)] == [*glia.catalog.kinds(Family.ACTIVATION)]
    known = {name.split(".")[0] for name in golden("activations")} | LEARNED_OR_OTHER_COLUMNS
    assert {kind.name.lower() for kind in KINDS} <= known


def check_elementwise(activation: glia.Activation, case: str) -> None:
    table, name = golden("activations"), activation.name
    tolerance = [*table[f"{name}.tolerance"]]
    inputs = table["elementwise.input"].astype(np.float32)
    check_within(activation(inputs), table[f"{case}.output"], tolerance[0], tolerance[1], case)
    slopes = activation.backward(inputs, np.ones_like(inputs)).input
    check_within(
        slopes, table[f"{case}.derivative"], tolerance[2], tolerance[3], f"{case} derivative"
    )
    in_place = inputs.copy()
    assert activation.forward(in_place, out=in_place) is in_place
    np.testing.assert_array_equal(in_place, activation(inputs))


def check_along_rows(activation: glia.Activation) -> None:
    table, name = golden("activations"), activation.name
    relative, absolute = table[f"{name}.tolerance"][:2]
    for columns in table[f"{name}.columns"].astype(int):
        case = f"{name}.{columns}"
        inputs = table[f"{case}.input"].reshape(-1, columns)
        outputs = activation(inputs)
        expected = table[f"{case}.output"].reshape(-1, columns)
        np.testing.assert_allclose(outputs, expected, rtol=relative, atol=absolute, err_msg=case)
        gradient = table[f"{case}.output_gradient"].reshape(-1, columns)
        got = activation.backward(inputs, gradient).input
        check_tensor(got, table[f"{case}.input_gradient"], f"{case} gradient")


def check_with(name: str) -> None:
    table = golden("activations_with")
    for case in cases("activations_with", name, ".settings"):
        activation = glia.Activation(ActivationKind[name.upper()])
        pairs = table[f"{case}.settings"].reshape(-1, 2)
        for key, value in pairs:
            activation[glia.Param(int(key))] = value
        rows, columns, width, training, seed, step = table[f"{case}.shape"].astype(int)
        inputs = table[f"{case}.input"].reshape(rows, columns)
        learned = table[f"{case}.parameters"]
        assert activation.parameter_count(columns) == learned.size
        options = {"parameters": learned, "training": bool(training), "seed": seed, "step": step}
        outputs = activation.forward(inputs, **options)
        assert outputs.shape == (rows, width)
        check_tensor(outputs, table[f"{case}.output"], case)
        gradient = table[f"{case}.output_gradient"].reshape(rows, width)
        found = activation.backward(inputs, gradient, **options)
        check_tensor(found.input, table[f"{case}.input_gradient"], f"{case} input gradient")
        check_tensor(found.parameters, table[f"{case}.parameter_gradient"], f"{case} gradient")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.lower())
def test_against_the_tables(kind: ActivationKind) -> None:
    table, name = golden("activations"), kind.name.lower()
    activation = glia.Activation(kind)
    seen = 0
    if f"{name}.columns" in table:
        check_along_rows(activation)
        seen += 1
    elif f"{name}.tolerance" in table:
        check_elementwise(activation, name)
        for parameter in glia.catalog.parameters(Family.ACTIVATION, kind):
            key = parameter.key.name.lower()
            for end in ("minimum", "maximum"):
                bounded = glia.Activation(kind, **{key: getattr(parameter, end)})
                check_elementwise(bounded, f"{name}.{key}_{end}")
        seen += 1
    if name in LEARNED_OR_OTHER_COLUMNS:
        check_with(name)
        seen += 1
    assert seen > 0


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.lower())
def test_properties(kind: ActivationKind) -> None:
    activation = glia.Activation(kind)
    minimum = activation.property("minimum")
    assert minimum < activation.property(ActivationProperty.MAXIMUM)
    kinks = activation.kinks()
    assert kinks == sorted(set(kinks))
    assert len(kinks) == activation.property("kink_count")


def test_outputs_that_do_not_fit_are_refused() -> None:
    relu, inputs = glia.Activation("relu"), np.ones((2, 3), np.float32)
    with pytest.raises(TypeError, match="out: expected float32, got float64"):
        relu.forward(inputs, out=np.empty((2, 3)))  # type: ignore[arg-type]
    with pytest.raises(glia.ShapeMismatchError, match=r"out: expected \[2, 3\], got \[3, 2\]"):
        relu.forward(inputs, out=np.empty((3, 2), np.float32))
    with pytest.raises(glia.ShapeMismatchError, match="C order"):
        relu.forward(inputs, out=np.empty((3, 2), np.float32).T)
    locked = np.empty((2, 3), np.float32)
    locked.flags.writeable = False
    with pytest.raises(ValueError, match="read-only"):
        relu.forward(inputs, out=locked)
    with pytest.raises(TypeError, match="input: expected real numbers"):
        relu(np.array([1j]))
    with pytest.raises(glia.ShapeMismatchError, match="output_gradient: expected 6 numbers, got 2"):
        relu.backward(inputs, [1, 2])


def test_inputs_are_converted() -> None:
    relu = glia.Activation("relu")
    for given in ([-1, 2], (-1.0, 2.0), np.array([-1, 2], np.int8), np.array([-1.0, 2.0, 5])[:2]):
        assert relu(given).tolist() == [0.0, 2.0]
    assert relu(3.0).tolist() == [3.0]
    assert relu(np.empty((0, 4), np.float32)).shape == (0, 4)
