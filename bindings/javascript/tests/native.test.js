// The generated layer: every function, the constants, and the names of the library.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import * as glia from "../src/index.js";
import { functions, nativeExports, textOf } from "../src/native.js";
import { camel } from "../src/kind.js";
import { text } from "./support.js";

const HEADER = text("include/glia/glia.h");

test("the module exports what the header declares, and what it needs of its own", () => {
  const declared = [...HEADER.matchAll(/^GLIA_API\s+[\w\s*]+?\b(glia_\w+)\(([^)]*)\);/gm)];
  const count = HEADER.split("\nGLIA_API").length - 1;
  assert.equal(declared.length, count);
  assert.ok(count > 200);
  assert.deepEqual(declared.map(([, name]) => name).sort(), Object.keys(functions).sort());
  const exported = Object.keys(nativeExports()).filter((name) => name.startsWith("glia_"));
  const own = ["glia_wasm_allocate", "glia_wasm_release"];
  assert.deepEqual(exported.sort(), [...Object.keys(functions), ...own].sort());
  for (const [, name, body] of declared) {
    const wanted = body.trim() === "void" ? 0 : body.split(",").length;
    assert.equal(functions[name].split(" ").length - 1, wanted, name);
    assert.equal(nativeExports()[name].length, wanted, name);
  }
});

test("the module asks its host for a clock and nothing else", () => {
  const module = new WebAssembly.Module(readFileSync(new URL("../glia.wasm", import.meta.url)));
  assert.deepEqual(WebAssembly.Module.imports(module), [
    { module: "glia", name: "nanoseconds", kind: "function" },
  ]);
});

test("every constant", () => {
  const expected = [...HEADER.matchAll(/^ {2}GLIA_(\w+) = (\d+),/gm)];
  assert.ok(expected.length > 300);
  const found = Object.values(glia).filter((one) => Object.isFrozen(one) && typeof one === "object");
  for (const [, name, number] of expected) {
    const isThere = found.some((one) =>
      Object.entries(one).some(([member, value]) => name.endsWith(member) && value === Number(number)),
    );
    assert.ok(isThere, name);
  }
});

test("names are those of the library", () => {
  const { Family, catalog } = glia;
  const families = [
    [Family.ACTIVATION, glia.ActivationKind],
    [Family.INITIALIZER, glia.InitializerKind],
    [Family.LOSS, glia.LossKind],
    [Family.OPTIMIZER, glia.OptimizerKind],
    [Family.LAYER, glia.LayerKind],
    [Family.SCHEDULE, glia.ScheduleKind],
    [Family.SAMPLES, glia.SamplesKind],
  ];
  assert.deepEqual(families.map(([family]) => family).sort(), Object.values(Family).sort());
  for (const [family, kinds] of families) {
    assert.deepEqual(Object.values(kinds), catalog.kinds(family));
    for (const [member, kind] of Object.entries(kinds)) {
      assert.equal(catalog.name(family, kind), member.toLowerCase());
      assert.equal(catalog.find(family, member.toLowerCase()), kind);
      assert.ok(catalog.description(family, kind).length > 0);
      for (const parameter of catalog.parameters(family, kind)) {
        assert.ok(parameter.minimum <= parameter.maximum && parameter.description.length > 0);
      }
    }
  }
  for (const [member, key] of Object.entries(glia.Param)) {
    assert.equal(textOf("glia_parameter_name", key), member.toLowerCase());
  }
  const written = text("bindings/javascript/src/generated/kinds.d.ts");
  for (const member of Object.keys(glia.Param)) {
    assert.match(written, new RegExp(`^  ${camel(member.toLowerCase())}\\?: number( \\| boolean)?;$`, "m"));
  }
});

test("versions", () => {
  const wanted = JSON.parse(text("bindings/javascript/package.json")).version;
  assert.equal(glia.catalog.version(), wanted);
  assert.ok(HEADER.includes(`#define GLIA_VERSION_STRING "${wanted}"`));
});
