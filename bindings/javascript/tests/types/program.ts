// What has to compile, and behind @ts-expect-error what must not.

import {
  Activation,
  FULL_BATCH,
  Family,
  GliaError,
  Graph,
  Initializer,
  Model,
  Optimizer,
  OptimizerKind,
  Param,
  Schedule,
  Session,
  Tensor,
  Trainer,
  catalog,
  initialize,
} from "glia";
import { call, layouts, record, scoped } from "glia/native";

await initialize(new URL("glia.wasm", "https://example.org/"));
const graph = Graph.sequential([2], [8, "tanh"], [4, new Activation("leaky_relu", { slope: 0.1 })], 1);
const node: number = graph.addDense("more", 0, 3, "relu", { weight: new Initializer("he_normal") });
graph.setOutput(node);
const trainer = new Trainer(
  new Model(graph, { seed: 2n ** 63n }),
  "mean_squared_error",
  new Optimizer(OptimizerKind.ADAM, { learningRate: 0.1, beta1: 0.8 }),
);
const progress = trainer.fit(
  [
    [0, 1],
    [1, 0],
  ],
  Int32Array.of(0, 1),
  {
    epochs: 3,
    batchSize: FULL_BATCH,
    onProgress: ({ epochFinished, loss }) => epochFinished && loss < 0.1,
  },
);
const isDone: boolean = progress.finished;
trainer.setSchedule("learning_rate", new Schedule("cosine"));
trainer.set(Param.BETA1, 0.5);
const frame = trainer.runFor(Tensor.from([1, 2], [1, 2]), [1], 8);
const bytes: Uint8Array = trainer.save();
const restored: Trainer = Trainer.load(bytes, { largestBatch: 4 });
const session = new Session(restored.model(), { largestBatch: 4 });
const outputs: Float32Array = session.run([1, 2]);
const same: Tensor = session.run([1, 2], new Tensor([1]));
const description: string = catalog.parameters(Family.OPTIMIZER, OptimizerKind.ADAM)[0]?.description ?? "";
const status: number = scoped(() => call("glia_trainer_begin", trainer, record(layouts["FitOptions"]!)));
try {
  session.free();
} catch (error) {
  if (error instanceof GliaError) console.log(error.codeName, error.code);
}
console.log(isDone, frame.underWay, outputs, same, description, status);

// @ts-expect-error: no such kind
new Optimizer("madam");
// @ts-expect-error: no such parameter
new Optimizer("adam", { learningrate: 0.1 });
// @ts-expect-error: no such function
call("glia_nonsense");
// @ts-expect-error: labels are whole numbers in a typed array
trainer.step([1, 2], ["a"]);
