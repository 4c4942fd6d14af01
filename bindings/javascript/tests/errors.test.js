// Failures are thrown with their code and a message that says what was expected and what came; what the
// module has not says so.

import assert from "node:assert/strict";
import test from "node:test";
import {
  Activation,
  ErrorCode,
  Family,
  GliaError,
  Graph,
  Level,
  Loss,
  Model,
  Optimizer,
  Runtime,
  Session,
  Tensor,
  Trainer,
  catalog,
} from "../src/index.js";
import { call, encoded, scoped, temporary, value } from "../src/native.js";
import { XOR_INPUTS, XOR_TARGETS, xorTrainer } from "./support.js";

function fails(body, codeName, message) {
  assert.throws(body, (error) => {
    assert.ok(error instanceof GliaError && error instanceof Error, String(error));
    assert.equal(error.codeName, codeName, error.message);
    assert.equal(error.code, ErrorCode[codeName]);
    assert.match(error.message, message);
    return true;
  });
}

const session = () => new Session(new Model(Graph.sequential(2, 1)), { largestBatch: 4 });

test("wrong shapes", () => {
  fails(() => session().run([1, 2, 3]), "SHAPE_MISMATCH", /inputs: expected a multiple of 2 numbers, got 3/);
  fails(() => session().run(new Float32Array(10)), "SHAPE_MISMATCH", /expected .*4/);
  fails(() => session().run([1, 2], new Float32Array(2)), "SHAPE_MISMATCH", /out: expected 1 numbers, got 2/);
  fails(() => xorTrainer().step(XOR_INPUTS, [1, 2]), "SHAPE_MISMATCH", /targets: expected/);
  fails(() => xorTrainer().fit(XOR_INPUTS, [1, 2, 3]), "SHAPE_MISMATCH", /targets: expected/);
  fails(() => new Model(Graph.sequential(2, 1)).set("layer1.bias", [1, 2]), "SHAPE_MISMATCH", /expected 1/);
});

test("wrong values", () => {
  fails(() => session().run("no"), "INVALID_ARGUMENT", /inputs: expected a typed array/);
  fails(() => session().run([1, "2"]), "INVALID_ARGUMENT", /inputs: expected numbers, got 2 at 1/);
  fails(() => session().run([1, 2], [0]), "INVALID_ARGUMENT", /out: expected a Float32Array/);
  fails(
    () => xorTrainer({ largestBatch: 1.5 }),
    "INVALID_ARGUMENT",
    /largestBatch: .* whole number .* got 1\.5/,
  );
  fails(() => xorTrainer({ largestBatch: 2 ** 32 }), "INVALID_ARGUMENT", /got 4294967296/);
  fails(
    () => xorTrainer({ seed: -1 }),
    "INVALID_ARGUMENT",
    /seed: .* from 0 to 18446744073709551615, got -1/,
  );
  fails(() => xorTrainer({ seed: 2 ** 53 }), "INVALID_ARGUMENT", /seed/);
  assert.ok(xorTrainer({ seed: 2n ** 64n - 1n }).address > 0);
  fails(() => new Optimizer("adam", { learningRate: -1 }), "OUT_OF_RANGE", /learning_rate/);
  fails(() => new Optimizer("adam", { learningRate: "1" }), "INVALID_ARGUMENT", /value: expected a number/);
  fails(() => new Optimizer("adam", { units: 3 }), "UNKNOWN_KEY", /units/);
  fails(() => new Optimizer("adam", { nonsense: 3 }), "UNKNOWN_KEY", /no parameter "nonsense"/);
  fails(() => new Optimizer("madam"), "UNKNOWN_KIND", /optimizer: expected one of sgd, .*got "madam"/);
  fails(() => new Activation(-5), "UNKNOWN_KIND", /activation: expected one of/);
  fails(() => catalog.find(Family.OPTIMIZER, "madam"), "NOT_FOUND", /madam/);
  fails(() => new Model(Graph.sequential(2, 1)).get("layer9.weight"), "NOT_FOUND", /layer9/);
  fails(() => xorTrainer().getParameter("layer9.weight"), "NOT_FOUND", /index|parameter/);
  fails(() => Model.load(new Uint8Array(100)), "CORRUPT_FILE", /./);
  fails(() => Trainer.load(new Uint8Array(0)), "CORRUPT_FILE", /./);
  fails(() => Model.load("bytes"), "INVALID_ARGUMENT", /bytes: expected a Uint8Array/);
  fails(() => new Tensor([-1]), "SHAPE_MISMATCH", /shape: expected .* got \[-1\]/);
  fails(() => xorTrainer().advance(XOR_INPUTS, XOR_TARGETS), "INVALID_STATE", /./);
});

test("options that are misspelt, and labels that are no whole numbers", () => {
  const fit = (options) => xorTrainer().fit(XOR_INPUTS, XOR_TARGETS, options);
  fails(() => fit({ epoch: 3 }), "INVALID_ARGUMENT", /fit: there is no option "epoch"; expected .*epochs/);
  fails(() => xorTrainer({ batch: 3 }), "INVALID_ARGUMENT", /trainer: there is no option "batch"/);
  fails(() => new Runtime({ thread: 1 }), "INVALID_ARGUMENT", /runtime: there is no option "thread"/);
  fails(() => Tensor.from([1, 2.5], [2], "int32"), "INVALID_ARGUMENT", /values: expected whole .* 2\.5 at 1/);
  fails(() => Tensor.from([NaN], [1], "int64"), "INVALID_ARGUMENT", /got NaN at 0/);
  assert.deepEqual([...Tensor.from([-1, 2], [2], "int64").data], [-1n, 2n]);
});

test("handles of another kind", () => {
  const model = new Model(Graph.sequential(2, 1));
  fails(() => new Model(model), "BAD_HANDLE", /graph/);
  fails(() => call("glia_model_hash", new Tensor([1]), null, 0), "BAD_HANDLE", /model/);
  fails(() => call("glia_model_hash", 64, null, 0), "BAD_HANDLE", /model/);
  fails(() => call("glia_model_hash", null, null, 0), "NULL_POINTER", /model/);
});

test("threads, other levels and files are unsupported", () => {
  fails(() => new Runtime({ threads: 2 }), "UNSUPPORTED", /threads: .*thread 1: .*not supported/);
  fails(() => new Runtime({ level: "avx2" }), "UNSUPPORTED", /level: expected .* scalar.*, got avx2/);
  const runtime = new Runtime();
  assert.equal(runtime.threads, 1);
  assert.equal(runtime.level, Level.SCALAR);
  const model = new Model(Graph.sequential(2, 1));
  const path = () => encoded("model.glia");
  scoped(() => {
    fails(
      () => call("glia_model_save", model, ...path()),
      "UNSUPPORTED",
      /path: "model\.glia": .*not supported/,
    );
    fails(() => value("p", "glia_model_load", ...path()), "UNSUPPORTED", /path: "model\.glia"/);
    fails(() => call("glia_trainer_save", xorTrainer(), ...path()), "UNSUPPORTED", /path: "model\.glia"/);
  });
  const trainer = xorTrainer();
  const [inputs, targets] = [Tensor.from(XOR_INPUTS, [4, 2]), Tensor.from(XOR_TARGETS, [4, 1])];
  trainer.begin();
  const start = () => value("p", "glia_trainer_start", trainer, inputs, targets, null);
  fails(start, "UNSUPPORTED", /training: the system refused a thread: .*not supported/);
  // The trainer is as it was.
  assert.ok(trainer.resume(inputs, targets).finished);
});

test("nothing that the wrapper checks goes past it", () => {
  fails(() => call("glia_nonsense"), "NOT_FOUND", /glia_nonsense: no such function/);
  fails(() => call("glia_version", 1), "INVALID_ARGUMENT", /expected 0 arguments, got 1/);
  fails(() => call("glia_level_name", 1.5, null, 0, null), "INVALID_ARGUMENT", /level: .* whole number/);
  fails(() => call("glia_level_name", NaN, null, 0, null), "INVALID_ARGUMENT", /level/);
  fails(() => call("glia_level_name", 2 ** 31, null, 0, null), "INVALID_ARGUMENT", /level/);
  scoped(() => {
    // Misaligned.
    fails(() => call("glia_runtime_new", null, temporary(8) + 1), "NULL_POINTER", /runtime/);
  });
});

test("nodes that are none, data that is none, and losses of no rows", () => {
  const graph = new Graph();
  const node = graph.addInput("inputs", 2);
  for (const inputs of [[node, undefined], [node, 0.5], [NaN], 3, null]) {
    fails(() => graph.addSum("sum", inputs), "INVALID_ARGUMENT", /inputs: expected a list of nodes/);
  }
  fails(() => xorTrainer().fit(null, XOR_TARGETS), "INVALID_ARGUMENT", /inputs: expected numbers/);
  const loss = new Loss("mean_squared_error");
  fails(() => loss.evaluate([1, 2, 3], [1, 2, 3], { rows: 0 }), "SHAPE_MISMATCH", /outputs: expected/);
});

test("whole numbers are inputs of data sets too", () => {
  const [values, whole] = [xorTrainer(), xorTrainer()];
  values.fit(XOR_INPUTS, XOR_TARGETS, { epochs: 3 });
  whole.fit(new Uint8ClampedArray(XOR_INPUTS), XOR_TARGETS, { epochs: 3 });
  assert.equal(whole.model().hash(), values.model().hash());
});
