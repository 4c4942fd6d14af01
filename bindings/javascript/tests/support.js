// What the tests share: golden tables, small networks, and comparisons as in tests/c/harness.c.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Graph, Model, Optimizer, Tensor, Trainer, initialize } from "../src/index.js";

export const ROOT = new URL("../../../", import.meta.url);
export const PARAMETERS = ["layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"];

await initialize();

export const text = (path) => readFileSync(new URL(path, ROOT), "utf8");

const tables = new Map();

function number(word) {
  const named = { inf: Infinity, "+inf": Infinity, "-inf": -Infinity, nan: NaN, "-nan": NaN };
  const found = named[word.toLowerCase()] ?? Number(word);
  assert.ok(word.toLowerCase().includes("nan") || !Number.isNaN(found), `a number: ${word}`);
  return found;
}

/** The records of a table of tests/golden, by name. */
export function golden(name) {
  if (!tables.has(name)) {
    const lines = text(`tests/golden/${name}.txt`)
      .split("\n")
      .filter((line) => !line.startsWith("#"));
    const words = lines.join(" ").split(/\s+/).filter(Boolean);
    const records = {};
    for (let place = 0; place < words.length; ) {
      const count = Number(words[place + 1]);
      records[words[place]] = words.slice(place + 2, place + 2 + count).map(number);
      assert.equal(records[words[place]].length, count, words[place]);
      place += 2 + count;
    }
    tables.set(name, records);
  }
  return tables.get(name);
}

/** The cases of a kind: the names of records with this ending, without it. */
export function cases(table, kind, suffix) {
  const found = Object.keys(golden(table))
    .filter((name) => name.startsWith(`${kind}.`) && name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length));
  assert.ok(found.length > 0, `${kind}: no case in tests/golden/${table}.txt`);
  return found;
}

/** Near reference numbers, by the size of the largest of them. */
export function checkTensor(got, expected, what, relative = 1e-5) {
  assert.equal(got.length, expected.length, what);
  const largest = expected.filter(Number.isFinite).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  expected.forEach((one, index) => {
    const same = Object.is(got[index], one) || got[index] === one;
    const near = Math.abs(got[index] - one) <= relative * largest;
    assert.ok(same || near, `${what}[${index}]: expected ${one}, got ${got[index]}`);
  });
}

/** The distance of a float to the next one. */
function spacing(value) {
  const floats = new Float32Array([Math.abs(value)]);
  const bits = new Uint32Array(floats.buffer);
  const [before] = floats;
  bits[0] += 1;
  return floats[0] - before;
}

/** Within so many units in the last place of the nearest float, or so much absolute. */
export function checkWithin(got, expected, units, absolute, what) {
  assert.equal(got.length, expected.length, what);
  expected.forEach((one, index) => {
    const nearest = Math.fround(one);
    const distance = Math.abs(got[index] - one);
    const near = distance <= units * spacing(nearest) || distance <= absolute;
    const same = got[index] === nearest || (Number.isNaN(got[index]) && Number.isNaN(nearest));
    assert.ok(near || same, `${what}[${index}]: expected ${one}, got ${got[index]}`);
  });
}

export const lossNear = (got, expected) => Math.abs(got - expected) <= 1e-5 * Math.abs(expected) + 1e-7;

export const XOR_INPUTS = [0, 0, 0, 1, 1, 0, 1, 1];
export const XOR_TARGETS = [0, 1, 1, 0];

export function xorTrainer(options) {
  const model = new Model(Graph.sequential(2, [8, "tanh"], 1), { seed: 1 });
  return new Trainer(model, "mean_squared_error", new Optimizer("adam", { learningRate: 0.05 }), options);
}

/** The network of the optimizers' table: three units with tanh and an output. */
export function smallModel() {
  const model = new Model(Graph.sequential(1, [3, "tanh"], 1));
  for (const name of PARAMETERS) model.set(name, golden("optimizers")[name]);
  return model;
}

/** 1,797 images of digits, and their labels, as tensors. */
export function digits() {
  const rows = text("examples/data/digits.csv")
    .trim()
    .split("\n")
    .map((line) => line.split(",").map(Number));
  const pixels = Float32Array.from(rows.flatMap((row) => row.slice(0, 64).map((pixel) => pixel / 16)));
  const labels = Int32Array.from(rows, (row) => row[64]);
  return { inputs: Tensor.from(pixels, [rows.length, 64]), labels: Tensor.from(labels, [rows.length]) };
}

/** The recipe at the head of tests/c/digits.c. */
export function digitsTrainer() {
  const model = new Model(Graph.sequential(64, [64, "relu"], [32, "relu"], 10), { seed: 1 });
  const adam = new Optimizer("adam", { learningRate: 0.002 });
  return new Trainer(model, "softmax_cross_entropy", adam, { largestBatch: 32, seed: 1 });
}
