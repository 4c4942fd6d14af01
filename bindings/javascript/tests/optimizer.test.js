// Every optimizer of the catalogue against tests/golden/optimizers.txt, and over arrays.

import assert from "node:assert/strict";
import test from "node:test";
import { Family, Optimizer, OptimizerKind, Tensor, Trainer, catalog } from "../src/index.js";
import { PARAMETERS, checkTensor, golden, lossNear, smallModel } from "./support.js";

const table = golden("optimizers");
const { inputs, targets } = table;
const kinds = Object.entries(OptimizerKind).map(([name, kind]) => [name.toLowerCase(), kind]);

test("the table has every kind", () => {
  assert.deepEqual(
    kinds.map(([, kind]) => kind),
    catalog.kinds(Family.OPTIMIZER),
  );
  assert.ok(kinds.length >= 24);
});

/** An optimizer with the hyperparameters of a case, in the order of the catalogue. */
function configured(name, kind, setting) {
  const hyper = table[`${name}.${setting}.hyper`];
  const known = catalog.parameters(Family.OPTIMIZER, kind);
  assert.equal(known.length, hyper.length);
  if (setting === "default") {
    known.forEach((one, index) => assert.equal(Math.fround(one.defaultValue), Math.fround(hyper[index])));
  }
  return new Optimizer(kind, Object.fromEntries(known.map((one, index) => [one.name, hyper[index]])));
}

function followsThePath(name, kind, setting) {
  const losses = table[`${name}.${setting}.losses`];
  assert.equal(losses.length, name === "lbfgs" ? 10 : 100);
  const trainer = new Trainer(smallModel(), "mean_squared_error", configured(name, kind, setting));
  let compared = 0;
  losses.forEach((expected, index) => {
    const step = index + 1;
    assert.ok(lossNear(trainer.step(inputs, targets), expected), `loss before step ${step}`);
    for (const parameter of PARAMETERS) {
      const record = `${name}.${setting}.step${step}.${parameter}`;
      if (!(record in table)) continue;
      checkTensor(trainer.getParameter(parameter), table[record], record);
      compared += 1;
    }
  });
  assert.ok(compared >= 2 * PARAMETERS.length);
}

/** Loss and gradients of the table's problem at weights of the program's own. */
function gradientsAt(computing, weights) {
  PARAMETERS.forEach((name, index) => computing.setParameter(name, weights[index]));
  const loss = computing.computeGradients(inputs, targets);
  return [loss, PARAMETERS.map((name) => computing.getGradient(name))];
}

function searched(optimizer, computing, model) {
  const sizes = PARAMETERS.map((name) => model.get(name).length);
  const parts = (flat) => {
    let start = 0;
    return sizes.map((size) => flat.slice(start, (start += size)));
  };
  const join = (lists) => Float32Array.from(lists.flatMap((list) => [...list]));
  const evaluate = (flat) => {
    const [loss, gradients] = gradientsAt(computing, parts(flat));
    return [loss, join(gradients)];
  };
  const search = optimizer.over(join(PARAMETERS.map((name) => model.get(name))));
  const [before] = evaluate(search.weights.slice());
  for (let round = 0; round < 5; round++) assert.ok(search.search(evaluate));
  assert.equal(search.steps, 5);
  const found = parts(search.weights.slice());
  assert.ok(evaluate(join(found))[0] < before);
  return found;
}

function overArrays(kind) {
  const [optimizer, model] = [new Optimizer(kind), smallModel()];
  const trainer = new Trainer(model, "mean_squared_error", optimizer);
  const computing = new Trainer(model, "mean_squared_error", "sgd");
  if (optimizer.needs(4).searches) {
    const found = searched(optimizer, computing, model);
    for (let step = 0; step < 5; step++) trainer.step(inputs, targets);
    PARAMETERS.forEach((name, index) => checkTensor(trainer.getParameter(name), [...found[index]], name));
    return;
  }
  const parts = PARAMETERS.map((name) => optimizer.over(Tensor.from(model.get(name), model.shape(name))));
  for (let step = 0; step < 5; step++) {
    const [, gradients] = gradientsAt(
      computing,
      parts.map((one) => one.lookAhead()),
    );
    parts.forEach((part, index) => part.step(gradients[index]));
    trainer.step(inputs, targets);
    PARAMETERS.forEach((name, index) => {
      assert.deepEqual(trainer.getParameter(name), parts[index].weights.slice(), name);
    });
  }
  assert.equal(parts[0].steps, 5);
  parts.forEach((one) => one.free());
}

for (const [name, kind] of kinds) {
  for (const setting of ["default", "custom"]) {
    test(`${name} follows the published path, ${setting}`, () => followsThePath(name, kind, setting));
  }
  test(`${name} over arrays gives the bits of a trainer`, () => overArrays(kind));
}
