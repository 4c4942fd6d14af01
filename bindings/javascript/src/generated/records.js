// The structs of the library: options that go in, and facts that come out.
//
// Generated from the C header by python3 bindings/generate/javascript.py; do not edit.

// Size, and for each field its name, its offset and the letter of its type: i int32, u size_t,
// l int64, m uint64, d double.

export const ActivationOptions = Object.freeze({
  name: "glia_activation_options",
  size: 32,
  fields: [
    ["structSize", 0, "u"],
    ["seed", 8, "m"],
    ["step", 16, "m"],
    ["training", 24, "i"],
    ["reserved", 28, "i"],
  ],
});

export const ParameterInfo = Object.freeze({
  name: "glia_parameter_info",
  size: 40,
  fields: [
    ["structSize", 0, "u"],
    ["key", 4, "i"],
    ["isInteger", 8, "i"],
    ["defaultValue", 16, "d"],
    ["minimum", 24, "d"],
    ["maximum", 32, "d"],
  ],
});

export const ReportSummary = Object.freeze({
  name: "glia_report_summary",
  size: 40,
  fields: [
    ["structSize", 0, "u"],
    ["rows", 4, "u"],
    ["layers", 8, "u"],
    ["firstNonFinite", 16, "l"],
    ["nonFiniteInputs", 24, "d"],
    ["loss", 32, "d"],
  ],
});

export const LayerFigures = Object.freeze({
  name: "glia_layer_figures",
  size: 104,
  fields: [
    ["structSize", 0, "u"],
    ["rows", 4, "u"],
    ["units", 8, "u"],
    ["dead", 16, "d"],
    ["saturated", 24, "d"],
    ["mean", 32, "d"],
    ["deviation", 40, "d"],
    ["nonFinite", 48, "d"],
    ["nonFiniteGradients", 56, "d"],
    ["nonFiniteParameters", 64, "d"],
    ["gradientNorm", 72, "d"],
    ["weightNorm", 80, "d"],
    ["updateNorm", 88, "d"],
    ["updateRatio", 96, "d"],
  ],
});

export const FitOptions = Object.freeze({
  name: "glia_fit_options",
  size: 40,
  fields: [
    ["structSize", 0, "u"],
    ["epochs", 8, "l"],
    ["batchSize", 16, "u"],
    ["keepOrder", 20, "i"],
    ["withReplacement", 24, "i"],
    ["microBatches", 32, "l"],
  ],
});

export const Progress = Object.freeze({
  name: "glia_progress",
  size: 88,
  fields: [
    ["structSize", 0, "u"],
    ["epoch", 8, "l"],
    ["epochs", 16, "l"],
    ["step", 24, "l"],
    ["steps", 32, "l"],
    ["samples", 40, "l"],
    ["loss", 48, "d"],
    ["accuracy", 56, "d"],
    ["samplesPerSecond", 64, "d"],
    ["secondsLeft", 72, "d"],
    ["epochFinished", 80, "i"],
    ["finished", 84, "i"],
  ],
});

export const Frame = Object.freeze({
  name: "glia_frame",
  size: 64,
  fields: [
    ["structSize", 0, "u"],
    ["steps", 8, "l"],
    ["finished", 16, "i"],
    ["underWay", 20, "i"],
    ["loss", 24, "d"],
    ["stepShare", 32, "d"],
    ["nanoseconds", 40, "d"],
    ["stepNanosecondsLeft", 48, "d"],
    ["epochNanosecondsLeft", 56, "d"],
  ],
});

export const GradientCheckOptions = Object.freeze({
  name: "glia_gradient_check_options",
  size: 72,
  fields: [
    ["structSize", 0, "u"],
    ["step", 8, "d"],
    ["relativeTolerance", 16, "d"],
    ["absoluteTolerance", 24, "d"],
    ["mostElements", 32, "u"],
    ["selectionSeed", 40, "m"],
    ["training", 48, "i"],
    ["reserved", 52, "i"],
    ["seed", 56, "m"],
    ["trainingStep", 64, "m"],
  ],
});

export const GradientReport = Object.freeze({
  name: "glia_gradient_report",
  size: 72,
  fields: [
    ["structSize", 0, "u"],
    ["checked", 4, "u"],
    ["outOfTolerance", 8, "u"],
    ["atKinks", 12, "u"],
    ["tooSmall", 16, "u"],
    ["loss", 24, "d"],
    ["lossInDouble", 32, "d"],
    ["worstAnalytic", 40, "d"],
    ["worstNumeric", 48, "d"],
    ["worstError", 56, "d"],
    ["worstTolerance", 64, "d"],
  ],
});

export const LsuvOptions = Object.freeze({
  name: "glia_lsuv_options",
  size: 32,
  fields: [
    ["structSize", 0, "u"],
    ["tolerance", 8, "d"],
    ["mostScalings", 16, "u"],
    ["keepWeights", 20, "i"],
    ["reserved", 24, "i"],
  ],
});

export const LsuvReport = Object.freeze({
  name: "glia_lsuv_report",
  size: 40,
  fields: [
    ["structSize", 0, "u"],
    ["rows", 4, "u"],
    ["layers", 8, "u"],
    ["outOfTolerance", 12, "u"],
    ["scalings", 16, "u"],
    ["leastVariance", 24, "d"],
    ["greatestVariance", 32, "d"],
  ],
});

export const OptimizerInfo = Object.freeze({
  name: "glia_optimizer_info",
  size: 32,
  fields: [
    ["structSize", 0, "u"],
    ["slots", 4, "i"],
    ["looksAhead", 8, "i"],
    ["takesWholeParameters", 12, "i"],
    ["searches", 16, "i"],
    ["stateFloats", 20, "u"],
    ["scratchFloats", 24, "u"],
    ["searchDoubles", 28, "u"],
  ],
});

export const RuntimeOptions = Object.freeze({
  name: "glia_runtime_options",
  size: 12,
  fields: [
    ["structSize", 0, "u"],
    ["threads", 4, "i"],
    ["level", 8, "i"],
  ],
});

export const TrainerOptions = Object.freeze({
  name: "glia_trainer_options",
  size: 24,
  fields: [
    ["structSize", 0, "u"],
    ["largestBatch", 4, "u"],
    ["seed", 8, "m"],
    ["inputGradient", 16, "i"],
    ["reserved", 20, "i"],
  ],
});

export const WatchEvent = Object.freeze({
  name: "glia_watch_event",
  size: 72,
  fields: [
    ["structSize", 0, "u"],
    ["finding", 4, "i"],
    ["policy", 8, "i"],
    ["step", 16, "l"],
    ["layer", 24, "l"],
    ["sample", 32, "l"],
    ["rows", 40, "l"],
    ["loss", 48, "d"],
    ["gradientNorm", 56, "d"],
    ["limit", 64, "d"],
  ],
});

export const WatchStatus = Object.freeze({
  name: "glia_watch_status",
  size: 240,
  fields: [
    ["structSize", 0, "u"],
    ["watched", 8, "l"],
    ["refused", 16, "l"],
    ["finding", 24, "i"],
    ["plateau", 28, "i"],
    ["refusedStep", 32, "l"],
    ["refusedLayer", 40, "l"],
    ["loss", 48, "d"],
    ["lossMean", 56, "d"],
    ["lossDeviation", 64, "d"],
    ["lossLimit", 72, "d"],
    ["progress", 80, "d"],
    ["gradientNorm", 88, "d"],
    ["updateRatio", 96, "d"],
    ["noiseScale", 104, "d"],
    ["gradientVariance", 112, "d"],
    ["gradientSquare", 120, "d"],
    ["events", 128, "l"],
    ["lossesNotFinite", 136, "l"],
    ["gradientsNotFinite", 144, "l"],
    ["explosions", 152, "l"],
    ["normsOutOfBounds", 160, "l"],
    ["droppedRows", 168, "l"],
    ["skipped", 176, "l"],
    ["rateShrinks", 184, "l"],
    ["rollBacks", 192, "l"],
    ["stops", 200, "l"],
    ["clipped", 208, "l"],
    ["leftOut", 216, "l"],
    ["rateScale", 224, "d"],
    ["frozen", 232, "i"],
    ["reserved", 236, "i"],
  ],
});

export const TrainingOptions = Object.freeze({
  name: "glia_training_options",
  size: 24,
  fields: [
    ["structSize", 0, "u"],
    ["sliceNanoseconds", 8, "l"],
    ["restNanoseconds", 16, "l"],
  ],
});

export const TrainingState = Object.freeze({
  name: "glia_training_state",
  size: 56,
  fields: [
    ["structSize", 0, "u"],
    ["running", 4, "i"],
    ["finished", 8, "i"],
    ["status", 12, "i"],
    ["reserved", 16, "i"],
    ["steps", 24, "l"],
    ["loss", 32, "d"],
    ["nanoseconds", 40, "d"],
    ["epochNanosecondsLeft", 48, "d"],
  ],
});
