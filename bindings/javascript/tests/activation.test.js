// Every activation of the catalogue against the tables of tests/golden.

import assert from "node:assert/strict";
import test from "node:test";
import { Activation, ActivationKind, Family, catalog } from "../src/index.js";
import { cases, checkTensor, checkWithin, golden } from "./support.js";

const plain = golden("activations");
const special = golden("activations_with");
const kinds = Object.entries(ActivationKind).map(([name, kind]) => [name.toLowerCase(), kind]);
const firstWord = (name) => name.split(".")[0];
const hasSettings = new Set(
  Object.keys(special)
    .filter((name) => name.endsWith(".settings"))
    .map(firstWord),
);

test("the tables have every kind", () => {
  assert.deepEqual(
    kinds.map(([, kind]) => kind),
    catalog.kinds(Family.ACTIVATION),
  );
  const known = new Set([...Object.keys(plain).map(firstWord), ...hasSettings]);
  for (const [name] of kinds) assert.ok(known.has(name), name);
  assert.ok(kinds.length >= 57);
});

function checkElementwise(activation, name, record) {
  const tolerance = plain[`${name}.tolerance`];
  const inputs = Float32Array.from(plain["elementwise.input"]);
  const outputs = activation.forward(inputs);
  checkWithin(outputs, plain[`${record}.output`], tolerance[0], tolerance[1], record);
  const slopes = activation.backward(inputs, inputs.slice().fill(1)).input;
  checkWithin(slopes, plain[`${record}.derivative`], tolerance[2], tolerance[3], `${record} derivative`);
  const inPlace = inputs.slice();
  assert.equal(activation.forward(inPlace, { out: inPlace }), inPlace);
  assert.deepEqual(inPlace, outputs);
}

function checkAlongRows(activation, name) {
  const [relative, absolute] = plain[`${name}.tolerance`];
  for (const columns of plain[`${name}.columns`]) {
    const record = `${name}.${columns}`;
    const inputs = plain[`${record}.input`];
    const outputs = activation.forward(inputs, { columns });
    plain[`${record}.output`].forEach((one, index) => {
      const near = Math.abs(outputs[index] - one) <= absolute + relative * Math.abs(one);
      assert.ok(near || outputs[index] === one, `${record}[${index}]: ${one}, got ${outputs[index]}`);
    });
    const found = activation.backward(inputs, plain[`${record}.output_gradient`], { columns }).input;
    checkTensor(found, plain[`${record}.input_gradient`], `${record} gradient`);
  }
}

function checkWith(name, kind) {
  for (const record of cases("activations_with", name, ".settings")) {
    const activation = new Activation(kind);
    const settings = special[`${record}.settings`];
    for (let at = 0; at < settings.length; at += 2) activation.set(settings[at], settings[at + 1]);
    const [rows, columns, width, training, seed, step] = special[`${record}.shape`];
    const parameters = special[`${record}.parameters`] ?? [];
    assert.equal(activation.parameterCount(columns), parameters.length);
    assert.equal(activation.outputColumns(columns), width);
    const options = { columns, parameters, training: training !== 0, seed, step };
    const inputs = special[`${record}.input`];
    const outputs = activation.forward(inputs, options);
    assert.equal(outputs.length, rows * width);
    checkTensor(outputs, special[`${record}.output`], record);
    const found = activation.backward(inputs, special[`${record}.output_gradient`], options);
    checkTensor(found.input, special[`${record}.input_gradient`], `${record} input gradient`);
    checkTensor(found.parameters, special[`${record}.parameter_gradient`] ?? [], `${record} gradient`);
  }
}

for (const [name, kind] of kinds) {
  test(`${name} against the tables`, () => {
    let seen = 0;
    if (`${name}.columns` in plain) {
      checkAlongRows(new Activation(name), name);
      seen += 1;
    } else if (`${name}.tolerance` in plain) {
      checkElementwise(new Activation(kind), name, name);
      for (const parameter of catalog.parameters(Family.ACTIVATION, kind)) {
        for (const end of ["minimum", "maximum"]) {
          const bounded = new Activation(kind, { [parameter.name]: parameter[end] });
          checkElementwise(bounded, name, `${name}.${parameter.name}_${end}`);
        }
      }
      seen += 1;
    }
    if (hasSettings.has(name)) {
      checkWith(name, kind);
      seen += 1;
    }
    assert.ok(seen > 0);
    const activation = new Activation(kind);
    assert.ok(activation.property("minimum") < activation.property("maximum"));
    assert.equal(activation.kinks().length, activation.property("kink_count"));
    activation.free();
  });
}
