// Activations: for layers, and as functions over arrays.

import { floats, isTensor, optionalFloats, results, shapeError, pinned } from "./arrays.js";
import { ActivationKind, ActivationProperty, Family } from "./generated/kinds.js";
import { ActivationOptions } from "./generated/records.js";
import { KindOf, member } from "./kind.js";
import { call, record, value } from "./native.js";
import { scoped } from "./scratch.js";

/** How many numbers a row has: as asked, as a tensor has it, or all. */
function columnsOf(input, count, asked) {
  return asked ?? (isTensor(input) ? (input.shape.at(-1) ?? 1) : count);
}

function rowsOf(count, columns, name) {
  if (columns === 0 || count % columns !== 0) {
    throw shapeError(`${name}: expected a multiple of ${columns} numbers, got ${count}`);
  }
  return count / columns;
}

export class Activation extends KindOf {
  static _release = "glia_activation_free";
  static _family = Family.ACTIVATION;
  static _kinds = ActivationKind;
  static _name = "activation";

  /** A property, with the parameters as set: a bound, or 1 for yes and 0 for no. */
  property(asked) {
    return value("d", "glia_activation_property", this, member(ActivationProperty, asked, "property"));
  }

  /** The points where it, or its derivative, jumps, in ascending order. */
  kinks() {
    const count = this.property(ActivationProperty.KINK_COUNT);
    return Array.from({ length: count }, (_, index) => value("d", "glia_activation_kink", this, index));
  }

  /** How many columns the outputs have for so many of the inputs. */
  outputColumns(columns) {
    return value("u", "glia_activation_output_columns", this, columns);
  }

  /** How many learned parameters there are for so many columns; 0 for most kinds. */
  parameterCount(columns) {
    return value("u", "glia_activation_parameter_count", this, columns);
  }

  /**
   * The outputs of rows of `columns` numbers; by default those of a tensor, or all are one row. `out`
   * receives them. `parameters` are the learned ones; in training, randomized kinds draw by seed and step.
   */
  forward(input, { columns, parameters, training = false, seed = 0, step = 0, out } = {}) {
    [input, parameters, out] = pinned(input, parameters, out);
    return scoped(() => {
      const given = floats(input, "input");
      const width = columnsOf(input, given.count, columns);
      const rows = rowsOf(given.count, width, "input");
      const learned = optionalFloats(parameters, "parameters");
      const room = results(rows * this.outputColumns(width), out);
      const options = record(ActivationOptions, { seed, step, training });
      const shape = [given.address, rows, width, learned.address, learned.count];
      call("glia_activation_forward_with", this, null, ...shape, options, room.address);
      return room.finish();
    });
  }

  /** The gradients at the input and of the learned parameters, by the gradient at the output. */
  backward(input, outputGradient, { columns, parameters, training = false, seed = 0, step = 0 } = {}) {
    [input, outputGradient, parameters] = pinned(input, outputGradient, parameters);
    return scoped(() => {
      const given = floats(input, "input");
      const width = columnsOf(input, given.count, columns);
      const rows = rowsOf(given.count, width, "input");
      const gradient = floats(outputGradient, "outputGradient");
      const expected = rows * this.outputColumns(width);
      if (gradient.count !== expected) {
        throw shapeError(`outputGradient: expected ${expected} numbers, got ${gradient.count}`);
      }
      const learned = optionalFloats(parameters, "parameters");
      const [atInput, ofLearned] = [results(given.count), results(learned.count)];
      call(
        "glia_activation_backward_with",
        this,
        null,
        given.address,
        null,
        gradient.address,
        rows,
        width,
        learned.address,
        learned.count,
        record(ActivationOptions, { seed, step, training }),
        atInput.address,
        learned.count > 0 ? ofLearned.address : null,
      );
      return { input: atInput.finish(), parameters: ofLearned.finish() };
    });
  }
}
