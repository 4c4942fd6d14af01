"""Errors: their codes, messages and classes, also across threads."""

import threading
from ctypes import byref, c_int32, c_size_t, c_void_p, create_string_buffer

import numpy as np
import pytest
from support import XOR_INPUTS, XOR_TARGETS, xor_model, xor_trainer

import glia
from glia import _abi
from glia.errors import CLASSES

BUILT_IN = {
    "INTERNAL": RuntimeError,
    "NULL_POINTER": ValueError,
    "BAD_HANDLE": ValueError,
    "POISONED": RuntimeError,
    "BUSY": RuntimeError,
    "INVALID_ARGUMENT": ValueError,
    "UNKNOWN_KIND": ValueError,
    "UNKNOWN_KEY": KeyError,
    "OUT_OF_RANGE": ValueError,
    "SHAPE_MISMATCH": ValueError,
    "NOT_FOUND": LookupError,
    "INVALID_STATE": RuntimeError,
    "IO": OSError,
    "CORRUPT_FILE": ValueError,
    "UNSUPPORTED": NotImplementedError,
    "OUT_OF_MEMORY": MemoryError,
    "DIVERGED": ArithmeticError,
}


def test_every_code_has_a_class_with_the_expected_base() -> None:
    codes = {code.name for code in glia.ErrorCode if code is not glia.ErrorCode.OK}
    assert codes == set(BUILT_IN)
    for name, base in BUILT_IN.items():
        code = glia.ErrorCode[name]
        found = CLASSES[code]
        assert found.code is code
        assert issubclass(found, glia.Error)
        assert issubclass(found, base)
        assert str(found("what: expected a, got b")) == "what: expected a, got b"


def test_the_message_and_code_of_the_library() -> None:
    adam = glia.Optimizer("adam")
    with pytest.raises(glia.OutOfRangeError) as caught:
        adam["learning_rate"] = -1
    assert caught.value.code is glia.ErrorCode.OUT_OF_RANGE
    assert "learning_rate" in str(caught.value)
    assert "-1" in str(caught.value)
    with pytest.raises(ValueError, match="learning_rate"):
        glia.Optimizer("adam", learning_rate=-1)
    with pytest.raises(KeyError, match="momentum") as missing:
        adam[glia.Param.MOMENTUM] = 0.5
    assert missing.value.code is glia.ErrorCode.UNKNOWN_KEY  # type: ignore[attr-defined]


def test_names_that_there_are_not() -> None:
    with pytest.raises(glia.UnknownKindError, match="kind: expected one of sgd, .*got 'adma'"):
        glia.Optimizer("adma")  # type: ignore[arg-type]
    with pytest.raises(glia.UnknownKindError, match="got 999"):
        glia.Optimizer(999)  # type: ignore[arg-type]
    with pytest.raises(
        glia.UnknownKeyError, match="adam has no parameter 'rate'; it has: learning_r"
    ):
        glia.Optimizer("adam", rate=1)
    with pytest.raises(KeyError, match="no parameter 'slope'"):
        glia.Optimizer("adam", slope=1)
    with pytest.raises(glia.NotFoundError):
        xor_model()["nothing"]
    with pytest.raises(KeyError, match="parameter: expected one of layer1.weight"):
        xor_trainer().get_parameter("nothing")


def test_wrong_shapes() -> None:
    trainer, session = xor_trainer(), glia.Session(xor_model(), 2)
    with pytest.raises(glia.ShapeMismatchError, match=r"inputs: expected \[\*, 2\], got \[2, 4\]"):
        trainer.step(XOR_INPUTS.T, XOR_TARGETS)
    with pytest.raises(glia.ShapeMismatchError, match=r"targets: expected 4 rows, got \[1, 4\]"):
        trainer.step(XOR_INPUTS, XOR_TARGETS.T)
    with pytest.raises(glia.ShapeMismatchError, match="targets"):
        trainer.step(XOR_INPUTS, np.zeros(3, np.float32))
    with pytest.raises(glia.ShapeMismatchError, match="inputs"):
        session.run(XOR_INPUTS)
    with pytest.raises(TypeError, match="expected real numbers"):
        session.run(np.array(["a", "b"]))
    assert session.run(XOR_INPUTS[:2]).shape == (2, 1)


def test_use_after_close_and_closing_twice() -> None:
    trainer = xor_trainer()
    objects = [
        trainer.snapshots(),
        trainer.examine(XOR_INPUTS, XOR_TARGETS),
        glia.Session(trainer.model()),
        trainer.model(),
        glia.Graph(),
        glia.Optimizer("adam"),
        glia.Loss("huber"),
        glia.Tensor.zeros(3),
        glia.Runtime(),
        trainer,
    ]
    for one in objects:
        assert not one.closed
        with one as entered:
            assert entered is one
        one.close()
        one.close()
        assert one.closed
        assert repr(one).startswith(f"<{type(one).__name__}")
        assert repr(one).endswith(", closed>")
        with pytest.raises(ValueError, match=f"this {type(one).__name__} is closed"):
            one.native  # noqa: B018
        with pytest.raises(glia.ClosedError), one:
            pass
    with pytest.raises(glia.ClosedError):
        trainer.step(XOR_INPUTS, XOR_TARGETS)
    with pytest.raises(glia.ClosedError):
        glia.Session(objects[3])  # type: ignore[arg-type]


def test_a_handle_of_another_kind_is_an_error() -> None:
    with pytest.raises(glia.BadHandleError, match="model"):
        glia.Session._make(_abi.glia_session_new, glia.Graph(), None, 1)
    with pytest.raises(glia.NullPointerError, match="model"):
        glia.Session._make(_abi.glia_session_new, None, None, 1)


def test_an_error_of_one_thread_is_read_on_another() -> None:
    errors = [c_void_p() for _ in range(8)]

    def fail(error: c_void_p) -> None:
        kind = c_int32()
        name = b"thread-%d" % errors.index(error)
        assert _abi.glia_catalog_find(1, name, len(name), byref(kind), byref(error)) != 0

    threads = [threading.Thread(target=fail, args=(one,)) for one in errors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, error in enumerate(errors):
        text, needed = create_string_buffer(200), c_size_t()
        assert _abi.glia_error_code(error) == glia.ErrorCode.NOT_FOUND
        assert _abi.glia_error_message(error, text, len(text), byref(needed)) == 0
        assert f"thread-{number}" in text.value.decode()
        assert needed.value == len(text.value) + 1
        _abi.glia_error_free(error)


def test_an_exception_of_one_thread_is_raised_on_another() -> None:
    caught: list[glia.Error] = []

    def fail() -> None:
        try:
            glia.Optimizer("adam", beta1=7)
        except glia.Error as error:
            caught.append(error)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    with pytest.raises(glia.OutOfRangeError, match="beta1"):
        raise caught[0]


def test_long_messages_come_whole() -> None:
    name = "x" * 300
    with pytest.raises(glia.InvalidArgumentError, match="name"):
        glia.Graph().add_input(name, 2)
    with pytest.raises(glia.NotFoundError) as caught:
        xor_model()["ä" * 2000]
    assert "ä" in str(caught.value)
    with pytest.raises(TypeError, match="expected a str, got bytes"):
        glia.Graph().add_input(b"inputs", 2)  # type: ignore[arg-type]
