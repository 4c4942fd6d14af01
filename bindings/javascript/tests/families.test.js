// Every loss, initializer and schedule of the catalogue against the tables of tests/golden.

import assert from "node:assert/strict";
import test from "node:test";
import {
  Family,
  GliaError,
  Initializer,
  InitializerKind,
  Loss,
  LossKind,
  Schedule,
  ScheduleKind,
  catalog,
} from "../src/index.js";
import { XOR_INPUTS, XOR_TARGETS, cases, checkTensor, golden, lossNear, xorTrainer } from "./support.js";

const names = (enumeration) => Object.entries(enumeration).map(([name, kind]) => [name.toLowerCase(), kind]);

test("the tables have every kind", () => {
  const families = [
    [Family.LOSS, LossKind],
    [Family.INITIALIZER, InitializerKind],
    [Family.SCHEDULE, ScheduleKind],
  ];
  for (const [family, kinds] of families) assert.deepEqual(Object.values(kinds), catalog.kinds(family));
});

function checkLoss(kind, record) {
  const table = golden("losses");
  const loss = new Loss(kind);
  const hyper = table[`${record}.hyper`] ?? [];
  catalog.parameters(Family.LOSS, kind).forEach((one, index) => {
    if (index < hyper.length) loss.set(one.key, hyper[index]);
  });
  if (`${record}.class_weights` in table) loss.setClassWeights(table[`${record}.class_weights`]);
  const outputs = table[`${record}.outputs`];
  const [rows] = table[`${record}.shape`];
  const weights = table[`${record}.sample_weights`];
  const labels = table[`${record}.labels`];
  const values = table[`${record}.targets`];
  const wanted = labels
    ? [Int32Array.from(labels), BigInt64Array.from(labels.map(BigInt)), Int16Array.from(labels)]
    : [values, values && Float32Array.from(values)];
  for (const targets of wanted) {
    const found = loss.evaluate(outputs, targets, { rows, weights });
    assert.ok(lossNear(found.value, table[`${record}.value`][0]), `${record}: ${found.value}`);
    checkTensor(found.gradient, table[`${record}.gradient`], record);
    assert.equal(found.rows.length, rows);
  }
}

for (const [name, kind] of names(LossKind)) {
  test(`${name} against the table`, () => {
    for (const record of cases("losses", name, ".shape")) checkLoss(kind, record);
  });
}

for (const [name, kind] of names(InitializerKind)) {
  test(`${name} against the table`, () => {
    const table = golden("initializers");
    for (const record of cases("initializers", name, ".settings")) {
      const initializer = new Initializer(kind);
      const settings = table[`${record}.settings`];
      for (let at = 0; at < settings.length; at += 2) initializer.set(settings[at], settings[at + 1]);
      const [seed, fanIn, fanOut, count] = table[`${record}.shape`];
      const values = initializer.fill(seed, "layer.weight", count, { fanIn, fanOut });
      checkTensor(values, table[`${record}.values`], record);
    }
  });
}

function near(got, expected, what) {
  const distance = Math.abs(got - expected);
  assert.ok(distance <= Math.max(1e-13 * Math.abs(expected), 1e-290), `${what}: ${expected}, got ${got}`);
}

for (const [name, kind] of names(ScheduleKind)) {
  test(`${name} against the table`, () => {
    const table = golden("schedules");
    for (const record of cases("schedules", name, ".parameters")) {
      const schedule = new Schedule(kind);
      catalog.parameters(Family.SCHEDULE, kind).forEach((one, index) => {
        schedule.set(one.key, table[`${record}.parameters`][index]);
      });
      const points = table[`${record}.points`];
      if (points) schedule.setPoints(points.map(BigInt), table[`${record}.point_values`] ?? null);
      (table[`${record}.reports`] ?? []).forEach((figure, index) => {
        schedule.report(figure);
        near(schedule.value(1000), table[`${record}.after`][index], record);
      });
      table[`${record}.steps`].forEach((step, index) => {
        near(schedule.value(BigInt(step)), table[`${record}.values`][index], `${record} at ${step}`);
      });
    }
  });
}

test("a trainer follows a schedule", () => {
  const trainer = xorTrainer();
  const schedule = new Schedule("linear", { initial: 0.1, finalShare: 0.5, steps: 10 });
  trainer.setSchedule("learningRate", schedule);
  for (let step = 0; step < 12; step++) {
    assert.equal(trainer.get("learningRate"), schedule.value(step));
    trainer.step(XOR_INPUTS, XOR_TARGETS);
  }
  assert.deepEqual(trainer.getSchedule("learning_rate").settings, schedule.settings);
  assert.throws(() => trainer.set("learningRate", 0.5), GliaError);
  trainer.setSchedule("learningRate", null);
  assert.equal(trainer.getSchedule("learningRate"), null);
  trainer.set("learningRate", 0.5);
  assert.equal(trainer.get("learningRate"), 0.5);
});
