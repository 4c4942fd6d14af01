// Training in frames, by the clock that the host gives: a fine one, and one of a browser that stands still for
// a millisecond at a time.

import assert from "node:assert/strict";
import test from "node:test";
import { digits, digitsTrainer, text } from "./support.js";

const HASH = text("tests/golden/digits_hash.txt").trim();
const { inputs, labels } = digits();
const exact = performance.now.bind(performance);

/** Trains in frames of so many milliseconds; how long each took, by the exact clock. */
function frames(trainer, budget) {
  const times = [];
  trainer.begin({ epochs: 5, batchSize: 32 });
  for (let finished = false; !finished; ) {
    const began = exact();
    ({ finished } = trainer.runFor(inputs, labels, budget));
    times.push(exact() - began);
  }
  return times.sort((a, b) => a - b);
}

/** At least as many frames as that needs, and a usual one no longer than `most`. */
function check(times, most) {
  const total = times.reduce((sum, one) => sum + one, 0);
  const [middle, late] = [0.5, 0.9].map((share) => times[Math.floor(share * times.length)]);
  const shown = `${times.length} frames, ${total.toFixed(0)} ms, ${middle.toFixed(2)}, ${late.toFixed(2)} ms`;
  assert.ok(times.length >= total / most, shown);
  assert.ok(middle <= most, shown);
}

test("frames keep to their budget", () => {
  const trainer = digitsTrainer();
  check(frames(trainer, 3), 4);
  assert.equal(trainer.hash(), HASH);
});

test("a clock that stands still for a millisecond at a time", () => {
  performance.now = () => Math.floor(exact());
  try {
    const trainer = digitsTrainer();
    check(frames(trainer, 3), 5);
    assert.equal(trainer.hash(), HASH);
  } finally {
    performance.now = exact;
  }
});

test("one step in frames", () => {
  const [whole, cut] = [digitsTrainer(), digitsTrainer()];
  const [rows, classes] = [inputs.data.slice(0, 32 * 64), labels.data.slice(0, 32)];
  whole.step(rows, classes);
  let [count, frame] = [0, null];
  do {
    frame = cut.stepFor(rows, classes, 0);
    count += 1;
  } while (!frame.finished);
  assert.ok(count > 5, `${count} frames`);
  assert.equal(cut.hash(), whole.hash());
});
