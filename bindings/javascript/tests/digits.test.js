// The handwritten digits, as every binding learns them: the weights have the promised hash.

import assert from "node:assert/strict";
import test from "node:test";
import { Session, Trainer } from "../src/index.js";
import { digits, digitsTrainer, text } from "./support.js";

const HASH = text("tests/golden/digits_hash.txt").trim();
const { inputs, labels } = digits();
const RUN = { epochs: 5, batchSize: 32 };

test("the hash, and what it knows", () => {
  const trainer = digitsTrainer();
  assert.ok(trainer.fit(inputs, labels, RUN).finished);
  assert.equal(trainer.hash(), HASH);
  const model = trainer.model();
  assert.equal(model.hash(), HASH);
  const session = new Session(model, { largestBatch: 256 });
  assert.ok(session.evaluate("softmax_cross_entropy", inputs, labels).accuracy > 0.96);
});

test("the hash with a callback, and data of the program's own", () => {
  const trainer = digitsTrainer();
  const seen = [];
  trainer.fit(inputs.data.slice(), labels.data.slice(), {
    ...RUN,
    onProgress: (progress) => seen.push(progress.samples),
  });
  assert.equal(trainer.hash(), HASH);
  assert.equal(seen.length, 5 * 57);
  assert.equal(seen.at(-1), 5 * 1797);
});

test("the hash in frames, from a file in the middle", () => {
  let trainer = digitsTrainer();
  trainer.begin(RUN);
  let [frames, cut] = [0, false];
  for (let finished = false; !finished; frames++) {
    const frame = trainer.runFor(inputs, labels, 2);
    ({ finished } = frame);
    if (!cut && trainer.progress.epoch === 2) {
      trainer.settle();
      const bytes = trainer.save();
      trainer.free();
      trainer = Trainer.load(bytes, { largestBatch: 32 });
      cut = true;
    }
  }
  assert.ok(cut && frames > 10, `${frames} frames`);
  assert.equal(trainer.hash(), HASH);
});
