// Nothing is left behind: by calls, by failures, and by objects that nobody has any more. In a process of its
// own, whose memory no other test has let grow.

import assert from "node:assert/strict";
import test from "node:test";
import v8 from "node:v8";
import vm from "node:vm";
import { GliaError, Model, Session, Tensor } from "../src/index.js";
import { nativeExports } from "../src/native.js";
import { XOR_INPUTS, XOR_TARGETS, xorTrainer } from "./support.js";

v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc");
const bytes = () => nativeExports().memory.buffer.byteLength;

test("calls and failures leave nothing behind", () => {
  const trainer = xorTrainer();
  const session = new Session(trainer.model(), { largestBatch: 4 });
  // More than the memory that is kept for arguments.
  const values = new Float32Array(1 << 15);
  const tensor = new Tensor([values.length]);
  const round = () => {
    for (let count = 0; count < 3000; count++) {
      trainer.step(XOR_INPUTS, XOR_TARGETS);
      session.run(XOR_INPUTS);
      tensor.set(values);
      assert.throws(() => session.run(XOR_INPUTS.concat(XOR_INPUTS)), GliaError);
      assert.throws(() => Model.load(new Uint8Array(10)), GliaError);
      const model = trainer.model();
      Model.load(model.save()).free();
      model.free();
    }
  };
  round();
  const before = bytes();
  round();
  assert.equal(bytes(), before);
});

test("objects that nobody has any more are freed", async () => {
  const make = () => {
    for (let count = 0; count < 20; count++) new Tensor([1 << 22]);
  };
  // 320 MiB in each round: together past all memory that a module can have.
  for (let round = 0; round < 20; round++) {
    make();
    collect();
    await new Promise((done) => setTimeout(done, 5));
  }
  assert.ok(bytes() < 2 ** 31, `${bytes()} bytes`);
});
