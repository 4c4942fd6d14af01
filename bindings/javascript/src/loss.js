// Losses: for trainers, and as functions over arrays.

import {
  floats,
  isTensor,
  optionalFloats,
  pinned,
  results,
  shapeError,
  targets as wantedOf,
} from "./arrays.js";
import { Family, LossKind } from "./generated/kinds.js";
import { KindOf } from "./kind.js";
import { call, value } from "./native.js";
import { scoped } from "./scratch.js";

export class Loss extends KindOf {
  static _release = "glia_loss_free";
  static _family = Family.LOSS;
  static _kinds = LossKind;
  static _name = "loss";

  /** What the rows of each class weigh; null: 1 each. */
  setClassWeights(weights) {
    scoped(() => {
      const given = optionalFloats(weights, "weights");
      call("glia_loss_set_class_weights", this, given.address, given.count);
    });
  }

  /**
   * The loss of `rows` rows of outputs, its gradient, and the loss of each row. Targets are values or, in a
   * typed array of whole numbers, labels; null for a loss without. `weights` has one for each row.
   */
  evaluate(outputs, targets, { rows = isTensor(outputs) ? outputs.shape[0] : 1, weights } = {}) {
    [outputs, targets, weights] = pinned(outputs, targets, weights);
    return scoped(() => {
      const given = floats(outputs, "outputs");
      if (rows === 0 ? given.count !== 0 : given.count % rows !== 0) {
        throw shapeError(`outputs: expected a multiple of ${rows} numbers, got ${given.count}`);
      }
      const wanted = wantedOf(targets);
      const weighed = optionalFloats(weights, "weights");
      if (weights != null && weighed.count !== rows) {
        throw shapeError(`weights: expected ${rows} numbers, got ${weighed.count}`);
      }
      const [each, gradient] = [results(rows), results(given.count)];
      const found = value(
        "d",
        "glia_loss_evaluate_weighted",
        this,
        null,
        given.address,
        rows,
        rows === 0 ? 1 : given.count / rows,
        wanted.address,
        wanted.type,
        wanted.count,
        weighed.address,
        each.address,
        gradient.address,
      );
      return { value: found, gradient: gradient.finish(), rows: each.finish() };
    });
  }
}
