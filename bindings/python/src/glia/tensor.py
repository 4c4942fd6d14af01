"""Tensors: memory of the library's or the program's, shared without copies."""

from __future__ import annotations

import itertools
from ctypes import c_int32, c_int64, c_void_p
from typing import Any, Optional, Union

import numpy as np
import numpy.typing as npt

from glia import _abi, _dlpack
from glia._arrays import TYPES, Numbers, Shape, lengths
from glia._handle import Handle, Native, call, native_type, shape_of, value
from glia.errors import ShapeMismatchError
from glia.kinds import ElementType

DTYPES: dict[int, Any] = {element_type: dtype for dtype, element_type in TYPES.items()}

# What borrowed memory belongs to, until the library lets go of it.
_lent: dict[int, Any] = {}
_numbers = itertools.count(1)


def _give_back(_data: int, number: int) -> None:
    _lent.pop(number, None)


_release = _abi.ReleaseCallback(_give_back)


class _View:
    """The memory of a tensor as NumPy asks for it; an array made from it keeps the tensor alive."""

    def __init__(self, native: Native, address: int, tensor: Tensor) -> None:
        self.native = native
        self.__array_interface__ = {
            "version": 3,
            "typestr": tensor.dtype.str,
            "shape": tensor.shape,
            "strides": tuple(one * tensor.dtype.itemsize for one in tensor.strides),
            "data": (address, False),
        }


class Tensor(Handle):
    """An array of float32, int32 or int64 that the library and the program share.

    Tensor(array) borrows the memory of a NumPy array; Tensor.zeros has memory of its own. DLPack
    takes it to and from other libraries.
    """

    _type = native_type("TensorNative", _abi.glia_tensor_free)

    def __init__(self, array: Numbers) -> None:
        if not array.flags.writeable:
            raise ValueError("array: expected one that can be written, got one that is read-only")
        self._borrow(array)

    def _borrow(self, array: Numbers) -> None:
        element_type = TYPES.get(array.dtype)
        if element_type is None:
            raise TypeError(f"array: expected float32, int32 or int64, got {array.dtype}")
        if any(one % array.itemsize for one in array.strides):
            raise ShapeMismatchError(
                f"array: expected strides in whole elements, got {array.strides}"
            )
        strides = (c_int64 * array.ndim)(*(one // array.itemsize for one in array.strides))
        number = next(_numbers)
        _lent[number] = array
        try:
            self._fill(
                _abi.glia_tensor_borrow,
                element_type,
                array.ctypes.data,
                lengths(array.shape)[0],
                strides,
                array.ndim,
                _release,
                number,
            )
        except BaseException:
            _lent.pop(number, None)
            raise

    @classmethod
    def zeros(cls, shape: Shape, dtype: npt.DTypeLike = np.float32) -> Tensor:
        """A tensor with memory of its own, aligned to 64 bytes."""
        element_type = TYPES.get(np.dtype(dtype))
        if element_type is None:
            raise TypeError(f"dtype: expected float32, int32 or int64, got {np.dtype(dtype)}")
        return cls._make(_abi.glia_tensor_new, element_type, *lengths(shape))

    @classmethod
    def from_dlpack(cls, exporter: Any) -> Tensor:
        """A tensor over the memory of another library's, without a copy, by DLPack."""
        capsule = _dlpack.versioned_capsule(exporter)
        if capsule is None:
            # A library from before DLPack 1: NumPy takes its memory over, and takes it for
            # read-only, which that form cannot say.
            borrowed = cls.__new__(cls)
            borrowed._borrow(np.from_dlpack(exporter))
            return borrowed
        managed = _dlpack.address_in(capsule, _dlpack.VERSIONED)
        made = cls._make(_abi.glia_tensor_from_dlpack, managed)
        _dlpack.mark_used(capsule)
        return made

    def __dlpack__(
        self,
        *,
        stream: Any = None,
        max_version: Optional[tuple[int, int]] = None,
        dl_device: Optional[tuple[int, int]] = None,
        copy: Optional[bool] = None,
    ) -> Any:
        """A capsule with this tensor's memory, for another library's from_dlpack."""
        if stream is not None:
            raise BufferError(f"stream: expected None on the CPU, got {stream!r}")
        if dl_device not in (None, self.__dlpack_device__()):
            raise BufferError(f"dl_device: expected the CPU, got {dl_device}")
        source = self.copy() if copy else self
        managed = c_void_p()
        call(_abi.glia_tensor_to_dlpack, source, _dlpack.reference(managed))
        assert managed.value is not None
        if max_version is not None and max_version[0] >= 1:
            return _dlpack.capsule(managed.value)
        return _dlpack.legacy_capsule(managed.value)

    def __dlpack_device__(self) -> tuple[int, int]:
        """Where the memory is: the CPU."""
        return _dlpack.CPU, 0

    @property
    def element_type(self) -> ElementType:
        """What the elements are."""
        return ElementType(value(c_int32(), _abi.glia_tensor_type, self))

    @property
    def dtype(self) -> np.dtype[Any]:
        """What the elements are, for NumPy."""
        found: np.dtype[Any] = DTYPES[self.element_type]
        return found

    @property
    def shape(self) -> tuple[int, ...]:
        """The lengths of the axes."""
        return shape_of(_abi.glia_tensor_shape, self)

    @property
    def strides(self) -> tuple[int, ...]:
        """How many elements apart neighbours along each axis are."""
        return shape_of(_abi.glia_tensor_strides, self)

    def numpy(self) -> Numbers:
        """The same memory as an array of NumPy, which keeps it alive."""
        native = self.native
        address = value(c_void_p(), _abi.glia_tensor_data, self)
        if not address or 0 in self.shape:
            return np.empty(self.shape, self.dtype)
        return np.asarray(_View(native, address, self))

    def __array__(self, dtype: Any = None, copy: Optional[bool] = None) -> Numbers:
        array = self.numpy()
        if dtype is not None and np.dtype(dtype) != array.dtype:
            return array.astype(dtype)
        return array.copy() if copy else array

    def copy(self) -> Tensor:
        """A tensor with the same elements in memory of its own."""
        made = Tensor.zeros(self.shape, self.dtype)
        made.numpy()[...] = self.numpy()
        return made

    def slice(self, axis: int, start: int, count: int) -> Tensor:
        """A part along an axis, in the same memory."""
        return Tensor._make(_abi.glia_tensor_slice, self, axis, start, count)

    def reshape(self, shape: Shape) -> Tensor:
        """The same elements in another shape, in the same memory."""
        return Tensor._make(_abi.glia_tensor_reshape, self, *lengths(shape))

    def transpose(self, first: int = 0, second: int = 1) -> Tensor:
        """Two axes exchanged, in the same memory."""
        return Tensor._make(_abi.glia_tensor_transpose, self, first, second)

    def __repr__(self) -> str:
        if self.closed:
            return "<Tensor, closed>"
        return f"<Tensor {list(self.shape)} of {self.dtype}>"


def shared(data: Union[Tensor, npt.ArrayLike], convert: Any, name: str) -> tuple[Tensor, Any]:
    """A data set as a tensor, with what has to live as long as its memory is read."""
    if isinstance(data, Tensor):
        return data, data.native
    array = convert(data, name)
    if isinstance(array, tuple):
        array = array[0]
    made = Tensor.__new__(Tensor)
    # Data sets are only read: they may be read-only.
    made._borrow(array)
    return made, array
