"""Models: graphs with weights."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from ctypes import byref, c_size_t, c_uint8, create_string_buffer
from typing import Any, NamedTuple, Optional, Union

import numpy as np

from glia import _abi
from glia._arrays import Floats, Input, fits_rows, floats, rows_of, targets
from glia._handle import Handle, call, encoded, file_bytes, native_type, shape_of, text, value
from glia.errors import IoError, MissingFileError, NotFoundError, ShapeMismatchError
from glia.gradient_check import GradientCheck, OwnLoss, check_gradients
from glia.graph import Graph
from glia.kinds import LossKind, LossName
from glia.loss import Loss
from glia.records import LsuvOptions, LsuvReport
from glia.report import Report
from glia.runtime import Runtime

Path = Union[str, "os.PathLike[str]"]
AnyLoss = Union[Loss, LossKind, LossName]


def path_bytes(path: Path) -> tuple[bytes, int]:
    """A path as the library takes it."""
    return encoded(os.fspath(path))


def loaded(cls: Any, path: Path, function: Any, *arguments: Any, kept: Any = None) -> Any:
    """An object out of a file; one that does not exist is FileNotFoundError, too."""
    try:
        return cls._make(function, *path_bytes(path), *arguments, kept=kept)
    except IoError as error:
        if not os.path.exists(path):
            raise MissingFileError(error.message) from None
        raise


def hash_of(function: Any, handle: Handle) -> str:
    """The SHA-256 that a function writes, in hexadecimal digits."""
    found = (c_uint8 * 32)()
    call(function, handle, found, len(found))
    return bytes(found).hex()


class Lsuv(NamedTuple):
    """What Model.initialize_lsuv did."""

    report: LsuvReport
    """The figures."""
    text: str
    """A line on each dense layer."""


class Model(Handle, Mapping[str, Floats]):
    """A graph with weights. It is a mapping of names to copies of its parameters:
    model["hidden.weight"], dict(model). Models can be pickled and copied.
    """

    _type = native_type("ModelNative", _abi.glia_model_free)

    def __init__(self, graph: Graph, seed: int = 0) -> None:
        """The seed chooses the first values of the weights."""
        self._fill(_abi.glia_model_new, graph, seed)

    @classmethod
    def load(cls, path: Path) -> Model:
        """A model out of a file of a model, or of a trainer."""
        found: Model = loaded(cls, path, _abi.glia_model_load)
        return found

    @classmethod
    def from_bytes(cls, data: bytes) -> Model:
        """A model out of the bytes of a file."""
        return cls._make(_abi.glia_model_load_from_memory, data, len(data))

    def save(self, path: Path) -> None:
        """Saves graph and weights: a file that the safetensors package reads, too."""
        call(_abi.glia_model_save, self, *path_bytes(path))

    def to_bytes(self) -> bytes:
        """The bytes that `save` writes."""
        return file_bytes(_abi.glia_model_save_to_memory, self)

    def __reduce__(self) -> Any:
        return type(self).from_bytes, (self.to_bytes(),)

    @property
    def input_shape(self) -> tuple[int, ...]:
        """The shape of one sample."""
        return shape_of(_abi.glia_model_input_shape, self)

    @property
    def output_shape(self) -> tuple[int, ...]:
        """The shape of one sample's output."""
        return shape_of(_abi.glia_model_output_shape, self)

    @property
    def weight_count(self) -> int:
        """The number of values of all parameters together."""
        found: int = value(c_size_t(), _abi.glia_model_weight_count, self)
        return found

    def hash(self) -> str:
        """The SHA-256 of all weights, in hexadecimal digits: equal where all bits are."""
        return hash_of(_abi.glia_model_hash, self)

    def __len__(self) -> int:
        found: int = value(c_size_t(), _abi.glia_model_parameter_count, self)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter([text(_abi.glia_model_parameter_name, self, one) for one in range(len(self))])

    # A model is itself, whatever it holds.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def index(self, name: str) -> int:
        """The number of a parameter."""
        found: int = value(c_size_t(), _abi.glia_model_parameter_index, self, *encoded(name))
        return found

    def shape(self, name: str) -> tuple[int, ...]:
        """The shape of a parameter: [inputs, units] for the weight of a dense layer."""
        return shape_of(_abi.glia_model_parameter_shape, self, self.index(name))

    def __contains__(self, name: object) -> bool:
        try:
            return isinstance(name, str) and self.index(name) >= 0
        except NotFoundError:
            return False

    def __getitem__(self, name: str) -> Floats:
        values = np.empty(self.shape(name), np.float32)
        place = self.index(name)
        call(_abi.glia_model_parameter_get, self, place, values.ctypes.data, values.size)
        return values

    def __setitem__(self, name: str, values: Input) -> None:
        """Copies values in. Sessions and trainers made before keep the old ones."""
        array = floats(values, name)
        shape = self.shape(name)
        if array.shape != shape:
            raise ShapeMismatchError(f"{name}: expected {list(shape)}, got {list(array.shape)}")
        place = self.index(name)
        call(_abi.glia_model_parameter_set, self, place, array.ctypes.data, array.size)

    def initialize_lsuv(
        self, inputs: Input, seed: int = 0, *, runtime: Optional[Runtime] = None, **options: Any
    ) -> Lsuv:
        """Scales the weights of dense layers so that a batch has unit variance in each (Mishkin and
        Matas 2016). Options: tolerance, most_scalings, keep_weights.
        """
        array = floats(inputs, "inputs")
        rows_of(array, self.input_shape, "inputs")
        report, words, needed = LsuvReport(), create_string_buffer(4096), c_size_t()
        call(
            _abi.glia_model_initialize_lsuv,
            self,
            runtime,
            array.ctypes.data,
            array.size,
            seed,
            byref(LsuvOptions(**options)),
            byref(report),
            words,
            len(words),
            byref(needed),
        )
        return Lsuv(report, words.value.decode("utf-8", "ignore"))

    def examine(
        self,
        loss: AnyLoss,
        inputs: Input,
        wanted: Optional[Input] = None,
        *,
        runtime: Optional[Runtime] = None,
    ) -> Report:
        """What the doctor finds in each layer, with a batch."""
        array = floats(inputs, "inputs")
        rows = rows_of(array, self.input_shape, "inputs")
        expected, kind = targets(wanted)
        fits_rows(expected, rows, "targets")
        used = loss if isinstance(loss, Loss) else Loss(loss)
        data = array.ctypes.data, array.size
        goal = (expected.ctypes.data if expected.size else None), kind, expected.size
        return Report._make(_abi.glia_model_examine, self, used, runtime, *data, *goal)

    def check_gradients(
        self,
        loss: Union[AnyLoss, OwnLoss],
        inputs: Input,
        wanted: Optional[Input] = None,
        *,
        runtime: Optional[Runtime] = None,
        **options: Any,
    ) -> GradientCheck:
        """Compares the gradients with central differences in float64.

        `loss` may be a function of the program's own, that gives for outputs [rows, columns] in
        float64 the loss and its gradient. Options are the fields of GradientCheckOptions.
        """
        return check_gradients(self, loss, inputs, wanted, runtime=runtime, **options)

    def __repr__(self) -> str:
        if self.closed:
            return "<Model, closed>"
        shapes = f"{list(self.input_shape)} to {list(self.output_shape)}"
        return f"<Model from {shapes}, {self.weight_count} weights>"
