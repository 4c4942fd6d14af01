// Trainers: a network's weights with gradients and an optimizer, over batches or a data set.

import { floats, optionalFloats, results, targets as wantedOf, pinned } from "./arrays.js";
import { Owned } from "./handle.js";
import { ErrorCode } from "./generated/kinds.js";
import { TrainerOptions } from "./generated/records.js";
import { key, withKind } from "./kind.js";
import { Loss } from "./loss.js";
import { Model, fileBytes } from "./model.js";
import { call, hashOf, record, savedBytes, value } from "./native.js";
import { Optimizer } from "./optimizer.js";
import { checked } from "./options.js";
import { Schedule } from "./schedule.js";
import { scoped } from "./scratch.js";
import { TrainerRuns } from "./trainer_runs.js";

export class Trainer extends TrainerRuns {
  static _release = "glia_trainer_free";

  /**
   * Copies model, loss and optimizer; the last two may be kinds. `largestBatch` is the most rows that are
   * computed at a time, 0 for 64; the seed chooses the order of samples. With inputGradient a step also
   * computes the gradient at the inputs.
   */
  constructor(model, loss, optimizer, options = {}) {
    super();
    checked(options, "trainer", "largestBatch", "seed", "inputGradient", "runtime");
    if (model instanceof Owned) {
      this._adopt(model.address);
      model = this.model();
      this._shapesOf(model);
      model.free();
      return;
    }
    withKind(Loss, loss, (used) =>
      withKind(Optimizer, optimizer, (rule) =>
        scoped(() => {
          const given = record(TrainerOptions, options);
          this._make("glia_trainer_new", model, used, rule, options.runtime, given);
        }),
      ),
    );
    this._shapesOf(model);
  }

  /** A trainer out of the bytes that `save` gave; training goes on bit for bit. */
  static load(bytes, options = {}) {
    checked(options, "load", "largestBatch", "inputGradient", "runtime");
    return scoped(() => {
      const given = [...fileBytes(bytes), options.runtime, record(TrainerOptions, options)];
      return new Trainer(new Owned(value("p", "glia_trainer_load_from_memory", ...given)));
    });
  }

  /** Everything that training goes on from, as the bytes of a file. */
  save() {
    return savedBytes("glia_trainer_save_to_memory", this);
  }

  _shapesOf(model) {
    this.inputShape = model.inputShape;
    this.outputShape = model.outputShape;
    this.parameters = model.parameters;
    this._counts = this.parameters.map((name) => model.shape(name).reduce((count, one) => count * one, 1));
  }

  _batch(inputs, targets) {
    [inputs, targets] = pinned(inputs, targets);
    const [given, wanted] = [floats(inputs, "inputs"), wantedOf(targets)];
    return [given.address, given.count, wanted.address, wanted.type, wanted.count];
  }

  /** One step on a minibatch; its loss, before the step. */
  step(inputs, targets) {
    return scoped(() => value("d", "glia_trainer_step", this, ...this._batch(inputs, targets)));
  }

  /** The first half of a step: loss and gradients. `weights` has one for each row. */
  computeGradients(inputs, targets, weights) {
    [inputs, targets, weights] = pinned(inputs, targets, weights);
    return scoped(() => {
      const weighed = optionalFloats(weights, "weights");
      const batch = [...this._batch(inputs, targets), weighed.address, weighed.count];
      if (weights == null) return value("d", "glia_trainer_compute_gradients", this, ...batch.slice(0, 5));
      return value("d", "glia_trainer_compute_gradients_weighted", this, ...batch);
    });
  }

  /** The second half of a step: the update. */
  applyGradients() {
    call("glia_trainer_apply_gradients", this);
  }

  /** A copy of the model as it is now, or of the running average of its weights. */
  model() {
    return new Model(new Owned(value("p", "glia_trainer_model", this)));
  }

  averageModel() {
    return new Model(new Owned(value("p", "glia_trainer_average_model", this)));
  }

  _index(name) {
    const index = typeof name === "string" ? this.parameters.indexOf(name) : name;
    // A name that is none is the library's to refuse.
    return index >= 0 ? index : 2 ** 32 - 1;
  }

  _read(reader, name) {
    const index = this._index(name);
    const count = this._counts[index] ?? 0;
    return scoped(() => {
      const room = results(count);
      call(reader, this, index, room.address, count);
      return room.finish();
    });
  }

  _write(writer, name, values) {
    scoped(() => {
      const given = floats(values, "values");
      call(writer, this, this._index(name), given.address, given.count);
    });
  }

  /** A copy of a parameter's values, by its name or its number. */
  getParameter(name) {
    return this._read("glia_trainer_parameter_get", name);
  }

  setParameter(name, values) {
    this._write("glia_trainer_parameter_set", name, values);
  }

  /** A copy of the gradient of a parameter. */
  getGradient(name) {
    return this._read("glia_trainer_gradient_get", name);
  }

  setGradient(name, values) {
    this._write("glia_trainer_gradient_set", name, values);
  }

  /** The SHA-256 of the weights, the same on every machine. */
  hash() {
    return hashOf("glia_trainer_hash", this);
  }

  /** Steps done. */
  get stepCount() {
    return value("l", "glia_trainer_step_count", this);
  }

  /** A setting of the optimizer: get("learningRate"). */
  get(name) {
    return value("d", "glia_trainer_optimizer_get", this, key(name, "optimizer"));
  }

  set(name, wanted) {
    call("glia_trainer_optimizer_set", this, key(name, "optimizer"), wanted);
  }

  /** A setting of the updates, such as "clipNorm". */
  getUpdate(name) {
    return value("d", "glia_trainer_update_get", this, key(name, "updates"));
  }

  setUpdate(name, wanted) {
    call("glia_trainer_update_set", this, key(name, "updates"), wanted);
  }

  /** A setting of the watch, which looks at each step. */
  getWatch(name) {
    return value("d", "glia_trainer_watch_get", this, key(name, "watch"));
  }

  setWatch(name, wanted) {
    call("glia_trainer_watch_set", this, key(name, "watch"), wanted);
  }

  /** The schedule that a setting follows; null for none. */
  getSchedule(name) {
    const number = key(name, "optimizer");
    try {
      return new Schedule(new Owned(value("p", "glia_trainer_schedule_get", this, number)));
    } catch (error) {
      if (error.code === ErrorCode.NOT_FOUND) return null;
      throw error;
    }
  }

  setSchedule(name, schedule) {
    call("glia_trainer_schedule_set", this, key(name, "optimizer"), schedule);
  }

  /** Tells all schedules that wait for one a figure, such as the loss on data held back. */
  reportToSchedules(figure) {
    call("glia_trainer_schedule_report", this, figure);
  }
}
