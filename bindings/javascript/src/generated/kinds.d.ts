// The kinds, keys and codes of the library.
//
// Generated from the C header by python3 bindings/generate/javascript.py; do not edit.

/** The properties that can be asked for by number. */
export const ActivationProperty: {
  /** The greatest number that no output is below; may be −∞. */
  readonly MINIMUM: 1;
  /** The least number that no output is above; may be ∞. */
  readonly MAXIMUM: 2;
  /** 1 where a larger input never has a smaller output, else 0. */
  readonly MONOTONIC: 3;
  /** 1 where f(−x) = −f(x), so that inputs around zero have outputs around zero; else 0. */
  readonly ZERO_CENTRED: 4;
  /** 1 where f(x) / x tends to 1 as x tends to 0; else 0. */
  readonly IDENTITY_NEAR_ZERO: 5;
  /** 1 where, as x tends to −∞, f′ tends to 0 and f to a number: units there learn no more. */
  readonly SATURATES_BELOW: 6;
  /** 1 where, as x tends to ∞, f′ tends to 0 and f to a number. */
  readonly SATURATES_ABOVE: 7;
  /** What the backward pass reads: 1 the input, 2 the output. */
  readonly READS: 8;
  /** How many points there are where f or f′ jumps; glia_activation_kink gives them. */
  readonly KINK_COUNT: 9;
  /**
   * The size of f′ up to which a value counts as saturated: a twentieth of the largest |f′| over
   * the inputs from −4 to below 4, in steps of 1/64; of a gated unit, that of its gate. NaN where no
   * value ever counts: for activations that level off on neither side, and for those along an
   * axis.
   */
  readonly SATURATED_SLOPE: 10;
  /**
   * The recommended gain g: weights before the activation of variance g² / fan keep the signal as
   * large as it is. Published: identity 1, ReLU √2, Leaky ReLU and PReLU √(2 / (1 + slope²)) (He et
   * al. 2015), SELU 1 (Klambauer et al. 2017), scaled tanh 1 (LeCun et al. 1998); tanh 5/3 and
   * sigmoid 1 as PyTorch's calculate_gain. All others: GLIA_ACTIVATION_PROPERTY_SECOND_MOMENT_GAIN.
   */
  readonly GAIN: 11;
  /**
   * The gain 1 / √E f(x)² for a standard normal x, which keeps the second moment of such inputs,
   * computed numerically: of learned parameters as they begin, of drawn ones their mean. NaN for
   * activations along an axis, and where it is not finite.
   */
  readonly SECOND_MOMENT_GAIN: 12;
};
export type ActivationProperty = (typeof ActivationProperty)[keyof typeof ActivationProperty];
/** The names of ActivationProperty. */
export type ActivationPropertyName =
  | "minimum"
  | "maximum"
  | "monotonic"
  | "zero_centred"
  | "identity_near_zero"
  | "saturates_below"
  | "saturates_above"
  | "reads"
  | "kink_count"
  | "saturated_slope"
  | "gain"
  | "second_moment_gain";

/** The kinds of failure. A number once released keeps its meaning for ever and is never reused. */
export const ErrorCode: {
  /** No error. */
  readonly OK: 0;
  /** A bug in glia was caught; the handle that it happened in is unusable, the process is not. */
  readonly INTERNAL: 1;
  /** A pointer is NULL, or not aligned, where a value is needed. */
  readonly NULL_POINTER: 2;
  /** A handle is of another kind, was freed, or is no handle at all. */
  readonly BAD_HANDLE: 3;
  /** A handle was left in an unknown state by an internal error; only freeing it is allowed. */
  readonly POISONED: 4;
  /**
   * A handle is in use: a training thread has the trainer, or, which only a library built with the
   * feature `checked` notices, another call has it. In any other that is a data race of the host.
   */
  readonly BUSY: 5;
  /** An argument is outside what the function accepts. */
  readonly INVALID_ARGUMENT: 6;
  /** A number is not one of the family's kinds. */
  readonly UNKNOWN_KIND: 7;
  /** The kind has no parameter with this key. */
  readonly UNKNOWN_KEY: 8;
  /** A parameter's value is outside its bounds. */
  readonly OUT_OF_RANGE: 9;
  /** Counts, shapes or element types do not fit together. */
  readonly SHAPE_MISMATCH: 10;
  /** No item has this name. */
  readonly NOT_FOUND: 11;
  /** The call does not fit what the object is doing. */
  readonly INVALID_STATE: 12;
  /** The system refused a file operation. */
  readonly IO: 13;
  /** The bytes are not a whole, unharmed glia file. */
  readonly CORRUPT_FILE: 14;
  /** This CPU, platform or version cannot do it. */
  readonly UNSUPPORTED: 15;
  /** Memory could not be had. */
  readonly OUT_OF_MEMORY: 16;
  /**
   * A training step was refused: its loss or gradients are not finite, its loss explodes, or its
   * gradients are above their bound.
   */
  readonly DIVERGED: 17;
};
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** The families of the catalogue. */
export const Family: {
  /** Activations, GLIA_ACTIVATION_…. */
  readonly ACTIVATION: 1;
  /** Initializers, GLIA_INITIALIZER_…. */
  readonly INITIALIZER: 2;
  /** Losses, GLIA_LOSS_…. */
  readonly LOSS: 3;
  /** Optimizers, GLIA_OPTIMIZER_…. */
  readonly OPTIMIZER: 4;
  /** Layers, GLIA_LAYER_…. */
  readonly LAYER: 5;
  /** Schedules, GLIA_SCHEDULE_…. */
  readonly SCHEDULE: 6;
  /** Buffers of samples, GLIA_SAMPLES_…. */
  readonly SAMPLES: 7;
};
export type Family = (typeof Family)[keyof typeof Family];
/** The names of Family. */
export type FamilyName =
  | "activation"
  | "initializer"
  | "loss"
  | "optimizer"
  | "layer"
  | "schedule"
  | "samples";

/** The initialisers, with their pinned numbers. */
export const InitializerKind: {
  /** Every value the same. */
  readonly CONSTANT: 1;
  /** Uniform between two bounds. */
  readonly UNIFORM: 2;
  /** Normal with a mean and a standard deviation. */
  readonly NORMAL: 3;
  /** Normal with variance 2 / fan-in, for ReLU (MSRA); for leaky rectifiers less. */
  readonly HE_NORMAL: 4;
  /** Uniform with variance 2 / fan-in, for ReLU (MSRA); for leaky rectifiers less. */
  readonly HE_UNIFORM: 5;
  /** Normal with variance 2 / (fan-in + fan-out), for tanh and sigmoid. */
  readonly XAVIER_NORMAL: 6;
  /** Uniform with variance 2 / (fan-in + fan-out), for tanh and sigmoid. */
  readonly XAVIER_UNIFORM: 7;
  /** Normal with variance 1 / fan-in, for the scaled tanh and SELU. */
  readonly LECUN_NORMAL: 8;
  /** Uniform with variance 1 / fan-in, for the scaled tanh and SELU. */
  readonly LECUN_UNIFORM: 9;
  /** A matrix with orthonormal columns or rows. */
  readonly ORTHOGONAL: 10;
  /** The identity matrix. */
  readonly IDENTITY: 11;
  /** Normal, cut off at two bounds. */
  readonly TRUNCATED_NORMAL: 12;
  /** A fixed number of normal weights a unit, all others zero. */
  readonly SPARSE: 13;
};
export type InitializerKind = (typeof InitializerKind)[keyof typeof InitializerKind];
/** The names of InitializerKind. */
export type InitializerName =
  | "constant"
  | "uniform"
  | "normal"
  | "he_normal"
  | "he_uniform"
  | "xavier_normal"
  | "xavier_uniform"
  | "lecun_normal"
  | "lecun_uniform"
  | "orthogonal"
  | "identity"
  | "truncated_normal"
  | "sparse";

/** The levels, with the numbers that the C ABI uses. Results are the same bits at each. */
export const Level: {
  /** Plain code with an emulated fused multiply-add; any CPU, slow. */
  readonly SCALAR: 1;
  /** x86-64 with AVX2 and FMA (x86-64-v3). */
  readonly AVX2: 2;
  /** x86-64 with AVX-512 F, BW, CD, DQ and VL (x86-64-v4). */
  readonly AVX512: 3;
  /** 64-bit Arm with NEON. */
  readonly NEON: 4;
};
export type Level = (typeof Level)[keyof typeof Level];
/** The names of Level. */
export type LevelName =
  | "scalar"
  | "avx2"
  | "avx512"
  | "neon";

/** The layers, with their pinned numbers. */
export const LayerKind: {
  /** y = f(x W + b). */
  readonly DENSE: 1;
  /** y = f(x). */
  readonly ACTIVATION: 2;
  /** y = x₁ + x₂ + … */
  readonly ADD: 3;
};
export type LayerKind = (typeof LayerKind)[keyof typeof LayerKind];
/** The names of LayerKind. */
export type LayerName =
  | "dense"
  | "activation"
  | "add";

/** The losses, with their pinned numbers. */
export const LossKind: {
  /** The mean of the squared differences. */
  readonly MEAN_SQUARED_ERROR: 1;
  /** Cross entropy of the softmax of the outputs. */
  readonly SOFTMAX_CROSS_ENTROPY: 2;
  /** The mean of the sizes of the differences. */
  readonly MEAN_ABSOLUTE_ERROR: 3;
  /** Huber's loss: squares of small differences, sizes of large ones. */
  readonly HUBER: 4;
  /** Huber's loss divided by its limit. */
  readonly SMOOTH_L1: 5;
  /** The logarithm of the hyperbolic cosine of the differences. */
  readonly LOG_COSH: 6;
  /** The pinball loss, whose minimum is a quantile. */
  readonly QUANTILE: 7;
  /** Binary cross entropy of probabilities. */
  readonly BINARY_CROSS_ENTROPY: 8;
  /** Binary cross entropy of the sigmoid of the outputs. */
  readonly BINARY_CROSS_ENTROPY_WITH_LOGITS: 9;
  /** Focal loss of the sigmoid of the outputs. */
  readonly FOCAL_WITH_LOGITS: 10;
  /** Kullback-Leibler divergence of log-probabilities from targets. */
  readonly KL_DIVERGENCE: 11;
  /** Negative log-likelihood of counts under Poisson distributions. */
  readonly POISSON_NEGATIVE_LOG_LIKELIHOOD: 12;
  /** Negative log-likelihood under normal distributions: outputs are means and log-variances. */
  readonly GAUSSIAN_NEGATIVE_LOG_LIKELIHOOD: 13;
  /** Hinge loss; targets are -1 or 1. */
  readonly HINGE: 14;
  /** The squared hinge loss; targets are -1 or 1. */
  readonly SQUARED_HINGE: 15;
  /** Negative log-likelihood of labels under log-probabilities. */
  readonly NEGATIVE_LOG_LIKELIHOOD: 16;
  /** By how much other classes are too near the label's or ahead of it. */
  readonly MULTI_CLASS_MARGIN: 17;
  /** The cosine between two vectors of a row; labels are -1 or 1. */
  readonly COSINE_EMBEDDING: 18;
  /** How much farther an anchor is from a negative than from a positive; no targets. */
  readonly TRIPLET: 19;
  /** How well each row's query tells its key from those of the batch's other rows; no targets. */
  readonly INFO_NCE: 20;
};
export type LossKind = (typeof LossKind)[keyof typeof LossKind];
/** The names of LossKind. */
export type LossName =
  | "mean_squared_error"
  | "softmax_cross_entropy"
  | "mean_absolute_error"
  | "huber"
  | "smooth_l1"
  | "log_cosh"
  | "quantile"
  | "binary_cross_entropy"
  | "binary_cross_entropy_with_logits"
  | "focal_with_logits"
  | "kl_divergence"
  | "poisson_negative_log_likelihood"
  | "gaussian_negative_log_likelihood"
  | "hinge"
  | "squared_hinge"
  | "negative_log_likelihood"
  | "multi_class_margin"
  | "cosine_embedding"
  | "triplet"
  | "info_nce";

/** The optimizers, with their pinned numbers. */
export const OptimizerKind: {
  /** Stochastic gradient descent. */
  readonly SGD: 1;
  /** Gradient descent with momentum. */
  readonly MOMENTUM: 2;
  /** Adaptive moments. */
  readonly ADAM: 3;
  /** Rates by the sum of all squared gradients. */
  readonly ADAGRAD: 4;
  /** Rates by the mean of recent squared gradients. */
  readonly RMSPROP: 5;
  /** Momentum whose gradient is taken ahead of the weights, as published. */
  readonly NESTEROV: 6;
  /** Nesterov momentum in shifted weights, as frameworks have it. */
  readonly NESTEROV_SHIFTED: 7;
  /** RMSProp with Nesterov momentum, its gradient taken ahead of the weights. */
  readonly RMSPROP_NESTEROV: 8;
  /** RMSProp by the variance of the gradients, with momentum. */
  readonly RMSPROP_CENTERED: 9;
  /** Steps in the unit of the weights, without a rate. */
  readonly ADADELTA: 10;
  /** Adam by the largest gradient of late. */
  readonly ADAMAX: 11;
  /** Adam with Nesterov momentum. */
  readonly NADAM: 12;
  /** Adam that waits until its second moment is known. */
  readonly RADAM: 13;
  /** Adam whose second moment never falls. */
  readonly AMSGRAD: 14;
  /** Adam with weights that shrink by themselves. */
  readonly ADAMW: 15;
  /** Nadam with weights that shrink by themselves. */
  readonly NADAMW: 16;
  /** The sign of a mean of gradients. */
  readonly LION: 17;
  /** Adam with steps as long as a share of each parameter. */
  readonly LAMB: 18;
  /** Momentum with steps as long as a share of each parameter. */
  readonly LARS: 19;
  /** The sign of a gradient, with a step for each weight. */
  readonly RPROP: 20;
  /** Means of gradients, of their changes and of squares. */
  readonly ADAN: 21;
  /** Rates by second moments of rows and columns, in little memory. */
  readonly ADAFACTOR: 22;
  /** Momentum whose matrices are made orthogonal. */
  readonly MUON: 23;
  /** Steps by an approximate inverse Hessian, each as long as a line search says. */
  readonly LBFGS: 24;
};
export type OptimizerKind = (typeof OptimizerKind)[keyof typeof OptimizerKind];
/** The names of OptimizerKind. */
export type OptimizerName =
  | "sgd"
  | "momentum"
  | "adam"
  | "adagrad"
  | "rmsprop"
  | "nesterov"
  | "nesterov_shifted"
  | "rmsprop_nesterov"
  | "rmsprop_centered"
  | "adadelta"
  | "adamax"
  | "nadam"
  | "radam"
  | "amsgrad"
  | "adamw"
  | "nadamw"
  | "lion"
  | "lamb"
  | "lars"
  | "rprop"
  | "adan"
  | "adafactor"
  | "muon"
  | "lbfgs";

/** The schedules, with their pinned numbers. */
export const ScheduleKind: {
  /** The same value at every step. */
  readonly CONSTANT: 1;
  /** A straight line, then constant. */
  readonly LINEAR: 2;
  /** A drop by a factor every so many steps. */
  readonly STEP: 3;
  /** A drop by a factor at each of the points. */
  readonly MULTI_STEP: 4;
  /** Down by a factor over so many steps, smoothly. */
  readonly EXPONENTIAL: 5;
  /** A power of the share of the steps that is left. */
  readonly POLYNOMIAL: 6;
  /** The inverse of a line, or a power of that. */
  readonly INVERSE_TIME: 7;
  /** Half a cosine, then constant. */
  readonly COSINE: 8;
  /** Half cosines one after the other. */
  readonly COSINE_RESTARTS: 9;
  /** Up, down, and far below. */
  readonly ONE_CYCLE: 10;
  /** The value of the last point. */
  readonly PIECEWISE_CONSTANT: 11;
  /** Straight lines between points. */
  readonly PIECEWISE_LINEAR: 12;
  /** Momentum's rise towards one. */
  readonly MOMENTUM_RAMP: 13;
  /** Down by a factor whenever reports stop getting better. */
  readonly PLATEAU: 14;
};
export type ScheduleKind = (typeof ScheduleKind)[keyof typeof ScheduleKind];
/** The names of ScheduleKind. */
export type ScheduleName =
  | "constant"
  | "linear"
  | "step"
  | "multi_step"
  | "exponential"
  | "polynomial"
  | "inverse_time"
  | "cosine"
  | "cosine_restarts"
  | "one_cycle"
  | "piecewise_constant"
  | "piecewise_linear"
  | "momentum_ramp"
  | "plateau";

/** Element types, with the numbers that the C ABI uses. */
export const ElementType: {
  /** IEEE 754 single precision. */
  readonly FLOAT32: 1;
  /** Signed, 32 bits: class labels. */
  readonly INT32: 2;
  /** Signed, 64 bits: class labels. */
  readonly INT64: 3;
};
export type ElementType = (typeof ElementType)[keyof typeof ElementType];
/** The names of ElementType. */
export type ElementTypeName =
  | "float32"
  | "int32"
  | "int64";

/** What is found in a step. A number once released is never reused. */
export const Finding: {
  /** Nothing was. */
  readonly NOTHING: 0;
  /** The loss is NaN or infinite. */
  readonly LOSS_NOT_FINITE: 1;
  /** The loss is finite, an element of a gradient is not. */
  readonly GRADIENT_NOT_FINITE: 2;
  /** The loss is far above those before. */
  readonly LOSS_EXPLODES: 3;
  /** The norm of all gradients is above its bound. */
  readonly NORM_OUT_OF_BOUNDS: 4;
  /** Rows with an input or a target that is NaN or above its bound were left out. */
  readonly ROWS_OUT_OF_BOUNDS: 5;
};
export type Finding = (typeof Finding)[keyof typeof Finding];

/** What is done where a step is in trouble. A number once released is never reused. */
export const Policy: {
  /** The call fails with GLIA_ERROR_DIVERGED, and nothing changes. */
  readonly REFUSE: 0;
  /** The step is left out. */
  readonly SKIP: 1;
  /** The step is left out, and the learning rate shrinks. */
  readonly SHRINK_RATE: 2;
  /** The step is left out, and the trainer goes back to its last good snapshot. */
  readonly ROLL_BACK: 3;
  /** The step is left out, and nothing is learned until the host says so. */
  readonly STOP: 4;
  /** The gradients are made smaller, and the step is done. */
  readonly CLIP: 5;
  /** Some rows are left out, and the step is done with the others: of rows alone, no setting. */
  readonly DROP_ROWS: 6;
};
export type Policy = (typeof Policy)[keyof typeof Policy];

/** How much a message matters. A number once released keeps its meaning for ever. */
export const LogLevel: {
  /** Something of the host's or of glia's is broken. */
  readonly ERROR: 1;
  /** Training or speed suffers: a step was refused, a search found no step. */
  readonly WARNING: 2;
  /** Something began or ended. */
  readonly INFORMATION: 3;
};
export type LogLevel = (typeof LogLevel)[keyof typeof LogLevel];

/** The activations, with their pinned numbers. */
export const ActivationKind: {
  /** f(x) = x. */
  readonly IDENTITY: 1;
  /** f(x) = 1 / (1 + e⁻ˣ). */
  readonly SIGMOID: 2;
  /** f(x) = tanh x. */
  readonly TANH: 3;
  /** f(x) = max(0, x). */
  readonly RELU: 4;
  /** f(x)ᵢ = eˣⁱ / Σⱼ eˣʲ, along each row. */
  readonly SOFTMAX: 5;
  /** f(x) = min(max(x + 3, 0), 6) / 6. */
  readonly HARD_SIGMOID: 6;
  /** f(x) = −ln(1 + e⁻ˣ). */
  readonly LOG_SIGMOID: 7;
  /** f(x) = min(max(x, −1), 1). */
  readonly HARD_TANH: 8;
  /** f(x) = 1.7159 tanh(2x / 3). */
  readonly SCALED_TANH: 9;
  /** f(x) = atan x. */
  readonly ARCTAN: 10;
  /** f(x) = x / (1 + |x|). */
  readonly SOFTSIGN: 11;
  /** f(x) = ½ x / (1 + |x|) + ½. */
  readonly ELLIOT: 12;
  /** f(x) = x / √(1 + α x²). */
  readonly ISRU: 13;
  /** f(x) = x for x ≥ 0, else x / √(1 + α x²). */
  readonly ISRLU: 14;
  /** f(x) = sin x. */
  readonly SINUSOID: 15;
  /** f(x) = sin x / x. */
  readonly SINC: 16;
  /** f(x) = e^(−x²). */
  readonly GAUSSIAN: 17;
  /** f(x) = (√(x² + 1) − 1) / 2 + x. */
  readonly BENT_IDENTITY: 18;
  /** From logarithm (α = −1) to exponential (α = 1). */
  readonly SOFT_EXPONENTIAL: 19;
  /** f(x) = 1 − e^(−eˣ). */
  readonly COMPLEMENTARY_LOG_LOG: 20;
  /** f(x) = 1 for x ≥ 0, else 0. */
  readonly BINARY_STEP: 21;
  /** f(x) = min(max(x, 0), 6). */
  readonly RELU6: 22;
  /** f(x) = x for x > θ, else v. */
  readonly THRESHOLD: 23;
  /** f(x) = max(0, x)². */
  readonly SQUARED_RELU: 24;
  /** f(x) = x for x > 0, else a x. */
  readonly LEAKY_RELU: 25;
  /** f(x) = x for x > 0, else α (eˣ − 1). */
  readonly ELU: 26;
  /** f(x) = λ x for x > 0, else λ α (eˣ − 1). */
  readonly SELU: 27;
  /** f(x) = x for x > 0, else α (e^(x/α) − 1). */
  readonly CELU: 28;
  /** f(x) = ln(1 + e^(β x)) / β. */
  readonly SOFTPLUS: 29;
  /** f(x) = x / (1 + e⁻ˣ). */
  readonly SILU: 30;
  /** f(x) = x / (1 + e^(−β x)). */
  readonly SWISH: 31;
  /** f(x) = x · min(max(x + 3, 0), 6) / 6. */
  readonly HARD_SWISH: 32;
  /** f(x) = x Φ(x). */
  readonly GELU: 33;
  /** f(x) = ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))). */
  readonly GELU_TANH: 34;
  /** f(x) = x / (1 + e^(−1.702 x)). */
  readonly QUICK_GELU: 35;
  /** f(x) = x tanh(ln(1 + eˣ)). */
  readonly MISH: 36;
  /** f(x) = (x + √(x² + b)) / 2. */
  readonly SQUAREPLUS: 37;
  /** f(x) = x + sin²(a x) / a. */
  readonly SNAKE: 38;
  /** f(x) = x ∓ λ for |x| > λ, else 0. */
  readonly SOFT_SHRINK: 39;
  /** f(x) = x for |x| > λ, else 0. */
  readonly HARD_SHRINK: 40;
  /** f(x) = x − tanh x. */
  readonly TANH_SHRINK: 41;
  /** f(x)ᵢ = xᵢ − ln Σⱼ eˣʲ, along each row. */
  readonly LOG_SOFTMAX: 42;
  /** f(x)ᵢ = e^−xᵢ / Σⱼ e^−xⱼ, along each row. */
  readonly SOFTMIN: 43;
  /** f(x)ᵢ = max(xᵢ − τ, 0), along each row. */
  readonly SPARSEMAX: 44;
  /** f(x) = x for x > 0, else α x, α learned. */
  readonly PRELU: 45;
  /** f(x) = x for x > 0, else a x, a drawn in training. */
  readonly RRELU: 46;
  /** f(x) = x for x > 0, else x / a, a drawn in training. */
  readonly RRELU_DIVISOR: 47;
  /** Two bends, thresholds and slopes learned. */
  readonly SRELU: 48;
  /** max(0, x) and learned hinges. */
  readonly APL: 49;
  /** The largest of so many pieces. */
  readonly MAXOUT: 50;
  /** [max(0, x), max(0, −x)]. */
  readonly CRELU: 51;
  /** f(a, b) = a σ(b). */
  readonly GLU: 52;
  /** f(a, b) = a max(0, b). */
  readonly REGLU: 53;
  /** f(a, b) = a b Φ(b). */
  readonly GEGLU: 54;
  /** f(a, b) = a b σ(b). */
  readonly SWIGLU: 55;
  /** f(x) = x / (1 + e^(−β x)), β learned. */
  readonly LEARNED_SWISH: 56;
  /** f(x) = x + sin²(a x) / a, a learned. */
  readonly LEARNED_SNAKE: 57;
};
export type ActivationKind = (typeof ActivationKind)[keyof typeof ActivationKind];
/** The names of ActivationKind. */
export type ActivationName =
  | "identity"
  | "sigmoid"
  | "tanh"
  | "relu"
  | "softmax"
  | "hard_sigmoid"
  | "log_sigmoid"
  | "hard_tanh"
  | "scaled_tanh"
  | "arctan"
  | "softsign"
  | "elliot"
  | "isru"
  | "isrlu"
  | "sinusoid"
  | "sinc"
  | "gaussian"
  | "bent_identity"
  | "soft_exponential"
  | "complementary_log_log"
  | "binary_step"
  | "relu6"
  | "threshold"
  | "squared_relu"
  | "leaky_relu"
  | "elu"
  | "selu"
  | "celu"
  | "softplus"
  | "silu"
  | "swish"
  | "hard_swish"
  | "gelu"
  | "gelu_tanh"
  | "quick_gelu"
  | "mish"
  | "squareplus"
  | "snake"
  | "soft_shrink"
  | "hard_shrink"
  | "tanh_shrink"
  | "log_softmax"
  | "softmin"
  | "sparsemax"
  | "prelu"
  | "rrelu"
  | "rrelu_divisor"
  | "srelu"
  | "apl"
  | "maxout"
  | "crelu"
  | "glu"
  | "reglu"
  | "geglu"
  | "swiglu"
  | "learned_swish"
  | "learned_snake";

/** Which samples are kept, with their pinned numbers. */
export const SamplesKind: {
  /** The newest ones. */
  readonly RING: 1;
  /** Each of the whole life with the same probability. */
  readonly RESERVOIR: 2;
};
export type SamplesKind = (typeof SamplesKind)[keyof typeof SamplesKind];
/** The names of SamplesKind. */
export type SamplesName =
  | "ring"
  | "reservoir";

/**
 * The keys of all parameters, one numbering for every family. A number once released is never
 * reused.
 */
export const Param: {
  /** The step size of an update. */
  readonly LEARNING_RATE: 1;
  /** The share of the velocity that is kept. */
  readonly MOMENTUM: 2;
  /** The decay of the first moment. */
  readonly BETA1: 3;
  /** The decay of the second moment. */
  readonly BETA2: 4;
  /** The small constant that keeps a division finite. */
  readonly EPSILON: 5;
  /** The number of outputs of a layer. */
  readonly UNITS: 6;
  /** Whether a layer adds a bias: 1 or 0. */
  readonly USE_BIAS: 7;
  /** A constant. */
  readonly VALUE: 8;
  /** The lower end of a range. */
  readonly MINIMUM: 9;
  /** The upper end of a range. */
  readonly MAXIMUM: 10;
  /** The mean of a distribution. */
  readonly MEAN: 11;
  /** The standard deviation of a distribution. */
  readonly STANDARD_DEVIATION: 12;
  /** The shape of an activation, by its own equation. */
  readonly ALPHA: 13;
  /** How sharply an activation bends. */
  readonly BETA: 14;
  /** The slope for negative inputs. */
  readonly SLOPE: 15;
  /** A limit that decides what happens to a value. */
  readonly THRESHOLD: 16;
  /** The size up to which a value is shrunk to nothing. */
  readonly LAMBDA: 17;
  /** The frequency of a wave. */
  readonly FREQUENCY: 18;
  /** How wide a bend is. */
  readonly CURVATURE: 19;
  /** Whether all channels share one learned parameter: 1 or 0. */
  readonly SHARED: 20;
  /** The number of pieces of which the largest counts. */
  readonly PIECES: 21;
  /** The number of hinges of a piecewise linear function. */
  readonly HINGES: 22;
  /** Where the lower of two bends begins. */
  readonly LOWER_THRESHOLD: 23;
  /** The slope below the lower bend. */
  readonly LOWER_SLOPE: 24;
  /** Where the upper of two bends begins. */
  readonly UPPER_THRESHOLD: 25;
  /** The slope above the upper bend. */
  readonly UPPER_SLOPE: 26;
  /** The share of a running mean that is kept. */
  readonly DECAY: 27;
  /** Whether the small constant is added outside the root: 1 or 0. */
  readonly EPSILON_OUTSIDE: 28;
  /** How strongly weights are drawn to 0. */
  readonly WEIGHT_DECAY: 29;
  /** Whether the learning rate is part of the velocity: 1 or 0. */
  readonly VELOCITY_HOLDS_RATE: 30;
  /** Whether means that begin at 0 are divided by what they lack: 1 or 0. */
  readonly BIAS_CORRECTION: 31;
  /** Whether the learning rate multiplies the weight decay: 1 or 0. */
  readonly DECAY_TIMES_RATE: 32;
  /** How fast a momentum that grows comes to its last value. */
  readonly MOMENTUM_DECAY: 33;
  /** The decay of a third mean. */
  readonly BETA3: 34;
  /** What a step is multiplied by where it was right. */
  readonly INCREASE_FACTOR: 35;
  /** What a step is multiplied by where it was wrong. */
  readonly DECREASE_FACTOR: 36;
  /** Whether a step that was wrong is taken back: 1 or 0. */
  readonly BACKTRACKING: 37;
  /** The length of a step as a share of the length of the weights. */
  readonly TRUST_COEFFICIENT: 38;
  /** Where a schedule begins. */
  readonly INITIAL: 39;
  /** How many updates a schedule or one part of it takes. */
  readonly STEPS: 40;
  /** The share of its first value that a schedule ends with. */
  readonly FINAL_SHARE: 41;
  /** What a value is multiplied by. */
  readonly FACTOR: 42;
  /** The exponent of a schedule's equation. */
  readonly POWER: 43;
  /** How many times as long as a cycle the next one is. */
  readonly MULTIPLIER: 44;
  /** The value at the turn of a cycle. */
  readonly PEAK: 45;
  /** The share of its peak that a schedule starts with. */
  readonly START_SHARE: 46;
  /** The share of its steps that a schedule takes to its peak. */
  readonly RISE: 47;
  /** The share of its steps that a schedule takes back from its peak. */
  readonly FALL: 48;
  /** Whether a schedule follows half a cosine, else a line: 1 or 0. */
  readonly COSINE: 49;
  /** The updates before a schedule begins. */
  readonly WARMUP_STEPS: 50;
  /** The share of a schedule's first value that its warm-up starts with. */
  readonly WARMUP_START: 51;
  /** How many values without improvement are borne. */
  readonly PATIENCE: 52;
  /** How many values after a reduction do not count. */
  readonly COOLDOWN: 53;
  /** Whether larger is better: 1 or 0. */
  readonly MAXIMIZE: 54;
  /** Whether a threshold is a difference, else a share: 1 or 0. */
  readonly THRESHOLD_ABSOLUTE: 55;
  /** Whether a run reports the loss of each epoch by itself: 1 or 0. */
  readonly EACH_EPOCH: 56;
  /** Which fan divides a variance: 0 fan-in, 1 fan-out, 2 their average. */
  readonly FAN_MODE: 57;
  /** What the deviation of initial weights is multiplied by. */
  readonly GAIN: 58;
  /** Whether a normal distribution is cut off at two deviations: 1 or 0. */
  readonly TRUNCATED: 59;
  /** The number of weights that are not zero, of each unit. */
  readonly CONNECTIONS: 60;
  /** A share of a whole. */
  readonly SHARE: 61;
  /** What the learning rate is multiplied by for one parameter. */
  readonly RATE_FACTOR: 62;
  /** What the weight decay is multiplied by for one parameter. */
  readonly DECAY_FACTOR: 63;
  /** Whether a parameter keeps its values: 1 or 0. */
  readonly FROZEN: 64;
  /** The largest size of an element of a gradient; 0 for any. */
  readonly CLIP_VALUE: 65;
  /** The largest norm of all gradients together; 0 for any. */
  readonly CLIP_NORM: 66;
  /** The largest norm of a unit's gradients as a share of the norm of its weights; 0 for any. */
  readonly CLIP_RATIO: 67;
  /** Whether parameters of fewer than two axes decay: 1 or 0. */
  readonly DECAY_VECTORS: 68;
  /** How the values of the rows become the loss of a batch: 0 mean, 1 sum, 2 weighted mean. */
  readonly REDUCTION: 69;
  /** The size of an error from which on a loss grows linearly. */
  readonly DELTA: 70;
  /** The quantile that is estimated. */
  readonly QUANTILE: 71;
  /** How strongly what is right already is passed over. */
  readonly GAMMA: 72;
  /** Whether outputs are logarithms: 1 or 0. */
  readonly LOG_INPUT: 73;
  /** Whether terms that do not depend on the outputs are added: 1 or 0. */
  readonly INCLUDE_CONSTANT: 74;
  /** The share of a target that is spread over all classes. */
  readonly LABEL_SMOOTHING: 75;
  /** The label whose rows do not count. */
  readonly IGNORED_LABEL: 76;
  /** By how much the right should be ahead of the wrong. */
  readonly MARGIN: 77;
  /** How the terms of a row are joined: 0 sum, 1 mean, 2 the largest. */
  readonly AGGREGATION: 78;
  /** Whether distances are squared: 1 or 0. */
  readonly SQUARED_DISTANCE: 79;
  /** What similarities are divided by. */
  readonly TEMPERATURE: 80;
  /** Whether both sides are to find each other: 1 or 0. */
  readonly SYMMETRIC: 81;
  /** Whether vectors are divided by their lengths: 1 or 0. */
  readonly NORMALIZE: 82;
  /** Which average of the weights is kept: 0 none, 1 exponential, 2 equal. */
  readonly AVERAGE: 83;
  /** The share of an exponential average of the weights that is kept. */
  readonly AVERAGE_DECAY: 84;
  /** Whether an average that is young weighs new weights more: 1 or 0. */
  readonly AVERAGE_BIAS_CORRECTION: 85;
  /** The first update whose weights are averaged. */
  readonly AVERAGE_START: 86;
  /** How many updates apart the weights are averaged. */
  readonly AVERAGE_INTERVAL: 87;
  /** The variance of the noise that is added to gradients before the first update; 0 for none. */
  readonly GRADIENT_NOISE: 88;
  /** How fast the noise of gradients fades: the exponent of the updates. */
  readonly GRADIENT_NOISE_DECAY: 89;
  /** Whether the doctor watches each step: 1 or 0. */
  readonly WATCH: 90;
  /** How many recent losses are looked at. */
  readonly WINDOW: 91;
  /** How many deviations above its recent past a loss is refused; 0 for any. */
  readonly EXPLOSION_FACTOR: 92;
  /** The least progress of a loss, as a share of it, that is no plateau. */
  readonly PLATEAU_THRESHOLD: 93;
  /** How many updates apart their size is measured; 0 for never. */
  readonly RATIO_INTERVAL: 94;
  /** How many updates apart the gradient noise scale is measured; 0 for never. */
  readonly NOISE_SCALE_INTERVAL: 95;
  /** How fast the memory of a mean grows with the number of the step. */
  readonly DECAY_EXPONENT: 96;
  /** A second small constant, beside the first. */
  readonly EPSILON2: 97;
  /** The root mean square that an update is brought down to. */
  readonly CLIP_THRESHOLD: 98;
  /** Whether the learning rate falls with the root of the number of the step: 1 or 0. */
  readonly RELATIVE_STEP: 99;
  /** Whether a step is a share of the size of the parameter: 1 or 0. */
  readonly SCALE_BY_PARAMETER: 100;
  /** Whether there is a running mean of the updates: 1 or 0. */
  readonly FIRST_MOMENT: 101;
  /** Whether the small constant is a lower limit instead of an addend: 1 or 0. */
  readonly EPSILON_FLOOR: 102;
  /** Whether the gradient counts again beside the momentum that has it: 1 or 0. */
  readonly NESTEROV: 103;
  /** How often an approximation is improved. */
  readonly ITERATIONS: 104;
  /** How the learning rate depends on the shape of a matrix: 0 or 1, by the description of the kind. */
  readonly RATE_SCALING: 105;
  /** The step size of parameters that are no matrices. */
  readonly VECTOR_RATE: 106;
  /** How many steps are remembered. */
  readonly HISTORY: 107;
  /** How often a loss may be evaluated in a search. */
  readonly EVALUATIONS: 108;
  /** By how much a loss has to fall, as a share of what its slope promises. */
  readonly SUFFICIENT_DECREASE: 109;
  /** The size that a slope may have where a search ends, as a share of what it was. */
  readonly SLOPE_SHARE: 110;
  /** The size of a gradient that counts as none. */
  readonly GRADIENT_TOLERANCE: 111;
  /** The size of a change of weights that counts as none. */
  readonly CHANGE_TOLERANCE: 112;
  /** Whether snapshots are of the average of the weights: 1 or 0. */
  readonly PUBLISH_AVERAGE: 113;
  /** Every how many updates a snapshot is published; 0 for never. */
  readonly PUBLISH_INTERVAL: 114;
  /** How many samples are kept. */
  readonly CAPACITY: 115;
  /** What chooses the random numbers. */
  readonly SEED: 116;
  /** Whether values that are not finite are refused: 1 or 0. */
  readonly REFUSE_NON_FINITE: 117;
  /** What is done where a loss or a gradient is not finite: one of GLIA_POLICY_… */
  readonly NON_FINITE_POLICY: 118;
  /** What is done where a loss explodes: one of GLIA_POLICY_… */
  readonly EXPLOSION_POLICY: 119;
  /** What is done where the norm of the gradients is above its bound: one of GLIA_POLICY_… */
  readonly NORM_POLICY: 120;
  /** The norm of all gradients above which a step is troubled; 0 for any. */
  readonly NORM_BOUND: 121;
  /** What the learning rate is multiplied by after trouble. */
  readonly RATE_SHRINK: 122;
  /** How many good steps undo one shrinking of the learning rate; 0 for never. */
  readonly RATE_RECOVERY: 123;
  /** How many good steps apart the snapshot to roll back to is renewed. */
  readonly SNAPSHOT_INTERVAL: 124;
  /** The largest size of an input or a target of a row that counts; 0: every row counts. */
  readonly ROW_BOUND: 125;
  /** The largest size of a weight; 0 for any. */
  readonly WEIGHT_BOUND: 126;
  /** The largest norm of the weights of a unit; 0 for any. */
  readonly UNIT_BOUND: 127;
};
export type Param = (typeof Param)[keyof typeof Param];
/** The names of Param. */
export type ParamName =
  | "learning_rate"
  | "momentum"
  | "beta1"
  | "beta2"
  | "epsilon"
  | "units"
  | "use_bias"
  | "value"
  | "minimum"
  | "maximum"
  | "mean"
  | "standard_deviation"
  | "alpha"
  | "beta"
  | "slope"
  | "threshold"
  | "lambda"
  | "frequency"
  | "curvature"
  | "shared"
  | "pieces"
  | "hinges"
  | "lower_threshold"
  | "lower_slope"
  | "upper_threshold"
  | "upper_slope"
  | "decay"
  | "epsilon_outside"
  | "weight_decay"
  | "velocity_holds_rate"
  | "bias_correction"
  | "decay_times_rate"
  | "momentum_decay"
  | "beta3"
  | "increase_factor"
  | "decrease_factor"
  | "backtracking"
  | "trust_coefficient"
  | "initial"
  | "steps"
  | "final_share"
  | "factor"
  | "power"
  | "multiplier"
  | "peak"
  | "start_share"
  | "rise"
  | "fall"
  | "cosine"
  | "warmup_steps"
  | "warmup_start"
  | "patience"
  | "cooldown"
  | "maximize"
  | "threshold_absolute"
  | "each_epoch"
  | "fan_mode"
  | "gain"
  | "truncated"
  | "connections"
  | "share"
  | "rate_factor"
  | "decay_factor"
  | "frozen"
  | "clip_value"
  | "clip_norm"
  | "clip_ratio"
  | "decay_vectors"
  | "reduction"
  | "delta"
  | "quantile"
  | "gamma"
  | "log_input"
  | "include_constant"
  | "label_smoothing"
  | "ignored_label"
  | "margin"
  | "aggregation"
  | "squared_distance"
  | "temperature"
  | "symmetric"
  | "normalize"
  | "average"
  | "average_decay"
  | "average_bias_correction"
  | "average_start"
  | "average_interval"
  | "gradient_noise"
  | "gradient_noise_decay"
  | "watch"
  | "window"
  | "explosion_factor"
  | "plateau_threshold"
  | "ratio_interval"
  | "noise_scale_interval"
  | "decay_exponent"
  | "epsilon2"
  | "clip_threshold"
  | "relative_step"
  | "scale_by_parameter"
  | "first_moment"
  | "epsilon_floor"
  | "nesterov"
  | "iterations"
  | "rate_scaling"
  | "vector_rate"
  | "history"
  | "evaluations"
  | "sufficient_decrease"
  | "slope_share"
  | "gradient_tolerance"
  | "change_tolerance"
  | "publish_average"
  | "publish_interval"
  | "capacity"
  | "seed"
  | "refuse_non_finite"
  | "non_finite_policy"
  | "explosion_policy"
  | "norm_policy"
  | "norm_bound"
  | "rate_shrink"
  | "rate_recovery"
  | "snapshot_interval"
  | "row_bound"
  | "weight_bound"
  | "unit_bound";
/** Parameters by their names, as JavaScript writes them. */
export interface Settings {
  /** The step size of an update. */
  learningRate?: number;
  /** The share of the velocity that is kept. */
  momentum?: number;
  /** The decay of the first moment. */
  beta1?: number;
  /** The decay of the second moment. */
  beta2?: number;
  /** The small constant that keeps a division finite. */
  epsilon?: number;
  /** The number of outputs of a layer. */
  units?: number;
  /** Whether a layer adds a bias: 1 or 0. */
  useBias?: number | boolean;
  /** A constant. */
  value?: number;
  /** The lower end of a range. */
  minimum?: number;
  /** The upper end of a range. */
  maximum?: number;
  /** The mean of a distribution. */
  mean?: number;
  /** The standard deviation of a distribution. */
  standardDeviation?: number;
  /** The shape of an activation, by its own equation. */
  alpha?: number;
  /** How sharply an activation bends. */
  beta?: number;
  /** The slope for negative inputs. */
  slope?: number;
  /** A limit that decides what happens to a value. */
  threshold?: number;
  /** The size up to which a value is shrunk to nothing. */
  lambda?: number;
  /** The frequency of a wave. */
  frequency?: number;
  /** How wide a bend is. */
  curvature?: number;
  /** Whether all channels share one learned parameter: 1 or 0. */
  shared?: number | boolean;
  /** The number of pieces of which the largest counts. */
  pieces?: number;
  /** The number of hinges of a piecewise linear function. */
  hinges?: number;
  /** Where the lower of two bends begins. */
  lowerThreshold?: number;
  /** The slope below the lower bend. */
  lowerSlope?: number;
  /** Where the upper of two bends begins. */
  upperThreshold?: number;
  /** The slope above the upper bend. */
  upperSlope?: number;
  /** The share of a running mean that is kept. */
  decay?: number;
  /** Whether the small constant is added outside the root: 1 or 0. */
  epsilonOutside?: number | boolean;
  /** How strongly weights are drawn to 0. */
  weightDecay?: number;
  /** Whether the learning rate is part of the velocity: 1 or 0. */
  velocityHoldsRate?: number | boolean;
  /** Whether means that begin at 0 are divided by what they lack: 1 or 0. */
  biasCorrection?: number | boolean;
  /** Whether the learning rate multiplies the weight decay: 1 or 0. */
  decayTimesRate?: number | boolean;
  /** How fast a momentum that grows comes to its last value. */
  momentumDecay?: number;
  /** The decay of a third mean. */
  beta3?: number;
  /** What a step is multiplied by where it was right. */
  increaseFactor?: number;
  /** What a step is multiplied by where it was wrong. */
  decreaseFactor?: number;
  /** Whether a step that was wrong is taken back: 1 or 0. */
  backtracking?: number | boolean;
  /** The length of a step as a share of the length of the weights. */
  trustCoefficient?: number;
  /** Where a schedule begins. */
  initial?: number;
  /** How many updates a schedule or one part of it takes. */
  steps?: number;
  /** The share of its first value that a schedule ends with. */
  finalShare?: number;
  /** What a value is multiplied by. */
  factor?: number;
  /** The exponent of a schedule's equation. */
  power?: number;
  /** How many times as long as a cycle the next one is. */
  multiplier?: number;
  /** The value at the turn of a cycle. */
  peak?: number;
  /** The share of its peak that a schedule starts with. */
  startShare?: number;
  /** The share of its steps that a schedule takes to its peak. */
  rise?: number;
  /** The share of its steps that a schedule takes back from its peak. */
  fall?: number;
  /** Whether a schedule follows half a cosine, else a line: 1 or 0. */
  cosine?: number | boolean;
  /** The updates before a schedule begins. */
  warmupSteps?: number;
  /** The share of a schedule's first value that its warm-up starts with. */
  warmupStart?: number;
  /** How many values without improvement are borne. */
  patience?: number;
  /** How many values after a reduction do not count. */
  cooldown?: number;
  /** Whether larger is better: 1 or 0. */
  maximize?: number | boolean;
  /** Whether a threshold is a difference, else a share: 1 or 0. */
  thresholdAbsolute?: number | boolean;
  /** Whether a run reports the loss of each epoch by itself: 1 or 0. */
  eachEpoch?: number | boolean;
  /** Which fan divides a variance: 0 fan-in, 1 fan-out, 2 their average. */
  fanMode?: number;
  /** What the deviation of initial weights is multiplied by. */
  gain?: number;
  /** Whether a normal distribution is cut off at two deviations: 1 or 0. */
  truncated?: number | boolean;
  /** The number of weights that are not zero, of each unit. */
  connections?: number;
  /** A share of a whole. */
  share?: number;
  /** What the learning rate is multiplied by for one parameter. */
  rateFactor?: number;
  /** What the weight decay is multiplied by for one parameter. */
  decayFactor?: number;
  /** Whether a parameter keeps its values: 1 or 0. */
  frozen?: number | boolean;
  /** The largest size of an element of a gradient; 0 for any. */
  clipValue?: number;
  /** The largest norm of all gradients together; 0 for any. */
  clipNorm?: number;
  /** The largest norm of a unit's gradients as a share of the norm of its weights; 0 for any. */
  clipRatio?: number;
  /** Whether parameters of fewer than two axes decay: 1 or 0. */
  decayVectors?: number | boolean;
  /** How the values of the rows become the loss of a batch: 0 mean, 1 sum, 2 weighted mean. */
  reduction?: number;
  /** The size of an error from which on a loss grows linearly. */
  delta?: number;
  /** The quantile that is estimated. */
  quantile?: number;
  /** How strongly what is right already is passed over. */
  gamma?: number;
  /** Whether outputs are logarithms: 1 or 0. */
  logInput?: number | boolean;
  /** Whether terms that do not depend on the outputs are added: 1 or 0. */
  includeConstant?: number | boolean;
  /** The share of a target that is spread over all classes. */
  labelSmoothing?: number;
  /** The label whose rows do not count. */
  ignoredLabel?: number;
  /** By how much the right should be ahead of the wrong. */
  margin?: number;
  /** How the terms of a row are joined: 0 sum, 1 mean, 2 the largest. */
  aggregation?: number;
  /** Whether distances are squared: 1 or 0. */
  squaredDistance?: number | boolean;
  /** What similarities are divided by. */
  temperature?: number;
  /** Whether both sides are to find each other: 1 or 0. */
  symmetric?: number | boolean;
  /** Whether vectors are divided by their lengths: 1 or 0. */
  normalize?: number | boolean;
  /** Which average of the weights is kept: 0 none, 1 exponential, 2 equal. */
  average?: number;
  /** The share of an exponential average of the weights that is kept. */
  averageDecay?: number;
  /** Whether an average that is young weighs new weights more: 1 or 0. */
  averageBiasCorrection?: number | boolean;
  /** The first update whose weights are averaged. */
  averageStart?: number;
  /** How many updates apart the weights are averaged. */
  averageInterval?: number;
  /** The variance of the noise that is added to gradients before the first update; 0 for none. */
  gradientNoise?: number;
  /** How fast the noise of gradients fades: the exponent of the updates. */
  gradientNoiseDecay?: number;
  /** Whether the doctor watches each step: 1 or 0. */
  watch?: number | boolean;
  /** How many recent losses are looked at. */
  window?: number;
  /** How many deviations above its recent past a loss is refused; 0 for any. */
  explosionFactor?: number;
  /** The least progress of a loss, as a share of it, that is no plateau. */
  plateauThreshold?: number;
  /** How many updates apart their size is measured; 0 for never. */
  ratioInterval?: number;
  /** How many updates apart the gradient noise scale is measured; 0 for never. */
  noiseScaleInterval?: number;
  /** How fast the memory of a mean grows with the number of the step. */
  decayExponent?: number;
  /** A second small constant, beside the first. */
  epsilon2?: number;
  /** The root mean square that an update is brought down to. */
  clipThreshold?: number;
  /** Whether the learning rate falls with the root of the number of the step: 1 or 0. */
  relativeStep?: number | boolean;
  /** Whether a step is a share of the size of the parameter: 1 or 0. */
  scaleByParameter?: number | boolean;
  /** Whether there is a running mean of the updates: 1 or 0. */
  firstMoment?: number | boolean;
  /** Whether the small constant is a lower limit instead of an addend: 1 or 0. */
  epsilonFloor?: number | boolean;
  /** Whether the gradient counts again beside the momentum that has it: 1 or 0. */
  nesterov?: number | boolean;
  /** How often an approximation is improved. */
  iterations?: number;
  /** How the learning rate depends on the shape of a matrix: 0 or 1, by the description of the kind. */
  rateScaling?: number;
  /** The step size of parameters that are no matrices. */
  vectorRate?: number;
  /** How many steps are remembered. */
  history?: number;
  /** How often a loss may be evaluated in a search. */
  evaluations?: number;
  /** By how much a loss has to fall, as a share of what its slope promises. */
  sufficientDecrease?: number;
  /** The size that a slope may have where a search ends, as a share of what it was. */
  slopeShare?: number;
  /** The size of a gradient that counts as none. */
  gradientTolerance?: number;
  /** The size of a change of weights that counts as none. */
  changeTolerance?: number;
  /** Whether snapshots are of the average of the weights: 1 or 0. */
  publishAverage?: number | boolean;
  /** Every how many updates a snapshot is published; 0 for never. */
  publishInterval?: number;
  /** How many samples are kept. */
  capacity?: number;
  /** What chooses the random numbers. */
  seed?: number;
  /** Whether values that are not finite are refused: 1 or 0. */
  refuseNonFinite?: number | boolean;
  /** What is done where a loss or a gradient is not finite: one of GLIA_POLICY_… */
  nonFinitePolicy?: number;
  /** What is done where a loss explodes: one of GLIA_POLICY_… */
  explosionPolicy?: number;
  /** What is done where the norm of the gradients is above its bound: one of GLIA_POLICY_… */
  normPolicy?: number;
  /** The norm of all gradients above which a step is troubled; 0 for any. */
  normBound?: number;
  /** What the learning rate is multiplied by after trouble. */
  rateShrink?: number;
  /** How many good steps undo one shrinking of the learning rate; 0 for never. */
  rateRecovery?: number;
  /** How many good steps apart the snapshot to roll back to is renewed. */
  snapshotInterval?: number;
  /** The largest size of an input or a target of a row that counts; 0: every row counts. */
  rowBound?: number;
  /** The largest size of a weight; 0 for any. */
  weightBound?: number;
  /** The largest norm of the weights of a unit; 0 for any. */
  unitBound?: number;
}
