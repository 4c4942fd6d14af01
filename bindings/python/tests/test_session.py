"""Sessions: runs, strides, bound arrays, and following a trainer."""

import numpy as np
import pytest
from support import XOR_INPUTS, XOR_TARGETS, xor_model, xor_trainer

import glia


def test_shapes_of_runs() -> None:
    session = glia.Session(xor_model(), 4)
    assert (session.input_shape, session.output_shape, session.largest_batch) == ((2,), (1,), 4)
    whole = session.run(XOR_INPUTS)
    assert whole.shape == (4, 1)
    assert session(XOR_INPUTS[1]).tolist() == whole[1].tolist()
    assert session.run(XOR_INPUTS[:0]).shape == (0, 1)
    assert session.run(XOR_INPUTS.tolist()).tolist() == whole.tolist()
    assert (session.version, session.hash()) == (0, xor_model().hash())


def test_outputs_in_place() -> None:
    session = glia.Session(xor_model(), 4)
    expected = session.run(XOR_INPUTS)
    out = np.zeros((4, 1), np.float32)
    assert session.run(XOR_INPUTS, out=out) is out
    np.testing.assert_array_equal(out, expected)
    with pytest.raises(glia.ShapeMismatchError, match=r"out: expected \[4, 1\], got \[4\]"):
        session.run(XOR_INPUTS, out=np.zeros(4, np.float32))
    with pytest.raises(TypeError, match="out: expected float32"):
        session.run(XOR_INPUTS, out=np.zeros((4, 1)))  # type: ignore[arg-type]
    both = np.zeros((4, 3), np.float32)
    with pytest.raises(glia.InvalidArgumentError, match="overlap"):
        session.run(both.reshape(-1)[:8].reshape(4, 2), out=both.reshape(-1)[4:8].reshape(4, 1))


def test_every_look_is_taken_again_at_a_shape_that_was_run_before() -> None:
    session = glia.Session(xor_model(), 4)
    inputs = XOR_INPUTS.copy()
    expected = session.run(inputs)
    for kept in (session.run(inputs), session.run(inputs, out=np.zeros((4, 1), np.float32))):
        np.testing.assert_array_equal(kept, expected)
    locked = inputs.copy()
    locked.flags.writeable = False
    np.testing.assert_array_equal(session.run(locked), expected)
    np.testing.assert_array_equal(session.run(np.asfortranarray(inputs)), expected)
    np.testing.assert_array_equal(session.run(inputs.astype(np.float64)), expected)
    np.testing.assert_array_equal(session.run(inputs.astype(">f4")), expected)
    wide = np.zeros((4, 2), np.float32)
    assert session.run(inputs, out=wide[:, 1:]).base is wide
    np.testing.assert_array_equal(wide[:, 1:], expected)
    for out in (np.zeros((3, 1), np.float32), np.zeros((5, 1), np.float32), wide):
        with pytest.raises(glia.ShapeMismatchError, match="out: expected"):
            session.run(inputs, out=out)
    with pytest.raises(TypeError, match="out: expected float32"):
        session.run(inputs, out=np.zeros((4, 1), np.float64))
    closed = expected.copy()
    closed.flags.writeable = False
    with pytest.raises(ValueError, match="read-only"):
        session.run(inputs, out=closed)
    np.testing.assert_array_equal(closed, expected)
    # Another shape of as many floats is none of them.
    with pytest.raises(glia.ShapeMismatchError, match="inputs: expected"):
        session.run(inputs.reshape(2, 4))
    with pytest.raises(glia.InvalidArgumentError, match="overlap"):
        session.run(inputs, out=inputs.reshape(-1)[:4].reshape(4, 1))
    np.testing.assert_array_equal(session.run(inputs), expected)
    session.close()
    with pytest.raises(glia.ClosedError):
        session.run(inputs)


def test_more_shapes_than_are_remembered() -> None:
    session = glia.Session(xor_model(), 100)
    rows = np.tile(XOR_INPUTS, (25, 1))
    expected = session.run(rows)
    for _ in range(2):
        for count in range(101):
            np.testing.assert_array_equal(session.run(rows[:count]), expected[:count])
    assert len(session._known) == 64


def test_rows_with_strides_are_read_and_written_in_place() -> None:
    session = glia.Session(xor_model(), 4)
    expected = session.run(XOR_INPUTS)
    agents = np.zeros(4, [("pad", "f4"), ("seen", "f4", 2), ("done", "f4", 1), ("id", "i4")])
    agents["seen"] = XOR_INPUTS
    session.run(agents["seen"], out=agents["done"])
    np.testing.assert_array_equal(agents["done"], expected)
    assert not agents["pad"].any()
    columns = np.asfortranarray(XOR_INPUTS)
    np.testing.assert_array_equal(session.run(columns), expected)
    np.testing.assert_array_equal(session.run(columns[2]), expected[2])
    reverse = np.ascontiguousarray(XOR_INPUTS[::-1])[::-1]
    np.testing.assert_array_equal(session.run(reverse), expected)
    same = np.broadcast_to(XOR_INPUTS[1], (4, 2))
    np.testing.assert_array_equal(session.run(same), np.repeat(expected[1:2], 4, axis=0))
    with pytest.raises(glia.ShapeMismatchError, match="out: expected"):
        session.run(XOR_INPUTS, out=np.zeros((4, 2), np.float32)[:, ::2].T)


def test_images_have_more_axes() -> None:
    graph = glia.Graph()
    node = graph.add_input("image", (2, 3))
    graph.add_activation("output", node, "relu")
    session = glia.Session(glia.Model(graph), 5)
    images = np.random.default_rng(1).normal(size=(5, 2, 3)).astype(np.float32)
    np.testing.assert_array_equal(session.run(images), np.maximum(images, 0))
    np.testing.assert_array_equal(session.run(images[0]), np.maximum(images[0], 0))
    np.testing.assert_array_equal(session.run(images[::2]), np.maximum(images[::2], 0))
    turned = np.asfortranarray(images)
    np.testing.assert_array_equal(session.run(turned), np.maximum(images, 0))
    out = np.zeros((2, 5, 2, 3), np.float32).swapaxes(0, 1)[:, 0]
    np.testing.assert_array_equal(session.run(images, out=out), np.maximum(images, 0))
    with pytest.raises(glia.ShapeMismatchError, match=r"inputs: expected \[\*, 2, 3\]"):
        session.run(np.zeros((5, 6), np.float32))
    with pytest.raises(glia.ShapeMismatchError, match="out: expected"):
        session.run(images, out=np.zeros((3, 2, 5), np.float32).T)


def test_bound_arrays() -> None:
    session = glia.Session(xor_model(), 4)
    inputs, outputs = XOR_INPUTS.copy(), np.zeros((4, 1), np.float32)
    run = session.bind(inputs, outputs)
    run()
    np.testing.assert_array_equal(outputs, session.run(XOR_INPUTS))
    inputs[...] = inputs[::-1].copy()
    run()
    np.testing.assert_array_equal(outputs, session.run(XOR_INPUTS)[::-1])
    single = session.bind(inputs[0], outputs[0])
    single()
    with pytest.raises(glia.ShapeMismatchError, match="inputs: expected float32 in C order"):
        session.bind(inputs.astype(np.float64), outputs)
    with pytest.raises(glia.ShapeMismatchError, match="outputs: expected"):
        session.bind(inputs, outputs[:3])
    too_many = session.bind(np.zeros((5, 2), np.float32), np.zeros((5, 1), np.float32))
    with pytest.raises(glia.ShapeMismatchError, match="input"):
        too_many()
    session.close()
    with pytest.raises(glia.ClosedError):
        run()


def test_following_a_trainer() -> None:
    trainer = xor_trainer()
    snapshots = trainer.snapshots()
    session = glia.Session.follow(snapshots, 4)
    before = session.run(XOR_INPUTS)
    assert (snapshots.version, session.version) == (1, 1)
    trainer.step(XOR_INPUTS, XOR_TARGETS)
    np.testing.assert_array_equal(session.run(XOR_INPUTS), before)
    assert trainer.publish() == 2
    after = session.run(XOR_INPUTS)
    assert session.version == 2
    assert (after != before).any()
    assert session.hash() == trainer.hash()
    session.pin()
    trainer.step(XOR_INPUTS, XOR_TARGETS)
    trainer.publish()
    np.testing.assert_array_equal(session.run(XOR_INPUTS), after)
    session.unpin()
    assert (session.run(XOR_INPUTS) != after).any()
    with pytest.raises(glia.InvalidStateError):
        glia.Session(xor_model()).pin()


def test_evaluation() -> None:
    session = glia.Session(xor_model(), 2)
    found = session.evaluate("mean_squared_error", XOR_INPUTS, XOR_TARGETS)
    loss = glia.Loss("mean_squared_error")
    outputs = np.concatenate([session.run(XOR_INPUTS[:2]), session.run(XOR_INPUTS[2:])])
    assert found.loss == pytest.approx(loss(outputs, XOR_TARGETS))
    assert np.isnan(found.accuracy)
    tensors = glia.Tensor(XOR_INPUTS.copy()), glia.Tensor(XOR_TARGETS.copy())
    assert session.evaluate(loss, *tensors).loss == found.loss
    locked = XOR_INPUTS.copy()
    locked.flags.writeable = False
    assert session.evaluate(loss, locked, XOR_TARGETS).loss == found.loss
