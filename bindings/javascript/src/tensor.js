// Arrays in the module's memory, with a shape: what they hold is read in place, at every call.

import { Handle } from "./handle.js";
import { GliaError } from "./errors.js";
import { ElementType, ErrorCode } from "./generated/kinds.js";
import { ELEMENTS, lasting, elements, isTensor, shapeError, targetType } from "./arrays.js";
import { memory } from "./module.js";
import { lengths, value } from "./native.js";
import { member } from "./kind.js";
import { scoped } from "./scratch.js";

export class Tensor extends Handle {
  static _release = "glia_tensor_free";

  /** Zeros of a shape: new Tensor([100, 64]), or of another type: new Tensor([100], "int32"). */
  constructor(shape, type = ElementType.FLOAT32) {
    super();
    this.type = member(ElementType, type, "type");
    this.shape = typeof shape === "number" ? [shape] : [...shape];
    this.length = this.shape.reduce((count, one) => count * one, 1);
    scoped(() => this._make("glia_tensor_new", this.type, ...lengths(this.shape)));
    // What a tensor of the library's own holds never moves.
    this.dataAddress = value("p", "glia_tensor_data", this);
  }

  /** A copy of numbers in a shape; whole numbers in a typed array of them stay whole. */
  static from(values, shape, type = targetType(values)) {
    values = lasting(values);
    const tensor = new Tensor(shape, type);
    try {
      tensor.set(values);
    } catch (error) {
      tensor.free();
      throw error;
    }
    return tensor;
  }

  get isTensor() {
    return true;
  }

  /**
   * The elements, as a view of the module's memory: writing to it writes to the tensor. Growth of the
   * memory detaches views, so take it anew after other calls; it is made anew only then.
   */
  get data() {
    // A freed tensor has none.
    void this.address;
    const { buffer } = memory();
    if (this._view?.buffer !== buffer) {
      this._view = new (ELEMENTS.get(this.type).array)(buffer, this.dataAddress, this.length);
    }
    return this._view;
  }

  /** Copies numbers in, as many as there are elements. */
  set(values) {
    scoped(() => {
      const { address, count } = elements(values, this.type, "values");
      if (count !== this.length) throw shapeError(`values: expected ${this.length} numbers, got ${count}`);
      const bytes = count * ELEMENTS.get(this.type).bytes;
      memory().bytes.copyWithin(this.data.byteOffset, address, address + bytes);
    });
  }
}

/**
 * Runs `body` with a data set as two tensors: those given, or copies for the time of the call. A sample has
 * so many numbers; as many rows of targets are read.
 */
export function withDataSet(inputs, targets, inputShape, body) {
  const temporaries = [];
  [inputs, targets] = [lasting(inputs), lasting(targets)];
  const tensor = (values, type, shape, name) => {
    if (isTensor(values)) return values;
    if (values === null || values === undefined) {
      throw new GliaError(ErrorCode.INVALID_ARGUMENT, `${name}: expected numbers or a Tensor, got ${values}`);
    }
    const count = values.flat ? values.flat(Infinity).length : values.length;
    const made = Tensor.from(values, shape(count, name), type);
    temporaries.push(made);
    return made;
  };
  const size = inputShape.reduce((count, one) => count * one, 1);
  try {
    const given = tensor(
      inputs,
      ElementType.FLOAT32,
      (count, name) => [rowsOf(count, size, name), ...inputShape],
      "inputs",
    );
    const rows = given.shape[0];
    const wanted = tensor(
      targets,
      targetType(targets),
      (count, name) =>
        targetType(targets) === ElementType.FLOAT32 ? [rows, rowsOf(count, rows, name)] : [count],
      "targets",
    );
    return body(given, wanted);
  } finally {
    for (const one of temporaries) one.free();
  }
}

function rowsOf(count, size, name) {
  if (size === 0 || count % size !== 0) {
    throw shapeError(`${name}: expected a multiple of ${size} numbers, got ${count}`);
  }
  return count / size;
}
