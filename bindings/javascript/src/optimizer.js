// Optimizers: for trainers, and over arrays of the program's own.

import { floats, isTensor, shapeError } from "./arrays.js";
import { ElementType, Family, OptimizerKind } from "./generated/kinds.js";
import { OptimizerInfo } from "./generated/records.js";
import { KindOf } from "./kind.js";
import { call, filled, lengths, value } from "./native.js";
import { scoped } from "./scratch.js";
import { Tensor } from "./tensor.js";

export class Optimizer extends KindOf {
  static _release = "glia_optimizer_free";
  static _family = Family.OPTIMIZER;
  static _kinds = OptimizerKind;
  static _name = "optimizer";

  /** What it keeps beside a parameter of this shape, and what it wants. */
  needs(shape) {
    return scoped(() => filled(OptimizerInfo, "glia_optimizer_needs", this, ...lengths(shape)));
  }

  /** This optimizer at work on weights: a tensor, which it changes in place, or a copy of an array. */
  over(weights, shape = isTensor(weights) ? weights.shape : [weights.length]) {
    return new ArrayOptimizer(this, weights, shape);
  }
}

/**
 * An optimizer with its state beside an array; Optimizer.over makes it, and free() gives its memory back.
 * Where `info.takesWholeParameters` is 0 all parameters may be one array; those that search take all at
 * once.
 */
export class ArrayOptimizer {
  constructor(optimizer, weights, shape) {
    const count = [shape].flat().reduce((all, one) => all * one, 1);
    if (isTensor(weights) && (weights.type !== ElementType.FLOAT32 || weights.length !== count)) {
      throw shapeError(`weights: expected a float32 tensor of ${count} numbers, got ${weights.length}`);
    }
    this.optimizer = optimizer;
    this.info = optimizer.needs(shape);
    this.shape = shape;
    this.steps = 0;
    this.tensor = isTensor(weights) ? weights : Tensor.from(weights, shape, ElementType.FLOAT32);
    this._isOwner = !isTensor(weights);
    const { stateFloats, scratchFloats, searchDoubles } = this.info;
    this._state = new Tensor([Math.max(1, stateFloats)]);
    this._scratch = new Tensor([Math.max(1, scratchFloats)]);
    this._search = new Tensor([2 * Math.max(1, searchDoubles)]);
  }

  /** The weights, as a view of the module's memory: take it anew after other calls. */
  get weights() {
    return this.tensor.data;
  }

  /** The state, likewise: to be saved and put back with `steps`. */
  get state() {
    return this._state.data.subarray(0, this.info.stateFloats);
  }

  _gradients(gradients) {
    const given = floats(gradients, "gradients");
    if (given.count !== this.tensor.length) {
      throw shapeError(`gradients: expected ${this.tensor.length} numbers, got ${given.count}`);
    }
    return given.address;
  }

  _places() {
    // Throws where one of them was freed.
    void [this.tensor, this._state, this._scratch, this._search].map((one) => one.address);
    return [this._state.dataAddress, this._scratch.dataAddress];
  }

  /** Where the gradients of the next step are to be taken: the weights themselves for most. */
  lookAhead() {
    return scoped(() => {
      const [state] = this._places();
      const ahead = Tensor.from(this.weights.slice(), this.shape);
      const places = [this.tensor.dataAddress, state, ahead.dataAddress];
      try {
        call("glia_optimizer_look_ahead", this.optimizer, null, ...lengths(this.shape), ...places);
        return ahead.data.slice();
      } finally {
        ahead.free();
      }
    });
  }

  /** Updates the weights by their gradients. */
  step(gradients) {
    scoped(() => {
      const places = [this.tensor.dataAddress, this._gradients(gradients), ...this._places()];
      const shape = lengths(this.shape);
      call("glia_optimizer_step", this.optimizer, null, this.steps + 1, ...shape, ...places);
    });
    this.steps += 1;
  }

  /**
   * One iteration of an optimizer that searches, such as L-BFGS. `evaluate(weights)` gives [loss,
   * gradients], and is called several times. False where nothing was left to do.
   */
  search(evaluate) {
    for (;;) {
      const [loss, gradients] = evaluate(this.weights.slice());
      const following = scoped(() => {
        const places = [this.tensor.dataAddress, this._gradients(gradients), ...this._places()];
        const shape = lengths(this.shape);
        const given = [...shape, loss, ...places, this._search.dataAddress];
        return value("i", "glia_optimizer_search", this.optimizer, null, ...given);
      });
      if (following !== 1) {
        this.steps += following === 0 ? 1 : 0;
        return following === 0;
      }
    }
  }

  /** Gives its memory back; weights that were a tensor stay. */
  free() {
    for (const one of [this._state, this._scratch, this._search]) one.free();
    if (this._isOwner) this.tensor.free();
  }
}
