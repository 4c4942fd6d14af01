// Graphs: layers and how they are connected; a model gives them weights.

import { Activation } from "./activation.js";
import { GliaError } from "./errors.js";
import { Handle } from "./handle.js";
import { ActivationKind, ErrorCode, Family, LayerKind } from "./generated/kinds.js";
import { KindOf, member, withKind } from "./kind.js";
import { call, encoded, lengths, memory, shapeOf, value } from "./native.js";
import { scoped, temporary } from "./scratch.js";

/** The description of a layer: new Layer("dense", { units: 64 }). */
export class Layer extends KindOf {
  static _release = "glia_layer_free";
  static _family = Family.LAYER;
  static _kinds = LayerKind;
  static _name = "layer";

  /** The activation of the layer's outputs: an Activation, or a kind. */
  setActivation(activation) {
    withKind(Activation, activation, (used) => call("glia_layer_set_activation", this, used));
  }

  /** What gives a parameter of the layer, such as "weight" or "bias", its first values. */
  setInitializer(parameter, initializer) {
    scoped(() => call("glia_layer_set_initializer", this, ...encoded(parameter, "parameter"), initializer));
  }
}

export class Graph extends Handle {
  static _release = "glia_graph_free";

  constructor() {
    super();
    this._make("glia_graph_new");
  }

  /**
   * Dense layers one after the other: Graph.sequential(64, [32, "relu"], 10). Each is a number of units,
   * with an activation if it has one. They are called "layer1", "layer2" and so on.
   */
  static sequential(inputs, ...layers) {
    const graph = new Graph();
    try {
      let node = graph.addInput("inputs", inputs);
      layers.forEach((layer, index) => {
        const [units, activation] = Array.isArray(layer) ? layer : [layer];
        node = graph.addDense(`layer${index + 1}`, node, units, activation);
      });
      return graph;
    } catch (error) {
      graph.free();
      throw error;
    }
  }

  /** The input, of this shape for one sample: a length, or several. Gives the node's number. */
  addInput(name, shape) {
    return scoped(() => value("i", "glia_graph_add_input", this, ...encoded(name), ...lengths(shape)));
  }

  /** A dense layer f(x W + b). Its parameters are called "NAME.weight" and "NAME.bias". */
  addDense(name, input, units, activation = "identity", { useBias = true, weight, bias } = {}) {
    if (useBias && !weight && !bias && !(activation instanceof Activation)) {
      const kind = member(ActivationKind, activation, "activation");
      return scoped(() => value("i", "glia_graph_add_dense", this, ...encoded(name), input, units, kind));
    }
    const layer = new Layer("dense", { units, useBias });
    try {
      layer.setActivation(activation);
      if (weight) layer.setInitializer("weight", weight);
      if (bias) layer.setInitializer("bias", bias);
      return this.addLayer(name, layer, [input]);
    } finally {
      layer.free();
    }
  }

  /** An activation as a layer of its own. */
  addActivation(name, input, activation) {
    return withKind(Layer, "activation", (layer) => {
      layer.setActivation(activation);
      return this.addLayer(name, layer, [input]);
    });
  }

  /** The sum of nodes of the same shape, as in a residual network. */
  addSum(name, inputs) {
    return withKind(Layer, "add", (layer) => this.addLayer(name, layer, inputs));
  }

  /** A layer over earlier nodes. It is copied. */
  addLayer(name, layer, inputs) {
    if (!Array.isArray(inputs) || !inputs.every((one) => Number.isInteger(one))) {
      throw new GliaError(
        ErrorCode.INVALID_ARGUMENT,
        `inputs: expected a list of nodes, got ${String(inputs)}`,
      );
    }
    return scoped(() => {
      const nodes = temporary(4 * inputs.length);
      memory().ints.set(inputs, nodes >>> 2);
      return value("i", "glia_graph_add_layer", this, layer, ...encoded(name), nodes, inputs.length);
    });
  }

  /** The node that the model gives out; without this call, the one added last. */
  setOutput(node) {
    call("glia_graph_set_output", this, node);
  }

  /** The shape of a node's output, for one sample. */
  shape(node) {
    return shapeOf("glia_graph_node_shape", this, node);
  }
}
