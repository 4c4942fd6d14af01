// glia: builds, trains and runs neural networks in this thread, with the same bits on every machine.

export { initialize, initializeSync } from "./module.js";
export { GliaError } from "./errors.js";
export * from "./generated/kinds.js";
export { Activation } from "./activation.js";
export { ArrayOptimizer, Optimizer } from "./optimizer.js";
export { Handle } from "./handle.js";
export { KindOf } from "./kind.js";
export { Graph, Layer } from "./graph.js";
export { Initializer } from "./initializer.js";
export { Loss } from "./loss.js";
export { Model } from "./model.js";
export { Runtime } from "./runtime.js";
export { Schedule } from "./schedule.js";
export { Session } from "./session.js";
export { Tensor } from "./tensor.js";
export { Trainer } from "./trainer.js";
export * as catalog from "./catalog.js";

/** The batch size of gradient descent on a whole data set at once. */
export const FULL_BATCH = 2 ** 32 - 1;
