// Models: a graph with weights.

import { GliaError } from "./errors.js";
import { floats, results } from "./arrays.js";
import { Handle, Owned } from "./handle.js";
import { ErrorCode } from "./generated/kinds.js";
import { call, encoded, hashOf, savedBytes, shapeOf, textOf, value } from "./native.js";
import { memory } from "./module.js";
import { checked } from "./options.js";
import { scoped, temporary } from "./scratch.js";

/** Bytes of a file in temporary memory: their address and number. */
export function fileBytes(bytes) {
  const given = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  if (!(given instanceof Uint8Array)) {
    throw new GliaError(ErrorCode.INVALID_ARGUMENT, "bytes: expected a Uint8Array or an ArrayBuffer");
  }
  const address = temporary(Math.max(1, given.length));
  memory().bytes.set(given, address);
  return [address, given.length];
}

export class Model extends Handle {
  static _release = "glia_model_free";

  /** Gives the graph's layers their first weights, by a seed. */
  constructor(graph, options = {}) {
    super();
    const { seed = 0 } = checked(options, "model", "seed");
    if (graph instanceof Owned) this._adopt(graph.address);
    else this._make("glia_model_new", graph, seed);
  }

  /** A model out of the bytes that `save` gave. */
  static load(bytes) {
    const load = () => value("p", "glia_model_load_from_memory", ...fileBytes(bytes));
    return new Model(new Owned(scoped(load)));
  }

  /** The model as the bytes of a file, which every binding of the library reads. */
  save() {
    return savedBytes("glia_model_save_to_memory", this);
  }

  /** The shape of one sample. */
  get inputShape() {
    return shapeOf("glia_model_input_shape", this);
  }

  get outputShape() {
    return shapeOf("glia_model_output_shape", this);
  }

  /** The names of the parameters, such as "layer1.weight". */
  get parameters() {
    const count = value("u", "glia_model_parameter_count", this);
    return Array.from({ length: count }, (_, index) => textOf("glia_model_parameter_name", this, index));
  }

  /** How many weights there are in all parameters. */
  get weightCount() {
    return value("u", "glia_model_weight_count", this);
  }

  /** The number of a parameter. */
  index(name) {
    return scoped(() => value("u", "glia_model_parameter_index", this, ...encoded(name)));
  }

  shape(name) {
    return shapeOf("glia_model_parameter_shape", this, this.index(name));
  }

  /** A copy of a parameter's values. */
  get(name) {
    const [index, shape] = [this.index(name), this.shape(name)];
    const count = shape.reduce((product, one) => product * one, 1);
    return scoped(() => {
      const room = results(count);
      call("glia_model_parameter_get", this, index, room.address, count);
      return room.finish();
    });
  }

  set(name, values) {
    const index = this.index(name);
    scoped(() => {
      const given = floats(values, "values");
      call("glia_model_parameter_set", this, index, given.address, given.count);
    });
  }

  /** The SHA-256 of the weights, the same on every machine. */
  hash() {
    return hashOf("glia_model_hash", this);
  }
}
