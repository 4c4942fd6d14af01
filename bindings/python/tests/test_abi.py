"""The generated layer: every function, the layout of every struct, every name."""

import re
import subprocess
from ctypes import sizeof
from pathlib import Path
from typing import Any

from support import ROOT

import glia
from glia import _abi, kinds, records
from glia.kinds import Family

HEADER = (ROOT / "include/glia/glia.h").read_text()


def test_every_function_is_declared() -> None:
    declared = set(re.findall(r"GLIA_API\s+[\w\s*]+?\b(glia_\w+)\(", HEADER))
    assert len(declared) == HEADER.count("\nGLIA_API") > 200
    assert declared == {name for name in vars(_abi) if name.startswith("glia_")}


def test_every_function_has_as_many_arguments_as_in_the_header() -> None:
    for name, body in re.findall(r"\b(glia_\w+)\(([^)]*)\);", HEADER):
        if hasattr(_abi, name):
            count = 0 if body.strip() == "void" else body.count(",") + 1
            assert len(getattr(_abi, name).argtypes) == count, name


def test_every_constant() -> None:
    expected = dict(re.findall(r"^  (GLIA_\w+) = (\d+),", HEADER, re.M))
    found = {
        (member.name, member.value)
        for name in kinds.__all__
        if hasattr(getattr(kinds, name), "__members__")
        for member in getattr(kinds, name)
    }
    assert len(expected) > 300
    for name, value in expected.items():
        assert any(name.endswith(member) and number == int(value) for member, number in found), name


def test_the_layout_of_every_struct(tmp_path: Path) -> None:
    """As a C compiler lays it out."""
    lines, expected = [], []
    for name in records.__all__:
        record = getattr(records, name)
        c_name = "glia_" + re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
        lines.append(f'printf("%zu\\n", sizeof({c_name}));')
        expected.append(sizeof(record))
        for field, _type in record._fields_:
            lines.append(f'printf("%zu\\n", offsetof({c_name}, {field}));')
            lines.append(f'printf("%zu\\n", sizeof((({c_name} *)0)->{field}));')
            expected += [getattr(record, field).offset, getattr(record, field).size]
    source, program = tmp_path / "layout.c", tmp_path / "layout"
    body = "\n".join(lines)
    source.write_text(
        f'#include <stdio.h>\n#include "glia/glia.h"\nint main(void)\n{{\n{body}\nreturn 0;\n}}\n'
    )
    subprocess.run(["gcc", f"-I{ROOT}/include", str(source), "-o", str(program)], check=True)
    printed = subprocess.run([str(program)], capture_output=True, text=True, check=True).stdout
    assert [*map(int, printed.split())] == expected
    assert len(expected) > 200


def test_names_are_those_of_the_library() -> None:
    families = {
        Family.ACTIVATION: glia.ActivationKind,
        Family.INITIALIZER: glia.InitializerKind,
        Family.LOSS: glia.LossKind,
        Family.OPTIMIZER: glia.OptimizerKind,
        Family.LAYER: glia.LayerKind,
        Family.SCHEDULE: glia.ScheduleKind,
        Family.SAMPLES: glia.SamplesKind,
    }
    assert set(families) == set(Family)
    for family, members in families.items():
        assert {int(one) for one in members} == {*glia.catalog.kinds(family)}
        for one in members:
            assert glia.catalog.name(family, one) == one.name.lower()
            assert glia.catalog.find(family, one.name.lower()) == one
            assert glia.catalog.description(family, one)
            for parameter in glia.catalog.parameters(family, one):
                assert parameter.minimum <= parameter.maximum
                assert parameter.description
    from glia._handle import text

    for key in glia.Param:
        assert text(_abi.glia_parameter_name, key) == key.name.lower()
    for level in glia.Level:
        assert text(_abi.glia_level_name, level) == level.name.lower()


def test_a_function_for_each_kind() -> None:
    """With the defaults of the catalogue."""
    modules: dict[Any, Any] = {
        glia.activations: glia.Activation,
        glia.initializers: glia.Initializer,
        glia.losses: glia.Loss,
        glia.optimizers: glia.Optimizer,
        glia.schedules: glia.Schedule,
    }
    for module, made in modules.items():
        assert sorted(module.__all__) == sorted(one.name.lower() for one in made._kinds)
        for name in module.__all__:
            assert repr(getattr(module, name)()) == repr(made(name))
            assert getattr(module, name).__doc__
    assert glia.optimizers.adam(learning_rate=0.5)["learning_rate"] == 0.5
    assert glia.activations.soft_shrink(lambda_=0.25)["lambda"] == 0.25


def test_versions() -> None:
    assert glia.library_version() == glia.__version__
    assert _abi.glia_abi_version() == glia.ABI_VERSION
    assert glia.Progress(epoch=3).epoch == 3
    assert "epoch=3" in repr(glia.Progress(epoch=3))


def test_everything_public_is_documented() -> None:
    for name in glia.__all__:
        found = getattr(glia, name)
        assert name in dir(glia)
        if isinstance(found, type):
            assert found.__doc__, name
            for method, value in vars(found).items():
                if not method.startswith("_") and callable(value):
                    assert value.__doc__, f"{name}.{method}"
