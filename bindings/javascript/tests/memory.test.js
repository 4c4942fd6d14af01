// The module's memory: growth, views in place, and objects that are freed.

import assert from "node:assert/strict";
import test from "node:test";
import {
  GliaError,
  Graph,
  Model,
  Optimizer,
  Session,
  Tensor,
  Trainer,
  initialize,
  initializeSync,
} from "../src/index.js";
import { nativeExports } from "../src/native.js";
import { XOR_INPUTS, XOR_TARGETS, xorTrainer } from "./support.js";

const code = (wanted) => (error) => {
  assert.ok(error instanceof GliaError, String(error));
  assert.equal(error.codeName, wanted);
  return true;
};

const pages = () => nativeExports().memory.buffer.byteLength;

/** Has the memory grow, whatever room it has. */
function grow() {
  const before = pages();
  nativeExports().memory.grow(1);
  assert.ok(pages() > before);
}

test("growth detaches views, and nothing is lost", () => {
  const tensor = Tensor.from([1, 2, 3], [3]);
  const before = tensor.data;
  const session = new Session(new Model(Graph.sequential(3, 2), { seed: 1 }));
  const bound = session.bind();
  const expected = session.run([1, 2, 3]);
  grow();
  assert.equal(before.length, 0);
  assert.deepEqual([...tensor.data], [1, 2, 3]);
  assert.notEqual(tensor.data, before);
  assert.deepEqual(session.run(tensor), expected);
  bound.inputs.data.set([1, 2, 3]);
  grow();
  bound.run();
  assert.deepEqual(bound.outputs.data.slice(), expected);
  assert.throws(() => session.run(before), code("INVALID_ARGUMENT"));
  assert.throws(() => session.run([1, 2, 3], before), code("INVALID_ARGUMENT"));
});

test("a call that itself makes the memory grow reads what it was given", () => {
  const rows = 1 << 15;
  const session = new Session(new Model(Graph.sequential(64, 1), { seed: 3 }), { largestBatch: rows });
  const row = Float32Array.from({ length: 64 }, (_, index) => index / 64);
  const [expected] = session.run(row);
  const inputs = new Float32Array(64 * rows).fill(0);
  for (let at = 0; at < rows; at++) inputs.set(row, 64 * at);
  const before = pages();
  const outputs = session.run(inputs);
  assert.ok(pages() > before, "it did not grow");
  assert.ok(outputs.every((one) => one === expected));
});

/** An array so large that its copy has the memory grow. */
const large = (columns) => new Float32Array(columns * Math.ceil(pages() / 4 / columns)).fill(0.5);

test("views of one call outlast the copies of its other arrays", () => {
  const inputs = large(2);
  const rows = inputs.length / 2;
  const session = new Session(new Model(Graph.sequential(2, 1), { seed: 1 }), { largestBatch: rows });
  const outputs = new Tensor([rows]);
  const [expected] = session.run([0.5, 0.5]);
  const before = pages();
  assert.equal(session.run(inputs, outputs.data).byteOffset, outputs.data.byteOffset);
  assert.ok(pages() > before, "it did not grow");
  assert.ok(outputs.data.every((one) => one === expected));
});

test("views that are copied in growing memory are whole", () => {
  const given = Tensor.from(large(1), [large(1).length]);
  const before = pages();
  const copy = Tensor.from(given.data, [given.length]);
  assert.ok(pages() > before, "it did not grow");
  assert.ok(copy.data.every((one) => one === 0.5));
  const whole = Tensor.from(new Int32Array(given.length).fill(3), [given.length], "int32");
  assert.ok(Tensor.from(whole.data, [whole.length], "float32").data.every((one) => one === 3));
});

test("views of the module's memory are used in place", () => {
  const session = new Session(new Model(Graph.sequential(2, 1), { seed: 1 }), { largestBatch: 2 });
  const [inputs, outputs] = [Tensor.from([1, 2, 3, 4], [2, 2]), new Tensor([2])];
  const expected = session.run([1, 2, 3, 4]);
  assert.equal(session.run(inputs.data, outputs.data), outputs.data);
  assert.deepEqual(outputs.data.slice(), expected);
  // Row 1 of the inputs, as a part of the view.
  assert.equal(session.run(inputs.data.subarray(2))[0], expected[1]);
  const own = new Float32Array(2);
  assert.equal(session.run(inputs, own), own);
  assert.deepEqual(own, expected);
  // There is no room for a copy of 64 MiB.
  const [rows, columns] = [1 << 18, 64];
  const wide = new Session(new Model(Graph.sequential(columns, 1)), { largestBatch: rows });
  const [large, answers] = [new Tensor([rows, columns]), new Tensor([rows])];
  const before = pages();
  wide.run(large.data, answers.data);
  wide.run(large, answers);
  assert.equal(pages(), before);
});

test("memory that cannot be had is an error, and the module goes on", () => {
  assert.throws(() => new Tensor([2 ** 28]), code("SHAPE_MISMATCH"));
  assert.throws(() => new Tensor([2 ** 16, 2 ** 16]), code("SHAPE_MISMATCH"));
  const held = [];
  assert.throws(() => {
    for (;;) held.push(new Tensor([1 << 26]));
  }, code("OUT_OF_MEMORY"));
  assert.ok(held.length >= 4, `${held.length} tensors of 256 MiB`);
  for (const one of held) one.free();
  const model = new Model(Graph.sequential(1 << 10, [1 << 10, "relu"], [1 << 10, "relu"], 1 << 10));
  for (const largestBatch of [1 << 19, 1 << 30, 2 ** 32 - 1]) {
    assert.throws(() => new Session(model, { largestBatch }), code("INVALID_ARGUMENT"));
  }
  const trainer = xorTrainer();
  assert.ok(trainer.step(XOR_INPUTS, XOR_TARGETS) > 0);
});

test("layers whose values are more than the address space are refused", () => {
  // 40 values of 2^27 floats at the same time: their sum is 5 GiB of floats, past 32 bits.
  const graph = new Graph();
  let node = graph.addInput("inputs", 128);
  for (let layer = 0; layer < 40; layer++) node = graph.addActivation(`a${layer}`, node, "tanh");
  graph.addDense("out", node, 1);
  const model = new Model(graph);
  assert.throws(
    () => new Trainer(model, "mean_squared_error", "sgd", { largestBatch: 1 << 20 }),
    code("OUT_OF_MEMORY"),
  );
});

test("freed objects say so, and what was made from them lives on", () => {
  const graph = Graph.sequential(2, 1);
  const model = new Model(graph, { seed: 1 });
  const session = new Session(model);
  const expected = session.run([1, 2]);
  graph.free();
  model.free();
  model.free();
  assert.ok(model.isFreed);
  assert.throws(() => model.hash(), code("BAD_HANDLE"));
  assert.throws(() => model.hash(), /^GliaError: model: it was freed$/);
  assert.throws(() => new Session(model), code("BAD_HANDLE"));
  assert.deepEqual(session.run([1, 2]), expected);
  const tensor = Tensor.from([1, 2], [2]);
  tensor.free();
  assert.throws(() => tensor.data, code("BAD_HANDLE"));
  assert.throws(() => session.run(tensor), code("BAD_HANDLE"));
  const bound = session.bind();
  bound.free();
  assert.throws(() => bound.run(), code("BAD_HANDLE"));
  if (Symbol.dispose) {
    session[Symbol.dispose]();
    assert.ok(session.isFreed);
  }
});

test("an optimizer over a tensor keeps to it", () => {
  const adam = new Optimizer("sgd", { learningRate: 1 });
  const weights = Tensor.from([1, 2, 3, 4], [4]);
  assert.throws(() => adam.over(weights, [60]), code("SHAPE_MISMATCH"));
  assert.throws(() => adam.over(Tensor.from(new Int32Array([1]), [1])), code("SHAPE_MISMATCH"));
  const whole = adam.over(new Int32Array([1, 2, 3]));
  whole.step([1, 1, 1]);
  assert.deepEqual([...whole.weights], [0, 1, 2]);
  const over = adam.over(weights);
  weights.free();
  for (const use of [() => over.step([1, 1, 1, 1]), () => over.lookAhead(), () => over.weights]) {
    assert.throws(use, code("BAD_HANDLE"));
  }
  whole.free();
  assert.throws(() => whole.step([1, 1, 1]), code("BAD_HANDLE"));
});

test("numbers that a type has not are refused", () => {
  assert.throws(() => Tensor.from([2 ** 31], [1], "int32"), code("INVALID_ARGUMENT"));
  assert.throws(() => Tensor.from([2n ** 63n], [1], "int64"), code("INVALID_ARGUMENT"));
  assert.deepEqual([...Tensor.from([-(2n ** 63n)], [1], "int64").data], [-(2n ** 63n)]);
  assert.deepEqual([...Tensor.from([1n, 2], [2]).data], [1, 2]);
});

test("a module that is there stays", async () => {
  const before = nativeExports();
  await initialize();
  const { readFile } = await import("node:fs/promises");
  initializeSync(await readFile(new URL("../glia.wasm", import.meta.url)));
  assert.equal(nativeExports(), before);
});
