// The structs of the library: options that go in, and facts that come out.
//
// Generated from the C header by python3 bindings/generate/javascript.py; do not edit.

/**
 * How an activation is computed where its kind draws random numbers. Set struct_size to
 * sizeof(glia_activation_options); zero in every other field is inference.
 */
export interface ActivationOptions {
  /** Chooses the random numbers of training. */
  seed: number | bigint;
  /** The number of the step, which also does: a backward call needs that of its forward call. */
  step: number | bigint;
  /** 1 in training, where randomized rectifiers draw; 0 in inference, where they take the mean. */
  training: number;
}

/**
 * What glia_catalog_parameter tells about a parameter. Set struct_size to
 * sizeof(glia_parameter_info) before the call.
 */
export interface ParameterInfo {
  /** The key, one of GLIA_PARAM_…. */
  key: number;
  /** 1 where only whole numbers may be set, else 0. */
  isInteger: number;
  /** The value where none is set. */
  defaultValue: number;
  /** The least value that may be set. */
  minimum: number;
  /** The greatest value that may be set. */
  maximum: number;
}

/** What a report says of the whole. Set struct_size to sizeof(glia_report_summary) before the call. */
export interface ReportSummary {
  /** Rows of the batch. */
  rows: number;
  /**
   * The number of layers: nodes of the graph that are no inputs, in the order in which they
   * were added.
   */
  layers: number;
  /**
   * The first layer with values that are not finite, -1 for none. The forward pass is followed
   * first: the layer is the first with such outputs. Where all outputs are finite, it is the
   * first with such gradients as the backward pass meets them, from the last layer on.
   */
  firstNonFinite: number;
  /** The fraction, 0 to 1, of input values that are not finite. */
  nonFiniteInputs: number;
  /** The mean loss of the rows. */
  loss: number;
}

/**
 * What a report says of a layer. Set struct_size to sizeof(glia_layer_figures) before the call. A
 * figure that a layer has not is NaN. Fractions are from 0 to 1.
 */
export interface LayerFigures {
  /** Rows of the batch. */
  rows: number;
  /** Units: outputs of a row. */
  units: number;
  /**
   * The fraction of units that are dead: the output is 0 in every row of the batch, and so is
   * the gradient of the loss by what the activation computes it from, so that nothing the unit
   * has will change.
   */
  dead: number;
  /**
   * The fraction of values that are saturated: |f'(x)| is at most a twentieth of the largest
   * over -4 <= x < 4 (GLIA_ACTIVATION_PROPERTY_SATURATED_SLOPE). Of a gated unit the gate
   * counts. 0 for activations that level off on neither side, for those with learned parameters
   * and for layers without activation; NaN for activations along an axis.
   */
  saturated: number;
  /**
   * The mean of all outputs: far from 0 against the deviation, they are not centred. NaN or
   * infinite where an output is not finite.
   */
  mean: number;
  /** Their standard deviation; NaN where an output is not finite. */
  deviation: number;
  /** The fraction of outputs that are NaN or infinite. */
  nonFinite: number;
  /**
   * The same of the gradients at what the activation computes from, together with those of the
   * layer's parameters.
   */
  nonFiniteGradients: number;
  /** The same of the layer's parameters; NaN for a layer without. */
  nonFiniteParameters: number;
  /**
   * The Euclidean norm of the gradient of the mean loss by all parameters of the layer; NaN for a
   * layer without.
   */
  gradientNorm: number;
  /** The norm of these parameters; NaN for a layer without. */
  weightNorm: number;
  /**
   * The norm of what the trainer's next step would change these parameters by, were this batch
   * its minibatch, with the optimizer's state as it is; NaN for a report on a model, and for a
   * layer without parameters.
   */
  updateNorm: number;
  /** update_norm / weight_norm; infinite where parameters of 0 change. */
  updateRatio: number;
}

/**
 * Options of a run. Set struct_size to sizeof(glia_fit_options); zero in any other field means
 * the default.
 */
export interface FitOptions {
  /** Passes over the data; 0: 1. */
  epochs: number;
  /**
   * Rows of a step; 0: the trainer's largest batch; GLIA_FULL_BATCH: the whole data set. The last
   * step of an epoch takes what is left. More rows than the largest batch come in chunks: the
   * results are those of the whole, bit for bit, and memory does not grow. 1 is online learning.
   */
  batchSize: number;
  /**
   * 1: the samples keep their order; 0: each epoch has a new order, drawn by the trainer's
   * seed, in later runs too.
   */
  keepOrder: number;
  /**
   * 1: each sample of each step is drawn for itself by the trainer's seed, evenly, so that samples
   * come several times or not at all; an epoch is as many draws as there are samples. 0: an
   * epoch has each sample once. Not together with keep_order.
   */
  withReplacement: number;
  /**
   * Steps whose gradients are averaged for one update, at most 16777216; 0 or 1: each step is an
   * update. The last update of an epoch takes what is left.
   */
  microBatches: number;
}

/** How far a run is. Set struct_size to sizeof(glia_progress) before a call that fills it. */
export interface Progress {
  /** The epoch that the last step belonged to, from 0. */
  epoch: number;
  /** Epochs of the run. */
  epochs: number;
  /** Steps done in that epoch. */
  step: number;
  /** Steps of an epoch; 0 before the first step of a run. */
  steps: number;
  /** Samples seen since the run was begun. */
  samples: number;
  /** The mean loss of that epoch so far; NaN before its first step. */
  loss: number;
  /**
   * The share of that epoch's samples so far, 0 to 1, whose class was right when they were
   * seen; NaN for a loss without classes.
   */
  accuracy: number;
  /** Samples per second of this process; 0 before its first step. */
  samplesPerSecond: number;
  /** Seconds until the end of the run at this speed; NaN before the first step. */
  secondsLeft: number;
  /** 1: the last step ended an epoch. */
  epochFinished: number;
  /** 1: the run is done. */
  finished: number;
}

/**
 * What a frame of training did, and how long what is left may take. Set struct_size to
 * sizeof(glia_frame) before a call that fills it.
 */
export interface Frame {
  /** Steps that were finished in the frame. */
  steps: number;
  /** 1: the run is done, or the step over arrays is. */
  finished: number;
  /** 1: a step is under way, which the next frame goes on with. */
  underWay: number;
  /** The mean loss of the last step that was finished, before its update; NaN without one. */
  loss: number;
  /** About how much of the step under way is done, from 0 to below 1; 0 without one. */
  stepShare: number;
  /** Nanoseconds that the frame took. */
  nanoseconds: number;
  /**
   * Nanoseconds of computing that the step under way, or else the next one, still takes, by the
   * steps before it; NaN before the first was finished.
   */
  stepNanosecondsLeft: number;
  /** The same for all steps that are left of the epoch; NaN also for arrays. */
  epochNanosecondsLeft: number;
}

/**
 * Options of a gradient check. Set struct_size to sizeof(glia_gradient_check_options); zero in any
 * other field means the default.
 */
export interface GradientCheckOptions {
  /**
   * How far a value is nudged to either side, times its size where that is above 1; from 1e-9
   * to 1; 0: 1e-5.
   */
  step: number;
  /**
   * What a gradient may be off, as a share of the largest gradient of its tensor; up to 1; 0:
   * 1e-4, which is what float32 may lose.
   */
  relativeTolerance: number;
  /** What a gradient may be off besides; 0: 2.5e-7, for a loss of order one. */
  absoluteTolerance: number;
  /**
   * The most elements of a tensor that are looked at: one of each of so many slices of it, and
   * always that of the largest gradient; 0: all.
   */
  mostElements: number;
  /** Chooses them. */
  selectionSeed: number | bigint;
  /** 1: the passes of training, in which randomized rectifiers draw; 0: those of inference. */
  training: number;
  /** In training: the seed, as a trainer's. */
  seed: number | bigint;
  /** In training: the updates that a trainer has done before the step. */
  trainingStep: number | bigint;
}

/** What a gradient check found. Set struct_size to sizeof(glia_gradient_report) before the call. */
export interface GradientReport {
  /** Elements that were compared. */
  checked: number;
  /**
   * Those that are further off than they may be: 0 where the gradients are right. One that is not
   * finite counts, too.
   */
  outOfTolerance: number;
  /**
   * Elements that were not compared, since there is a kink (a jump of the slope, as of ReLU at 0,
   * or of the value) between the points of the difference: neither right nor wrong.
   */
  atKinks: number;
  /**
   * Of the elements compared, those of tensors whose gradients are all so small that the tolerance
   * would hide an error of 1 %: they show little. Where they are many, scale the loss up, or lower
   * absolute_tolerance.
   */
  tooSmall: number;
  /** The loss as the model computes it; a host's, of the model's outputs. */
  loss: number;
  /** The loss with the whole model computed in float64. */
  lossInDouble: number;
  /**
   * The gradient of the worst element, whose error is the largest share of its tolerance, as the
   * backward pass computed it; NaN where nothing was compared. Where elements are out of tolerance
   * it is one of the tensor nearest to the loss that has such, since what is wrong there makes all
   * behind it wrong.
   */
  worstAnalytic: number;
  /** What differences gave for it. */
  worstNumeric: number;
  /** How far they are apart; infinite where one is not finite. */
  worstError: number;
  /**
   * How far they may be: relative_tolerance times the largest gradient of the tensor, and
   * absolute_tolerance, and the rounding of float64.
   */
  worstTolerance: number;
}

/**
 * Options of glia_model_initialize_lsuv. Set struct_size to sizeof(glia_lsuv_options); zero in any
 * other field means the default.
 */
export interface LsuvOptions {
  /** How far from 1 a variance may be, up to 1; 0: 0.1, as published. */
  tolerance: number;
  /** The most scalings of a layer, up to 1000; 0: 10. */
  mostScalings: number;
  /** 1 to scale the weights as they stand; 0 to begin with orthogonal ones, as published. */
  keepWeights: number;
}

/** What glia_model_initialize_lsuv did. Set struct_size to sizeof(glia_lsuv_report) before the call. */
export interface LsuvReport {
  /** Rows of the batch. */
  rows: number;
  /** Dense layers. */
  layers: number;
  /**
   * Those whose variance is now out of tolerance: it is 0 or not finite, as with inputs that are
   * all the same, or the bias has too much of it, or there were too few scalings.
   */
  outOfTolerance: number;
  /** Scalings of all layers together. */
  scalings: number;
  /** The least variance of a layer's sums at the end; NaN where none is a number. */
  leastVariance: number;
  /** The greatest. */
  greatestVariance: number;
}

/**
 * What glia_optimizer_needs tells about an optimizer and a parameter. Set struct_size to
 * sizeof(glia_optimizer_info) before the call.
 */
export interface OptimizerInfo {
  /** Arrays of state; most have a float beside each weight. */
  slots: number;
  /** 1 where gradients are to be taken where glia_optimizer_look_ahead says, else 0. */
  looksAhead: number;
  /**
   * 1 where the update of a weight depends on its whole parameter, so that each parameter is a
   * call of its own; 0 where all of them may be one array.
   */
  takesWholeParameters: number;
  /** 1 where a step is a search: glia_optimizer_search does it, and glia_optimizer_step cannot. */
  searches: number;
  /** Floats of all arrays of state of the parameter. */
  stateFloats: number;
  /** Floats of memory that its update works in. */
  scratchFloats: number;
  /** Doubles that a search keeps; 0 where there is none. */
  searchDoubles: number;
}

/**
 * Options of glia_runtime_new. Set struct_size to sizeof(glia_runtime_options); zero in any other
 * field means the default.
 */
export interface RuntimeOptions {
  /**
   * Threads that work in a call, the calling one counted, 1 to 1024; 0: the calling one alone.
   * The runtime owns the others. With more than 1, large pieces of work are shared through a
   * lock and wake-ups; after one, the others look out for the next for up to about a tenth of a
   * millisecond, then they sleep and use no processor. With 1, the default, a run locks nothing
   * and makes no system call.
   */
  threads: number;
  /** The instruction set, one of GLIA_LEVEL_…, for tests; 0: the best that the CPU has. */
  level: number;
}

/**
 * Options of a trainer. Set struct_size to sizeof(glia_trainer_options); zero in any other field
 * means the default.
 */
export interface TrainerOptions {
  /**
   * The most rows that are computed at a time, which decides on memory and speed; 0: 64, or for
   * a loaded trainer the batch of its run if that is larger, but at most 1024. Larger batches
   * come in chunks: no result depends on it.
   */
  largestBatch: number;
  /** Chooses the order of the samples of each epoch. A loaded trainer keeps its own. */
  seed: number | bigint;
  /** 1: a step also computes the gradient at the model's input; 0: it does not. */
  inputGradient: number;
}

/**
 * What happened in a step that was in trouble. Set struct_size to sizeof(glia_watch_event) before the
 * call.
 */
export interface WatchEvent {
  /** What happened: one of GLIA_FINDING_… */
  finding: number;
  /** What was done: one of GLIA_POLICY_… */
  policy: number;
  /** The number of the update that the step was or would have been, from 1. */
  step: number;
  /** The layer where it began, numbered as in a report; -1 for none. */
  layer: number;
  /**
   * The sample where it began: the row of the batch, in a run the sample of the data set; -1 where
   * it is not known, or was none.
   */
  sample: number;
  /** Rows that were left out of the batch, of which `sample` is the first; 0 for none. */
  rows: number;
  /** The loss; NaN also where the host computed it. */
  loss: number;
  /** The Euclidean norm of all gradients, before clipping. */
  gradientNorm: number;
  /** What the loss or the norm could be at most, where it was too large; else NaN. */
  limit: number;
}

/**
 * What the watch over a training run knows. Set struct_size to sizeof(glia_watch_status) before the
 * call. A figure that there is not yet is NaN.
 */
export interface WatchStatus {
  /** Updates that were watched. */
  watched: number;
  /** Steps that were refused. */
  refused: number;
  /** What the last event was: one of GLIA_FINDING_…; GLIA_FINDING_NOTHING for none. */
  finding: number;
  /** 1 where the losses of a full window fell by less than GLIA_PARAM_PLATEAU_THRESHOLD. */
  plateau: number;
  /** The update that the step of the last event was or would have been, from 1; 0 for none. */
  refusedStep: number;
  /** The layer where that began, numbered as in a report; -1 for none. */
  refusedLayer: number;
  /** The loss of the last update. */
  loss: number;
  /** The mean of the losses in the window. */
  lossMean: number;
  /** Their standard deviation. */
  lossDeviation: number;
  /** Above which a loss is refused; NaN until the window is full. */
  lossLimit: number;
  /**
   * By which share the mean loss fell from the older half of a full window to the newer one; below
   * 0 where it rose.
   */
  progress: number;
  /** The Euclidean norm of all gradients at the last update, before clipping. */
  gradientNorm: number;
  /** The largest ratio of update to weight of a layer when it was measured last. */
  updateRatio: number;
  /**
   * The gradient noise scale, in rows: gradient_variance / gradient_square. A batch far smaller
   * has gradients that are mostly noise, one far larger hardly less noise than it.
   */
  noiseScale: number;
  /** The variance of the gradient of one row, over all parameters. */
  gradientVariance: number;
  /** The squared norm of the gradient without noise. */
  gradientSquare: number;
  /** Events so far: glia_trainer_watch_event tells of the last 64, each by its number from 0. */
  events: number;
  /**
   * Events by what was found: losses and gradients that were not finite, losses that exploded, norms
   * above GLIA_PARAM_NORM_BOUND.
   */
  lossesNotFinite: number;
  gradientsNotFinite: number;
  explosions: number;
  normsOutOfBounds: number;
  /** Rows above GLIA_PARAM_ROW_BOUND, which were left out of their batches. */
  droppedRows: number;
  /** Events by what was done, beside `refused`: one of GLIA_POLICY_… each. */
  skipped: number;
  rateShrinks: number;
  rollBacks: number;
  stops: number;
  clipped: number;
  /** Steps that were refused or left out since the last one that was done. */
  leftOut: number;
  /** What the learning rate is multiplied by at present: below 1 where it shrank. */
  rateScale: number;
  /** 1 where nothing is learned at present (GLIA_PARAM_FROZEN of glia_trainer_update_set), else 0. */
  frozen: number;
}

/**
 * How a training thread spends its time. Set struct_size to sizeof(glia_training_options); zero in any
 * other field means the default.
 */
export interface TrainingOptions {
  /**
   * Nanoseconds of a slice, as the budget of glia_trainer_run_for: after each the thread looks whether
   * it should end. 0: 1000000.
   */
  sliceNanoseconds: number;
  /** Nanoseconds that the thread sleeps after each slice; 0: it does not. */
  restNanoseconds: number;
}

/** How far a training is. Set struct_size to sizeof(glia_training_state) before a call that fills it. */
export interface TrainingState {
  /** 1: the thread has the trainer; 0: the training has ended, and the trainer is the host's again. */
  running: number;
  /** 1: it has done everything that was asked for. */
  finished: number;
  /**
   * What ended it before, as the call that it did the work of would have returned it; GLIA_OK where
   * nothing did. glia_training_wait and glia_training_stop give the error.
   */
  status: number;
  /** Steps that it finished. */
  steps: number;
  /** The mean loss of the last of them, before its update; NaN before the first. */
  loss: number;
  /** Nanoseconds that it computed for. */
  nanoseconds: number;
  /**
   * Nanoseconds of computing for what is left of the epoch; NaN where that is not known, and for
   * samples.
   */
  epochNanosecondsLeft: number;
}
