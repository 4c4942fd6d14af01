"""Tensors: shared memory, DLPack both ways, and what is refused."""

import gc
import sys
import weakref
from typing import Any

import numpy as np
import pytest

import glia
from glia import tensor as module


def test_borrowed_memory_is_shared_and_given_back() -> None:
    class Memory(np.ndarray):
        """An array that tells when it goes."""

    gc.collect()
    array = np.arange(12, dtype=np.float32).reshape(3, 4).view(Memory)
    gone = weakref.ref(array)
    before = len(module._lent)
    tensor = glia.Tensor(array)
    assert len(module._lent) == before + 1
    part = tensor.slice(0, 1, 2).transpose().slice(1, 0, 1)
    array[1, 2] = 100
    assert part.numpy().ravel().tolist() == [4, 5, 100, 7]
    view = part.numpy()
    view[0] = -1
    assert array[1, 0] == -1
    del array, tensor, part
    gc.collect()
    assert gone() is not None
    del view
    gc.collect()
    assert gone() is None
    assert len(module._lent) == before


def test_facts() -> None:
    for dtype in (np.float32, np.int32, np.int64):
        tensor = glia.Tensor.zeros((2, 3), dtype)
        assert (tensor.shape, tensor.strides, tensor.dtype) == ((2, 3), (3, 1), np.dtype(dtype))
        assert tensor.numpy().ctypes.data % 64 == 0
        assert repr(tensor) == f"<Tensor [2, 3] of {np.dtype(dtype)}>"
        assert not np.asarray(tensor).any()
    tensor = glia.Tensor(np.asfortranarray(np.arange(6, dtype=np.int64).reshape(2, 3)))
    assert tensor.strides == (1, 2)
    assert np.array(tensor, dtype=np.float64).tolist() == [[0, 1, 2], [3, 4, 5]]
    assert tensor.copy().strides == (3, 1)
    assert tensor.copy().reshape((3, 2)).numpy().tolist() == [[0, 1], [2, 3], [4, 5]]
    assert glia.Tensor.zeros(4).shape == (4,)
    assert glia.Tensor.zeros((0, 3)).numpy().shape == (0, 3)
    assert glia.Tensor.zeros(()).numpy().shape == ()


def test_what_cannot_be_shared_is_refused() -> None:
    with pytest.raises(TypeError, match="array: expected float32, int32 or int64, got float64"):
        glia.Tensor(np.zeros(3))
    with pytest.raises(TypeError, match="dtype: expected float32"):
        glia.Tensor.zeros(3, np.float64)
    locked = np.zeros(3, np.float32)
    locked.flags.writeable = False
    with pytest.raises(ValueError, match="read-only"):
        glia.Tensor(locked)
    before = len(module._lent)
    with pytest.raises(glia.Error):
        glia.Tensor(np.zeros(3, np.float32)[::-1])
    assert len(module._lent) == before
    with pytest.raises(glia.ShapeMismatchError):
        glia.Tensor.zeros((2, 3)).reshape(7)


def test_to_numpy_by_dlpack() -> None:
    tensor = glia.Tensor.zeros((2, 3))
    array = np.from_dlpack(tensor)
    tensor.numpy()[1, 2] = 5
    assert array[1, 2] == 5
    tensor.close()
    del tensor
    gc.collect()
    assert array.tolist() == [[0, 0, 0], [0, 0, 5]]


class Legacy:
    """An exporter from before DLPack 1."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __dlpack__(self, stream: Any = None) -> Any:
        return self.inner.__dlpack__()

    def __dlpack_device__(self) -> Any:
        return self.inner.__dlpack_device__()


@pytest.mark.parametrize("wrap", [lambda array: array, Legacy], ids=["versioned", "legacy"])
def test_from_numpy_by_dlpack(wrap: Any) -> None:
    array = np.arange(6, dtype=np.float32).reshape(2, 3)
    references = sys.getrefcount(array)
    tensor = glia.Tensor.from_dlpack(wrap(array))
    array[0, 0] = 9
    assert tensor.numpy().tolist() == [[9, 1, 2], [3, 4, 5]]
    tensor.close()
    del tensor
    gc.collect()
    assert sys.getrefcount(array) == references
    with pytest.raises((glia.UnsupportedError, TypeError)):
        glia.Tensor.from_dlpack(wrap(np.zeros(3)))


def test_the_old_form_of_dlpack() -> None:
    tensor = glia.Tensor.zeros((2, 3))
    array = np.from_dlpack(Legacy(tensor))
    tensor.numpy()[0, 1] = 4
    tensor.close()
    gc.collect()
    assert array[0, 1] == 4
    from glia import _dlpack

    assert len(_dlpack._old) == 1
    del array
    gc.collect()
    assert not _dlpack._old


def test_capsules_that_nobody_takes_free_their_memory() -> None:
    array = np.zeros(1000, np.float32)
    references = sys.getrefcount(array)
    tensor = glia.Tensor(array)
    for version in (None, (1, 0)):
        for _ in range(100):
            tensor.__dlpack__(max_version=version)
    tensor.close()
    del tensor
    gc.collect()
    assert sys.getrefcount(array) == references


def test_requests_of_dlpack() -> None:
    tensor = glia.Tensor.zeros(3)
    assert tensor.__dlpack_device__() == (1, 0)
    with pytest.raises(BufferError):
        tensor.__dlpack__(stream=1)
    with pytest.raises(BufferError):
        tensor.__dlpack__(dl_device=(2, 0))
    copied = np.from_dlpack(Legacy(Copied(tensor)))
    tensor.numpy()[...] = 3
    assert copied.tolist() == [0, 0, 0]


class Copied(Legacy):
    """Asks for a copy."""

    def __dlpack__(self, stream: Any = None) -> Any:
        return self.inner.__dlpack__(copy=True)


def test_a_capsule_that_is_refused_does_no_harm() -> None:
    """What refuses it has its exception under way while the capsule goes."""
    array = np.zeros(1000, np.float32)
    references = sys.getrefcount(array)
    tensor = glia.Tensor(array)

    def refuse(tensor: glia.Tensor) -> None:
        capsule = tensor.__dlpack__()
        raise LookupError(f"not wanted: {type(capsule)}")

    for _ in range(10):
        with pytest.raises(LookupError, match="not wanted"):
            refuse(tensor)
    tensor.close()
    gc.collect()
    del tensor
    gc.collect()
    assert sys.getrefcount(array) == references
