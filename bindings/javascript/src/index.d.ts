// The types of index.js; those of kinds and records are generated.

import type {
  ActivationKind,
  ActivationName,
  ActivationProperty,
  ActivationPropertyName,
  ElementType,
  ElementTypeName,
  ErrorCode,
  Family,
  InitializerKind,
  InitializerName,
  LayerKind,
  LayerName,
  Level,
  LevelName,
  LossKind,
  LossName,
  OptimizerKind,
  OptimizerName,
  Param,
  ParamName,
  ScheduleKind,
  ScheduleName,
  Settings,
} from "./generated/kinds.js";
import type { Frame, OptimizerInfo, ParameterInfo, Progress } from "./generated/records.js";

export * from "./generated/kinds.js";

/** What the module is loaded from: an address, a response, bytes, or what was compiled before. */
export type Source = string | URL | Response | BufferSource | WebAssembly.Module;

/** Loads the module, once for each thread; everything else needs it. */
export function initialize(source?: Source | PromiseLike<Source>): Promise<void>;
/** The same at once. */
export function initializeSync(source: BufferSource | WebAssembly.Module): void;

/** A failure of the library. */
export class GliaError extends Error {
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown });
  readonly code: ErrorCode;
  /** The name of the code, such as "SHAPE_MISMATCH". */
  readonly codeName: keyof typeof ErrorCode;
}

/** Numbers that are read: a view of the module's memory in place, all others by one copy. */
export type Numbers =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
  | readonly NestedNumbers[]
  | Tensor;
export type NestedNumbers = number | readonly NestedNumbers[];
/** Values, or labels of classes as whole numbers in a typed array of them. */
export type Targets = Numbers | BigInt64Array | BigUint64Array;
/** What receives results. */
export type Output = Float32Array | Tensor;
export type Shape = number | readonly number[];
/** A key of a parameter: "learningRate", "learning_rate" or Param.LEARNING_RATE. */
export type Key = keyof Settings | ParamName | Param;

/** What all objects of the library share. A freed one throws BAD_HANDLE. */
export class Handle {
  protected constructor();
  /** The address of the handle, for the functions of "glia/native". */
  readonly address: number;
  readonly isFreed: boolean;
  /** Frees the object now; without it, some time after nobody has it any more. */
  free(): void;
  [Symbol.dispose](): void;
}

/** What is made by kind and set by key. */
export class KindOf<Kind extends number> extends Handle {
  readonly kind: Kind;
  readonly name: string;
  /** All parameters with their values. */
  readonly settings: Settings;
  set(name: Key, wanted: number | boolean): void;
  get(name: Key): number;
}

export interface Passes {
  /** Numbers of a row; by default all are one row. */
  columns?: number;
  /** The learned parameters, for kinds that have them. */
  parameters?: Numbers;
  /** In training, randomized kinds draw by seed and step. */
  training?: boolean;
  seed?: number | bigint;
  step?: number | bigint;
}

export class Activation extends KindOf<ActivationKind> {
  constructor(kind: ActivationKind | ActivationName, settings?: Settings);
  property(asked: ActivationProperty | ActivationPropertyName): number;
  /** The points where it, or its derivative, jumps. */
  kinks(): number[];
  outputColumns(columns: number): number;
  parameterCount(columns: number): number;
  forward(input: Numbers, options?: Passes & { out?: undefined }): Float32Array;
  forward<Out extends Output>(input: Numbers, options: Passes & { out: Out }): Out;
  backward(
    input: Numbers,
    outputGradient: Numbers,
    options?: Passes,
  ): { input: Float32Array; parameters: Float32Array };
}

export class Loss extends KindOf<LossKind> {
  constructor(kind: LossKind | LossName, settings?: Settings);
  setClassWeights(weights: Numbers | null): void;
  evaluate(
    outputs: Numbers,
    targets: Targets | null,
    options?: { rows?: number; weights?: Numbers | null },
  ): { value: number; gradient: Float32Array; rows: Float32Array };
}

export class Optimizer extends KindOf<OptimizerKind> {
  constructor(kind: OptimizerKind | OptimizerName, settings?: Settings);
  needs(shape: Shape): OptimizerInfo;
  /** This optimizer at work on weights: a tensor, in place, or a copy of an array. */
  over(weights: Numbers, shape?: readonly number[]): ArrayOptimizer;
}

/** An optimizer with its state beside an array. */
export class ArrayOptimizer {
  private constructor();
  readonly optimizer: Optimizer;
  readonly info: OptimizerInfo;
  readonly tensor: Tensor;
  /** Views of the module's memory: take them anew after other calls. */
  readonly weights: Float32Array;
  readonly state: Float32Array;
  /** Steps done; it may be set, to go on from a saved state. */
  steps: number;
  /** Where the gradients of the next step are to be taken. */
  lookAhead(): Float32Array;
  step(gradients: Numbers): void;
  search(evaluate: (weights: Float32Array) => [number, Numbers]): boolean;
  free(): void;
}

export class Initializer extends KindOf<InitializerKind> {
  constructor(kind: InitializerKind | InitializerName, settings?: Settings);
  fill(
    seed: number | bigint,
    name: string,
    count: number,
    fans?: { fanIn?: number; fanOut?: number },
  ): Float32Array;
}

export class Schedule extends KindOf<ScheduleKind> {
  constructor(kind: ScheduleKind | ScheduleName, settings?: Settings);
  value(step: number | bigint): number;
  /** Tells a plateau schedule a figure; whether the value changed. */
  report(figure: number): boolean;
  setPoints(steps: readonly number[], values?: readonly number[] | null): void;
}

export type AnyActivation = Activation | ActivationKind | ActivationName;

export class Layer extends KindOf<LayerKind> {
  constructor(kind: LayerKind | LayerName, settings?: Settings);
  setActivation(activation: AnyActivation): void;
  setInitializer(parameter: string, initializer: Initializer): void;
}

/** A place in a graph. */
export type Node = number;

export class Graph extends Handle {
  constructor();
  /** Dense layers one after the other: Graph.sequential(64, [32, "relu"], 10). */
  static sequential(
    inputs: Shape,
    ...layers: (number | readonly [units: number, activation: AnyActivation])[]
  ): Graph;
  addInput(name: string, shape: Shape): Node;
  addDense(
    name: string,
    input: Node,
    units: number,
    activation?: AnyActivation,
    options?: { useBias?: boolean; weight?: Initializer; bias?: Initializer },
  ): Node;
  addActivation(name: string, input: Node, activation: AnyActivation): Node;
  addSum(name: string, inputs: readonly Node[]): Node;
  addLayer(name: string, layer: Layer, inputs: readonly Node[]): Node;
  setOutput(node: Node): void;
  shape(node: Node): number[];
}

export class Model extends Handle {
  constructor(graph: Graph, options?: { seed?: number | bigint });
  static load(bytes: Uint8Array | ArrayBuffer): Model;
  save(): Uint8Array;
  readonly inputShape: number[];
  readonly outputShape: number[];
  readonly parameters: string[];
  readonly weightCount: number;
  index(name: string): number;
  shape(name: string): number[];
  get(name: string): Float32Array;
  set(name: string, values: Numbers): void;
  hash(): string;
}

export class Runtime extends Handle {
  /** More than one thread is refused as unsupported, and so is every level but "scalar". */
  constructor(options?: { threads?: number; level?: Level | LevelName });
  readonly threads: number;
  readonly level: Level;
}

export class Session extends Handle {
  constructor(model: Model, options?: { largestBatch?: number; runtime?: Runtime | null });
  readonly largestBatch: number;
  readonly inputShape: number[];
  readonly outputShape: number[];
  run(inputs: Numbers): Float32Array;
  run<Out extends Output>(inputs: Numbers, out: Out): Out;
  /** Inputs and outputs in the module's memory, for loops that copy nothing. */
  bind(rows?: number): { inputs: Tensor; outputs: Tensor; run(): void; free(): void };
  evaluate(
    loss: Loss | LossKind | LossName,
    inputs: Numbers,
    targets: Targets,
  ): { loss: number; accuracy: number };
}

export class Tensor extends Handle {
  constructor(shape: Shape, type?: ElementType | ElementTypeName);
  static from(values: Targets, shape: Shape, type?: ElementType | ElementTypeName): Tensor;
  readonly type: ElementType;
  readonly shape: number[];
  /** How many elements. */
  readonly length: number;
  /** The elements, in place: take the view anew after other calls, which may let the memory grow. */
  readonly data: Float32Array | Int32Array | BigInt64Array;
  readonly dataAddress: number;
  readonly isTensor: true;
  set(values: Targets): void;
}

export interface RunOptions {
  epochs?: number;
  /** 0: the trainer's largest batch; FULL_BATCH: the whole data set. */
  batchSize?: number;
  shuffle?: boolean;
  withReplacement?: boolean;
  /** So many steps are averaged for one update. */
  microBatches?: number;
}

/** What a run tells, with flags as truth values. */
export type RunProgress = Omit<Progress, "finished" | "epochFinished"> & {
  finished: boolean;
  epochFinished: boolean;
};
export type RunFrame = Omit<Frame, "finished" | "underWay"> & { finished: boolean; underWay: boolean };
/** After each step; false ends the run. */
export type OnProgress = (progress: RunProgress) => unknown;

export interface TrainerOptions {
  /** The most rows that are computed at a time; 0 for 64. */
  largestBatch?: number;
  /** Chooses the order of samples. */
  seed?: number | bigint;
  /** Whether a step also computes the gradient at the inputs. */
  inputGradient?: boolean;
  runtime?: Runtime | null;
}

export class Trainer extends Handle {
  constructor(
    model: Model,
    loss: Loss | LossKind | LossName,
    optimizer: Optimizer | OptimizerKind | OptimizerName,
    options?: TrainerOptions,
  );
  static load(bytes: Uint8Array | ArrayBuffer, options?: Omit<TrainerOptions, "seed">): Trainer;
  save(): Uint8Array;
  readonly inputShape: number[];
  readonly outputShape: number[];
  readonly parameters: string[];
  /** One step on a minibatch; its loss, before the step. */
  step(inputs: Numbers, targets: Targets | null): number;
  computeGradients(inputs: Numbers, targets: Targets | null, weights?: Numbers): number;
  applyGradients(): void;
  fit(inputs: Numbers, targets: Targets, options?: RunOptions & { onProgress?: OnProgress }): RunProgress;
  begin(options?: RunOptions): void;
  resume(inputs: Numbers, targets: Targets, options?: { onProgress?: OnProgress }): RunProgress;
  advance(inputs: Numbers, targets: Targets, most?: number): RunProgress;
  readonly progress: RunProgress;
  /** About so many milliseconds of the run; stops in the middle of a step. */
  runFor(inputs: Numbers, targets: Targets, milliseconds: number): RunFrame;
  stepFor(inputs: Numbers, targets: Targets | null, milliseconds: number): RunFrame;
  settle(): void;
  model(): Model;
  averageModel(): Model;
  getParameter(name: string | number): Float32Array;
  setParameter(name: string | number, values: Numbers): void;
  getGradient(name: string | number): Float32Array;
  setGradient(name: string | number, values: Numbers): void;
  hash(): string;
  readonly stepCount: number;
  /** Settings of the optimizer, of the updates, and of the watch. */
  get(name: Key): number;
  set(name: Key, wanted: number): void;
  getUpdate(name: Key): number;
  setUpdate(name: Key, wanted: number): void;
  getWatch(name: Key): number;
  setWatch(name: Key, wanted: number): void;
  getSchedule(name: Key): Schedule | null;
  setSchedule(name: Key, schedule: Schedule | null): void;
  reportToSchedules(figure: number): void;
}

/** The batch size of gradient descent on a whole data set at once. */
export const FULL_BATCH: number;

/** What the library has. */
export namespace catalog {
  type Parameter = Omit<ParameterInfo, "isInteger"> & {
    name: ParamName;
    description: string;
    isInteger: boolean;
  };
  function kinds(family: Family): number[];
  function find(family: Family, name: string): number;
  function name(family: Family, kind: number): string;
  function description(family: Family, kind: number): string;
  function parameters(family: Family, kind: number): Parameter[];
  /** The version of the library. */
  function version(): string;
}
