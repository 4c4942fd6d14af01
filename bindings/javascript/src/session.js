// Sessions: run a model.

import { floats, pinned, results, shapeError } from "./arrays.js";
import { Handle } from "./handle.js";
import { Loss } from "./loss.js";
import { withKind } from "./kind.js";
import { call, memory } from "./native.js";
import { checked } from "./options.js";
import { scoped, temporary } from "./scratch.js";
import { Tensor, withDataSet } from "./tensor.js";

const product = (shape) => shape.reduce((count, one) => count * one, 1);

export class Session extends Handle {
  static _release = "glia_session_free";

  /** Prepares a model for up to so many rows at a time. */
  constructor(model, options = {}) {
    super();
    const { largestBatch = 1, runtime = null } = checked(options, "session", "largestBatch", "runtime");
    this.largestBatch = largestBatch;
    this.inputShape = model.inputShape;
    this.outputShape = model.outputShape;
    this._columns = [product(this.inputShape), product(this.outputShape)];
    this._make("glia_session_new", model, runtime, largestBatch);
  }

  /** The outputs of rows of inputs. `out` receives them: a Float32Array or a Tensor. */
  run(inputs, out) {
    [inputs, out] = pinned(inputs, out);
    return scoped(() => {
      const [columns, width] = this._columns;
      const given = floats(inputs, "inputs");
      if (given.count % columns !== 0) {
        throw shapeError(`inputs: expected a multiple of ${columns} numbers, got ${given.count}`);
      }
      const count = (given.count / columns) * width;
      const room = results(count, out);
      call("glia_session_run", this, given.address, given.count, room.address, count);
      return room.finish();
    });
  }

  /**
   * Inputs and outputs of so many rows in the module's memory, for loops that copy nothing: write to
   * `inputs.data`, call `run()`, read `outputs.data`.
   */
  bind(rows = 1) {
    const inputs = new Tensor([rows, ...this.inputShape]);
    const outputs = new Tensor([rows, ...this.outputShape]);
    const run = () => {
      // Their memory may be somebody else's after they were freed.
      void [inputs.address, outputs.address];
      const places = [inputs.dataAddress, inputs.length, outputs.dataAddress, outputs.length];
      call("glia_session_run", this, ...places);
    };
    const free = () => [inputs, outputs].forEach((one) => one.free());
    return { inputs, outputs, run, free };
  }

  /**
   * The mean loss of a data set, and for a loss of classes the share of samples whose largest output is
   * the label's, else NaN.
   */
  evaluate(loss, inputs, targets) {
    return withKind(Loss, loss, (used) =>
      withDataSet(inputs, targets, this.inputShape, (given, wanted) =>
        scoped(() => {
          const places = [temporary(8), temporary(8)];
          call("glia_session_evaluate", this, used, given, wanted, ...places);
          const [mean, accuracy] = places.map((place) => memory().doubles[place >>> 3]);
          return { loss: mean, accuracy };
        }),
      ),
    );
  }
}
