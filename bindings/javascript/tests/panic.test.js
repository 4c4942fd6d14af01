// A bug inside the library becomes an error, and spoils the object that it happened in alone. With a module
// that panics on request: GLIA_CHECKED_WASM names one with the feature `checked`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Graph, Model, Session, initializeSync } from "../src/index.js";
import { nativeExports } from "../src/native.js";

test("panics are errors, and the module goes on", () => {
  const path = process.env.GLIA_CHECKED_WASM;
  assert.ok(path, "GLIA_CHECKED_WASM: expected the path of a module with the feature checked");
  initializeSync(readFileSync(path));
  const panicAfter = (checks) => nativeExports().glia_checked_panic_after(BigInt(checks));
  const model = new Model(Graph.sequential(2, 1), { seed: 1 });
  const sessions = [new Session(model), new Session(model)];
  const expected = sessions[1].run([1, 2]);
  let failures = 0;
  for (let checks = 0; checks < 100; checks++) {
    panicAfter(checks);
    try {
      sessions[0].run([1, 2]);
      break;
    } catch (error) {
      assert.ok(["INTERNAL", "POISONED"].includes(error.codeName), error.message);
      if (error.codeName === "INTERNAL") assert.match(error.message, /^internal error: asked for/);
      failures++;
    } finally {
      panicAfter(-1);
    }
    assert.deepEqual(sessions[1].run([1, 2]), expected);
    sessions[0].free();
    sessions[0] = new Session(model);
  }
  assert.ok(failures >= 3, `${failures} panics`);
  // After one that had the handle to itself, only freeing it is allowed.
  panicAfter(2);
  assert.throws(() => sessions[0].run([1, 2]), { name: "GliaError" });
  panicAfter(-1);
  assert.throws(
    () => sessions[0].run([1, 2]),
    (error) => error.codeName === "POISONED",
  );
  sessions[0].free();
  assert.deepEqual(sessions[1].run([1, 2]), expected);
});

test("freed handles are known to the checked module", () => {
  const model = new Model(Graph.sequential(2, 1));
  const { address } = model;
  model.free();
  const status = nativeExports().glia_model_hash(address, 0, 0, 0);
  assert.equal(status, 3);
});
