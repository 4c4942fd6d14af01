// Runs of a trainer over a data set: to the end, step by step, or in frames.

import { Handle } from "./handle.js";
import { FitOptions, Frame, Progress } from "./generated/records.js";
import { call, filled, record } from "./native.js";
import { checked } from "./options.js";
import { scoped } from "./scratch.js";
import { targets as wantedOf, floats, pinned } from "./arrays.js";
import { withDataSet } from "./tensor.js";

const OPTIONS = ["epochs", "batchSize", "shuffle", "withReplacement", "microBatches", "onProgress"];

/** A run's options as the library has them. */
function fitOptions(options) {
  const { epochs = 1, batchSize = 0, shuffle = true } = checked(options, "fit", ...OPTIONS);
  const { withReplacement = false, microBatches = 1 } = options;
  return record(FitOptions, { epochs, batchSize, keepOrder: !shuffle, withReplacement, microBatches });
}

/** Flags as truth values. */
function told(found) {
  for (const name of ["finished", "epochFinished", "underWay"]) {
    if (name in found) found[name] = found[name] !== 0;
  }
  return found;
}

/** A budget as the library takes it. */
function nanoseconds(milliseconds) {
  return typeof milliseconds === "number" ? Math.round(milliseconds * 1e6) : milliseconds;
}

/** Data sets are arrays, samples one after the other, which are copied for each call, or tensors. */
export class TrainerRuns extends Handle {
  /**
   * Trains on a data set, to the end or until `onProgress(progress)` gives false; it is called after each
   * step. What it throws ends the run and comes out of here; `resume` goes on from there. batchSize 0 is
   * the trainer's largest batch, FULL_BATCH the whole data set.
   */
  fit(inputs, targets, options = {}) {
    if (options.onProgress) {
      this.begin(options);
      return this.resume(inputs, targets, options);
    }
    return withDataSet(inputs, targets, this.inputShape, (given, wanted) => {
      scoped(() => call("glia_trainer_fit", this, given, wanted, fitOptions(options), null, null));
      return this.progress;
    });
  }

  /** Begins a run without doing a step, for `advance`, `runFor` or `resume`. */
  begin(options = {}) {
    scoped(() => call("glia_trainer_begin", this, fitOptions(options)));
  }

  /** Goes on with the run in progress, after a stop or a load, to its end. */
  resume(inputs, targets, { onProgress } = {}) {
    return withDataSet(inputs, targets, this.inputShape, (given, wanted) => {
      let { progress } = this;
      while (!progress.finished) {
        progress = this.advance(given, wanted, onProgress ? 1 : 1 << 20);
        if (onProgress?.(progress) === false) break;
      }
      return progress;
    });
  }

  /** At most so many of the next steps of the run. The data are the same at every call. */
  advance(inputs, targets, most = 1) {
    return withDataSet(inputs, targets, this.inputShape, (given, wanted) =>
      told(filled(Progress, "glia_trainer_advance", this, given, wanted, most)),
    );
  }

  /** How far the run is. */
  get progress() {
    return told(filled(Progress, "glia_trainer_progress", this));
  }

  /**
   * Goes on with the run for about so many milliseconds, and stops in the middle of a step; the next frame
   * goes on there, with the bits of whole steps.
   */
  runFor(inputs, targets, milliseconds) {
    return withDataSet(inputs, targets, this.inputShape, (given, wanted) =>
      told(filled(Frame, "glia_trainer_run_for", this, given, wanted, nanoseconds(milliseconds))),
    );
  }

  /**
   * Goes on with one step over a minibatch for about so many milliseconds: call it with the same numbers
   * until the frame is finished.
   */
  stepFor(inputs, targets, milliseconds) {
    [inputs, targets] = pinned(inputs, targets);
    return scoped(() => {
      const [given, wanted] = [floats(inputs, "inputs"), wantedOf(targets)];
      const batch = [given.address, given.count, wanted.address, wanted.type, wanted.count];
      return told(filled(Frame, "glia_trainer_step_for", this, ...batch, nanoseconds(milliseconds)));
    });
  }

  /** Brings a step that is under way to its end, or back to its beginning. */
  settle() {
    call("glia_trainer_settle", this);
  }
}
