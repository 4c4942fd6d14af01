"""Files of models and trainers, in memory and on disk: what goes on, and what is refused."""

import copy
import pickle
from pathlib import Path

import numpy as np
import pytest
from support import XOR_INPUTS, XOR_TARGETS, digits, digits_trainer, xor_model, xor_trainer

import glia


def test_a_model_through_a_file_and_memory(tmp_path: Path) -> None:
    model = xor_model()
    path = tmp_path / "modèle.glia"
    model.save(path)
    model.save(str(path))
    for loaded in (
        glia.Model.load(path),
        glia.Model.load(str(path)),
        glia.Model.from_bytes(model.to_bytes()),
        pickle.loads(pickle.dumps(model)),
        copy.deepcopy(model),
    ):
        assert loaded.hash() == model.hash()
        assert list(loaded) == list(model)
    assert path.read_bytes() == model.to_bytes()


@pytest.mark.parametrize("optimizer", list(glia.OptimizerKind), ids=lambda kind: kind.name.lower())
def test_training_goes_on_bit_for_bit(optimizer: glia.OptimizerKind, tmp_path: Path) -> None:
    whole = glia.Trainer(xor_model(), "mean_squared_error", optimizer)
    cut = glia.Trainer(xor_model(), "mean_squared_error", optimizer)
    for _ in range(6):
        whole.step(XOR_INPUTS, XOR_TARGETS)
    for _ in range(3):
        cut.step(XOR_INPUTS, XOR_TARGETS)
    cut.save(tmp_path / "trainer.glia")
    for loaded in (
        glia.Trainer.load(tmp_path / "trainer.glia"),
        glia.Trainer.from_bytes(cut.to_bytes(), runtime=glia.Runtime(2)),
        pickle.loads(pickle.dumps(cut)),
        copy.deepcopy(cut),
    ):
        for _ in range(3):
            loaded.step(XOR_INPUTS, XOR_TARGETS)
        assert loaded.hash() == whole.hash()
        assert loaded.step_count == 6
    assert glia.Model.load(tmp_path / "trainer.glia").hash() == cut.hash()


def test_a_run_goes_on_from_its_middle(tmp_path: Path) -> None:
    inputs, labels = digits()
    whole = digits_trainer()
    whole.fit(inputs, labels, epochs=2, batch_size=32)
    cut = digits_trainer()
    cut.begin(epochs=2, batch_size=32)
    cut.advance(inputs, labels, 70)
    cut.save(tmp_path / "run.glia")
    loaded = glia.Trainer.load(tmp_path / "run.glia")
    loaded.prepare()
    assert loaded.resume(inputs, labels).finished
    assert loaded.hash() == whole.hash()


def test_files_that_are_none(tmp_path: Path) -> None:
    missing = tmp_path / "missing.glia"
    with pytest.raises(FileNotFoundError) as caught:
        glia.Model.load(missing)
    assert isinstance(caught.value, glia.IoError)
    assert "missing.glia" in str(caught.value)
    with pytest.raises(FileNotFoundError):
        glia.Trainer.load(missing)
    with pytest.raises(OSError, match="not a regular file") as directory:
        glia.Model.load(tmp_path)
    assert not isinstance(directory.value, FileNotFoundError)
    with pytest.raises(OSError, match="nowhere"):
        xor_model().save(tmp_path / "nowhere" / "model.glia")
    data = xor_trainer().to_bytes()
    for broken in (b"", b"nothing", data[:-1], data[:100], bytes(len(data))):
        with pytest.raises(glia.CorruptFileError):
            glia.Model.from_bytes(broken)
        with pytest.raises(glia.CorruptFileError):
            glia.Trainer.from_bytes(broken)
    with pytest.raises(glia.CorruptFileError):
        glia.Trainer.from_bytes(xor_model().to_bytes())


def test_a_model_is_a_mapping_of_its_parameters() -> None:
    model = xor_model()
    assert list(model) == ["layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"]
    assert len(model) == 4
    assert model.shape("layer1.weight") == (2, 8)
    assert model.weight_count == sum(one.size for one in model.values())
    assert "layer1.weight" in model
    assert "layer3.weight" not in model
    assert 7 not in model  # type: ignore[comparison-overlap]
    assert (model.input_shape, model.output_shape) == ((2,), (1,))
    before = model.hash()
    model["layer2.bias"] = [0.5]
    assert model["layer2.bias"].tolist() == [0.5]
    assert model.hash() != before
    with pytest.raises(glia.ShapeMismatchError, match=r"expected \[2, 8\], got \[8, 2\]"):
        model["layer1.weight"] = model["layer1.weight"].T
    assert model != copy.copy(model)
    assert len({model, model}) == 1
    assert repr(model) == "<Model from [2] to [1], 33 weights>"
    weights = {name: np.full_like(values, 0.5) for name, values in model.items()}
    for name, values in weights.items():
        model[name] = values
    assert all((values == 0.5).all() for values in model.values())
