/*
 * glia 0.1.0: build, train and run neural networks inside your own process.
 *
 * Generated from the Rust sources; do not edit. SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * The contract of every function:
 *
 * - A call that can fail returns a glia_status, 0 (GLIA_OK) for success. Its last argument may
 *   receive an owned error with a message that names the argument, what was expected and what
 *   came: set a `glia_error *` to NULL, pass its address, free the error with glia_error_free.
 *   There is no "last error", and no thread-local state.
 * - Results are written on success only; arguments that receive handles, too.
 * - No input makes glia abort, print or exit. NULL where a value is needed, a number that is no
 *   kind, a wrong shape, a handle of another kind: each gives a status and a message. A bug inside
 *   glia gives GLIA_ERROR_INTERNAL, after which only freeing the handle is allowed. (Memory that
 *   is not what you say it is, and handles used after they were freed, cannot be recognised in
 *   general; a library built with the feature `checked` recognises freed handles.)
 * - Every call that takes a handle may also return, beside the codes that it lists,
 *   GLIA_ERROR_BAD_HANDLE, GLIA_ERROR_POISONED, GLIA_ERROR_INTERNAL and GLIA_ERROR_BUSY: a training
 *   thread has the trainer (glia_trainer_start) or, noticed by a library built with the feature
 *   `checked`, another call has the handle.
 * - The library needs at most 128 KiB of stack in a call.
 * - Handles are freed with their _free function, which takes NULL, on any thread, in any order:
 *   what needs a part of another keeps it alive. Nothing that is passed in is consumed or kept,
 *   unless the function says so.
 * - `const T *` handles may be used by several calls at the same time; a `T *` handle is used by
 *   one call at a time.
 * - Counts are elements, not bytes, unless the name says bytes. Arrays are row-major, rows one
 *   after the other; shapes in messages look like [*, 784], * being the batch.
 * - Option structs begin with struct_size = sizeof the struct; zero in other fields means default.
 * - Strings are UTF-8 with their length in bytes; GLIA_STRLEN stands for strlen of them.
 *
 * Results are the same bits on every machine: they depend on the inputs, the parameters, the seeds
 * and the version of the library, not on threads, instruction sets, the other rows of a batch or
 * the host's floating-point environment, which is put back as it was.
 */

#ifndef GLIA_GLIA_H
#define GLIA_GLIA_H

#include <stddef.h>
#include <stdint.h>

/** The version of this header; glia_version() tells that of the library. */
#define GLIA_VERSION_MAJOR 0
#define GLIA_VERSION_MINOR 1
#define GLIA_VERSION_PATCH 0
#define GLIA_VERSION ((0u << 16) | (1u << 8) | 0u)
#define GLIA_VERSION_STRING "0.1.0"

/** The version of the ABI of this header; glia_abi_version() tells that of the library. */
#define GLIA_ABI_VERSION 0

/** The length of a string that ends with NUL. */
#define GLIA_STRLEN ((size_t)-1)

/** The batch size of gradient descent on a whole data set at once: glia_fit_options. */
#define GLIA_FULL_BATCH ((size_t)-1)

/** Marks what the library exports. Define GLIA_STATIC where glia is linked statically. */
#if defined(_WIN32) && !defined(GLIA_STATIC)
#define GLIA_API __declspec(dllimport)
#else
#define GLIA_API
#endif


/**
 * The properties that can be asked for by number.
 */
enum glia_activation_properties
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The greatest number that no output is below; may be −∞.
   */
  GLIA_ACTIVATION_PROPERTY_MINIMUM = 1,
  /**
   * The least number that no output is above; may be ∞.
   */
  GLIA_ACTIVATION_PROPERTY_MAXIMUM = 2,
  /**
   * 1 where a larger input never has a smaller output, else 0.
   */
  GLIA_ACTIVATION_PROPERTY_MONOTONIC = 3,
  /**
   * 1 where f(−x) = −f(x), so that inputs around zero have outputs around zero; else 0.
   */
  GLIA_ACTIVATION_PROPERTY_ZERO_CENTRED = 4,
  /**
   * 1 where f(x) / x tends to 1 as x tends to 0; else 0.
   */
  GLIA_ACTIVATION_PROPERTY_IDENTITY_NEAR_ZERO = 5,
  /**
   * 1 where, as x tends to −∞, f′ tends to 0 and f to a number: units there learn no more.
   */
  GLIA_ACTIVATION_PROPERTY_SATURATES_BELOW = 6,
  /**
   * 1 where, as x tends to ∞, f′ tends to 0 and f to a number.
   */
  GLIA_ACTIVATION_PROPERTY_SATURATES_ABOVE = 7,
  /**
   * What the backward pass reads: 1 the input, 2 the output.
   */
  GLIA_ACTIVATION_PROPERTY_READS = 8,
  /**
   * How many points there are where f or f′ jumps; glia_activation_kink gives them.
   */
  GLIA_ACTIVATION_PROPERTY_KINK_COUNT = 9,
  /**
   * The size of f′ up to which a value counts as saturated: a twentieth of the largest |f′| over
   * the inputs from −4 to below 4, in steps of 1/64; of a gated unit, that of its gate. NaN where no
   * value ever counts: for activations that level off on neither side, and for those along an
   * axis.
   */
  GLIA_ACTIVATION_PROPERTY_SATURATED_SLOPE = 10,
  /**
   * The recommended gain g: weights before the activation of variance g² / fan keep the signal as
   * large as it is. Published: identity 1, ReLU √2, Leaky ReLU and PReLU √(2 / (1 + slope²)) (He et
   * al. 2015), SELU 1 (Klambauer et al. 2017), scaled tanh 1 (LeCun et al. 1998); tanh 5/3 and
   * sigmoid 1 as PyTorch's calculate_gain. All others: GLIA_ACTIVATION_PROPERTY_SECOND_MOMENT_GAIN.
   */
  GLIA_ACTIVATION_PROPERTY_GAIN = 11,
  /**
   * The gain 1 / √E f(x)² for a standard normal x, which keeps the second moment of such inputs,
   * computed numerically: of learned parameters as they begin, of drawn ones their mean. NaN for
   * activations along an axis, and where it is not finite.
   */
  GLIA_ACTIVATION_PROPERTY_SECOND_MOMENT_GAIN = 12,
};

/**
 * The kinds of failure. A number once released keeps its meaning for ever and is never reused.
 */
enum glia_error_codes
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * No error.
   */
  GLIA_OK = 0,
  /**
   * A bug in glia was caught; the handle that it happened in is unusable, the process is not.
   */
  GLIA_ERROR_INTERNAL = 1,
  /**
   * A pointer is NULL, or not aligned, where a value is needed.
   */
  GLIA_ERROR_NULL_POINTER = 2,
  /**
   * A handle is of another kind, was freed, or is no handle at all.
   */
  GLIA_ERROR_BAD_HANDLE = 3,
  /**
   * A handle was left in an unknown state by an internal error; only freeing it is allowed.
   */
  GLIA_ERROR_POISONED = 4,
  /**
   * A handle is in use: a training thread has the trainer, or, which only a library built with the
   * feature `checked` notices, another call has it. In any other that is a data race of the host.
   */
  GLIA_ERROR_BUSY = 5,
  /**
   * An argument is outside what the function accepts.
   */
  GLIA_ERROR_INVALID_ARGUMENT = 6,
  /**
   * A number is not one of the family's kinds.
   */
  GLIA_ERROR_UNKNOWN_KIND = 7,
  /**
   * The kind has no parameter with this key.
   */
  GLIA_ERROR_UNKNOWN_KEY = 8,
  /**
   * A parameter's value is outside its bounds.
   */
  GLIA_ERROR_OUT_OF_RANGE = 9,
  /**
   * Counts, shapes or element types do not fit together.
   */
  GLIA_ERROR_SHAPE_MISMATCH = 10,
  /**
   * No item has this name.
   */
  GLIA_ERROR_NOT_FOUND = 11,
  /**
   * The call does not fit what the object is doing.
   */
  GLIA_ERROR_INVALID_STATE = 12,
  /**
   * The system refused a file operation.
   */
  GLIA_ERROR_IO = 13,
  /**
   * The bytes are not a whole, unharmed glia file.
   */
  GLIA_ERROR_CORRUPT_FILE = 14,
  /**
   * This CPU, platform or version cannot do it.
   */
  GLIA_ERROR_UNSUPPORTED = 15,
  /**
   * Memory could not be had.
   */
  GLIA_ERROR_OUT_OF_MEMORY = 16,
  /**
   * A training step was refused: its loss or gradients are not finite, its loss explodes, or its
   * gradients are above their bound.
   */
  GLIA_ERROR_DIVERGED = 17,
};

/**
 * The families of the catalogue.
 */
enum glia_families
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Activations, GLIA_ACTIVATION_….
   */
  GLIA_FAMILY_ACTIVATION = 1,
  /**
   * Initializers, GLIA_INITIALIZER_….
   */
  GLIA_FAMILY_INITIALIZER = 2,
  /**
   * Losses, GLIA_LOSS_….
   */
  GLIA_FAMILY_LOSS = 3,
  /**
   * Optimizers, GLIA_OPTIMIZER_….
   */
  GLIA_FAMILY_OPTIMIZER = 4,
  /**
   * Layers, GLIA_LAYER_….
   */
  GLIA_FAMILY_LAYER = 5,
  /**
   * Schedules, GLIA_SCHEDULE_….
   */
  GLIA_FAMILY_SCHEDULE = 6,
  /**
   * Buffers of samples, GLIA_SAMPLES_….
   */
  GLIA_FAMILY_SAMPLES = 7,
};

/**
 * The initialisers, with their pinned numbers.
 */
enum glia_initializer_kinds
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Every value the same.
   */
  GLIA_INITIALIZER_CONSTANT = 1,
  /**
   * Uniform between two bounds.
   */
  GLIA_INITIALIZER_UNIFORM = 2,
  /**
   * Normal with a mean and a standard deviation.
   */
  GLIA_INITIALIZER_NORMAL = 3,
  /**
   * Normal with variance 2 / fan-in, for ReLU (MSRA); for leaky rectifiers less.
   */
  GLIA_INITIALIZER_HE_NORMAL = 4,
  /**
   * Uniform with variance 2 / fan-in, for ReLU (MSRA); for leaky rectifiers less.
   */
  GLIA_INITIALIZER_HE_UNIFORM = 5,
  /**
   * Normal with variance 2 / (fan-in + fan-out), for tanh and sigmoid.
   */
  GLIA_INITIALIZER_XAVIER_NORMAL = 6,
  /**
   * Uniform with variance 2 / (fan-in + fan-out), for tanh and sigmoid.
   */
  GLIA_INITIALIZER_XAVIER_UNIFORM = 7,
  /**
   * Normal with variance 1 / fan-in, for the scaled tanh and SELU.
   */
  GLIA_INITIALIZER_LECUN_NORMAL = 8,
  /**
   * Uniform with variance 1 / fan-in, for the scaled tanh and SELU.
   */
  GLIA_INITIALIZER_LECUN_UNIFORM = 9,
  /**
   * A matrix with orthonormal columns or rows.
   */
  GLIA_INITIALIZER_ORTHOGONAL = 10,
  /**
   * The identity matrix.
   */
  GLIA_INITIALIZER_IDENTITY = 11,
  /**
   * Normal, cut off at two bounds.
   */
  GLIA_INITIALIZER_TRUNCATED_NORMAL = 12,
  /**
   * A fixed number of normal weights a unit, all others zero.
   */
  GLIA_INITIALIZER_SPARSE = 13,
};

/**
 * The levels, with the numbers that the C ABI uses. Results are the same bits at each.
 */
enum glia_levels
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Plain code with an emulated fused multiply-add; any CPU, slow.
   */
  GLIA_LEVEL_SCALAR = 1,
  /**
   * x86-64 with AVX2 and FMA (x86-64-v3).
   */
  GLIA_LEVEL_AVX2 = 2,
  /**
   * x86-64 with AVX-512 F, BW, CD, DQ and VL (x86-64-v4).
   */
  GLIA_LEVEL_AVX512 = 3,
  /**
   * 64-bit Arm with NEON.
   */
  GLIA_LEVEL_NEON = 4,
};

/**
 * The layers, with their pinned numbers.
 */
enum glia_layer_kinds
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * y = f(x W + b).
   */
  GLIA_LAYER_DENSE = 1,
  /**
   * y = f(x).
   */
  GLIA_LAYER_ACTIVATION = 2,
  /**
   * y = x₁ + x₂ + …
   */
  GLIA_LAYER_ADD = 3,
};

/**
 * The losses, with their pinned numbers.
 */
enum glia_loss_kinds
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The mean of the squared differences.
   */
  GLIA_LOSS_MEAN_SQUARED_ERROR = 1,
  /**
   * Cross entropy of the softmax of the outputs.
   */
  GLIA_LOSS_SOFTMAX_CROSS_ENTROPY = 2,
  /**
   * The mean of the sizes of the differences.
   */
  GLIA_LOSS_MEAN_ABSOLUTE_ERROR = 3,
  /**
   * Huber's loss: squares of small differences, sizes of large ones.
   */
  GLIA_LOSS_HUBER = 4,
  /**
   * Huber's loss divided by its limit.
   */
  GLIA_LOSS_SMOOTH_L1 = 5,
  /**
   * The logarithm of the hyperbolic cosine of the differences.
   */
  GLIA_LOSS_LOG_COSH = 6,
  /**
   * The pinball loss, whose minimum is a quantile.
   */
  GLIA_LOSS_QUANTILE = 7,
  /**
   * Binary cross entropy of probabilities.
   */
  GLIA_LOSS_BINARY_CROSS_ENTROPY = 8,
  /**
   * Binary cross entropy of the sigmoid of the outputs.
   */
  GLIA_LOSS_BINARY_CROSS_ENTROPY_WITH_LOGITS = 9,
  /**
   * Focal loss of the sigmoid of the outputs.
   */
  GLIA_LOSS_FOCAL_WITH_LOGITS = 10,
  /**
   * Kullback-Leibler divergence of log-probabilities from targets.
   */
  GLIA_LOSS_KL_DIVERGENCE = 11,
  /**
   * Negative log-likelihood of counts under Poisson distributions.
   */
  GLIA_LOSS_POISSON_NEGATIVE_LOG_LIKELIHOOD = 12,
  /**
   * Negative log-likelihood under normal distributions: outputs are means and log-variances.
   */
  GLIA_LOSS_GAUSSIAN_NEGATIVE_LOG_LIKELIHOOD = 13,
  /**
   * Hinge loss; targets are -1 or 1.
   */
  GLIA_LOSS_HINGE = 14,
  /**
   * The squared hinge loss; targets are -1 or 1.
   */
  GLIA_LOSS_SQUARED_HINGE = 15,
  /**
   * Negative log-likelihood of labels under log-probabilities.
   */
  GLIA_LOSS_NEGATIVE_LOG_LIKELIHOOD = 16,
  /**
   * By how much other classes are too near the label's or ahead of it.
   */
  GLIA_LOSS_MULTI_CLASS_MARGIN = 17,
  /**
   * The cosine between two vectors of a row; labels are -1 or 1.
   */
  GLIA_LOSS_COSINE_EMBEDDING = 18,
  /**
   * How much farther an anchor is from a negative than from a positive; no targets.
   */
  GLIA_LOSS_TRIPLET = 19,
  /**
   * How well each row's query tells its key from those of the batch's other rows; no targets.
   */
  GLIA_LOSS_INFO_NCE = 20,
};

/**
 * The optimizers, with their pinned numbers.
 */
enum glia_optimizer_kinds
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Stochastic gradient descent.
   */
  GLIA_OPTIMIZER_SGD = 1,
  /**
   * Gradient descent with momentum.
   */
  GLIA_OPTIMIZER_MOMENTUM = 2,
  /**
   * Adaptive moments.
   */
  GLIA_OPTIMIZER_ADAM = 3,
  /**
   * Rates by the sum of all squared gradients.
   */
  GLIA_OPTIMIZER_ADAGRAD = 4,
  /**
   * Rates by the mean of recent squared gradients.
   */
  GLIA_OPTIMIZER_RMSPROP = 5,
  /**
   * Momentum whose gradient is taken ahead of the weights, as published.
   */
  GLIA_OPTIMIZER_NESTEROV = 6,
  /**
   * Nesterov momentum in shifted weights, as frameworks have it.
   */
  GLIA_OPTIMIZER_NESTEROV_SHIFTED = 7,
  /**
   * RMSProp with Nesterov momentum, its gradient taken ahead of the weights.
   */
  GLIA_OPTIMIZER_RMSPROP_NESTEROV = 8,
  /**
   * RMSProp by the variance of the gradients, with momentum.
   */
  GLIA_OPTIMIZER_RMSPROP_CENTERED = 9,
  /**
   * Steps in the unit of the weights, without a rate.
   */
  GLIA_OPTIMIZER_ADADELTA = 10,
  /**
   * Adam by the largest gradient of late.
   */
  GLIA_OPTIMIZER_ADAMAX = 11,
  /**
   * Adam with Nesterov momentum.
   */
  GLIA_OPTIMIZER_NADAM = 12,
  /**
   * Adam that waits until its second moment is known.
   */
  GLIA_OPTIMIZER_RADAM = 13,
  /**
   * Adam whose second moment never falls.
   */
  GLIA_OPTIMIZER_AMSGRAD = 14,
  /**
   * Adam with weights that shrink by themselves.
   */
  GLIA_OPTIMIZER_ADAMW = 15,
  /**
   * Nadam with weights that shrink by themselves.
   */
  GLIA_OPTIMIZER_NADAMW = 16,
  /**
   * The sign of a mean of gradients.
   */
  GLIA_OPTIMIZER_LION = 17,
  /**
   * Adam with steps as long as a share of each parameter.
   */
  GLIA_OPTIMIZER_LAMB = 18,
  /**
   * Momentum with steps as long as a share of each parameter.
   */
  GLIA_OPTIMIZER_LARS = 19,
  /**
   * The sign of a gradient, with a step for each weight.
   */
  GLIA_OPTIMIZER_RPROP = 20,
  /**
   * Means of gradients, of their changes and of squares.
   */
  GLIA_OPTIMIZER_ADAN = 21,
  /**
   * Rates by second moments of rows and columns, in little memory.
   */
  GLIA_OPTIMIZER_ADAFACTOR = 22,
  /**
   * Momentum whose matrices are made orthogonal.
   */
  GLIA_OPTIMIZER_MUON = 23,
  /**
   * Steps by an approximate inverse Hessian, each as long as a line search says.
   */
  GLIA_OPTIMIZER_LBFGS = 24,
};

/**
 * The schedules, with their pinned numbers.
 */
enum glia_schedule_kinds
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The same value at every step.
   */
  GLIA_SCHEDULE_CONSTANT = 1,
  /**
   * A straight line, then constant.
   */
  GLIA_SCHEDULE_LINEAR = 2,
  /**
   * A drop by a factor every so many steps.
   */
  GLIA_SCHEDULE_STEP = 3,
  /**
   * A drop by a factor at each of the points.
   */
  GLIA_SCHEDULE_MULTI_STEP = 4,
  /**
   * Down by a factor over so many steps, smoothly.
   */
  GLIA_SCHEDULE_EXPONENTIAL = 5,
  /**
   * A power of the share of the steps that is left.
   */
  GLIA_SCHEDULE_POLYNOMIAL = 6,
  /**
   * The inverse of a line, or a power of that.
   */
  GLIA_SCHEDULE_INVERSE_TIME = 7,
  /**
   * Half a cosine, then constant.
   */
  GLIA_SCHEDULE_COSINE = 8,
  /**
   * Half cosines one after the other.
   */
  GLIA_SCHEDULE_COSINE_RESTARTS = 9,
  /**
   * Up, down, and far below.
   */
  GLIA_SCHEDULE_ONE_CYCLE = 10,
  /**
   * The value of the last point.
   */
  GLIA_SCHEDULE_PIECEWISE_CONSTANT = 11,
  /**
   * Straight lines between points.
   */
  GLIA_SCHEDULE_PIECEWISE_LINEAR = 12,
  /**
   * Momentum's rise towards one.
   */
  GLIA_SCHEDULE_MOMENTUM_RAMP = 13,
  /**
   * Down by a factor whenever reports stop getting better.
   */
  GLIA_SCHEDULE_PLATEAU = 14,
};

/**
 * Element types, with the numbers that the C ABI uses.
 */
enum glia_types
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * IEEE 754 single precision.
   */
  GLIA_TYPE_FLOAT32 = 1,
  /**
   * Signed, 32 bits: class labels.
   */
  GLIA_TYPE_INT32 = 2,
  /**
   * Signed, 64 bits: class labels.
   */
  GLIA_TYPE_INT64 = 3,
};

/**
 * What is found in a step. A number once released is never reused.
 */
enum glia_findings
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Nothing was.
   */
  GLIA_FINDING_NOTHING = 0,
  /**
   * The loss is NaN or infinite.
   */
  GLIA_FINDING_LOSS_NOT_FINITE = 1,
  /**
   * The loss is finite, an element of a gradient is not.
   */
  GLIA_FINDING_GRADIENT_NOT_FINITE = 2,
  /**
   * The loss is far above those before.
   */
  GLIA_FINDING_LOSS_EXPLODES = 3,
  /**
   * The norm of all gradients is above its bound.
   */
  GLIA_FINDING_NORM_OUT_OF_BOUNDS = 4,
  /**
   * Rows with an input or a target that is NaN or above its bound were left out.
   */
  GLIA_FINDING_ROWS_OUT_OF_BOUNDS = 5,
};

/**
 * What is done where a step is in trouble. A number once released is never reused.
 */
enum glia_policies
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The call fails with GLIA_ERROR_DIVERGED, and nothing changes.
   */
  GLIA_POLICY_REFUSE = 0,
  /**
   * The step is left out.
   */
  GLIA_POLICY_SKIP = 1,
  /**
   * The step is left out, and the learning rate shrinks.
   */
  GLIA_POLICY_SHRINK_RATE = 2,
  /**
   * The step is left out, and the trainer goes back to its last good snapshot.
   */
  GLIA_POLICY_ROLL_BACK = 3,
  /**
   * The step is left out, and nothing is learned until the host says so.
   */
  GLIA_POLICY_STOP = 4,
  /**
   * The gradients are made smaller, and the step is done.
   */
  GLIA_POLICY_CLIP = 5,
  /**
   * Some rows are left out, and the step is done with the others: of rows alone, no setting.
   */
  GLIA_POLICY_DROP_ROWS = 6,
};

/**
 * How much a message matters. A number once released keeps its meaning for ever.
 */
enum glia_log_levels
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Something of the host's or of glia's is broken.
   */
  GLIA_LOG_LEVEL_ERROR = 1,
  /**
   * Training or speed suffers: a step was refused, a search found no step.
   */
  GLIA_LOG_LEVEL_WARNING = 2,
  /**
   * Something began or ended.
   */
  GLIA_LOG_LEVEL_INFORMATION = 3,
};

/**
 * The activations, with their pinned numbers.
 */
enum glia_activation_kinds
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * f(x) = x.
   */
  GLIA_ACTIVATION_IDENTITY = 1,
  /**
   * f(x) = 1 / (1 + e⁻ˣ).
   */
  GLIA_ACTIVATION_SIGMOID = 2,
  /**
   * f(x) = tanh x.
   */
  GLIA_ACTIVATION_TANH = 3,
  /**
   * f(x) = max(0, x).
   */
  GLIA_ACTIVATION_RELU = 4,
  /**
   * f(x)ᵢ = eˣⁱ / Σⱼ eˣʲ, along each row.
   */
  GLIA_ACTIVATION_SOFTMAX = 5,
  /**
   * f(x) = min(max(x + 3, 0), 6) / 6.
   */
  GLIA_ACTIVATION_HARD_SIGMOID = 6,
  /**
   * f(x) = −ln(1 + e⁻ˣ).
   */
  GLIA_ACTIVATION_LOG_SIGMOID = 7,
  /**
   * f(x) = min(max(x, −1), 1).
   */
  GLIA_ACTIVATION_HARD_TANH = 8,
  /**
   * f(x) = 1.7159 tanh(2x / 3).
   */
  GLIA_ACTIVATION_SCALED_TANH = 9,
  /**
   * f(x) = atan x.
   */
  GLIA_ACTIVATION_ARCTAN = 10,
  /**
   * f(x) = x / (1 + |x|).
   */
  GLIA_ACTIVATION_SOFTSIGN = 11,
  /**
   * f(x) = ½ x / (1 + |x|) + ½.
   */
  GLIA_ACTIVATION_ELLIOT = 12,
  /**
   * f(x) = x / √(1 + α x²).
   */
  GLIA_ACTIVATION_ISRU = 13,
  /**
   * f(x) = x for x ≥ 0, else x / √(1 + α x²).
   */
  GLIA_ACTIVATION_ISRLU = 14,
  /**
   * f(x) = sin x.
   */
  GLIA_ACTIVATION_SINUSOID = 15,
  /**
   * f(x) = sin x / x.
   */
  GLIA_ACTIVATION_SINC = 16,
  /**
   * f(x) = e^(−x²).
   */
  GLIA_ACTIVATION_GAUSSIAN = 17,
  /**
   * f(x) = (√(x² + 1) − 1) / 2 + x.
   */
  GLIA_ACTIVATION_BENT_IDENTITY = 18,
  /**
   * From logarithm (α = −1) to exponential (α = 1).
   */
  GLIA_ACTIVATION_SOFT_EXPONENTIAL = 19,
  /**
   * f(x) = 1 − e^(−eˣ).
   */
  GLIA_ACTIVATION_COMPLEMENTARY_LOG_LOG = 20,
  /**
   * f(x) = 1 for x ≥ 0, else 0.
   */
  GLIA_ACTIVATION_BINARY_STEP = 21,
  /**
   * f(x) = min(max(x, 0), 6).
   */
  GLIA_ACTIVATION_RELU6 = 22,
  /**
   * f(x) = x for x > θ, else v.
   */
  GLIA_ACTIVATION_THRESHOLD = 23,
  /**
   * f(x) = max(0, x)².
   */
  GLIA_ACTIVATION_SQUARED_RELU = 24,
  /**
   * f(x) = x for x > 0, else a x.
   */
  GLIA_ACTIVATION_LEAKY_RELU = 25,
  /**
   * f(x) = x for x > 0, else α (eˣ − 1).
   */
  GLIA_ACTIVATION_ELU = 26,
  /**
   * f(x) = λ x for x > 0, else λ α (eˣ − 1).
   */
  GLIA_ACTIVATION_SELU = 27,
  /**
   * f(x) = x for x > 0, else α (e^(x/α) − 1).
   */
  GLIA_ACTIVATION_CELU = 28,
  /**
   * f(x) = ln(1 + e^(β x)) / β.
   */
  GLIA_ACTIVATION_SOFTPLUS = 29,
  /**
   * f(x) = x / (1 + e⁻ˣ).
   */
  GLIA_ACTIVATION_SILU = 30,
  /**
   * f(x) = x / (1 + e^(−β x)).
   */
  GLIA_ACTIVATION_SWISH = 31,
  /**
   * f(x) = x · min(max(x + 3, 0), 6) / 6.
   */
  GLIA_ACTIVATION_HARD_SWISH = 32,
  /**
   * f(x) = x Φ(x).
   */
  GLIA_ACTIVATION_GELU = 33,
  /**
   * f(x) = ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))).
   */
  GLIA_ACTIVATION_GELU_TANH = 34,
  /**
   * f(x) = x / (1 + e^(−1.702 x)).
   */
  GLIA_ACTIVATION_QUICK_GELU = 35,
  /**
   * f(x) = x tanh(ln(1 + eˣ)).
   */
  GLIA_ACTIVATION_MISH = 36,
  /**
   * f(x) = (x + √(x² + b)) / 2.
   */
  GLIA_ACTIVATION_SQUAREPLUS = 37,
  /**
   * f(x) = x + sin²(a x) / a.
   */
  GLIA_ACTIVATION_SNAKE = 38,
  /**
   * f(x) = x ∓ λ for |x| > λ, else 0.
   */
  GLIA_ACTIVATION_SOFT_SHRINK = 39,
  /**
   * f(x) = x for |x| > λ, else 0.
   */
  GLIA_ACTIVATION_HARD_SHRINK = 40,
  /**
   * f(x) = x − tanh x.
   */
  GLIA_ACTIVATION_TANH_SHRINK = 41,
  /**
   * f(x)ᵢ = xᵢ − ln Σⱼ eˣʲ, along each row.
   */
  GLIA_ACTIVATION_LOG_SOFTMAX = 42,
  /**
   * f(x)ᵢ = e^−xᵢ / Σⱼ e^−xⱼ, along each row.
   */
  GLIA_ACTIVATION_SOFTMIN = 43,
  /**
   * f(x)ᵢ = max(xᵢ − τ, 0), along each row.
   */
  GLIA_ACTIVATION_SPARSEMAX = 44,
  /**
   * f(x) = x for x > 0, else α x, α learned.
   */
  GLIA_ACTIVATION_PRELU = 45,
  /**
   * f(x) = x for x > 0, else a x, a drawn in training.
   */
  GLIA_ACTIVATION_RRELU = 46,
  /**
   * f(x) = x for x > 0, else x / a, a drawn in training.
   */
  GLIA_ACTIVATION_RRELU_DIVISOR = 47,
  /**
   * Two bends, thresholds and slopes learned.
   */
  GLIA_ACTIVATION_SRELU = 48,
  /**
   * max(0, x) and learned hinges.
   */
  GLIA_ACTIVATION_APL = 49,
  /**
   * The largest of so many pieces.
   */
  GLIA_ACTIVATION_MAXOUT = 50,
  /**
   * [max(0, x), max(0, −x)].
   */
  GLIA_ACTIVATION_CRELU = 51,
  /**
   * f(a, b) = a σ(b).
   */
  GLIA_ACTIVATION_GLU = 52,
  /**
   * f(a, b) = a max(0, b).
   */
  GLIA_ACTIVATION_REGLU = 53,
  /**
   * f(a, b) = a b Φ(b).
   */
  GLIA_ACTIVATION_GEGLU = 54,
  /**
   * f(a, b) = a b σ(b).
   */
  GLIA_ACTIVATION_SWIGLU = 55,
  /**
   * f(x) = x / (1 + e^(−β x)), β learned.
   */
  GLIA_ACTIVATION_LEARNED_SWISH = 56,
  /**
   * f(x) = x + sin²(a x) / a, a learned.
   */
  GLIA_ACTIVATION_LEARNED_SNAKE = 57,
};

/**
 * Which samples are kept, with their pinned numbers.
 */
enum glia_samples_kinds
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The newest ones.
   */
  GLIA_SAMPLES_RING = 1,
  /**
   * Each of the whole life with the same probability.
   */
  GLIA_SAMPLES_RESERVOIR = 2,
};

/**
 * The keys of all parameters, one numbering for every family. A number once released is never
 * reused.
 */
enum glia_params
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The step size of an update.
   */
  GLIA_PARAM_LEARNING_RATE = 1,
  /**
   * The share of the velocity that is kept.
   */
  GLIA_PARAM_MOMENTUM = 2,
  /**
   * The decay of the first moment.
   */
  GLIA_PARAM_BETA1 = 3,
  /**
   * The decay of the second moment.
   */
  GLIA_PARAM_BETA2 = 4,
  /**
   * The small constant that keeps a division finite.
   */
  GLIA_PARAM_EPSILON = 5,
  /**
   * The number of outputs of a layer.
   */
  GLIA_PARAM_UNITS = 6,
  /**
   * Whether a layer adds a bias: 1 or 0.
   */
  GLIA_PARAM_USE_BIAS = 7,
  /**
   * A constant.
   */
  GLIA_PARAM_VALUE = 8,
  /**
   * The lower end of a range.
   */
  GLIA_PARAM_MINIMUM = 9,
  /**
   * The upper end of a range.
   */
  GLIA_PARAM_MAXIMUM = 10,
  /**
   * The mean of a distribution.
   */
  GLIA_PARAM_MEAN = 11,
  /**
   * The standard deviation of a distribution.
   */
  GLIA_PARAM_STANDARD_DEVIATION = 12,
  /**
   * The shape of an activation, by its own equation.
   */
  GLIA_PARAM_ALPHA = 13,
  /**
   * How sharply an activation bends.
   */
  GLIA_PARAM_BETA = 14,
  /**
   * The slope for negative inputs.
   */
  GLIA_PARAM_SLOPE = 15,
  /**
   * A limit that decides what happens to a value.
   */
  GLIA_PARAM_THRESHOLD = 16,
  /**
   * The size up to which a value is shrunk to nothing.
   */
  GLIA_PARAM_LAMBDA = 17,
  /**
   * The frequency of a wave.
   */
  GLIA_PARAM_FREQUENCY = 18,
  /**
   * How wide a bend is.
   */
  GLIA_PARAM_CURVATURE = 19,
  /**
   * Whether all channels share one learned parameter: 1 or 0.
   */
  GLIA_PARAM_SHARED = 20,
  /**
   * The number of pieces of which the largest counts.
   */
  GLIA_PARAM_PIECES = 21,
  /**
   * The number of hinges of a piecewise linear function.
   */
  GLIA_PARAM_HINGES = 22,
  /**
   * Where the lower of two bends begins.
   */
  GLIA_PARAM_LOWER_THRESHOLD = 23,
  /**
   * The slope below the lower bend.
   */
  GLIA_PARAM_LOWER_SLOPE = 24,
  /**
   * Where the upper of two bends begins.
   */
  GLIA_PARAM_UPPER_THRESHOLD = 25,
  /**
   * The slope above the upper bend.
   */
  GLIA_PARAM_UPPER_SLOPE = 26,
  /**
   * The share of a running mean that is kept.
   */
  GLIA_PARAM_DECAY = 27,
  /**
   * Whether the small constant is added outside the root: 1 or 0.
   */
  GLIA_PARAM_EPSILON_OUTSIDE = 28,
  /**
   * How strongly weights are drawn to 0.
   */
  GLIA_PARAM_WEIGHT_DECAY = 29,
  /**
   * Whether the learning rate is part of the velocity: 1 or 0.
   */
  GLIA_PARAM_VELOCITY_HOLDS_RATE = 30,
  /**
   * Whether means that begin at 0 are divided by what they lack: 1 or 0.
   */
  GLIA_PARAM_BIAS_CORRECTION = 31,
  /**
   * Whether the learning rate multiplies the weight decay: 1 or 0.
   */
  GLIA_PARAM_DECAY_TIMES_RATE = 32,
  /**
   * How fast a momentum that grows comes to its last value.
   */
  GLIA_PARAM_MOMENTUM_DECAY = 33,
  /**
   * The decay of a third mean.
   */
  GLIA_PARAM_BETA3 = 34,
  /**
   * What a step is multiplied by where it was right.
   */
  GLIA_PARAM_INCREASE_FACTOR = 35,
  /**
   * What a step is multiplied by where it was wrong.
   */
  GLIA_PARAM_DECREASE_FACTOR = 36,
  /**
   * Whether a step that was wrong is taken back: 1 or 0.
   */
  GLIA_PARAM_BACKTRACKING = 37,
  /**
   * The length of a step as a share of the length of the weights.
   */
  GLIA_PARAM_TRUST_COEFFICIENT = 38,
  /**
   * Where a schedule begins.
   */
  GLIA_PARAM_INITIAL = 39,
  /**
   * How many updates a schedule or one part of it takes.
   */
  GLIA_PARAM_STEPS = 40,
  /**
   * The share of its first value that a schedule ends with.
   */
  GLIA_PARAM_FINAL_SHARE = 41,
  /**
   * What a value is multiplied by.
   */
  GLIA_PARAM_FACTOR = 42,
  /**
   * The exponent of a schedule's equation.
   */
  GLIA_PARAM_POWER = 43,
  /**
   * How many times as long as a cycle the next one is.
   */
  GLIA_PARAM_MULTIPLIER = 44,
  /**
   * The value at the turn of a cycle.
   */
  GLIA_PARAM_PEAK = 45,
  /**
   * The share of its peak that a schedule starts with.
   */
  GLIA_PARAM_START_SHARE = 46,
  /**
   * The share of its steps that a schedule takes to its peak.
   */
  GLIA_PARAM_RISE = 47,
  /**
   * The share of its steps that a schedule takes back from its peak.
   */
  GLIA_PARAM_FALL = 48,
  /**
   * Whether a schedule follows half a cosine, else a line: 1 or 0.
   */
  GLIA_PARAM_COSINE = 49,
  /**
   * The updates before a schedule begins.
   */
  GLIA_PARAM_WARMUP_STEPS = 50,
  /**
   * The share of a schedule's first value that its warm-up starts with.
   */
  GLIA_PARAM_WARMUP_START = 51,
  /**
   * How many values without improvement are borne.
   */
  GLIA_PARAM_PATIENCE = 52,
  /**
   * How many values after a reduction do not count.
   */
  GLIA_PARAM_COOLDOWN = 53,
  /**
   * Whether larger is better: 1 or 0.
   */
  GLIA_PARAM_MAXIMIZE = 54,
  /**
   * Whether a threshold is a difference, else a share: 1 or 0.
   */
  GLIA_PARAM_THRESHOLD_ABSOLUTE = 55,
  /**
   * Whether a run reports the loss of each epoch by itself: 1 or 0.
   */
  GLIA_PARAM_EACH_EPOCH = 56,
  /**
   * Which fan divides a variance: 0 fan-in, 1 fan-out, 2 their average.
   */
  GLIA_PARAM_FAN_MODE = 57,
  /**
   * What the deviation of initial weights is multiplied by.
   */
  GLIA_PARAM_GAIN = 58,
  /**
   * Whether a normal distribution is cut off at two deviations: 1 or 0.
   */
  GLIA_PARAM_TRUNCATED = 59,
  /**
   * The number of weights that are not zero, of each unit.
   */
  GLIA_PARAM_CONNECTIONS = 60,
  /**
   * A share of a whole.
   */
  GLIA_PARAM_SHARE = 61,
  /**
   * What the learning rate is multiplied by for one parameter.
   */
  GLIA_PARAM_RATE_FACTOR = 62,
  /**
   * What the weight decay is multiplied by for one parameter.
   */
  GLIA_PARAM_DECAY_FACTOR = 63,
  /**
   * Whether a parameter keeps its values: 1 or 0.
   */
  GLIA_PARAM_FROZEN = 64,
  /**
   * The largest size of an element of a gradient; 0 for any.
   */
  GLIA_PARAM_CLIP_VALUE = 65,
  /**
   * The largest norm of all gradients together; 0 for any.
   */
  GLIA_PARAM_CLIP_NORM = 66,
  /**
   * The largest norm of a unit's gradients as a share of the norm of its weights; 0 for any.
   */
  GLIA_PARAM_CLIP_RATIO = 67,
  /**
   * Whether parameters of fewer than two axes decay: 1 or 0.
   */
  GLIA_PARAM_DECAY_VECTORS = 68,
  /**
   * How the values of the rows become the loss of a batch: 0 mean, 1 sum, 2 weighted mean.
   */
  GLIA_PARAM_REDUCTION = 69,
  /**
   * The size of an error from which on a loss grows linearly.
   */
  GLIA_PARAM_DELTA = 70,
  /**
   * The quantile that is estimated.
   */
  GLIA_PARAM_QUANTILE = 71,
  /**
   * How strongly what is right already is passed over.
   */
  GLIA_PARAM_GAMMA = 72,
  /**
   * Whether outputs are logarithms: 1 or 0.
   */
  GLIA_PARAM_LOG_INPUT = 73,
  /**
   * Whether terms that do not depend on the outputs are added: 1 or 0.
   */
  GLIA_PARAM_INCLUDE_CONSTANT = 74,
  /**
   * The share of a target that is spread over all classes.
   */
  GLIA_PARAM_LABEL_SMOOTHING = 75,
  /**
   * The label whose rows do not count.
   */
  GLIA_PARAM_IGNORED_LABEL = 76,
  /**
   * By how much the right should be ahead of the wrong.
   */
  GLIA_PARAM_MARGIN = 77,
  /**
   * How the terms of a row are joined: 0 sum, 1 mean, 2 the largest.
   */
  GLIA_PARAM_AGGREGATION = 78,
  /**
   * Whether distances are squared: 1 or 0.
   */
  GLIA_PARAM_SQUARED_DISTANCE = 79,
  /**
   * What similarities are divided by.
   */
  GLIA_PARAM_TEMPERATURE = 80,
  /**
   * Whether both sides are to find each other: 1 or 0.
   */
  GLIA_PARAM_SYMMETRIC = 81,
  /**
   * Whether vectors are divided by their lengths: 1 or 0.
   */
  GLIA_PARAM_NORMALIZE = 82,
  /**
   * Which average of the weights is kept: 0 none, 1 exponential, 2 equal.
   */
  GLIA_PARAM_AVERAGE = 83,
  /**
   * The share of an exponential average of the weights that is kept.
   */
  GLIA_PARAM_AVERAGE_DECAY = 84,
  /**
   * Whether an average that is young weighs new weights more: 1 or 0.
   */
  GLIA_PARAM_AVERAGE_BIAS_CORRECTION = 85,
  /**
   * The first update whose weights are averaged.
   */
  GLIA_PARAM_AVERAGE_START = 86,
  /**
   * How many updates apart the weights are averaged.
   */
  GLIA_PARAM_AVERAGE_INTERVAL = 87,
  /**
   * The variance of the noise that is added to gradients before the first update; 0 for none.
   */
  GLIA_PARAM_GRADIENT_NOISE = 88,
  /**
   * How fast the noise of gradients fades: the exponent of the updates.
   */
  GLIA_PARAM_GRADIENT_NOISE_DECAY = 89,
  /**
   * Whether the doctor watches each step: 1 or 0.
   */
  GLIA_PARAM_WATCH = 90,
  /**
   * How many recent losses are looked at.
   */
  GLIA_PARAM_WINDOW = 91,
  /**
   * How many deviations above its recent past a loss is refused; 0 for any.
   */
  GLIA_PARAM_EXPLOSION_FACTOR = 92,
  /**
   * The least progress of a loss, as a share of it, that is no plateau.
   */
  GLIA_PARAM_PLATEAU_THRESHOLD = 93,
  /**
   * How many updates apart their size is measured; 0 for never.
   */
  GLIA_PARAM_RATIO_INTERVAL = 94,
  /**
   * How many updates apart the gradient noise scale is measured; 0 for never.
   */
  GLIA_PARAM_NOISE_SCALE_INTERVAL = 95,
  /**
   * How fast the memory of a mean grows with the number of the step.
   */
  GLIA_PARAM_DECAY_EXPONENT = 96,
  /**
   * A second small constant, beside the first.
   */
  GLIA_PARAM_EPSILON2 = 97,
  /**
   * The root mean square that an update is brought down to.
   */
  GLIA_PARAM_CLIP_THRESHOLD = 98,
  /**
   * Whether the learning rate falls with the root of the number of the step: 1 or 0.
   */
  GLIA_PARAM_RELATIVE_STEP = 99,
  /**
   * Whether a step is a share of the size of the parameter: 1 or 0.
   */
  GLIA_PARAM_SCALE_BY_PARAMETER = 100,
  /**
   * Whether there is a running mean of the updates: 1 or 0.
   */
  GLIA_PARAM_FIRST_MOMENT = 101,
  /**
   * Whether the small constant is a lower limit instead of an addend: 1 or 0.
   */
  GLIA_PARAM_EPSILON_FLOOR = 102,
  /**
   * Whether the gradient counts again beside the momentum that has it: 1 or 0.
   */
  GLIA_PARAM_NESTEROV = 103,
  /**
   * How often an approximation is improved.
   */
  GLIA_PARAM_ITERATIONS = 104,
  /**
   * How the learning rate depends on the shape of a matrix: 0 or 1, by the description of the kind.
   */
  GLIA_PARAM_RATE_SCALING = 105,
  /**
   * The step size of parameters that are no matrices.
   */
  GLIA_PARAM_VECTOR_RATE = 106,
  /**
   * How many steps are remembered.
   */
  GLIA_PARAM_HISTORY = 107,
  /**
   * How often a loss may be evaluated in a search.
   */
  GLIA_PARAM_EVALUATIONS = 108,
  /**
   * By how much a loss has to fall, as a share of what its slope promises.
   */
  GLIA_PARAM_SUFFICIENT_DECREASE = 109,
  /**
   * The size that a slope may have where a search ends, as a share of what it was.
   */
  GLIA_PARAM_SLOPE_SHARE = 110,
  /**
   * The size of a gradient that counts as none.
   */
  GLIA_PARAM_GRADIENT_TOLERANCE = 111,
  /**
   * The size of a change of weights that counts as none.
   */
  GLIA_PARAM_CHANGE_TOLERANCE = 112,
  /**
   * Whether snapshots are of the average of the weights: 1 or 0.
   */
  GLIA_PARAM_PUBLISH_AVERAGE = 113,
  /**
   * Every how many updates a snapshot is published; 0 for never.
   */
  GLIA_PARAM_PUBLISH_INTERVAL = 114,
  /**
   * How many samples are kept.
   */
  GLIA_PARAM_CAPACITY = 115,
  /**
   * What chooses the random numbers.
   */
  GLIA_PARAM_SEED = 116,
  /**
   * Whether values that are not finite are refused: 1 or 0.
   */
  GLIA_PARAM_REFUSE_NON_FINITE = 117,
  /**
   * What is done where a loss or a gradient is not finite: one of GLIA_POLICY_…
   */
  GLIA_PARAM_NON_FINITE_POLICY = 118,
  /**
   * What is done where a loss explodes: one of GLIA_POLICY_…
   */
  GLIA_PARAM_EXPLOSION_POLICY = 119,
  /**
   * What is done where the norm of the gradients is above its bound: one of GLIA_POLICY_…
   */
  GLIA_PARAM_NORM_POLICY = 120,
  /**
   * The norm of all gradients above which a step is troubled; 0 for any.
   */
  GLIA_PARAM_NORM_BOUND = 121,
  /**
   * What the learning rate is multiplied by after trouble.
   */
  GLIA_PARAM_RATE_SHRINK = 122,
  /**
   * How many good steps undo one shrinking of the learning rate; 0 for never.
   */
  GLIA_PARAM_RATE_RECOVERY = 123,
  /**
   * How many good steps apart the snapshot to roll back to is renewed.
   */
  GLIA_PARAM_SNAPSHOT_INTERVAL = 124,
  /**
   * The largest size of an input or a target of a row that counts; 0: every row counts.
   */
  GLIA_PARAM_ROW_BOUND = 125,
  /**
   * The largest size of a weight; 0 for any.
   */
  GLIA_PARAM_WEIGHT_BOUND = 126,
  /**
   * The largest norm of the weights of a unit; 0 for any.
   */
  GLIA_PARAM_UNIT_BOUND = 127,
};

/**
 * A tensor of any library, as dlpack.h declares it (version 1).
 */
struct DLManagedTensorVersioned;

/**
 * An activation: one of GLIA_ACTIVATION_… with its parameters. Layers copy the one that they are
 * given.
 */
typedef struct glia_activation glia_activation;

/**
 * A failure: its code and a message. Made by a call that failed, owned by the caller, freed with
 * glia_error_free. It belongs to no thread.
 */
typedef struct glia_error glia_error;

/**
 * A graph of layers under construction: an input, and layers over earlier nodes. Models copy it.
 */
typedef struct glia_graph glia_graph;

/**
 * An initializer: one of GLIA_INITIALIZER_… with its parameters. It gives a layer's parameters
 * their first values. Layers copy the one that they are given.
 */
typedef struct glia_initializer glia_initializer;

/**
 * The description of a layer: one of GLIA_LAYER_… with its parameters, activation and
 * initializers. It holds no weights. Graphs copy the one that they are given, so that one
 * description may be added many times, changed in between or not.
 */
typedef struct glia_layer glia_layer;

/**
 * A loss: one of GLIA_LOSS_… with its parameters. Trainers copy the one that they are given.
 */
typedef struct glia_loss glia_loss;

/**
 * A model: a graph with a value for every parameter. Sessions and trainers copy what they need.
 */
typedef struct glia_model glia_model;

/**
 * An optimizer: one of GLIA_OPTIMIZER_… with its parameters, and no state. Trainers copy the one
 * that they are given, and keep the state; glia_trainer_optimizer_set changes their copy.
 */
typedef struct glia_optimizer glia_optimizer;

/**
 * A report: figures of each layer for one batch, and advice. It stands for itself: the trainer or
 * model may change or go.
 */
typedef struct glia_report glia_report;

/**
 * What the host decides about computing: how many threads, and which instruction set. Neither
 * changes a bit of any result. Sessions and trainers keep the runtime that they were made with.
 */
typedef struct glia_runtime glia_runtime;

/**
 * A buffer of samples that the host adds as they come: one of GLIA_SAMPLES_… with its parameters.
 * Trainers draw batches from those that are attached to them (glia_trainer_samples_attach), and keep
 * alive what they need of it.
 */
typedef struct glia_samples glia_samples;

/**
 * A schedule: one of GLIA_SCHEDULE_… with its parameters. It says which value a hyperparameter has
 * at a step, as a function of the step's number alone; only GLIA_SCHEDULE_PLATEAU follows what is
 * reported to it instead. Trainers copy the one that they are given (glia_trainer_schedule_set).
 */
typedef struct glia_schedule glia_schedule;

/**
 * A session: memory planned once for a model and a largest batch, which runs inference. Many
 * sessions, one a thread, share one model's weights.
 */
typedef struct glia_session glia_session;

/**
 * The snapshots that a trainer publishes: what sessions that follow it are made from, on any thread
 * and without the trainer. A snapshot is a copy of the weights that nobody changes.
 */
typedef struct glia_snapshots glia_snapshots;

/**
 * Numbers of one type with a shape and strides: in memory of its own, of the host, or of another
 * tensor. The memory lives until the last tensor over it is freed. Tensors over the same memory
 * count as one wherever one call at a time is asked for.
 */
typedef struct glia_tensor glia_tensor;

/**
 * A trainer: a copy of a model's weights with gradients, an optimizer's state and the memory of
 * a step.
 */
typedef struct glia_trainer glia_trainer;

/**
 * A training that a thread of the library's own does. The thread has the trainer to itself until the
 * training ends; whatever else is called with it meanwhile gives GLIA_ERROR_BUSY. Sessions that follow
 * the trainer's snapshots, and buffers of samples that are attached to it, are used as ever.
 */
typedef struct glia_training glia_training;

/**
 * The outcome of a call: GLIA_OK, or one of GLIA_ERROR_….
 */
typedef int32_t glia_status;

/**
 * How an activation is computed where its kind draws random numbers. Set struct_size to
 * sizeof(glia_activation_options); zero in every other field is inference.
 */
typedef struct glia_activation_options {
  /**
   * sizeof(glia_activation_options).
   */
  size_t struct_size;
  /**
   * Chooses the random numbers of training.
   */
  uint64_t seed;
  /**
   * The number of the step, which also does: a backward call needs that of its forward call.
   */
  uint64_t step;
  /**
   * 1 in training, where randomized rectifiers draw; 0 in inference, where they take the mean.
   */
  int32_t training;
  /**
   * Zero.
   */
  int32_t reserved;
} glia_activation_options;

/**
 * Gives memory to glia. It does not unwind, and does not call glia.
 *
 * @param size       bytes, at least 1
 * @param alignment  a power of two, at most 64: the address must be a multiple of it
 * @param user       what glia_allocator_set was given
 * @return the memory, which need not be zero; NULL where there is none: the call of glia then fails
 *         with GLIA_ERROR_OUT_OF_MEMORY. An address that is not aligned is given back, and counts
 *         as NULL
 */
typedef void *(*glia_allocate)(size_t size, size_t alignment, void *user);

/**
 * Takes memory back from glia. It does not unwind, and does not call glia.
 *
 * @param memory     what glia_allocate returned, not NULL
 * @param size       the bytes that it was asked for with
 * @param alignment  the alignment that it was asked for with
 * @param user       what glia_allocator_set was given
 */
typedef void (*glia_deallocate)(void *memory, size_t size, size_t alignment, void *user);

/**
 * What glia_catalog_parameter tells about a parameter. Set struct_size to
 * sizeof(glia_parameter_info) before the call.
 */
typedef struct glia_parameter_info {
  /**
   * sizeof(glia_parameter_info).
   */
  size_t struct_size;
  /**
   * The key, one of GLIA_PARAM_….
   */
  int32_t key;
  /**
   * 1 where only whole numbers may be set, else 0.
   */
  int32_t is_integer;
  /**
   * The value where none is set.
   */
  double default_value;
  /**
   * The least value that may be set.
   */
  double minimum;
  /**
   * The greatest value that may be set.
   */
  double maximum;
} glia_parameter_info;

/**
 * What a report says of the whole. Set struct_size to sizeof(glia_report_summary) before the call.
 */
typedef struct glia_report_summary {
  /**
   * sizeof(glia_report_summary).
   */
  size_t struct_size;
  /**
   * Rows of the batch.
   */
  size_t rows;
  /**
   * The number of layers: nodes of the graph that are no inputs, in the order in which they
   * were added.
   */
  size_t layers;
  /**
   * The first layer with values that are not finite, -1 for none. The forward pass is followed
   * first: the layer is the first with such outputs. Where all outputs are finite, it is the
   * first with such gradients as the backward pass meets them, from the last layer on.
   */
  int64_t first_non_finite;
  /**
   * The fraction, 0 to 1, of input values that are not finite.
   */
  double non_finite_inputs;
  /**
   * The mean loss of the rows.
   */
  double loss;
} glia_report_summary;

/**
 * What a report says of a layer. Set struct_size to sizeof(glia_layer_figures) before the call. A
 * figure that a layer has not is NaN. Fractions are from 0 to 1.
 */
typedef struct glia_layer_figures {
  /**
   * sizeof(glia_layer_figures).
   */
  size_t struct_size;
  /**
   * Rows of the batch.
   */
  size_t rows;
  /**
   * Units: outputs of a row.
   */
  size_t units;
  /**
   * The fraction of units that are dead: the output is 0 in every row of the batch, and so is
   * the gradient of the loss by what the activation computes it from, so that nothing the unit
   * has will change.
   */
  double dead;
  /**
   * The fraction of values that are saturated: |f'(x)| is at most a twentieth of the largest
   * over -4 <= x < 4 (GLIA_ACTIVATION_PROPERTY_SATURATED_SLOPE). Of a gated unit the gate
   * counts. 0 for activations that level off on neither side, for those with learned parameters
   * and for layers without activation; NaN for activations along an axis.
   */
  double saturated;
  /**
   * The mean of all outputs: far from 0 against the deviation, they are not centred. NaN or
   * infinite where an output is not finite.
   */
  double mean;
  /**
   * Their standard deviation; NaN where an output is not finite.
   */
  double deviation;
  /**
   * The fraction of outputs that are NaN or infinite.
   */
  double non_finite;
  /**
   * The same of the gradients at what the activation computes from, together with those of the
   * layer's parameters.
   */
  double non_finite_gradients;
  /**
   * The same of the layer's parameters; NaN for a layer without.
   */
  double non_finite_parameters;
  /**
   * The Euclidean norm of the gradient of the mean loss by all parameters of the layer; NaN for a
   * layer without.
   */
  double gradient_norm;
  /**
   * The norm of these parameters; NaN for a layer without.
   */
  double weight_norm;
  /**
   * The norm of what the trainer's next step would change these parameters by, were this batch
   * its minibatch, with the optimizer's state as it is; NaN for a report on a model, and for a
   * layer without parameters.
   */
  double update_norm;
  /**
   * update_norm / weight_norm; infinite where parameters of 0 change.
   */
  double update_ratio;
} glia_layer_figures;

/**
 * Options of a run. Set struct_size to sizeof(glia_fit_options); zero in any other field means
 * the default.
 */
typedef struct glia_fit_options {
  /**
   * sizeof(glia_fit_options).
   */
  size_t struct_size;
  /**
   * Passes over the data; 0: 1.
   */
  int64_t epochs;
  /**
   * Rows of a step; 0: the trainer's largest batch; GLIA_FULL_BATCH: the whole data set. The last
   * step of an epoch takes what is left. More rows than the largest batch come in chunks: the
   * results are those of the whole, bit for bit, and memory does not grow. 1 is online learning.
   */
  size_t batch_size;
  /**
   * 1: the samples keep their order; 0: each epoch has a new order, drawn by the trainer's
   * seed, in later runs too.
   */
  int32_t keep_order;
  /**
   * 1: each sample of each step is drawn for itself by the trainer's seed, evenly, so that samples
   * come several times or not at all; an epoch is as many draws as there are samples. 0: an
   * epoch has each sample once. Not together with keep_order.
   */
  int32_t with_replacement;
  /**
   * Steps whose gradients are averaged for one update, at most 16777216; 0 or 1: each step is an
   * update. The last update of an epoch takes what is left.
   */
  int64_t micro_batches;
} glia_fit_options;

/**
 * How far a run is. Set struct_size to sizeof(glia_progress) before a call that fills it.
 */
typedef struct glia_progress {
  /**
   * sizeof(glia_progress).
   */
  size_t struct_size;
  /**
   * The epoch that the last step belonged to, from 0.
   */
  int64_t epoch;
  /**
   * Epochs of the run.
   */
  int64_t epochs;
  /**
   * Steps done in that epoch.
   */
  int64_t step;
  /**
   * Steps of an epoch; 0 before the first step of a run.
   */
  int64_t steps;
  /**
   * Samples seen since the run was begun.
   */
  int64_t samples;
  /**
   * The mean loss of that epoch so far; NaN before its first step.
   */
  double loss;
  /**
   * The share of that epoch's samples so far, 0 to 1, whose class was right when they were
   * seen; NaN for a loss without classes.
   */
  double accuracy;
  /**
   * Samples per second of this process; 0 before its first step.
   */
  double samples_per_second;
  /**
   * Seconds until the end of the run at this speed; NaN before the first step.
   */
  double seconds_left;
  /**
   * 1: the last step ended an epoch.
   */
  int32_t epoch_finished;
  /**
   * 1: the run is done.
   */
  int32_t finished;
} glia_progress;

/**
 * Called after each step of glia_trainer_fit, on the calling thread, inside the call. It may call
 * any function, glia_trainer_save of the same trainer too (glia_trainer_step would change what is
 * being trained), but must not free the trainer, nor leave by an exception or longjmp. It runs in
 * the host's own floating-point environment.
 *
 * @param progress  how far the run is; valid during the callback
 * @param user      what the caller of glia_trainer_fit gave
 * @return 0 to go on, any other number to stop after this step
 */
typedef int32_t (*glia_progress_callback)(const struct glia_progress *progress, void *user);

/**
 * What a frame of training did, and how long what is left may take. Set struct_size to
 * sizeof(glia_frame) before a call that fills it.
 */
typedef struct glia_frame {
  /**
   * sizeof(glia_frame).
   */
  size_t struct_size;
  /**
   * Steps that were finished in the frame.
   */
  int64_t steps;
  /**
   * 1: the run is done, or the step over arrays is.
   */
  int32_t finished;
  /**
   * 1: a step is under way, which the next frame goes on with.
   */
  int32_t under_way;
  /**
   * The mean loss of the last step that was finished, before its update; NaN without one.
   */
  double loss;
  /**
   * About how much of the step under way is done, from 0 to below 1; 0 without one.
   */
  double step_share;
  /**
   * Nanoseconds that the frame took.
   */
  double nanoseconds;
  /**
   * Nanoseconds of computing that the step under way, or else the next one, still takes, by the
   * steps before it; NaN before the first was finished.
   */
  double step_nanoseconds_left;
  /**
   * The same for all steps that are left of the epoch; NaN also for arrays.
   */
  double epoch_nanoseconds_left;
} glia_frame;

/**
 * Options of a gradient check. Set struct_size to sizeof(glia_gradient_check_options); zero in any
 * other field means the default.
 */
typedef struct glia_gradient_check_options {
  /**
   * sizeof(glia_gradient_check_options).
   */
  size_t struct_size;
  /**
   * How far a value is nudged to either side, times its size where that is above 1; from 1e-9
   * to 1; 0: 1e-5.
   */
  double step;
  /**
   * What a gradient may be off, as a share of the largest gradient of its tensor; up to 1; 0:
   * 1e-4, which is what float32 may lose.
   */
  double relative_tolerance;
  /**
   * What a gradient may be off besides; 0: 2.5e-7, for a loss of order one.
   */
  double absolute_tolerance;
  /**
   * The most elements of a tensor that are looked at: one of each of so many slices of it, and
   * always that of the largest gradient; 0: all.
   */
  size_t most_elements;
  /**
   * Chooses them.
   */
  uint64_t selection_seed;
  /**
   * 1: the passes of training, in which randomized rectifiers draw; 0: those of inference.
   */
  int32_t training;
  /**
   * Zero.
   */
  int32_t reserved;
  /**
   * In training: the seed, as a trainer's.
   */
  uint64_t seed;
  /**
   * In training: the updates that a trainer has done before the step.
   */
  uint64_t training_step;
} glia_gradient_check_options;

/**
 * What a gradient check found. Set struct_size to sizeof(glia_gradient_report) before the call.
 */
typedef struct glia_gradient_report {
  /**
   * sizeof(glia_gradient_report).
   */
  size_t struct_size;
  /**
   * Elements that were compared.
   */
  size_t checked;
  /**
   * Those that are further off than they may be: 0 where the gradients are right. One that is not
   * finite counts, too.
   */
  size_t out_of_tolerance;
  /**
   * Elements that were not compared, since there is a kink (a jump of the slope, as of ReLU at 0,
   * or of the value) between the points of the difference: neither right nor wrong.
   */
  size_t at_kinks;
  /**
   * Of the elements compared, those of tensors whose gradients are all so small that the tolerance
   * would hide an error of 1 %: they show little. Where they are many, scale the loss up, or lower
   * absolute_tolerance.
   */
  size_t too_small;
  /**
   * The loss as the model computes it; a host's, of the model's outputs.
   */
  double loss;
  /**
   * The loss with the whole model computed in float64.
   */
  double loss_in_double;
  /**
   * The gradient of the worst element, whose error is the largest share of its tolerance, as the
   * backward pass computed it; NaN where nothing was compared. Where elements are out of tolerance
   * it is one of the tensor nearest to the loss that has such, since what is wrong there makes all
   * behind it wrong.
   */
  double worst_analytic;
  /**
   * What differences gave for it.
   */
  double worst_numeric;
  /**
   * How far they are apart; infinite where one is not finite.
   */
  double worst_error;
  /**
   * How far they may be: relative_tolerance times the largest gradient of the tensor, and
   * absolute_tolerance, and the rounding of float64.
   */
  double worst_tolerance;
} glia_gradient_report;

/**
 * A host's own loss of a batch of outputs. Called on the calling thread, inside
 * glia_gradient_check_with_callback, many times: once with a place for the gradient, then without.
 * It must give the same loss for the same outputs. It may call any function, but must not leave by
 * an exception or longjmp. It runs in the host's own floating-point environment.
 *
 * @param outputs   what the network gave, rows * columns doubles, row after row; valid during the
 *                  callback
 * @param rows      the number of rows of the batch
 * @param columns   the number of outputs of a row
 * @param gradient  receives the derivative of the loss by each output, rows * columns doubles, all
 *                  zero before; NULL where it is not asked for
 * @param loss      receives the loss of the batch; NaN before
 * @param user      what the caller of glia_gradient_check_with_callback gave
 * @return GLIA_OK to go on; any other number ends the check, which then returns it, or
 *         GLIA_ERROR_INVALID_ARGUMENT if it is none of GLIA_ERROR_…
 */
typedef glia_status (*glia_loss_callback)(const double *outputs,
                                          size_t rows,
                                          size_t columns,
                                          double *gradient,
                                          double *loss,
                                          void *user);

/**
 * Options of glia_model_initialize_lsuv. Set struct_size to sizeof(glia_lsuv_options); zero in any
 * other field means the default.
 */
typedef struct glia_lsuv_options {
  /**
   * sizeof(glia_lsuv_options).
   */
  size_t struct_size;
  /**
   * How far from 1 a variance may be, up to 1; 0: 0.1, as published.
   */
  double tolerance;
  /**
   * The most scalings of a layer, up to 1000; 0: 10.
   */
  size_t most_scalings;
  /**
   * 1 to scale the weights as they stand; 0 to begin with orthogonal ones, as published.
   */
  int32_t keep_weights;
  /**
   * Zero.
   */
  int32_t reserved;
} glia_lsuv_options;

/**
 * What glia_model_initialize_lsuv did. Set struct_size to sizeof(glia_lsuv_report) before the call.
 */
typedef struct glia_lsuv_report {
  /**
   * sizeof(glia_lsuv_report).
   */
  size_t struct_size;
  /**
   * Rows of the batch.
   */
  size_t rows;
  /**
   * Dense layers.
   */
  size_t layers;
  /**
   * Those whose variance is now out of tolerance: it is 0 or not finite, as with inputs that are
   * all the same, or the bias has too much of it, or there were too few scalings.
   */
  size_t out_of_tolerance;
  /**
   * Scalings of all layers together.
   */
  size_t scalings;
  /**
   * The least variance of a layer's sums at the end; NaN where none is a number.
   */
  double least_variance;
  /**
   * The greatest.
   */
  double greatest_variance;
} glia_lsuv_report;

/**
 * Is told what happened: a step that the watch refused and where it began, a learning rate that a
 * plateau lowered, an average that began, a batch that threads cannot share, a job system that
 * broke its promises. It is called on the thread that calls glia, inside the call, never on others. It must not unwind, and not use the objects of the call; the
 * floating-point environment is IEEE's default. What it tells can be asked for, too:
 * glia_trainer_watch_status, glia_trainer_average_count, glia_trainer_optimizer_get, and the status
 * and error of the call.
 *
 * @param level    one of GLIA_LOG_LEVEL_…
 * @param message  the text, UTF-8, at most 511 bytes, NUL-terminated; valid during the call
 * @param length   its bytes
 * @param user     what glia_runtime_log_set was given
 */
typedef void (*glia_log_callback)(int32_t level, const char *message, size_t length, void *user);

/**
 * What glia_optimizer_needs tells about an optimizer and a parameter. Set struct_size to
 * sizeof(glia_optimizer_info) before the call.
 */
typedef struct glia_optimizer_info {
  /**
   * sizeof(glia_optimizer_info).
   */
  size_t struct_size;
  /**
   * Arrays of state; most have a float beside each weight.
   */
  int32_t slots;
  /**
   * 1 where gradients are to be taken where glia_optimizer_look_ahead says, else 0.
   */
  int32_t looks_ahead;
  /**
   * 1 where the update of a weight depends on its whole parameter, so that each parameter is a
   * call of its own; 0 where all of them may be one array.
   */
  int32_t takes_whole_parameters;
  /**
   * 1 where a step is a search: glia_optimizer_search does it, and glia_optimizer_step cannot.
   */
  int32_t searches;
  /**
   * Floats of all arrays of state of the parameter.
   */
  size_t state_floats;
  /**
   * Floats of memory that its update works in.
   */
  size_t scratch_floats;
  /**
   * Doubles that a search keeps; 0 where there is none.
   */
  size_t search_doubles;
} glia_optimizer_info;

/**
 * Options of glia_runtime_new. Set struct_size to sizeof(glia_runtime_options); zero in any other
 * field means the default.
 */
typedef struct glia_runtime_options {
  /**
   * sizeof(glia_runtime_options).
   */
  size_t struct_size;
  /**
   * Threads that work in a call, the calling one counted, 1 to 1024; 0: the calling one alone.
   * The runtime owns the others. With more than 1, large pieces of work are shared through a
   * lock and wake-ups; after one, the others look out for the next for up to about a tenth of a
   * millisecond, then they sleep and use no processor. With 1, the default, a run locks nothing
   * and makes no system call.
   */
  int32_t threads;
  /**
   * The instruction set, one of GLIA_LEVEL_…, for tests; 0: the best that the CPU has.
   */
  int32_t level;
} glia_runtime_options;

/**
 * Work that glia gives to a host's job system: does the indices from begin to before end, as
 * worker number `worker`. It has the arguments of Box2D's b2TaskCallback. It may be called on any
 * thread, needs no more stack than a call of glia, sets the floating-point environment that it
 * needs and puts the thread's own back, and does not unwind.
 *
 * @param begin   the first index
 * @param end     one more than the last
 * @param worker  below the runtime's threads, and of no other body that runs at the same time
 * @param job     what the job system was given with the body
 */
typedef void (*glia_job_body)(int32_t begin, int32_t end, uint32_t worker, void *job);

/**
 * A host's job system: calls the body once for each index below count, in ranges of one or more,
 * on any threads, the calling one among them or not, in any order, and returns when all are done.
 * An index is some ten microseconds of work or more, and there are at most four for each worker.
 * The body and job are of no use once it has returned.
 *
 * It must not unwind (no exception of C++ may leave it) or jump out. What it waits with may do
 * other work of the host's, also such that calls glia, but not with objects of the call that it is
 * in. While it runs, a second call of glia with the same runtime does its work alone.
 *
 * Where it does an index twice or never, goes past the count, gives two bodies the same worker,
 * returns early, or calls a body later, the calling thread does what was left: the results of the
 * call are whole, and written, and the call returns GLIA_ERROR_INVALID_STATE and says what was
 * wrong (where two calls with one runtime run at the same time, one of the two does).
 *
 * @param body   to be called
 * @param count  the indices, 2 to 4,096
 * @param job    to be given to the body
 * @param user   what glia_runtime_new_with_jobs was given
 */
typedef void (*glia_parallel_for)(glia_job_body body, int32_t count, void *job, void *user);

/**
 * Called once, when the last tensor over borrowed memory is freed, on the thread that frees it,
 * with the `data` and `user` of glia_tensor_borrow. It must return, not throw or jump out.
 */
typedef void (*glia_release_callback)(void *data, void *user);

/**
 * Options of a trainer. Set struct_size to sizeof(glia_trainer_options); zero in any other field
 * means the default.
 */
typedef struct glia_trainer_options {
  /**
   * sizeof(glia_trainer_options).
   */
  size_t struct_size;
  /**
   * The most rows that are computed at a time, which decides on memory and speed; 0: 64, or for
   * a loaded trainer the batch of its run if that is larger, but at most 1024. Larger batches
   * come in chunks: no result depends on it.
   */
  size_t largest_batch;
  /**
   * Chooses the order of the samples of each epoch. A loaded trainer keeps its own.
   */
  uint64_t seed;
  /**
   * 1: a step also computes the gradient at the model's input; 0: it does not.
   */
  int32_t input_gradient;
  /**
   * Zero.
   */
  int32_t reserved;
} glia_trainer_options;

/**
 * What happened in a step that was in trouble. Set struct_size to sizeof(glia_watch_event) before the
 * call.
 */
typedef struct glia_watch_event {
  /**
   * sizeof(glia_watch_event).
   */
  size_t struct_size;
  /**
   * What happened: one of GLIA_FINDING_…
   */
  int32_t finding;
  /**
   * What was done: one of GLIA_POLICY_…
   */
  int32_t policy;
  /**
   * The number of the update that the step was or would have been, from 1.
   */
  int64_t step;
  /**
   * The layer where it began, numbered as in a report; -1 for none.
   */
  int64_t layer;
  /**
   * The sample where it began: the row of the batch, in a run the sample of the data set; -1 where
   * it is not known, or was none.
   */
  int64_t sample;
  /**
   * Rows that were left out of the batch, of which `sample` is the first; 0 for none.
   */
  int64_t rows;
  /**
   * The loss; NaN also where the host computed it.
   */
  double loss;
  /**
   * The Euclidean norm of all gradients, before clipping.
   */
  double gradient_norm;
  /**
   * What the loss or the norm could be at most, where it was too large; else NaN.
   */
  double limit;
} glia_watch_event;

/**
 * What the watch over a training run knows. Set struct_size to sizeof(glia_watch_status) before the
 * call. A figure that there is not yet is NaN.
 */
typedef struct glia_watch_status {
  /**
   * sizeof(glia_watch_status).
   */
  size_t struct_size;
  /**
   * Updates that were watched.
   */
  int64_t watched;
  /**
   * Steps that were refused.
   */
  int64_t refused;
  /**
   * What the last event was: one of GLIA_FINDING_…; GLIA_FINDING_NOTHING for none.
   */
  int32_t finding;
  /**
   * 1 where the losses of a full window fell by less than GLIA_PARAM_PLATEAU_THRESHOLD.
   */
  int32_t plateau;
  /**
   * The update that the step of the last event was or would have been, from 1; 0 for none.
   */
  int64_t refused_step;
  /**
   * The layer where that began, numbered as in a report; -1 for none.
   */
  int64_t refused_layer;
  /**
   * The loss of the last update.
   */
  double loss;
  /**
   * The mean of the losses in the window.
   */
  double loss_mean;
  /**
   * Their standard deviation.
   */
  double loss_deviation;
  /**
   * Above which a loss is refused; NaN until the window is full.
   */
  double loss_limit;
  /**
   * By which share the mean loss fell from the older half of a full window to the newer one; below
   * 0 where it rose.
   */
  double progress;
  /**
   * The Euclidean norm of all gradients at the last update, before clipping.
   */
  double gradient_norm;
  /**
   * The largest ratio of update to weight of a layer when it was measured last.
   */
  double update_ratio;
  /**
   * The gradient noise scale, in rows: gradient_variance / gradient_square. A batch far smaller
   * has gradients that are mostly noise, one far larger hardly less noise than it.
   */
  double noise_scale;
  /**
   * The variance of the gradient of one row, over all parameters.
   */
  double gradient_variance;
  /**
   * The squared norm of the gradient without noise.
   */
  double gradient_square;
  /**
   * Events so far: glia_trainer_watch_event tells of the last 64, each by its number from 0.
   */
  int64_t events;
  /**
   * Events by what was found: losses and gradients that were not finite, losses that exploded, norms
   * above GLIA_PARAM_NORM_BOUND.
   */
  int64_t losses_not_finite;
  int64_t gradients_not_finite;
  int64_t explosions;
  int64_t norms_out_of_bounds;
  /**
   * Rows above GLIA_PARAM_ROW_BOUND, which were left out of their batches.
   */
  int64_t dropped_rows;
  /**
   * Events by what was done, beside `refused`: one of GLIA_POLICY_… each.
   */
  int64_t skipped;
  int64_t rate_shrinks;
  int64_t roll_backs;
  int64_t stops;
  int64_t clipped;
  /**
   * Steps that were refused or left out since the last one that was done.
   */
  int64_t left_out;
  /**
   * What the learning rate is multiplied by at present: below 1 where it shrank.
   */
  double rate_scale;
  /**
   * 1 where nothing is learned at present (GLIA_PARAM_FROZEN of glia_trainer_update_set), else 0.
   */
  int32_t frozen;
  /**
   * Zero.
   */
  int32_t reserved;
} glia_watch_status;

/**
 * How a training thread spends its time. Set struct_size to sizeof(glia_training_options); zero in any
 * other field means the default.
 */
typedef struct glia_training_options {
  /**
   * sizeof(glia_training_options).
   */
  size_t struct_size;
  /**
   * Nanoseconds of a slice, as the budget of glia_trainer_run_for: after each the thread looks whether
   * it should end. 0: 1000000.
   */
  int64_t slice_nanoseconds;
  /**
   * Nanoseconds that the thread sleeps after each slice; 0: it does not.
   */
  int64_t rest_nanoseconds;
} glia_training_options;

/**
 * How far a training is. Set struct_size to sizeof(glia_training_state) before a call that fills it.
 */
typedef struct glia_training_state {
  /**
   * sizeof(glia_training_state).
   */
  size_t struct_size;
  /**
   * 1: the thread has the trainer; 0: the training has ended, and the trainer is the host's again.
   */
  int32_t running;
  /**
   * 1: it has done everything that was asked for.
   */
  int32_t finished;
  /**
   * What ended it before, as the call that it did the work of would have returned it; GLIA_OK where
   * nothing did. glia_training_wait and glia_training_stop give the error.
   */
  glia_status status;
  /**
   * Zero.
   */
  int32_t reserved;
  /**
   * Steps that it finished.
   */
  int64_t steps;
  /**
   * The mean loss of the last of them, before its update; NaN before the first.
   */
  double loss;
  /**
   * Nanoseconds that it computed for.
   */
  double nanoseconds;
  /**
   * Nanoseconds of computing for what is left of the epoch; NaN where that is not known, and for
   * samples.
   */
  double epoch_nanoseconds_left;
} glia_training_state;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * Makes an activation with default parameters.
 *
 * @param kind        one of GLIA_ACTIVATION_…
 * @param activation  receives the activation, to be freed with glia_activation_free
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_activation_new(int32_t kind,
                                struct glia_activation **activation,
                                struct glia_error **error);

/**
 * Frees an activation.
 *
 * @param activation  the activation; NULL is fine
 *
 * Threads: any. Must not be called twice with the same activation. Since 0.1.0.
 */
GLIA_API void glia_activation_free(struct glia_activation *activation);

/**
 * The kind of an activation.
 *
 * @param activation  the activation
 * @param kind        receives one of GLIA_ACTIVATION_…
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_activation_kind(const struct glia_activation *activation,
                                 int32_t *kind,
                                 struct glia_error **error);

/**
 * Sets a parameter of an activation. glia_catalog_parameter lists what a kind has. The functions
 * use the float nearest to it.
 *
 * @param activation  the activation
 * @param key         one of GLIA_PARAM_…
 * @param value       the value, within the bounds of glia_parameter_info
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
 *         (value)
 *
 * Threads: any, one call at a time on the same activation. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_activation_set(struct glia_activation *activation,
                                int32_t key,
                                double value,
                                struct glia_error **error);

/**
 * The value of a parameter of an activation.
 *
 * @param activation  the activation
 * @param key         one of GLIA_PARAM_…
 * @param value       receives the value
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_activation_get(const struct glia_activation *activation,
                                int32_t key,
                                double *value,
                                struct glia_error **error);

/**
 * A property of an activation with its parameters as set: range, monotonic, zero-centred and the
 * like. A yes is 1, a no 0.
 *
 * @param activation  the activation
 * @param property    one of GLIA_ACTIVATION_PROPERTY_…
 * @param value       receives the value; the ends of a range may be infinite
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_activation_property(const struct glia_activation *activation,
                                     int32_t property,
                                     double *value,
                                     struct glia_error **error);

/**
 * A point where an activation with its parameters as set, or its derivative, jumps, in ascending
 * order. A numerical check of a gradient must avoid it.
 *
 * @param activation  the activation
 * @param index       the point's place, from 0 to below GLIA_ACTIVATION_PROPERTY_KINK_COUNT
 * @param value       receives the point
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (index)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_activation_kink(const struct glia_activation *activation,
                                 int32_t index,
                                 double *value,
                                 struct glia_error **error);

/**
 * The length of a row of outputs of an activation for rows of so many inputs: the same, but for
 * maxout (columns / pieces), gated units (columns / 2) and CReLU (2 columns).
 *
 * @param activation      the activation
 * @param columns         the floats of a row of inputs
 * @param output_columns  receives the floats of a row of outputs
 * @param error           receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (columns is no multiple of
 *         what the kind asks for)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_activation_output_columns(const struct glia_activation *activation,
                                           size_t columns,
                                           size_t *output_columns,
                                           struct glia_error **error);

/**
 * How many learned parameters an activation has for rows of so many inputs: 0 for most. They stand
 * one kind of parameter after the other, as a model names them (PReLU: slope; SReLU:
 * lower_threshold, lower_slope, upper_threshold, upper_slope; APL: slopes, then hinges, each
 * [hinges, columns]; learned Swish: beta; learned Snake: frequency), each with a value a column, or
 * one for all where GLIA_PARAM_SHARED is 1.
 *
 * @param activation  the activation
 * @param columns     the floats of a row of inputs
 * @param count       receives the number of floats
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns: more than fit into
 *         memory)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_activation_parameter_count(const struct glia_activation *activation,
                                            size_t columns,
                                            size_t *count,
                                            struct glia_error **error);

/**
 * Computes an activation: output = f(input). Softmax, log-softmax, softmin and sparsemax work
 * along each row, as do the kinds whose rows of outputs have another length (maxout, gated units,
 * CReLU: glia_activation_output_columns); the others work on each element alone. Randomized
 * rectifiers are computed as in inference. Kinds that learn parameters need
 * glia_activation_forward_with.
 *
 * @param activation  the activation
 * @param runtime     the runtime to compute with; NULL for the calling thread alone
 * @param input       rows * columns floats, row after row; NULL only where there are none
 * @param rows        the number of rows, from 0
 * @param columns     the floats of a row of inputs, from 0
 * @param output      receives rows * output columns floats; may be the same array as input, or
 *                    overlap it in any way, and then input is overwritten; but of maxout, gated
 *                    units and CReLU it must be apart from input
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not
 *         fit into memory; the kind learns parameters; output overlaps input and may not),
 *         GLIA_ERROR_SHAPE_MISMATCH (columns is no multiple of what the kind asks for)
 *
 * Threads: any, at the same time, with outputs that do not overlap. Allocates nothing but errors.
 * Since 0.1.0.
 */
GLIA_API
glia_status glia_activation_forward(const struct glia_activation *activation,
                                    const struct glia_runtime *runtime,
                                    const float *input,
                                    size_t rows,
                                    size_t columns,
                                    float *output,
                                    struct glia_error **error);

/**
 * Computes the gradient at an activation's input from that at its output: elementwise
 * input_gradient = output_gradient * f'(input); for softmax, with y the outputs and g the
 * gradients of a row, y_i (g_i - sum_j g_j y_j). Kinds that learn parameters need
 * glia_activation_backward_with.
 *
 * GLIA_ACTIVATION_PROPERTY_READS says what the derivative is computed from. Where that is the
 * output, and it is not given, it is first computed from the input, into memory that the call
 * allocates. Where it is the input, the input must be given.
 *
 * @param activation       the activation
 * @param runtime          the runtime to compute with; NULL for the calling thread alone
 * @param input            what the forward call read, rows * columns floats; may be NULL where the
 *                         derivative reads the output and that is given
 * @param output           what the forward call wrote, rows * output columns floats; may be NULL
 *                         where input is given
 * @param output_gradient  the gradient at the output, rows * output columns floats
 * @param rows             the number of rows, from 0
 * @param columns          the floats of a row of inputs, from 0
 * @param input_gradient   receives the gradient at the input, rows * columns floats; may be the
 *                         same array as output_gradient, or overlap it, but of maxout, gated units
 *                         and CReLU it must be apart from it; never input or output
 * @param error            receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER (also where what the derivative reads is missing),
 *         GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not fit into memory; the kind learns
 *         parameters; input_gradient overlaps what it may not), GLIA_ERROR_SHAPE_MISMATCH (columns
 *         is no multiple of what the kind asks for), GLIA_ERROR_OUT_OF_MEMORY (the output had to be
 *         computed)
 *
 * Threads: any, at the same time, with input gradients that do not overlap. Allocates nothing but
 * errors where what the derivative reads is given. Since 0.1.0.
 */
GLIA_API
glia_status glia_activation_backward(const struct glia_activation *activation,
                                     const struct glia_runtime *runtime,
                                     const float *input,
                                     const float *output,
                                     const float *output_gradient,
                                     size_t rows,
                                     size_t columns,
                                     float *input_gradient,
                                     struct glia_error **error);

/**
 * Computes an activation as glia_activation_forward does, also of a kind that learns parameters,
 * and in training.
 *
 * @param activation       the activation
 * @param runtime          the runtime to compute with; NULL for the calling thread alone
 * @param input            rows * columns floats, row after row; NULL only where there are none
 * @param rows             the number of rows, from 0
 * @param columns          the floats of a row of inputs, from 0
 * @param parameters       the learned parameters; NULL where there are none
 * @param parameter_count  glia_activation_parameter_count for these columns
 * @param options          training, seed and step; NULL for inference
 * @param output           receives rows * output columns floats; may be the same array as input, or
 *                         overlap it in any way, and then input is overwritten; but of maxout, gated
 *                         units and CReLU it must be apart from input; always apart from
 *                         parameters
 * @param error            receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not
 *         fit into memory; parameter_count; options; output overlaps what it may not),
 *         GLIA_ERROR_UNSUPPORTED (options of a newer header), GLIA_ERROR_SHAPE_MISMATCH (columns is
 *         no multiple of what the kind asks for)
 *
 * Threads: any, at the same time, with outputs that do not overlap. Allocates nothing but errors.
 * Since 0.1.0.
 */
GLIA_API
glia_status glia_activation_forward_with(const struct glia_activation *activation,
                                         const struct glia_runtime *runtime,
                                         const float *input,
                                         size_t rows,
                                         size_t columns,
                                         const float *parameters,
                                         size_t parameter_count,
                                         const struct glia_activation_options *options,
                                         float *output,
                                         struct glia_error **error);

/**
 * Computes gradients as glia_activation_backward does, also of a kind that learns parameters, for
 * which it computes the gradients too, and in training.
 *
 * @param activation          the activation
 * @param runtime             the runtime to compute with; NULL for the calling thread alone
 * @param input               what the forward call read, rows * columns floats; may be NULL where
 *                            the derivative reads the output and that is given
 * @param output              what the forward call wrote, rows * output columns floats; may be NULL
 *                            where input is given
 * @param output_gradient     the gradient at the output, rows * output columns floats
 * @param rows                the number of rows, from 0
 * @param columns             the floats of a row of inputs, from 0
 * @param parameters          the learned parameters; NULL where there are none
 * @param parameter_count     glia_activation_parameter_count for these columns
 * @param options             training, seed and step of the forward call; NULL for inference
 * @param input_gradient      receives the gradient at the input, rows * columns floats; may be the
 *                            same array as output_gradient, or overlap it, but of maxout, gated
 *                            units and CReLU it must be apart from it; never another array
 * @param parameter_gradient  receives the gradients of the parameters, parameter_count floats,
 *                            summed over the rows; may be NULL; apart from every other array
 * @param error               receives the error of a failed call; may be NULL
 * @return as glia_activation_backward, and GLIA_ERROR_INVALID_ARGUMENT (parameter_count; options),
 *         GLIA_ERROR_UNSUPPORTED (options of a newer header)
 *
 * Threads: any, at the same time, with gradients that do not overlap. Allocates nothing but errors
 * where what the derivative reads is given. Since 0.1.0.
 */
GLIA_API
glia_status glia_activation_backward_with(const struct glia_activation *activation,
                                          const struct glia_runtime *runtime,
                                          const float *input,
                                          const float *output,
                                          const float *output_gradient,
                                          size_t rows,
                                          size_t columns,
                                          const float *parameters,
                                          size_t parameter_count,
                                          const struct glia_activation_options *options,
                                          float *input_gradient,
                                          float *parameter_gradient,
                                          struct glia_error **error);

/**
 * Gives the library the host's allocator, for the whole process: all of its memory comes from it
 * from now on, but for the stacks of threads, which are the system's, and a reserve of half
 * a megabyte inside the library for requests of up to 16 KiB that the allocator refuses. To be called before anything
 * else; also later while nothing of glia's is alive. With NULL for both functions the system's
 * allocator is used again, which is refused as long as anything is alive: a check for leaks.
 *
 * @param allocate    gives memory
 * @param deallocate  takes it back
 * @param user        given to both
 * @param error       receives the error of a failed call, which is memory too: to be freed before
 *                    the next attempt; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER (one of the functions, but not both),
 *         GLIA_ERROR_INVALID_STATE (memory of the allocator before is in use),
 *         GLIA_ERROR_UNSUPPORTED (a library built without the feature host-allocator)
 *
 * Threads: any, while no other thread is in a call of glia. The functions are called on any thread
 * that calls glia and on the threads of its runtimes, several at the same time. Allocates nothing
 * but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_allocator_set(glia_allocate allocate,
                               glia_deallocate deallocate,
                               void *user,
                               struct glia_error **error);

/**
 * The number of kinds of a family.
 *
 * @param family  one of GLIA_FAMILY_…
 * @param count   receives the number
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API glia_status glia_catalog_count(int32_t family, int32_t *count, struct glia_error **error);

/**
 * The number of a kind by its place in the catalogue, for going through all of a family.
 *
 * @param family  one of GLIA_FAMILY_…
 * @param index   the place, from 0 to below glia_catalog_count
 * @param kind    receives the kind's number, such as GLIA_LAYER_DENSE
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family),
 *         GLIA_ERROR_INVALID_ARGUMENT (index)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_catalog_kind(int32_t family,
                              int32_t index,
                              int32_t *kind,
                              struct glia_error **error);

/**
 * Finds a kind by its name.
 *
 * @param family       one of GLIA_FAMILY_…
 * @param name         the name, such as "softmax_cross_entropy"; UTF-8
 * @param name_length  bytes of the name; GLIA_STRLEN where it ends with NUL
 * @param kind         receives the kind's number, such as GLIA_LOSS_SOFTMAX_CROSS_ENTROPY
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family),
 *         GLIA_ERROR_INVALID_ARGUMENT (name is not UTF-8), GLIA_ERROR_NOT_FOUND (name)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_catalog_find(int32_t family,
                              const char *name,
                              size_t name_length,
                              int32_t *kind,
                              struct glia_error **error);

/**
 * Copies the name of a kind, such as "softmax_cross_entropy". It stands in checkpoints and never
 * changes.
 *
 * @param family    one of GLIA_FAMILY_…
 * @param kind      a kind of the family
 * @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
 *                  capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole name with its NUL; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_catalog_name(int32_t family,
                              int32_t kind,
                              char *text,
                              size_t capacity,
                              size_t *needed,
                              struct glia_error **error);

/**
 * Copies the description of a kind: its equation, its use and its source.
 *
 * @param family    one of GLIA_FAMILY_…
 * @param kind      a kind of the family
 * @param text      buffer for the description, cut to fit and always NUL-terminated; may be NULL
 *                  with capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole description with its NUL; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_catalog_description(int32_t family,
                                     int32_t kind,
                                     char *text,
                                     size_t capacity,
                                     size_t *needed,
                                     struct glia_error **error);

/**
 * The number of parameters of a kind.
 *
 * @param family  one of GLIA_FAMILY_…
 * @param kind    a kind of the family
 * @param count   receives the number
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_catalog_parameter_count(int32_t family,
                                         int32_t kind,
                                         int32_t *count,
                                         struct glia_error **error);

/**
 * Tells about a parameter of a kind: key, default and bounds.
 *
 * @param family  one of GLIA_FAMILY_…
 * @param kind    a kind of the family
 * @param index   the parameter's place, from 0 to below glia_catalog_parameter_count
 * @param info    receives the facts, as far as its struct_size goes, which the caller sets
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind),
 *         GLIA_ERROR_INVALID_ARGUMENT (index, or struct_size of info)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_catalog_parameter(int32_t family,
                                   int32_t kind,
                                   int32_t index,
                                   struct glia_parameter_info *info,
                                   struct glia_error **error);

/**
 * Copies the description of a parameter of a kind: what it does, in a few words.
 *
 * @param family    one of GLIA_FAMILY_…
 * @param kind      a kind of the family
 * @param key       one of GLIA_PARAM_… that the kind has
 * @param text      buffer for the description, cut to fit and always NUL-terminated; may be NULL
 *                  with capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole description with its NUL; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (family or kind),
 *         GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_catalog_parameter_description(int32_t family,
                                               int32_t kind,
                                               int32_t key,
                                               char *text,
                                               size_t capacity,
                                               size_t *needed,
                                               struct glia_error **error);

/**
 * Copies the name of a parameter key, such as "learning_rate". It stands in checkpoints and never
 * changes.
 *
 * @param key       one of GLIA_PARAM_…
 * @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
 *                  capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole name with its NUL; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_parameter_name(int32_t key,
                                char *text,
                                size_t capacity,
                                size_t *needed,
                                struct glia_error **error);

/**
 * Hands a tensor to another library, without a copy: it shares the memory, which stays until the
 * other library calls the `deleter` of what it got, once, on any thread.
 *
 * @param tensor   the tensor; it may be freed before or after the other library is done
 * @param managed  receives a tensor of DLPack 1.1, on the CPU, with its strides, not read-only
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_to_dlpack(const struct glia_tensor *tensor,
                                  struct DLManagedTensorVersioned **managed,
                                  struct glia_error **error);

/**
 * Makes a tensor over the memory of another library's tensor, without a copy.
 *
 * On success the new tensor owns what it was given: its `deleter` is called once, when the last
 * tensor over the memory is freed, on the thread that frees it; it must return, not throw or jump
 * out. After a failure the caller still owns it, and calls the `deleter`.
 *
 * @param managed  a tensor of DLPack 1 on the CPU (device type 1): float32, int32 or int64, one
 *                 lane, at most 64 axes, strides of at least 0, aligned for its type, not
 *                 read-only
 * @param tensor   receives the tensor, to be freed with glia_tensor_free
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER (also a misaligned address),
 *         GLIA_ERROR_INVALID_ARGUMENT (ndim below 0), GLIA_ERROR_SHAPE_MISMATCH (a negative
 *         length, or more than memory can have), GLIA_ERROR_UNSUPPORTED (a tensor that glia
 *         cannot share: give it a copy)
 *
 * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_from_dlpack(struct DLManagedTensorVersioned *managed,
                                    struct glia_tensor **tensor,
                                    struct glia_error **error);

/**
 * Examines the model that a trainer trains, as it stands, with a batch: one forward and one
 * backward pass in memory of their own. The trainer stays as it is, and goes on bit for bit as if
 * nothing had been asked. The figures are the same bits with every number of threads and every
 * instruction set.
 *
 * @param trainer       the trainer; randomized rectifiers draw as in its next step
 * @param inputs        the rows one after the other, each of the model's input shape
 * @param input_count   floats of inputs: rows times the size of the input; at least 1 row, and as
 *                      many as fit into memory, whatever the trainer's largest batch
 * @param targets       what the rows should give: floats of the model's output shape, or one
 *                      label a row, from 0 to the number of outputs - 1
 * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
 * @param target_count  elements of targets
 * @param report        receives the report, to be freed with glia_report_free
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
 *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY,
 *         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
 *
 * Threads: any, at the same time as other calls that do not change the trainer. Allocates, for the
 * time of the call twice the values of all layers for all rows, and copies of the weights, their
 * gradients and the optimizer's state. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_examine(const struct glia_trainer *trainer,
                                 const float *inputs,
                                 size_t input_count,
                                 const void *targets,
                                 int32_t target_type,
                                 size_t target_count,
                                 struct glia_report **report,
                                 struct glia_error **error);

/**
 * Examines a model with a batch, as glia_trainer_examine does; without an optimizer there are no
 * figures of updates. Randomized rectifiers use the mean of their draws.
 *
 * @param model         the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
 *                      ends before the softmax
 * @param loss          the loss
 * @param runtime       threads and instruction set; NULL for the calling thread alone
 * @param inputs        the rows one after the other, each of the model's input shape
 * @param input_count   floats of inputs: rows times the size of the input; at least 1 row
 * @param targets       what the rows should give: floats of the model's output shape, or one
 *                      label a row, from 0 to the number of outputs - 1
 * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
 * @param target_count  elements of targets
 * @param report        receives the report, to be freed with glia_report_free
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (model),
 *         GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_SHAPE_MISMATCH,
 *         GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates, as glia_trainer_examine. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_examine(const struct glia_model *model,
                               const struct glia_loss *loss,
                               const struct glia_runtime *runtime,
                               const float *inputs,
                               size_t input_count,
                               const void *targets,
                               int32_t target_type,
                               size_t target_count,
                               struct glia_report **report,
                               struct glia_error **error);

/**
 * Frees a report.
 *
 * @param report  the report; NULL is fine
 *
 * Threads: any. Must not be called twice with the same report. Since 0.1.0.
 */
GLIA_API void glia_report_free(struct glia_report *report);

/**
 * What a report says of the whole: rows, loss, the number of layers, and where values that are not
 * finite begin.
 *
 * @param report   the report
 * @param summary  receives the facts, as far as its struct_size goes, which the caller sets
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_report_summarize(const struct glia_report *report,
                                  struct glia_report_summary *summary,
                                  struct glia_error **error);

/**
 * The figures of a layer.
 *
 * @param report   the report
 * @param layer    the layer, from 0 to below the summary's layers
 * @param figures  receives the figures, as far as its struct_size goes, which the caller sets
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer),
 *         GLIA_ERROR_INVALID_ARGUMENT (struct_size)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_report_layer(const struct glia_report *report,
                              size_t layer,
                              struct glia_layer_figures *figures,
                              struct glia_error **error);

/**
 * Copies the name of a layer, as the graph has it.
 *
 * @param report    the report
 * @param layer     the layer, from 0 to below the summary's layers
 * @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
 *                  capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole name with its NUL; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_report_layer_name(const struct glia_report *report,
                                   size_t layer,
                                   char *text,
                                   size_t capacity,
                                   size_t *needed,
                                   struct glia_error **error);

/**
 * Copies the advice for a layer: a sentence a finding, such as "hidden: 41 % of units are dead;
 * lower the learning rate, or use Leaky ReLU", each on a line; an empty text where nothing was
 * found. The limits from which on a figure is a finding are in docs/doctor.md. The wording may
 * change with any version: a program reads figures.
 *
 * @param report    the report
 * @param layer     the layer, from 0 to below the summary's layers
 * @param text      buffer for the advice, cut to fit and always NUL-terminated; may be NULL with
 *                  capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole advice with its NUL; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (layer)
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_report_advice(const struct glia_report *report,
                               size_t layer,
                               char *text,
                               size_t capacity,
                               size_t *needed,
                               struct glia_error **error);

/**
 * Copies the report as a table, a line a layer, with the advice under it: for a person to read in
 * letters of one width.
 *
 * @param report    the report
 * @param text      buffer for the table, cut to fit and always NUL-terminated; may be NULL with
 *                  capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole table with its NUL; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_report_table(const struct glia_report *report,
                              char *text,
                              size_t capacity,
                              size_t *needed,
                              struct glia_error **error);

/**
 * The code of an error.
 *
 * @param error  the error; NULL, or something else than an error, gives GLIA_OK
 * @return one of GLIA_ERROR_…, the status that the failed call returned
 *
 * Threads: any, at the same time. Allocates nothing. Since 0.1.0.
 */
GLIA_API int32_t glia_error_code(const struct glia_error *error);

/**
 * Copies the message of an error: which argument, what was expected, what came.
 *
 * @param error     the error
 * @param text      buffer for the message, cut to fit and always NUL-terminated; may be NULL
 *                  with capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole message with its NUL; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing. Since 0.1.0.
 */
GLIA_API
glia_status glia_error_message(const struct glia_error *error,
                               char *text,
                               size_t capacity,
                               size_t *needed);

/**
 * Frees an error.
 *
 * @param error  the error; NULL is fine
 *
 * Threads: any. Must not be called twice with the same error. Since 0.1.0.
 */
GLIA_API void glia_error_free(struct glia_error *error);

/**
 * Copies a short text for a status, such as "shape mismatch".
 *
 * @param status    a status
 * @param text      buffer for the text, cut to fit and always NUL-terminated; may be NULL with
 *                  capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole text with its NUL; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_status_text(int32_t status,
                             char *text,
                             size_t capacity,
                             size_t *needed,
                             struct glia_error **error);

/**
 * Finds a learning rate to begin with: trains a copy of the trainer for some steps at each of
 * several rates, and suggests the next higher one after the best, if it still brought the loss at
 * least half as far down, else the best (Goodfellow, Bengio and Courville 2016, section 8.3.1). The
 * trainer stays as it is, to the bit. A schedule of the learning rate is left aside; others are
 * followed. examples/c/finder.c draws the curves.
 *
 * @param trainer     the trainer; its optimizer has GLIA_PARAM_LEARNING_RATE
 * @param inputs      the samples, [samples] followed by the model's input shape
 * @param targets     floats, [samples] followed by the model's output shape, or labels, [samples]
 * @param rates       the rates to try, each above the one before, such as 1e-4, 3e-4, 1e-3, … 1;
 *                    within the bounds of the parameter
 * @param count       the number of rates, at least 1
 * @param iterations  steps at each rate, of the trainer's largest batch, at most 1000000; 0: 100.
 *                    All rates have the same minibatches
 * @param losses      receives the curve, a number a rate: the mean loss of the last tenth of the
 *                    steps, infinite where a loss was not finite; may be NULL
 * @param start       receives the loss of the first minibatch before any update; may be NULL
 * @param suggestion  receives the suggested rate, one of rates; NaN where none of them brought the
 *                    loss below start
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rates, count,
 *         iterations), GLIA_ERROR_OUT_OF_RANGE (rates, or a label), GLIA_ERROR_UNKNOWN_KEY (an
 *         optimizer without learning rate), GLIA_ERROR_SHAPE_MISMATCH (inputs, targets),
 *         GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_INVALID_STATE (an update is half done:
 *         glia_trainer_run_for)
 *
 * Threads: any, at the same time. Allocates: a checkpoint and a trainer. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_find_learning_rate(const struct glia_trainer *trainer,
                                            const struct glia_tensor *inputs,
                                            const struct glia_tensor *targets,
                                            const double *rates,
                                            size_t count,
                                            int64_t iterations,
                                            double *losses,
                                            double *start,
                                            double *suggestion,
                                            struct glia_error **error);

/**
 * Begins a run over a data set without doing a step; glia_trainer_advance does them. A run in
 * progress ends where it is; gradients that were accumulated are forgotten.
 *
 * @param trainer  the trainer
 * @param options  what differs from the defaults; NULL for none
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_trainer_begin(struct glia_trainer *trainer,
                               const struct glia_fit_options *options,
                               struct glia_error **error);

/**
 * Does the next steps of a run: the polling twin of glia_trainer_fit. The data are the same at
 * every call of a run; they are read in place, not kept.
 *
 * @param trainer    the trainer, after glia_trainer_begin or loaded in the middle of a run
 * @param inputs     float32 [samples, input shape …]
 * @param targets    float32 [samples, output shape …], or int32 or int64 labels [samples]
 * @param most       do at most so many steps, at least 0
 * @param progress   receives how far the run is; set its struct_size; may be NULL
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (most),
 *         GLIA_ERROR_INVALID_STATE (no run), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a
 *         label), GLIA_ERROR_DIVERGED (the watch refused a step: glia_trainer_watch_set; the run
 *         goes on after its minibatch); after an error the steps before the one that failed count
 *
 * Threads: any, one call at a time on the same trainer. Allocates in the first call of a run: room
 * for targets, and what glia_trainer_prepare_batch makes for the rows of a step. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_advance(struct glia_trainer *trainer,
                                 const struct glia_tensor *inputs,
                                 const struct glia_tensor *targets,
                                 int64_t most,
                                 struct glia_progress *progress,
                                 struct glia_error **error);

/**
 * How far the run is.
 *
 * @param trainer   the trainer
 * @param progress  receives how far the run is; set its struct_size
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
 *         GLIA_ERROR_INVALID_STATE (no run)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_progress(const struct glia_trainer *trainer,
                                  struct glia_progress *progress,
                                  struct glia_error **error);

/**
 * Trains on a data set: epochs of minibatches, to the end or until the callback stops it.
 *
 * @param trainer   the trainer
 * @param inputs    float32 [samples, input shape …]; read in place, not kept
 * @param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]
 * @param options   what differs from the defaults; NULL goes on with the run in progress, after
 *                  a stop or a load
 * @param callback  called after each step; may be NULL
 * @param user      given to the callback
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, also when the callback stopped it; GLIA_ERROR_NULL_POINTER,
 *         GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_INVALID_STATE (no run to go on with),
 *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_DIVERGED (the
 *         watch refused a step: glia_trainer_watch_set; a call without options goes on after its
 *         minibatch); after an error the steps before the one that failed count
 *
 * Threads: any, one call at a time on the same trainer, but for those of the callback. Allocates
 * before the first step. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_fit(struct glia_trainer *trainer,
                             const struct glia_tensor *inputs,
                             const struct glia_tensor *targets,
                             const struct glia_fit_options *options,
                             glia_progress_callback callback,
                             void *user,
                             struct glia_error **error);

/**
 * Goes on with a run for about so many nanoseconds, in the middle of a step and of a matrix product
 * where the frame before ended: at least one operation, which takes 20 to 100 microseconds at most on
 * a desktop's processor, and after it none that would not fit by what was measured of its like. The
 * weights after each whole step are the same bits for every sequence of budgets, and those of
 * glia_trainer_advance. An operation is longer where an optimizer takes whole parameters (lamb, lars,
 * adafactor, muon), for GLIA_LOSS_INFO_NCE, and where the watch looks at all gradients.
 *
 * Between two frames any other call may come. One that needs the trainer at rest settles it, as
 * glia_trainer_settle does; settings of optimizer and updates hold from the update of the step
 * under way on; and what shows weights is refused (GLIA_ERROR_INVALID_STATE) while an update is half
 * done.
 *
 * @param trainer      the trainer, after glia_trainer_begin or loaded in the middle of a run
 * @param inputs       float32 [samples, input shape …], the same at every call of a run; read in
 *                     place, not kept
 * @param targets      float32 [samples, output shape …], or int32 or int64 labels [samples]; the same
 *                     at every call of a run; read in place, not kept
 * @param nanoseconds  the budget, at least 0; the frame is over it by the last operation at most
 * @param frame        receives what was done; set its struct_size; may be NULL
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
 *         GLIA_ERROR_INVALID_STATE (no run; an optimizer that searches, whose step cannot stop),
 *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY,
 *         GLIA_ERROR_DIVERGED (the watch refused a step: glia_trainer_watch_set; the run goes on after
 *         its minibatch); after an error the steps before the one that failed count
 *
 * Threads: any, one call at a time on the same trainer. Allocates in the first call of a run, as
 * glia_trainer_advance, and in the first frame of a trainer. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_run_for(struct glia_trainer *trainer,
                                 const struct glia_tensor *inputs,
                                 const struct glia_tensor *targets,
                                 int64_t nanoseconds,
                                 struct glia_frame *frame,
                                 struct glia_error **error);

/**
 * Goes on with one step over a minibatch for about so many nanoseconds, as glia_trainer_run_for does:
 * call it with the same arrays until the frame says that it is finished. The step is that of
 * glia_trainer_step, bit for bit. Arrays of another number of rows begin another step.
 *
 * @param trainer       the trainer
 * @param inputs        the rows one after the other, each of the model's input shape; read in place,
 *                      not kept
 * @param input_count   floats of inputs: rows times the size of the input, at least one row; more
 *                      than largest_batch come in chunks
 * @param targets       what the rows should give: floats of the model's output shape, or one
 *                      label a row, from 0 to the number of outputs - 1; read in place, not kept
 * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
 * @param target_count  elements of targets
 * @param nanoseconds   the budget, at least 0; the frame is over it by the last operation at most
 * @param frame         receives what was done; set its struct_size
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
 *         GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_INVALID_STATE (an optimizer that searches,
 *         whose step cannot stop), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label),
 *         GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_DIVERGED (the watch refused the step:
 *         glia_trainer_watch_set); after an error the weights are as before the step
 *
 * Threads: any, one call at a time on the same trainer. Allocates in the first frame of a trainer, and
 * in the first with so many rows what glia_trainer_prepare_batch makes. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_step_for(struct glia_trainer *trainer,
                                  const float *inputs,
                                  size_t input_count,
                                  const void *targets,
                                  int32_t target_type,
                                  size_t target_count,
                                  int64_t nanoseconds,
                                  struct glia_frame *frame,
                                  struct glia_error **error);

/**
 * Steps on batches drawn from the buffers of samples that are attached (glia_trainer_samples_attach),
 * up to so many of them, for about so many nanoseconds, as glia_trainer_run_for does: it goes on in the
 * middle of a step. Samples added meanwhile do not change the batch of that one. The steps are those of
 * glia_trainer_step_samples, bit for bit, over the same samples.
 *
 * @param trainer      the trainer
 * @param batch_size   rows of a batch, at least 1; more than largest_batch come in chunks. Another
 *                     number than that of the step under way begins another step
 * @param most         finish at most so many steps, at least 0
 * @param nanoseconds  the budget, at least 0; the frame is over it by the last operation at most
 * @param frame        receives what was done, finished where it was `most` steps; set its struct_size;
 *                     may be NULL
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size, most, nanoseconds),
 *         GLIA_ERROR_INVALID_STATE (no samples; an optimizer that searches, whose step cannot stop),
 *         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
 *         GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_DIVERGED (the watch refused a step:
 *         glia_trainer_watch_set; the next frame draws other samples)
 *
 * Threads: any, one call at a time on the same trainer; others may add samples meanwhile. Allocates
 * nothing but errors after glia_trainer_prepare_samples and the first frame. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_run_samples_for(struct glia_trainer *trainer,
                                         size_t batch_size,
                                         int64_t most,
                                         int64_t nanoseconds,
                                         struct glia_frame *frame,
                                         struct glia_error **error);

/**
 * Brings a trainer whose step is under way to rest: a step whose update has begun is finished, any
 * other one is left as if it had not begun; a run begins it again. So the weights, and what a file
 * would hold, are those after a whole number of steps. Without a step under way it does nothing.
 *
 * @param trainer  the trainer
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, one call at a time on the same trainer. Takes an update's time at most. Allocates
 * nothing but errors. Since 0.1.0.
 */
GLIA_API glia_status glia_trainer_settle(struct glia_trainer *trainer, struct glia_error **error);

/**
 * Compares the gradients of a model with a loss, as training computes them, with central differences
 * of the loss in float64: the gradients at the outputs, at the inputs, and of every parameter. What
 * it gives is the same on every machine. A layer is checked by a model that has no other.
 *
 * An element is named by its tensor and its index in it, from 0: "hidden.weight[2, 5]",
 * "hidden.slope[3]"; "input[2, 5]" and "output[2, 0]", of which the first number is the row.
 *
 * @param model         the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
 *                      ends before the softmax
 * @param loss          the loss
 * @param runtime       threads and instruction set of the passes that are checked; NULL for the
 *                      calling thread alone
 * @param inputs        the rows one after the other, each of the model's input shape
 * @param input_count   floats of inputs: rows times the size of the input, at least one row
 * @param targets       what the rows should give: floats of the model's output shape, or one label a
 *                      row, from 0 to the number of outputs - 1
 * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
 * @param target_count  elements of targets
 * @param options       what differs from the defaults; NULL for none
 * @param report        receives what was found; set its struct_size
 * @param text          buffer for the name of the worst element, cut to fit and always
 *                      NUL-terminated, empty where nothing was compared; may be NULL with capacity 0
 * @param capacity      bytes of the buffer
 * @param needed        receives the bytes of the whole name with its NUL; may be NULL
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, also where gradients are wrong: see out_of_tolerance; GLIA_ERROR_NULL_POINTER,
 *         GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report;
 *         GLIA_LOSS_SOFTMAX_CROSS_ENTROPY and a model that ends in softmax; a model without layers),
 *         GLIA_ERROR_UNSUPPORTED (options of a newer header), GLIA_ERROR_UNKNOWN_KIND (target_type),
 *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates for the time of the call: three doubles a parameter, and
 * for each row two a value of each node. It takes four passes in float64 for each element: of a large
 * model choose some by most_elements. Since 0.1.0.
 */
GLIA_API
glia_status glia_gradient_check(const struct glia_model *model,
                                const struct glia_loss *loss,
                                const struct glia_runtime *runtime,
                                const float *inputs,
                                size_t input_count,
                                const void *targets,
                                int32_t target_type,
                                size_t target_count,
                                const struct glia_gradient_check_options *options,
                                struct glia_gradient_report *report,
                                char *text,
                                size_t capacity,
                                size_t *needed,
                                struct glia_error **error);

/**
 * Does what glia_gradient_check does with a loss of the host's own: checks the gradient at the
 * outputs that the callback gives, and with it the whole chain through the model. The chain begins
 * with that gradient rounded to float; differences are taken of the loss that the callback gives.
 *
 * @param model        the model: at least one layer
 * @param runtime      threads and instruction set of the passes that are checked; NULL for the
 *                     calling thread alone
 * @param inputs       the rows one after the other, each of the model's input shape
 * @param input_count  floats of inputs: rows times the size of the input, at least one row
 * @param callback     the loss; not NULL
 * @param user         given to the callback
 * @param options      what differs from the defaults; NULL for none
 * @param report       receives what was found; set its struct_size
 * @param text         buffer for the name of the worst element, cut to fit and always
 *                     NUL-terminated, empty where nothing was compared; may be NULL with capacity 0
 * @param capacity     bytes of the buffer
 * @param needed       receives the bytes of the whole name with its NUL; may be NULL
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, also where gradients are wrong: see out_of_tolerance; what the callback returned;
 *         GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report; a
 *         model without layers), GLIA_ERROR_UNSUPPORTED (options of a newer header),
 *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time; the callback runs on the calling thread. Model and runtime are held
 * before the first callback only: it may use, change and free them. Allocates as glia_gradient_check
 * does. Since 0.1.0.
 */
GLIA_API
glia_status glia_gradient_check_with_callback(const struct glia_model *model,
                                              const struct glia_runtime *runtime,
                                              const float *inputs,
                                              size_t input_count,
                                              glia_loss_callback callback,
                                              void *user,
                                              const struct glia_gradient_check_options *options,
                                              struct glia_gradient_report *report,
                                              char *text,
                                              size_t capacity,
                                              size_t *needed,
                                              struct glia_error **error);

/**
 * Makes an empty graph.
 *
 * @param graph  receives the graph, to be freed with glia_graph_free
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API glia_status glia_graph_new(struct glia_graph **graph, struct glia_error **error);

/**
 * Frees a graph. Models made from it stay.
 *
 * @param graph  the graph; NULL is fine
 *
 * Threads: any. Must not be called twice with the same graph. Since 0.1.0.
 */
GLIA_API void glia_graph_free(struct glia_graph *graph);

/**
 * Adds the input. A model has exactly one.
 *
 * @param graph        the graph
 * @param name         the node's name, 1 to 255 bytes of UTF-8, unique in the graph, without
 *                     control characters, not starting with "glia/"
 * @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
 * @param shape        the lengths of one sample, without the batch, each at least 1; {64} for 64
 *                     values
 * @param rank         how many lengths, 1 to 8
 * @param node         receives the node's number
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
 *         nodes), GLIA_ERROR_SHAPE_MISMATCH (shape)
 *
 * Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_graph_add_input(struct glia_graph *graph,
                                 const char *name,
                                 size_t name_length,
                                 const int64_t *shape,
                                 size_t rank,
                                 int32_t *node,
                                 struct glia_error **error);

/**
 * Adds a layer over earlier nodes. The layer is copied.
 *
 * @param graph        the graph
 * @param layer        the layer
 * @param name         the node's name, as in glia_graph_add_input; the layer's parameters are
 *                     called "NAME.weight" and "NAME.bias"
 * @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
 * @param inputs       the numbers of the nodes that it takes, in order
 * @param input_count  how many: 1 for GLIA_LAYER_DENSE and GLIA_LAYER_ACTIVATION, at least 1 for
 *                     GLIA_LAYER_ADD
 * @param node         receives the node's number
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
 *         nodes), GLIA_ERROR_NOT_FOUND (inputs), GLIA_ERROR_SHAPE_MISMATCH (the layer does not
 *         take these inputs)
 *
 * Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_graph_add_layer(struct glia_graph *graph,
                                 const struct glia_layer *layer,
                                 const char *name,
                                 size_t name_length,
                                 const int32_t *inputs,
                                 size_t input_count,
                                 int32_t *node,
                                 struct glia_error **error);

/**
 * Adds a dense layer y = f(x W + b) with He normal weights and a zero bias: the short way for the
 * most usual layer. glia_layer_new and glia_graph_add_layer do the same with every choice open.
 *
 * @param graph        the graph
 * @param name         the node's name, as in glia_graph_add_input; the layer's parameters are
 *                     called "NAME.weight" and "NAME.bias"
 * @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
 * @param input        the number of the node that it takes, of a shape of one length
 * @param units        the number of sums x W + b, at least 1: of outputs, but for an activation
 *                     that gives rows of another length
 * @param activation   f, one of GLIA_ACTIVATION_…, with default parameters
 * @param node         receives the node's number
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name, or more than 16,384
 *         nodes), GLIA_ERROR_NOT_FOUND (input), GLIA_ERROR_OUT_OF_RANGE (units),
 *         GLIA_ERROR_UNKNOWN_KIND (activation), GLIA_ERROR_SHAPE_MISMATCH (the input's shape)
 *
 * Threads: any, one call at a time on the same graph. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_graph_add_dense(struct glia_graph *graph,
                                 const char *name,
                                 size_t name_length,
                                 int32_t input,
                                 int64_t units,
                                 int32_t activation,
                                 int32_t *node,
                                 struct glia_error **error);

/**
 * Chooses the node whose output the model gives. Without this call it is the last one added.
 *
 * @param graph  the graph
 * @param node   the node's number
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (node)
 *
 * Threads: any, one call at a time on the same graph. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_graph_set_output(struct glia_graph *graph,
                                  int32_t node,
                                  struct glia_error **error);

/**
 * The shape of a node's output, without the batch.
 *
 * @param graph     the graph
 * @param node      the node's number
 * @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
 * @param capacity  lengths that fit into shape, at least the rank
 * @param rank      receives how many lengths there are
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (node),
 *         GLIA_ERROR_INVALID_ARGUMENT (capacity)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_graph_node_shape(const struct glia_graph *graph,
                                  int32_t node,
                                  int64_t *shape,
                                  size_t capacity,
                                  size_t *rank,
                                  struct glia_error **error);

/**
 * Makes an initializer with default parameters.
 *
 * @param kind         one of GLIA_INITIALIZER_…
 * @param initializer  receives the initializer, to be freed with glia_initializer_free
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_initializer_new(int32_t kind,
                                 struct glia_initializer **initializer,
                                 struct glia_error **error);

/**
 * Frees an initializer.
 *
 * @param initializer  the initializer; NULL is fine
 *
 * Threads: any. Must not be called twice with the same initializer. Since 0.1.0.
 */
GLIA_API void glia_initializer_free(struct glia_initializer *initializer);

/**
 * The kind of an initializer.
 *
 * @param initializer  the initializer
 * @param kind         receives one of GLIA_INITIALIZER_…
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_initializer_kind(const struct glia_initializer *initializer,
                                  int32_t *kind,
                                  struct glia_error **error);

/**
 * Sets a parameter of an initializer. glia_catalog_parameter lists what a kind has.
 *
 * @param initializer  the initializer
 * @param key          one of GLIA_PARAM_…
 * @param value        the value, within the bounds of glia_parameter_info
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
 *         (value)
 *
 * Threads: any, one call at a time on the same initializer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_initializer_set(struct glia_initializer *initializer,
                                 int32_t key,
                                 double value,
                                 struct glia_error **error);

/**
 * The value of a parameter of an initializer.
 *
 * @param initializer  the initializer
 * @param key          one of GLIA_PARAM_…
 * @param value        receives the value
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_initializer_get(const struct glia_initializer *initializer,
                                 int32_t key,
                                 double *value,
                                 struct glia_error **error);

/**
 * Writes the initial values of a parameter. A value depends on the seed, the name and its place
 * in the array alone: glia_model_new with the same seed gives a parameter of this name and these
 * fans the same values. The kinds that fill matrices, orthogonal, identity and sparse, take the
 * values as rows of fan_out, as those of a dense layer's weight [inputs, units]; theirs depend on
 * the number of rows too. Of a parameter of more axes all but the last are taken as one: give the
 * length of the last as fan_out.
 *
 * @param initializer  the initializer
 * @param seed         the seed of the random numbers
 * @param name         the parameter's name, such as "hidden.weight"; UTF-8
 * @param name_length  bytes of the name; GLIA_STRLEN where it ends with NUL
 * @param fan_in       the inputs that feed one output; the He, Xavier and LeCun kinds use it; 0
 *                     counts as 1
 * @param fan_out      the outputs that one input feeds; the Xavier kinds and He by GLIA_PARAM_FAN_MODE
 *                     use it, and take 0, and a sum of 0, as 1; for matrices the length of a row, at
 *                     least 1 where count is not 0
 * @param values       receives count floats; NULL only where count is 0
 * @param count        the number of values, from 0; for matrices a multiple of fan_out
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name is not UTF-8; count
 *         does not fit into memory, or is no multiple of fan_out; the initializer's minimum is above
 *         its maximum), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time, with values that do not overlap. Allocates nothing but errors; for
 * the time of the call orthogonal two doubles a value, sparse one number a row. Since 0.1.0.
 */
GLIA_API
glia_status glia_initializer_fill(const struct glia_initializer *initializer,
                                  uint64_t seed,
                                  const char *name,
                                  size_t name_length,
                                  size_t fan_in,
                                  size_t fan_out,
                                  float *values,
                                  size_t count,
                                  struct glia_error **error);

/**
 * Makes a layer with default parameters: identity activation, weights by
 * GLIA_INITIALIZER_HE_NORMAL, a bias of zeros.
 *
 * @param kind   one of GLIA_LAYER_…
 * @param layer  receives the layer, to be freed with glia_layer_free
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_layer_new(int32_t kind,
                           struct glia_layer **layer,
                           struct glia_error **error);

/**
 * Frees a layer. Graphs that it was added to keep their copies.
 *
 * @param layer  the layer; NULL is fine
 *
 * Threads: any. Must not be called twice with the same layer. Since 0.1.0.
 */
GLIA_API void glia_layer_free(struct glia_layer *layer);

/**
 * The kind of a layer.
 *
 * @param layer  the layer
 * @param kind   receives one of GLIA_LAYER_…
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_layer_kind(const struct glia_layer *layer,
                            int32_t *kind,
                            struct glia_error **error);

/**
 * Sets a parameter of a layer, such as GLIA_PARAM_UNITS. glia_catalog_parameter lists what a kind
 * has. Graphs that the layer was added to do not change.
 *
 * @param layer  the layer
 * @param key    one of GLIA_PARAM_…
 * @param value  the value, within the bounds of glia_parameter_info
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
 *         (value)
 *
 * Threads: any, one call at a time on the same layer. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_layer_set(struct glia_layer *layer,
                           int32_t key,
                           double value,
                           struct glia_error **error);

/**
 * The value of a parameter of a layer.
 *
 * @param layer  the layer
 * @param key    one of GLIA_PARAM_…
 * @param value  receives the value
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_layer_get(const struct glia_layer *layer,
                           int32_t key,
                           double *value,
                           struct glia_error **error);

/**
 * Sets the activation f of a layer: of a dense layer y = f(x W + b), or of an activation layer
 * y = f(x). What f learns becomes parameters of the layer, and begins with what f says until
 * glia_layer_set_initializer says otherwise, which must follow this call. Where f gives rows of
 * another length (maxout, gated units, CReLU), so does the layer.
 *
 * @param layer       the layer
 * @param activation  the activation, which is copied
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (the kind of layer takes
 *         no activation)
 *
 * Threads: any, one call at a time on the same layer. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_layer_set_activation(struct glia_layer *layer,
                                      const struct glia_activation *activation,
                                      struct glia_error **error);

/**
 * Sets what gives a parameter of a layer its first values.
 *
 * @param layer             the layer
 * @param parameter         the parameter's name inside the layer: "weight" or "bias", or what its
 *                          activation learns, such as "slope"; UTF-8
 * @param parameter_length  bytes of the name; GLIA_STRLEN where it ends with NUL
 * @param initializer       the initializer, which is copied
 * @param error             receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (parameter is not UTF-8),
 *         GLIA_ERROR_NOT_FOUND (the kind of layer has no such parameter)
 *
 * Threads: any, one call at a time on the same layer. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_layer_set_initializer(struct glia_layer *layer,
                                       const char *parameter,
                                       size_t parameter_length,
                                       const struct glia_initializer *initializer,
                                       struct glia_error **error);

/**
 * Initialises the weights of a model's dense layers by what a batch does in it (LSUV: Mishkin and
 * Matas 2016): layer after layer, the weights are made orthogonal and then scaled so that the sums
 * x W + b, before the activation, have variance 1 over all units and rows of the batch. Biases and
 * what activations learn stay. The same model, batch, seed and options give the same bits on every
 * machine. Sessions, trainers and copies made before keep the old values.
 *
 * @param model        the model
 * @param runtime      threads and instruction set; NULL for the calling thread alone
 * @param inputs       the rows one after the other, each of the model's input shape
 * @param input_count  floats of inputs: rows times the size of the input, at least one row; some
 *                     hundred rows like those of training do
 * @param seed         the seed of the orthogonal weights: those that an orthogonal initializer gives
 *                     parameters of these names
 * @param options      what differs from the defaults; NULL for none
 * @param report       receives what was done; set its struct_size
 * @param text         buffer for a line on each dense layer: its name, its variance before the first
 *                     scaling and after the last, the number of scalings and their product; cut to
 *                     fit and always NUL-terminated; may be NULL with capacity 0
 * @param capacity     bytes of the buffer
 * @param needed       receives the bytes of the whole text with its NUL; may be NULL
 * @param error        receives the error of a failed call, which leaves the model as it was; may be
 *                     NULL
 * @return GLIA_OK, also where layers are out of tolerance: see the report; GLIA_ERROR_NULL_POINTER,
 *         GLIA_ERROR_INVALID_ARGUMENT (options; struct_size of report), GLIA_ERROR_UNSUPPORTED
 *         (options of a newer header), GLIA_ERROR_SHAPE_MISMATCH (input_count),
 *         GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, one call at a time on the same model. Allocates a copy of the weights, which becomes
 * the model's, and for the time of the call values of all rows and two doubles a weight of the
 * largest layer. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_initialize_lsuv(struct glia_model *model,
                                       const struct glia_runtime *runtime,
                                       const float *inputs,
                                       size_t input_count,
                                       uint64_t seed,
                                       const struct glia_lsuv_options *options,
                                       struct glia_lsuv_report *report,
                                       char *text,
                                       size_t capacity,
                                       size_t *needed,
                                       struct glia_error **error);

/**
 * Sets who is told what happens in calls with this runtime and with the sessions and trainers that
 * were made with it. Nobody is by default, and then nothing is done for it.
 *
 * @param runtime   the runtime
 * @param callback  is told; NULL for nobody
 * @param user      given to it
 * @param level     one of GLIA_LOG_LEVEL_…: the least important that it is told
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (level)
 *
 * Threads: any, one call at a time on the same runtime. Calls with sessions and trainers may go on
 * at the same time; one that has begun to tell something may still tell it to the callback before.
 * Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_runtime_log_set(struct glia_runtime *runtime,
                                 glia_log_callback callback,
                                 void *user,
                                 int32_t level,
                                 struct glia_error **error);

/**
 * Makes a loss with default parameters.
 *
 * @param kind   one of GLIA_LOSS_…
 * @param loss   receives the loss, to be freed with glia_loss_free
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_loss_new(int32_t kind,
                          struct glia_loss **loss,
                          struct glia_error **error);

/**
 * Frees a loss.
 *
 * @param loss  the loss; NULL is fine
 *
 * Threads: any. Must not be called twice with the same loss. Since 0.1.0.
 */
GLIA_API void glia_loss_free(struct glia_loss *loss);

/**
 * The kind of a loss.
 *
 * @param loss   the loss
 * @param kind   receives one of GLIA_LOSS_…
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_loss_kind(const struct glia_loss *loss,
                           int32_t *kind,
                           struct glia_error **error);

/**
 * Sets a parameter of a loss. glia_catalog_parameter lists what a kind has.
 *
 * @param loss   the loss
 * @param key    one of GLIA_PARAM_…
 * @param value  the value, within the bounds of glia_parameter_info
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
 *         (value)
 *
 * Threads: any, one call at a time on the same loss. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_loss_set(struct glia_loss *loss,
                          int32_t key,
                          double value,
                          struct glia_error **error);

/**
 * The value of a parameter of a loss.
 *
 * @param loss   the loss
 * @param key    one of GLIA_PARAM_…
 * @param value  receives the value
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_loss_get(const struct glia_loss *loss,
                          int32_t key,
                          double *value,
                          struct glia_error **error);

/**
 * Computes the loss of a batch, by default the mean over its rows, and its gradient at the outputs.
 * GLIA_PARAM_REDUCTION chooses the sum, or the sum divided by that of the rows' weights.
 *
 * @param loss          the loss
 * @param runtime       the runtime to compute with; NULL for the calling thread alone
 * @param outputs       what the network gave, rows * columns floats, row after row; for
 *                      GLIA_LOSS_SOFTMAX_CROSS_ENTROPY the values before the softmax
 * @param rows          the number of rows; with 0 the loss is 0, and of what it receives value alone is
 *                      written
 * @param columns       the floats of a row, from 1
 * @param targets       what it should have given: floats, or labels. What a kind takes is in its
 *                      description (glia_catalog_description): for most, rows * columns floats; for
 *                      GLIA_LOSS_SOFTMAX_CROSS_ENTROPY those or labels from 0 to columns - 1; for
 *                      GLIA_LOSS_NEGATIVE_LOG_LIKELIHOOD and GLIA_LOSS_MULTI_CLASS_MARGIN labels;
 *                      for GLIA_LOSS_COSINE_EMBEDDING labels 1 and -1; for
 *                      GLIA_LOSS_GAUSSIAN_NEGATIVE_LOG_LIKELIHOOD half as many floats as outputs;
 *                      for GLIA_LOSS_TRIPLET and GLIA_LOSS_INFO_NCE none
 * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for one label a row
 * @param target_count  the number of targets
 * @param gradient      receives the derivative of the loss by each output, rows * columns floats;
 *                      must overlap neither outputs nor targets; may be NULL
 * @param value         receives the loss
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0;
 *         rows * columns does not fit into memory; gradient overlaps outputs or targets),
 *         GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_SHAPE_MISMATCH (targets of a wrong
 *         number or type), GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time, with gradients that do not overlap. Allocates one float a row,
 * without gradient the memory for it, and for GLIA_LOSS_INFO_NCE twice the outputs, at most 516
 * floats a row and half a megabyte, for the time of the call. Since 0.1.0.
 */
GLIA_API
glia_status glia_loss_evaluate(const struct glia_loss *loss,
                               const struct glia_runtime *runtime,
                               const float *outputs,
                               size_t rows,
                               size_t columns,
                               const void *targets,
                               int32_t target_type,
                               size_t target_count,
                               float *gradient,
                               double *value,
                               struct glia_error **error);

/**
 * As glia_loss_evaluate, for rows that have weights, and with the loss of each row. A row's loss and
 * gradient are multiplied by its weight, and by that of its label's class if the loss has class
 * weights; GLIA_PARAM_REDUCTION says what the sum over the rows is divided by. With
 * GLIA_LOSS_INFO_NCE, whose rows interact, a row of weight 0 is as if it was not in the batch.
 *
 * @param loss          the loss
 * @param runtime       the runtime to compute with; NULL for the calling thread alone
 * @param outputs       what the network gave, rows * columns floats, row after row
 * @param rows          the number of rows; with 0 the loss is 0, and of what it receives value alone is
 *                      written
 * @param columns       the floats of a row, from 1
 * @param targets       what it should have given, as for glia_loss_evaluate
 * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
 * @param target_count  the number of targets
 * @param weights       a finite weight from 0 on for each row, rows floats; NULL: 1 each
 * @param row_values    receives the loss of each row times its weight, rows floats; must overlap no
 *                      other array; may be NULL
 * @param gradient      receives the derivative of the loss by each output, rows * columns floats;
 *                      must overlap none of the arrays that are read; may be NULL
 * @param value         receives the loss
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0;
 *         rows * columns does not fit into memory; arrays overlap), GLIA_ERROR_UNKNOWN_KIND
 *         (target_type), GLIA_ERROR_SHAPE_MISMATCH (targets of a wrong number or type),
 *         GLIA_ERROR_OUT_OF_RANGE (a label, a weight), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time, with results that do not overlap. Allocates the memory of what is
 * NULL among row_values and gradient, and for GLIA_LOSS_INFO_NCE what glia_loss_evaluate says, for
 * the time of the call. Since 0.1.0.
 */
GLIA_API
glia_status glia_loss_evaluate_weighted(const struct glia_loss *loss,
                                        const struct glia_runtime *runtime,
                                        const float *outputs,
                                        size_t rows,
                                        size_t columns,
                                        const void *targets,
                                        int32_t target_type,
                                        size_t target_count,
                                        const float *weights,
                                        float *row_values,
                                        float *gradient,
                                        double *value,
                                        struct glia_error **error);

/**
 * Sets what the rows of each class weigh, for the losses whose targets may be class labels. They are
 * saved with a trainer.
 *
 * @param loss     the loss
 * @param weights  a finite weight from 0 on for each class, copied; NULL with a count of 0: 1 each
 * @param count    the number of classes, which must be that of the outputs; 0 for no weights
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (the loss has no classes;
 *         count above 2^24), GLIA_ERROR_OUT_OF_RANGE (a weight)
 *
 * Threads: any, one call at a time on the same loss. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_loss_set_class_weights(struct glia_loss *loss,
                                        const float *weights,
                                        size_t count,
                                        struct glia_error **error);

/**
 * The share of rows whose label is among the most classes with the largest scores: with most 1 the
 * accuracy. Of equal scores the first class is ahead; a row with a NaN is wrong.
 *
 * @param scores   a score for each class, rows * columns floats, row after row
 * @param rows     the number of rows
 * @param columns  the classes, from 1
 * @param labels   the class of each row, from 0 to columns - 1, rows numbers
 * @param most     how many of the classes count, from 1
 * @param value    receives the share; NaN for no rows
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns or most is 0;
 *         rows * columns does not fit into memory),
 *         GLIA_ERROR_OUT_OF_RANGE (a label)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_metric_top_accuracy(const float *scores,
                                     size_t rows,
                                     size_t columns,
                                     const int32_t *labels,
                                     size_t most,
                                     double *value,
                                     struct glia_error **error);

/**
 * The confusion matrix: how many rows of each class have their largest score at each class. Of equal
 * scores the first counts; rows with a NaN are left out.
 *
 * @param scores   a score for each class, rows * columns floats, row after row
 * @param rows     the number of rows
 * @param columns  the classes, from 1
 * @param labels   the class of each row, from 0 to columns - 1, rows numbers
 * @param counts   receives columns * columns counts: row label, column predicted
 * @param count    the numbers of counts: columns * columns
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0; rows * columns
 *         does not fit into memory),
 *         GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_SHAPE_MISMATCH (count)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_metric_confusion(const float *scores,
                                  size_t rows,
                                  size_t columns,
                                  const int32_t *labels,
                                  int64_t *counts,
                                  size_t count,
                                  struct glia_error **error);

/**
 * The logarithmic loss: less the mean logarithm of the probability of each row's label, taken to be
 * at least 1e-15.
 *
 * @param probabilities  a probability for each class, rows * columns floats, row after row
 * @param rows     the number of rows
 * @param columns  the classes, from 1
 * @param labels   the class of each row, from 0 to columns - 1, rows numbers
 * @param value    receives the loss; NaN for no rows
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0; rows * columns
 *         does not fit into memory),
 *         GLIA_ERROR_OUT_OF_RANGE (a label)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_metric_log_loss(const float *probabilities,
                                 size_t rows,
                                 size_t columns,
                                 const int32_t *labels,
                                 double *value,
                                 struct glia_error **error);

/**
 * How far values are from what they should be: mean absolute error, root mean squared error, and R
 * squared, 1 - sum (y - t)^2 / sum (t - mean t)^2.
 *
 * @param outputs                  the values y
 * @param targets                  what they should be, t, as many
 * @param count                    the number of values
 * @param mean_absolute_error      receives it; NaN for no values; may be NULL
 * @param root_mean_squared_error  receives it; NaN for no values; may be NULL
 * @param r_squared                receives it; NaN where all targets are equal; may be NULL
 * @param error                    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (count does not fit into
 *         memory)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_metric_regression(const float *outputs,
                                   const float *targets,
                                   size_t count,
                                   double *mean_absolute_error,
                                   double *root_mean_squared_error,
                                   double *r_squared,
                                   struct glia_error **error);

/**
 * The area under the receiver operating characteristic: the probability that a sample of label 1 has
 * a larger score than one of label 0, equal scores counted half. Hanley and McNeil 1982.
 *
 * @param scores  a score for each sample
 * @param labels  0 or 1 for each sample
 * @param count   the number of samples
 * @param value   receives the area; NaN where a label is missing or a score is NaN
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (count does not fit into
 *         memory), GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates eight bytes a sample for the time of the call. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_metric_roc_area(const float *scores,
                                 const int32_t *labels,
                                 size_t count,
                                 double *value,
                                 struct glia_error **error);

/**
 * Makes a model of a graph, with initial values drawn by a seed. A parameter's values depend on
 * the seed, its name and its shape alone.
 *
 * @param graph  the graph: one input, every node on a way from it to the output; it is copied
 * @param seed   any number
 * @param model  receives the model, to be freed with glia_model_free
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (graph, or an
 *         initializer's range), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_new(const struct glia_graph *graph,
                           uint64_t seed,
                           struct glia_model **model,
                           struct glia_error **error);

/**
 * Frees a model. Sessions and trainers made from it stay.
 *
 * @param model  the model; NULL is fine
 *
 * Threads: any. Must not be called twice with the same model. Since 0.1.0.
 */
GLIA_API void glia_model_free(struct glia_model *model);

/**
 * The shape of a model's input, without the batch.
 *
 * @param model     the model
 * @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
 * @param capacity  lengths that fit into shape, at least the rank
 * @param rank      receives how many lengths there are
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_input_shape(const struct glia_model *model,
                                   int64_t *shape,
                                   size_t capacity,
                                   size_t *rank,
                                   struct glia_error **error);

/**
 * The shape of a model's output, without the batch.
 *
 * @param model     the model
 * @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
 * @param capacity  lengths that fit into shape, at least the rank
 * @param rank      receives how many lengths there are
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_output_shape(const struct glia_model *model,
                                    int64_t *shape,
                                    size_t capacity,
                                    size_t *rank,
                                    struct glia_error **error);

/**
 * The number of a model's parameters: tensors such as "hidden.weight".
 *
 * @param model  the model
 * @param count  receives the number
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_parameter_count(const struct glia_model *model,
                                       size_t *count,
                                       struct glia_error **error);

/**
 * Copies the name of a parameter: "LAYER.weight" or "LAYER.bias".
 *
 * @param model     the model
 * @param index     the parameter's number, below glia_model_parameter_count
 * @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
 *                  capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole name with its NUL; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_parameter_name(const struct glia_model *model,
                                      size_t index,
                                      char *text,
                                      size_t capacity,
                                      size_t *needed,
                                      struct glia_error **error);

/**
 * The number of the parameter with a name.
 *
 * @param model        the model
 * @param name         the name, UTF-8
 * @param name_length  its bytes; GLIA_STRLEN where it ends with NUL
 * @param index        receives the number
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8),
 *         GLIA_ERROR_NOT_FOUND (name)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_parameter_index(const struct glia_model *model,
                                       const char *name,
                                       size_t name_length,
                                       size_t *index,
                                       struct glia_error **error);

/**
 * The shape of a parameter: [inputs, units] for a dense layer's weight, [units] for its bias.
 *
 * @param model     the model
 * @param index     the parameter's number, below glia_model_parameter_count
 * @param shape     receives the lengths; may be NULL with capacity 0, to ask for the rank alone
 * @param capacity  lengths that fit into shape, at least the rank
 * @param rank      receives how many lengths there are
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
 *         GLIA_ERROR_INVALID_ARGUMENT (capacity)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_parameter_shape(const struct glia_model *model,
                                       size_t index,
                                       int64_t *shape,
                                       size_t capacity,
                                       size_t *rank,
                                       struct glia_error **error);

/**
 * Copies a parameter's values out, rows one after the other.
 *
 * @param model   the model
 * @param index   the parameter's number, below glia_model_parameter_count
 * @param values  receives the values
 * @param count   floats of values: the product of the parameter's shape
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
 *         GLIA_ERROR_SHAPE_MISMATCH (count)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_parameter_get(const struct glia_model *model,
                                     size_t index,
                                     float *values,
                                     size_t count,
                                     struct glia_error **error);

/**
 * Copies a parameter's values in. Sessions and trainers made before keep the old values.
 *
 * @param model   the model
 * @param index   the parameter's number, below glia_model_parameter_count
 * @param values  the values, rows one after the other
 * @param count   floats of values: the product of the parameter's shape
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
 *         GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, one call at a time on the same model. Allocates where a session or a copy shares
 * the weights. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_parameter_set(struct glia_model *model,
                                     size_t index,
                                     const float *values,
                                     size_t count,
                                     struct glia_error **error);

/**
 * The number of a model's weights: values of all parameters together.
 *
 * @param model  the model
 * @param count  receives the number
 * @param error  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_weight_count(const struct glia_model *model,
                                    size_t *count,
                                    struct glia_error **error);

/**
 * SHA-256 over the bits of all parameters in order: equal for models with the same bits, on
 * every machine.
 *
 * @param model     the model
 * @param hash      receives 32 bytes
 * @param capacity  bytes of hash, at least 32
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_hash(const struct glia_model *model,
                            uint8_t *hash,
                            size_t capacity,
                            struct glia_error **error);

/**
 * Saves a model: the graph and the weights, a file that the safetensors package reads too. A kill
 * at any instant leaves the old file or the new one whole.
 *
 * @param model        the model
 * @param path         the file, UTF-8 on every system
 * @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8), GLIA_ERROR_IO
 *
 * Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_save(const struct glia_model *model,
                            const char *path,
                            size_t path_length,
                            struct glia_error **error);

/**
 * Loads a model from a file that glia_model_save or glia_trainer_save wrote. A file that is cut,
 * changed or hostile gives an error, and makes no memory that its size does not justify.
 *
 * @param path         the file, UTF-8 on every system
 * @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
 * @param model        receives the model, to be freed with glia_model_free
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8),
 *         GLIA_ERROR_IO, GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a newer version),
 *         GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_load(const char *path,
                            size_t path_length,
                            struct glia_model **model,
                            struct glia_error **error);

/**
 * Saves a model into memory: the bytes that glia_model_save would write.
 *
 * @param model     the model
 * @param bytes     receives the bytes; may be NULL with capacity 0, to ask for the size alone
 * @param capacity  bytes that fit, at least the size
 * @param needed    receives the size
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_save_to_memory(const struct glia_model *model,
                                      uint8_t *bytes,
                                      size_t capacity,
                                      size_t *needed,
                                      struct glia_error **error);

/**
 * Loads a model from the bytes of a file. The bytes are not needed afterwards.
 *
 * @param bytes   the bytes of a file that glia_model_save or glia_trainer_save wrote
 * @param length  how many
 * @param model   receives the model, to be freed with glia_model_free
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a
 *         newer version), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_model_load_from_memory(const uint8_t *bytes,
                                        size_t length,
                                        struct glia_model **model,
                                        struct glia_error **error);

/**
 * Makes an optimizer with default parameters.
 *
 * @param kind       one of GLIA_OPTIMIZER_…
 * @param optimizer  receives the optimizer, to be freed with glia_optimizer_free
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_optimizer_new(int32_t kind,
                               struct glia_optimizer **optimizer,
                               struct glia_error **error);

/**
 * Frees an optimizer.
 *
 * @param optimizer  the optimizer; NULL is fine
 *
 * Threads: any. Must not be called twice with the same optimizer. Since 0.1.0.
 */
GLIA_API void glia_optimizer_free(struct glia_optimizer *optimizer);

/**
 * The kind of an optimizer.
 *
 * @param optimizer  the optimizer
 * @param kind       receives one of GLIA_OPTIMIZER_…
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_optimizer_kind(const struct glia_optimizer *optimizer,
                                int32_t *kind,
                                struct glia_error **error);

/**
 * Sets a parameter of an optimizer. glia_catalog_parameter lists what a kind has.
 *
 * @param optimizer  the optimizer
 * @param key        one of GLIA_PARAM_…
 * @param value      the value, within the bounds of glia_parameter_info
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
 *         (value)
 *
 * Threads: any, one call at a time on the same optimizer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_optimizer_set(struct glia_optimizer *optimizer,
                               int32_t key,
                               double value,
                               struct glia_error **error);

/**
 * The value of a parameter of an optimizer.
 *
 * @param optimizer  the optimizer
 * @param key        one of GLIA_PARAM_…
 * @param value      receives the value
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_optimizer_get(const struct glia_optimizer *optimizer,
                               int32_t key,
                               double *value,
                               struct glia_error **error);

/**
 * Goes on with the search of an optimizer such as GLIA_OPTIMIZER_LBFGS over weights that the host keeps.
 *
 * The host computes loss and gradients at its weights and calls; the call moves the weights to where
 * both are wanted next. So an iteration takes several calls; each iteration takes the place of a step.
 * All weights are one array: a search goes over all parameters at once. A loss that is not finite, or
 * gradients that are not, are fine where the search has gone too far: it comes back.
 *
 * What is to be kept for going on later, to the last bit, are the weights, state, search and, while an
 * iteration is under way (next was 1), scratch.
 *
 * @param optimizer  the optimizer, one with searches 1 in glia_optimizer_needs
 * @param runtime    the runtime to compute with; NULL for the calling thread alone
 * @param shape      the lengths of the array's axes, as for glia_optimizer_needs
 * @param axes       0 to 64
 * @param loss       the loss at the weights
 * @param weights    the weights, which are changed, as many floats as the shape has elements
 * @param gradients  the gradients of the loss at the weights, as many
 * @param state      the optimizer's state, which is changed: state_floats of glia_optimizer_needs; zeros
 *                   before the first call
 * @param scratch    memory to work in, scratch_floats of glia_optimizer_needs, which has to stay as it
 *                   is between the calls of an iteration
 * @param search     the state of the search, which is changed: search_doubles of glia_optimizer_needs;
 *                   zeros before the first call
 * @param next       receives 1: compute loss and gradients at the weights, and call again; 0: an
 *                   iteration is done, and the loss and gradients of this call are those of the
 *                   weights, with which a call begins the next one; -1: the same, but nothing was done,
 *                   since no gradient is above gradient_tolerance or the loss is not finite
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays that
 *         overlap), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory),
 *         GLIA_ERROR_UNSUPPORTED (an optimizer that does not search); after an error nothing has
 *         changed
 *
 * Threads: any, at the same time, with arrays that do not overlap. Allocates nothing but errors.
 * Since 0.1.0.
 */
GLIA_API
glia_status glia_optimizer_search(const struct glia_optimizer *optimizer,
                                  const struct glia_runtime *runtime,
                                  const int64_t *shape,
                                  size_t axes,
                                  double loss,
                                  float *weights,
                                  const float *gradients,
                                  float *state,
                                  float *scratch,
                                  double *search,
                                  int32_t *next,
                                  struct glia_error **error);

/**
 * What an optimizer needs from who calls glia_optimizer_step with a parameter of a shape.
 *
 * @param optimizer  the optimizer
 * @param shape      the lengths of the parameter's axes, each from 0; may be NULL with axes 0
 * @param axes       0 to 64. With fewer than two, the parameter is a vector, else matrices: the last
 *                   two axes are rows and columns
 * @param info       receives the answer; its struct_size must be set
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size, axes, a
 *         length), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_optimizer_needs(const struct glia_optimizer *optimizer,
                                 const int64_t *shape,
                                 size_t axes,
                                 struct glia_optimizer_info *info,
                                 struct glia_error **error);

/**
 * Updates weights that the host keeps, from gradients that it computed.
 *
 * @param optimizer  the optimizer
 * @param runtime    the runtime to compute with; NULL for the calling thread alone
 * @param step       the number of the step: 1 for the first one, at most 2^53
 * @param shape      the lengths of the parameter's axes, as for glia_optimizer_needs; where
 *                   takes_whole_parameters is 0, all parameters may be one array of one axis
 * @param axes       0 to 64
 * @param weights    the weights, which are changed, as many floats as the shape has elements
 * @param gradients  the gradients of the loss, as many: at the weights, or where
 *                   glia_optimizer_look_ahead says
 * @param state      the optimizer's state, which is changed: state_floats of glia_optimizer_needs,
 *                   array after array; zeros before the first step; may be NULL where it is 0
 * @param scratch    memory to work in: scratch_floats of glia_optimizer_needs, whose contents do not
 *                   matter and are lost; may be NULL where it is 0
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE (step),
 *         GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays that overlap),
 *         GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory),
 *         GLIA_ERROR_UNSUPPORTED (an optimizer that searches); after an error nothing has changed
 *
 * Threads: any, at the same time, with arrays that do not overlap. Allocates nothing but errors.
 * Since 0.1.0.
 */
GLIA_API
glia_status glia_optimizer_step(const struct glia_optimizer *optimizer,
                                const struct glia_runtime *runtime,
                                uint64_t step,
                                const int64_t *shape,
                                size_t axes,
                                float *weights,
                                const float *gradients,
                                float *state,
                                float *scratch,
                                struct glia_error **error);

/**
 * Where the gradients of the next step are to be taken: for Nesterov momentum as published, where
 * the velocity alone would take the weights; for an optimizer that does not look ahead, at the
 * weights.
 *
 * @param optimizer  the optimizer
 * @param runtime    the runtime to compute with; NULL for the calling thread alone
 * @param shape      the lengths of the parameter's axes, as for glia_optimizer_step
 * @param axes       0 to 64
 * @param weights    the weights, as many floats as the shape has elements
 * @param state      the optimizer's state as glia_optimizer_step has it; may be NULL where there
 *                   is none
 * @param ahead      receives the place, as many floats as weights, apart from the other arrays
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (axes, a length; arrays
 *         that overlap), GLIA_ERROR_SHAPE_MISMATCH (a shape that does not fit into memory)
 *
 * Threads: any, at the same time, with places that do not overlap. Allocates nothing but errors.
 * Since 0.1.0.
 */
GLIA_API
glia_status glia_optimizer_look_ahead(const struct glia_optimizer *optimizer,
                                      const struct glia_runtime *runtime,
                                      const int64_t *shape,
                                      size_t axes,
                                      const float *weights,
                                      const float *state,
                                      float *ahead,
                                      struct glia_error **error);

/**
 * Makes a runtime. Most hosts need none: wherever a runtime is taken, NULL stands for the calling
 * thread alone and the best instruction set.
 *
 * @param options  what differs from the defaults; NULL for none
 * @param runtime  receives the runtime, to be freed with glia_runtime_free
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (threads),
 *         GLIA_ERROR_UNKNOWN_KIND (level), GLIA_ERROR_UNSUPPORTED (the CPU lacks the level),
 *         GLIA_ERROR_OUT_OF_MEMORY (the system refused the threads)
 *
 * Threads: any, at the same time. Allocates, and starts threads - 1 threads. Since 0.1.0.
 */
GLIA_API
glia_status glia_runtime_new(const struct glia_runtime_options *options,
                             struct glia_runtime **runtime,
                             struct glia_error **error);

/**
 * Makes a runtime that works on the host's threads: large pieces of work go to its job system, and
 * glia starts no thread. Results are the same bits as with any number of threads. The calls that
 * compute lock nothing and make no system call of their own.
 *
 * @param options       threads: the most bodies that run at the same time, 1 to 1024, for each of
 *                      which the runtime has 600 KiB to work in; 0, and NULL for the options: 1,
 *                      for a host that does one after the other
 * @param parallel_for  the job system; not NULL. It is called on the thread that calls glia,
 *                      inside the call, under the floating-point environment that this thread has
 *                      now, as long as anything made with the runtime lives
 * @param user          given to it; of any thread
 * @param runtime       receives the runtime, to be freed with glia_runtime_free
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (threads),
 *         GLIA_ERROR_UNKNOWN_KIND (level), GLIA_ERROR_UNSUPPORTED (the CPU lacks the level),
 *         GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_runtime_new_with_jobs(const struct glia_runtime_options *options,
                                       glia_parallel_for parallel_for,
                                       void *user,
                                       struct glia_runtime **runtime,
                                       struct glia_error **error);

/**
 * Frees a runtime. Its threads end when the last session or trainer that uses it is freed too:
 * the call that frees the last of them joins the threads, and so waits for them.
 *
 * @param runtime  the runtime; NULL is fine
 *
 * Threads: any. Must not be called twice with the same runtime. Since 0.1.0.
 */
GLIA_API void glia_runtime_free(struct glia_runtime *runtime);

/**
 * The number of threads that work in a call, the calling one counted; with a host's job system the
 * number of its workers.
 *
 * @param runtime  the runtime
 * @param threads  receives the number
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_runtime_threads(const struct glia_runtime *runtime,
                                 int32_t *threads,
                                 struct glia_error **error);

/**
 * The instruction set in use.
 *
 * @param runtime  the runtime; NULL asks for the default, the best that the CPU has
 * @param level    receives one of GLIA_LEVEL_…
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_runtime_level(const struct glia_runtime *runtime,
                               int32_t *level,
                               struct glia_error **error);

/**
 * Copies the name of an instruction-set level: "scalar", "avx2", "avx512", "neon".
 *
 * @param level     one of GLIA_LEVEL_…
 * @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
 *                  capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole name with its NUL; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_level_name(int32_t level,
                            char *text,
                            size_t capacity,
                            size_t *needed,
                            struct glia_error **error);

/**
 * Makes a buffer of samples with default parameters and without memory. GLIA_PARAM_CAPACITY says
 * how many samples it keeps; glia_samples_prepare makes the memory.
 *
 * @param kind     one of GLIA_SAMPLES_…
 * @param samples  receives the buffer, to be freed with glia_samples_free
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_samples_new(int32_t kind,
                             struct glia_samples **samples,
                             struct glia_error **error);

/**
 * Frees a buffer of samples. Trainers that it is attached to go on with what is in it.
 *
 * @param samples  the buffer; NULL is fine
 *
 * Threads: any. Must not be called twice with the same buffer. Since 0.1.0.
 */
GLIA_API void glia_samples_free(struct glia_samples *samples);

/**
 * The kind of a buffer of samples.
 *
 * @param samples  the buffer
 * @param kind     receives one of GLIA_SAMPLES_…
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_samples_kind(const struct glia_samples *samples,
                              int32_t *kind,
                              struct glia_error **error);

/**
 * Sets a parameter of a buffer of samples, before glia_samples_prepare. glia_catalog_parameter lists
 * what a kind has.
 *
 * @param samples  the buffer
 * @param key      one of GLIA_PARAM_…
 * @param value    the value, within the bounds of glia_parameter_info
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
 *         (value), GLIA_ERROR_INVALID_STATE (it was prepared)
 *
 * Threads: any, one call at a time on the same buffer. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_samples_set(struct glia_samples *samples,
                             int32_t key,
                             double value,
                             struct glia_error **error);

/**
 * The value of a parameter of a buffer of samples, such as GLIA_PARAM_CAPACITY.
 *
 * @param samples  the buffer
 * @param key      one of GLIA_PARAM_…
 * @param value    receives the value
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_samples_get(const struct glia_samples *samples,
                             int32_t key,
                             double *value,
                             struct glia_error **error);

/**
 * Makes the memory of a buffer of samples, once. A sample takes the floats of the model's input, 4
 * bytes for a label or the floats of the loss's targets, and 4 bytes for its weight.
 *
 * @param samples      the buffer
 * @param model        a model of the trainers that will learn from it; only the shapes count
 * @param loss         their loss, which says what targets are
 * @param target_type  GLIA_TYPE_FLOAT32 for targets that are values, GLIA_TYPE_INT32 or
 *                     GLIA_TYPE_INT64 for labels
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
 *         GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_SHAPE_MISMATCH (the loss does not take such targets,
 *         or not the model's outputs), GLIA_ERROR_INVALID_STATE (it was prepared),
 *         GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, one call at a time on the same buffer. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_samples_prepare(struct glia_samples *samples,
                                 const struct glia_model *model,
                                 const struct glia_loss *loss,
                                 int32_t target_type,
                                 struct glia_error **error);

/**
 * Adds samples in their order: all of them, or none where one is refused. Numbers that are not finite
 * are refused unless GLIA_PARAM_REFUSE_NON_FINITE is 0.
 *
 * A control loop may add while a worker trains. The call waits while another one copies samples into
 * the same buffer, or a trainer a batch out of it, and for nothing else; it makes a system call only
 * where it has to wait.
 *
 * @param samples       the buffer, prepared
 * @param inputs        the samples one after the other, each of the model's input shape
 * @param input_count   floats of inputs: samples times the size of the input, at least one sample
 * @param targets       what they should give: floats as the loss takes them, or one label a sample
 * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels, as
 *                      the buffer was prepared for
 * @param target_count  elements of targets
 * @param weights       a finite weight from 0 on for each sample
 * @param weight_count  floats of weights: the samples; 0 for a weight of 1 each
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
 *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label, a weight, a number that is not
 *         finite), GLIA_ERROR_INVALID_STATE (not prepared), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time, also while trainers draw. Allocates nothing but errors, save
 * that the first call for a buffer of a loaded trainer allocates its memory, unless
 * glia_trainer_prepare_samples was called. Since 0.1.0.
 */
GLIA_API
glia_status glia_samples_add(const struct glia_samples *samples,
                             const float *inputs,
                             size_t input_count,
                             const void *targets,
                             int32_t target_type,
                             size_t target_count,
                             const float *weights,
                             size_t weight_count,
                             struct glia_error **error);

/**
 * How many samples are in a buffer: at most GLIA_PARAM_CAPACITY.
 *
 * @param samples  the buffer, prepared
 * @param count    receives the number
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_samples_count(const struct glia_samples *samples,
                               size_t *count,
                               struct glia_error **error);

/**
 * How many samples were added to a buffer since it was made or cleared, those that it no longer has
 * among them.
 *
 * @param samples  the buffer, prepared
 * @param total    receives the number
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_samples_total(const struct glia_samples *samples,
                               uint64_t *total,
                               struct glia_error **error);

/**
 * Empties a buffer: from now on it is as if it were new. The memory stays.
 *
 * @param samples  the buffer, prepared
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)
 *
 * Threads: any, at the same time, also while trainers draw. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_samples_clear(const struct glia_samples *samples,
                               struct glia_error **error);

/**
 * Copies a sample out of a buffer.
 *
 * @param samples       the buffer, prepared
 * @param index         the sample, from 0 to below glia_samples_count: of a ring 0 is the oldest, of a
 *                      reservoir the order says nothing
 * @param inputs        receives the input
 * @param input_count   floats of inputs: the size of the model's input
 * @param targets       receives the target values, or the label; must not overlap inputs
 * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for a label
 * @param target_count  elements of targets
 * @param weight        receives the weight; may be NULL
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
 *         GLIA_ERROR_SHAPE_MISMATCH (counts, target_type), GLIA_ERROR_UNKNOWN_KIND (target_type),
 *         GLIA_ERROR_INVALID_ARGUMENT (targets overlap inputs), GLIA_ERROR_INVALID_STATE (not
 *         prepared)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_samples_read(const struct glia_samples *samples,
                              size_t index,
                              float *inputs,
                              size_t input_count,
                              void *targets,
                              int32_t target_type,
                              size_t target_count,
                              float *weight,
                              struct glia_error **error);

/**
 * Makes a schedule with default parameters. Every kind can begin with a warm-up
 * (GLIA_PARAM_WARMUP_STEPS, GLIA_PARAM_WARMUP_START); the kinds with a table need
 * glia_schedule_set_points, too.
 *
 * @param kind      one of GLIA_SCHEDULE_…
 * @param schedule  receives the schedule, to be freed with glia_schedule_free
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_schedule_new(int32_t kind,
                              struct glia_schedule **schedule,
                              struct glia_error **error);

/**
 * Frees a schedule.
 *
 * @param schedule  the schedule; NULL is fine
 *
 * Threads: any. Must not be called twice with the same schedule. Since 0.1.0.
 */
GLIA_API void glia_schedule_free(struct glia_schedule *schedule);

/**
 * The kind of a schedule.
 *
 * @param schedule  the schedule
 * @param kind      receives one of GLIA_SCHEDULE_…
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_schedule_kind(const struct glia_schedule *schedule,
                               int32_t *kind,
                               struct glia_error **error);

/**
 * Sets a parameter of a schedule. glia_catalog_parameter lists what a kind has.
 *
 * @param schedule  the schedule
 * @param key       one of GLIA_PARAM_…
 * @param value     the value, within the bounds of glia_parameter_info
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
 *         (value)
 *
 * Threads: any, one call at a time on the same schedule. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_schedule_set(struct glia_schedule *schedule,
                              int32_t key,
                              double value,
                              struct glia_error **error);

/**
 * The value of a parameter of a schedule.
 *
 * @param schedule  the schedule
 * @param key       one of GLIA_PARAM_…
 * @param value     receives the value
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_schedule_get(const struct glia_schedule *schedule,
                              int32_t key,
                              double *value,
                              struct glia_error **error);

/**
 * Sets the points of a schedule that has a table, instead of those that it had: for
 * GLIA_SCHEDULE_PIECEWISE_CONSTANT and GLIA_SCHEDULE_PIECEWISE_LINEAR steps with values, for
 * GLIA_SCHEDULE_MULTI_STEP steps alone.
 *
 * @param schedule  the schedule
 * @param steps     whole numbers from 0 on, each above the one before, counted from the end of the
 *                  warm-up
 * @param values    the value at each step, 0 to 1000000; for GLIA_SCHEDULE_MULTI_STEP NULL
 * @param count     the number of steps and of values, 1 to 65536
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (a kind without a table,
 *         steps, values for GLIA_SCHEDULE_MULTI_STEP, count), GLIA_ERROR_OUT_OF_RANGE (values)
 *
 * Threads: any, one call at a time on the same schedule. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_schedule_set_points(struct glia_schedule *schedule,
                                     const int64_t *steps,
                                     const double *values,
                                     size_t count,
                                     struct glia_error **error);

/**
 * The value at a step, without running anything: right at any step, and the same bits on every
 * machine. Of GLIA_SCHEDULE_PLATEAU, the value that follows from what was reported so far.
 *
 * @param schedule  the schedule
 * @param step      the step: how many updates were done before it, so that the first is 0
 * @param value     receives the value
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (step),
 *         GLIA_ERROR_INVALID_STATE (a table without points)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_schedule_value(const struct glia_schedule *schedule,
                                int64_t step,
                                double *value,
                                struct glia_error **error);

/**
 * Reports a value to a schedule of the kind GLIA_SCHEDULE_PLATEAU, such as the loss on data that
 * were held back, once an epoch. A trainer's copy is fed by glia_trainer_schedule_report.
 *
 * @param schedule  the schedule
 * @param value     what was reached; NaN counts as no improvement
 * @param reduced   receives 1 where the schedule's value went down by this, else 0; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (another kind)
 *
 * Threads: any, one call at a time on the same schedule. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_schedule_report(struct glia_schedule *schedule,
                                 double value,
                                 int32_t *reduced,
                                 struct glia_error **error);

/**
 * Makes a session. It serves the weights as they are now; to serve newer ones make another, or one
 * that follows a trainer: glia_session_follow. It runs once here, so that the first run of the host
 * finds all memory there.
 *
 * @param model          the model; the session keeps what it needs of it
 * @param runtime        threads and instruction set; NULL for the calling thread alone
 * @param largest_batch  the most rows of a run, at least 1
 * @param session        receives the session, to be freed with glia_session_free
 * @param error          receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (largest_batch),
 *         GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_session_new(const struct glia_model *model,
                             const struct glia_runtime *runtime,
                             size_t largest_batch,
                             struct glia_session **session,
                             struct glia_error **error);

/**
 * Frees a session.
 *
 * @param session  the session; NULL is fine
 *
 * Threads: any. Must not be called twice with the same session. Since 0.1.0.
 */
GLIA_API void glia_session_free(struct glia_session *session);

/**
 * Computes the outputs of some rows. A row's outputs are the same bits whatever the other rows,
 * the number of threads and the instruction set. With the default runtime it locks nothing and
 * makes no system call.
 *
 * @param session       the session
 * @param inputs        the rows one after the other, each of the model's input shape
 * @param input_count   floats of inputs: rows times the size of the input; 0 to largest_batch
 *                      rows
 * @param outputs       receives the rows' outputs, each of the model's output shape; must not
 *                      overlap inputs
 * @param output_count  floats of outputs: rows times the size of the output
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH,
 *         GLIA_ERROR_INVALID_ARGUMENT (arrays that overlap)
 *
 * Threads: any, one call at a time on the same session. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_session_run(struct glia_session *session,
                             const float *inputs,
                             size_t input_count,
                             float *outputs,
                             size_t output_count,
                             struct glia_error **error);

/**
 * Runs a data set and compares its outputs with targets. A row with NaN outputs counts as wrong.
 * For GLIA_LOSS_INFO_NCE, whose rows interact, the data set is one batch, and may have no more
 * samples than the session's largest batch has rows.
 *
 * @param session   the session; the data are run in blocks of rows
 * @param loss      the loss; GLIA_LOSS_SOFTMAX_CROSS_ENTROPY takes the values before a softmax
 * @param inputs    float32 [samples, input shape …]
 * @param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]
 * @param mean      receives the mean loss of the samples; may be NULL
 * @param accuracy  receives the share of samples, 0 to 1, whose largest output is the label's;
 *                  NaN for a loss without classes; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT
 *         (GLIA_LOSS_SOFTMAX_CROSS_ENTROPY and a model that ends in softmax),
 *         GLIA_ERROR_SHAPE_MISMATCH (also more samples than one batch, where rows interact),
 *         GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, one call at a time on the same session. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_session_evaluate(struct glia_session *session,
                                  const struct glia_loss *loss,
                                  const struct glia_tensor *inputs,
                                  const struct glia_tensor *targets,
                                  double *mean,
                                  double *accuracy,
                                  struct glia_error **error);

/**
 * Makes a session that serves the newest of a trainer's snapshots: each run picks it up when it
 * begins, by three atomic operations at most, whatever the trainer and other sessions do, and keeps
 * it until its end. The versions that a session serves never go back.
 *
 * The memory of one snapshot more is made here, the weights twice; a session made after another one
 * was freed takes over that one's.
 *
 * @param snapshots      the snapshots; the session keeps what it needs of them
 * @param runtime        threads, and the instruction set of the trainer's runtime, in whose form the
 *                       snapshots are; NULL for the calling thread alone, with that instruction set
 * @param largest_batch  the most rows of a run, at least 1
 * @param session        receives the session, to be freed with glia_session_free
 * @param error          receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (largest_batch; a runtime
 *         with another instruction set), GLIA_ERROR_OUT_OF_RANGE (more than 65,534 sessions),
 *         GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time, also while the trainer works and publishes. Allocates and locks;
 * neither the trainer nor a running session waits for it. Since 0.1.0.
 */
GLIA_API
glia_status glia_session_follow(const struct glia_snapshots *snapshots,
                                const struct glia_runtime *runtime,
                                size_t largest_batch,
                                struct glia_session **session,
                                struct glia_error **error);

/**
 * Pins a session that follows to the snapshot that it has, that of its last run: it serves that one
 * until glia_session_unpin. The trainer publishes as before.
 *
 * @param session  the session, made by glia_session_follow
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (a session of a model)
 *
 * Threads: any, one call at a time on the same session. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API glia_status glia_session_pin(struct glia_session *session, struct glia_error **error);

/**
 * Lets a pinned session follow again, from its next run on.
 *
 * @param session  the session, made by glia_session_follow
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (a session of a model)
 *
 * Threads: any, one call at a time on the same session. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API glia_status glia_session_unpin(struct glia_session *session, struct glia_error **error);

/**
 * The version of the snapshot that a session has: that of its last run, or of its making.
 *
 * @param session  the session
 * @param version  receives the version; 0 for a session of a model
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, not while the session runs. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_session_version(const struct glia_session *session,
                                 int64_t *version,
                                 struct glia_error **error);

/**
 * SHA-256 over the bits of all weights that a session has, those of its last run: what
 * glia_trainer_hash gave when they were published, and glia_model_hash gives for their model.
 *
 * @param session   the session
 * @param hash      receives 32 bytes
 * @param capacity  bytes of hash, at least 32
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
 *
 * Threads: any, not while the session runs. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_session_hash(const struct glia_session *session,
                              uint8_t *hash,
                              size_t capacity,
                              struct glia_error **error);

/**
 * As glia_session_run, of rows that stand in the host's own structures: element e of row r is at
 * inputs[r * input_row_stride + e * input_element_stride], with e counted through the input's shape,
 * and likewise for outputs. The bits are those of glia_session_run. Strides are in floats:
 *
 * - rows one after the other: row stride the size of a row, element stride 1;
 * - fields of an array of structs: row stride sizeof the struct / 4, element stride 1; inputs and
 *   outputs may be fields of the same structs;
 * - a structure of arrays, one array of all agents for each element: row stride 1, element stride
 *   the length of an array.
 *
 * @param session                the session
 * @param rows                   rows, 0 to largest_batch
 * @param inputs                 the first element of the first row
 * @param input_row_stride       floats from a row to the next; 0 where all rows are the same
 * @param input_element_stride   floats from an element to the next
 * @param outputs                receives the outputs; no element may be at the place of another or
 *                               of an input: one of the strides has to step over all that the other
 *                               reaches, and outputs have to stand apart from inputs, or alternate
 *                               with them at the same stride
 * @param output_row_stride      floats from a row to the next
 * @param output_element_stride  floats from an element to the next
 * @param error                  receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (rows),
 *         GLIA_ERROR_INVALID_ARGUMENT (strides that do not fit into memory; elements that overlap)
 *
 * Threads: any, one call at a time on the same session. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_session_run_strided(struct glia_session *session,
                                     size_t rows,
                                     const float *inputs,
                                     size_t input_row_stride,
                                     size_t input_element_stride,
                                     float *outputs,
                                     size_t output_row_stride,
                                     size_t output_element_stride,
                                     struct glia_error **error);

/**
 * Gives the snapshots of a trainer, for glia_session_follow. If it has published nothing yet, the
 * weights as they are become version 1. They outlive the trainer: what follows goes on serving the
 * last one.
 *
 * @param trainer    the trainer
 * @param snapshots  receives the snapshots, to be freed with glia_snapshots_free
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (GLIA_PARAM_PUBLISH_AVERAGE is
 *         set and no average is kept), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_snapshots(struct glia_trainer *trainer,
                                   struct glia_snapshots **snapshots,
                                   struct glia_error **error);

/**
 * Makes the current weights visible to all sessions that follow the trainer, from their next run on.
 * It waits for none of them, whatever they do, and none of them waits for it. With
 * GLIA_PARAM_PUBLISH_AVERAGE of glia_trainer_update_set it is the average of the weights that is
 * published, once there is one.
 *
 * @param trainer  the trainer
 * @param version  receives the snapshot's number: 1, 2, and so on; may be NULL
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (GLIA_PARAM_PUBLISH_AVERAGE is
 *         set and no average is kept), GLIA_ERROR_OUT_OF_MEMORY (the first call)
 *
 * Threads: any, one call at a time on the same trainer. The first call allocates, unless
 * glia_trainer_snapshots came before; then it allocates nothing but errors, locks nothing and makes
 * no system call. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_publish(struct glia_trainer *trainer,
                                 int64_t *version,
                                 struct glia_error **error);

/**
 * The version of the newest snapshot. A session that runs after this call has that one or a newer
 * one, unless it is pinned.
 *
 * @param snapshots  the snapshots
 * @param version    receives the version, at least 1
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time, also while the trainer publishes. Allocates nothing but errors.
 * Since 0.1.0.
 */
GLIA_API
glia_status glia_snapshots_version(const struct glia_snapshots *snapshots,
                                   int64_t *version,
                                   struct glia_error **error);

/**
 * Frees the handle. Sessions that follow keep what they need.
 *
 * @param snapshots  the snapshots; NULL is fine
 *
 * Threads: any. Must not be called twice with the same snapshots. Since 0.1.0.
 */
GLIA_API void glia_snapshots_free(struct glia_snapshots *snapshots);

/**
 * Makes a tensor of zeros, its elements in row-major order, its memory aligned to 64 bytes.
 *
 * @param element_type  one of GLIA_TYPE_…
 * @param shape         `rank` lengths of at least 0; may be NULL with rank 0
 * @param rank          the number of axes, 0 to 64; 0 is a single number
 * @param tensor        receives the tensor, to be freed with glia_tensor_free
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (element_type),
 *         GLIA_ERROR_INVALID_ARGUMENT (rank), GLIA_ERROR_SHAPE_MISMATCH (a negative length, or
 *         more elements than memory can have), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_new(int32_t element_type,
                            const int64_t *shape,
                            size_t rank,
                            struct glia_tensor **tensor,
                            struct glia_error **error);

/**
 * Makes a tensor over the host's memory, without a copy. The memory stays valid, and nobody
 * changes it while a call reads it, until the release callback; without one, until the last
 * tensor over it is freed. glia itself changes it in glia_tensor_copy_in alone. With strides, only
 * the elements that shape and strides reach are read; the gaps between them may change.
 *
 * @param element_type  one of GLIA_TYPE_…
 * @param data          the first element, aligned for the type; may be NULL where the shape has
 *                      no elements
 * @param shape         `rank` lengths of at least 0; may be NULL with rank 0
 * @param strides       for each axis the elements from one index to the next, at least 0; NULL
 *                      for row-major order
 * @param rank          the number of axes, 0 to 64; 0 is a single number
 * @param release       called once when the last tensor over the memory is freed, on the thread
 *                      that frees it; never where this call fails; may be NULL
 * @param user          passed to `release`; may be NULL
 * @param tensor        receives the tensor, to be freed with glia_tensor_free
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER (also a misaligned address), GLIA_ERROR_UNKNOWN_KIND
 *         (element_type), GLIA_ERROR_INVALID_ARGUMENT (rank), GLIA_ERROR_SHAPE_MISMATCH (a
 *         negative length, or more than memory can have), GLIA_ERROR_UNSUPPORTED (a negative
 *         stride)
 *
 * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_borrow(int32_t element_type,
                               void *data,
                               const int64_t *shape,
                               const int64_t *strides,
                               size_t rank,
                               glia_release_callback release,
                               void *user,
                               struct glia_tensor **tensor,
                               struct glia_error **error);

/**
 * Frees a tensor. Memory that other tensors share lives on until the last of them is freed.
 *
 * @param tensor  the tensor; NULL is fine
 *
 * Threads: any. Must not be called twice with the same tensor. Since 0.1.0.
 */
GLIA_API void glia_tensor_free(struct glia_tensor *tensor);

/**
 * The type of a tensor's elements.
 *
 * @param tensor        the tensor
 * @param element_type  receives one of GLIA_TYPE_…
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_type(const struct glia_tensor *tensor,
                             int32_t *element_type,
                             struct glia_error **error);

/**
 * Copies the shape of a tensor.
 *
 * @param tensor    the tensor
 * @param shape     receives the length of each axis; may be NULL with capacity 0, which asks for
 *                  the rank alone
 * @param capacity  numbers that `shape` has room for, at least the rank
 * @param rank      receives the number of axes
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_shape(const struct glia_tensor *tensor,
                              int64_t *shape,
                              size_t capacity,
                              size_t *rank,
                              struct glia_error **error);

/**
 * Copies the strides of a tensor: for each axis, the elements from one index to the next.
 *
 * @param tensor    the tensor
 * @param strides   receives the stride of each axis; may be NULL with capacity 0, which asks for
 *                  the rank alone
 * @param capacity  numbers that `strides` has room for, at least the rank
 * @param rank      receives the number of axes
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_strides(const struct glia_tensor *tensor,
                                int64_t *strides,
                                size_t capacity,
                                size_t *rank,
                                struct glia_error **error);

/**
 * The address of a tensor's first element, to be read and written until the tensor is freed. The
 * others lie where the strides say. Nobody writes there while a call uses the tensor.
 *
 * @param tensor  the tensor
 * @param data    receives the address; NULL where the tensor has no elements
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, one call at a time on the same tensor. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_data(struct glia_tensor *tensor,
                             void **data,
                             struct glia_error **error);

/**
 * Copies elements into a tensor, in row-major order whatever its strides. Where strides put
 * several elements in one place, the last of them stays.
 *
 * @param tensor  the tensor
 * @param data    the elements, of the tensor's type, one after the other, aligned or not; may
 *                overlap the tensor's memory; may be NULL with bytes 0
 * @param bytes   the size of all elements
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (bytes),
 *         GLIA_ERROR_OUT_OF_MEMORY (overlap and strides only)
 *
 * Threads: any, one call at a time on the same tensor. Allocates nothing but errors, and a copy
 * where `data` overlaps a tensor that is not in row-major order. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_copy_in(struct glia_tensor *tensor,
                                const void *data,
                                size_t bytes,
                                struct glia_error **error);

/**
 * Copies the elements of a tensor out, in row-major order whatever its strides.
 *
 * @param tensor  the tensor
 * @param data    receives the elements one after the other, aligned or not; may overlap the
 *                tensor's memory; may be NULL with bytes 0
 * @param bytes   the size of all elements
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (bytes),
 *         GLIA_ERROR_OUT_OF_MEMORY (overlap and strides only)
 *
 * Threads: any, at the same time. Allocates nothing but errors, and a copy where `data` overlaps
 * a tensor that is not in row-major order. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_copy_out(const struct glia_tensor *tensor,
                                 void *data,
                                 size_t bytes,
                                 struct glia_error **error);

/**
 * Makes a tensor over a part of another: along one axis, `count` indices from `start`. It shares
 * the memory.
 *
 * @param tensor  the tensor to take the part of
 * @param axis    the axis, 0 to rank - 1
 * @param start   the first index, 0 to the length of the axis
 * @param count   the number of indices; start + count is at most the length of the axis
 * @param part    receives the tensor, to be freed with glia_tensor_free
 * @param error   receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (axis, start, count)
 *
 * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_slice(const struct glia_tensor *tensor,
                              size_t axis,
                              size_t start,
                              size_t count,
                              struct glia_tensor **part,
                              struct glia_error **error);

/**
 * Makes a tensor with the elements of another in another shape. It shares the memory, so the
 * elements must stand one after the other, in row-major order.
 *
 * @param tensor    the tensor with the elements
 * @param shape     `rank` lengths of at least 0, with as many elements as before; may be NULL
 *                  with rank 0
 * @param rank      the number of axes, 0 to 64
 * @param reshaped  receives the tensor, to be freed with glia_tensor_free
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rank),
 *         GLIA_ERROR_SHAPE_MISMATCH (shape, or elements that stand apart: copy them with
 *         glia_tensor_copy_out)
 *
 * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_reshape(const struct glia_tensor *tensor,
                                const int64_t *shape,
                                size_t rank,
                                struct glia_tensor **reshaped,
                                struct glia_error **error);

/**
 * Makes a tensor with the elements of another and two axes exchanged. It shares the memory.
 *
 * @param tensor      the tensor with the elements
 * @param first       an axis, 0 to rank - 1
 * @param second      an axis, 0 to rank - 1; the same one changes nothing
 * @param transposed  receives the tensor, to be freed with glia_tensor_free
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (first, second)
 *
 * Threads: any, at the same time. Allocates, but not for elements. Since 0.1.0.
 */
GLIA_API
glia_status glia_tensor_transpose(const struct glia_tensor *tensor,
                                  size_t first,
                                  size_t second,
                                  struct glia_tensor **transposed,
                                  struct glia_error **error);

/**
 * Makes a trainer. It copies the model's weights, the loss and the optimizer; what is done to
 * them later does not reach it.
 *
 * @param model      the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
 *                   ends before the softmax
 * @param loss       the loss
 * @param optimizer  the optimizer
 * @param runtime    threads and instruction set; NULL for the calling thread alone
 * @param options    what differs from the defaults; NULL for none
 * @param trainer    receives the trainer, to be freed with glia_trainer_free
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_new(const struct glia_model *model,
                             const struct glia_loss *loss,
                             const struct glia_optimizer *optimizer,
                             const struct glia_runtime *runtime,
                             const struct glia_trainer_options *options,
                             struct glia_trainer **trainer,
                             struct glia_error **error);

/**
 * Frees a trainer. One that a training thread has is freed by that thread, which ends after the slice
 * that it is at; this call does not wait for it.
 *
 * @param trainer  the trainer; NULL is fine
 *
 * Threads: any. Must not be called twice with the same trainer. Since 0.1.0.
 */
GLIA_API
void glia_trainer_free(struct glia_trainer *trainer);

/**
 * Makes the memory of a step of a loaded trainer, which its first step would make otherwise.
 *
 * @param trainer  the trainer
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.
 */
GLIA_API glia_status glia_trainer_prepare(struct glia_trainer *trainer, struct glia_error **error);

/**
 * One step on a minibatch: forward, loss, gradients, update. For an optimizer that searches, one of
 * its iterations: the first two several times.
 *
 * @param trainer       the trainer
 * @param inputs        the rows one after the other, each of the model's input shape
 * @param input_count   floats of inputs: rows times the size of the input, at least one row; more
 *                      than largest_batch come in chunks, with the same results bit for bit
 * @param targets       what the rows should give: floats of the model's output shape, or one
 *                      label a row, from 0 to the number of outputs - 1
 * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
 * @param target_count  elements of targets
 * @param loss          receives the mean loss of the rows before the update, where the gradients are
 *                      taken: at the weights, or ahead of them for an optimizer that looks ahead;
 *                      may be NULL
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
 *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
 *         (where it allocates), GLIA_ERROR_DIVERGED (the watch refused the step:
 *         glia_trainer_watch_set), GLIA_ERROR_INVALID_STATE (an optimizer that searches with clipped
 *         gradients, noise or a rate factor); after an error the weights are as before
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
 * the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
 * was called, and the first larger than largest_batch what it needs beside it, unless
 * glia_trainer_prepare_batch was. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_step(struct glia_trainer *trainer,
                              const float *inputs,
                              size_t input_count,
                              const void *targets,
                              int32_t target_type,
                              size_t target_count,
                              double *loss,
                              struct glia_error **error);

/**
 * Computes loss and gradients of a minibatch and leaves the weights as they are. The gradients
 * can be read and changed before glia_trainer_apply_gradients uses them.
 *
 * @param trainer       the trainer
 * @param inputs        the rows one after the other, each of the model's input shape
 * @param input_count   floats of inputs: rows times the size of the input, at least one row; more
 *                      than largest_batch come in chunks, with the same results bit for bit
 * @param targets       what the rows should give: floats of the model's output shape, or one
 *                      label a row, from 0 to the number of outputs - 1
 * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
 * @param target_count  elements of targets
 * @param loss          receives the mean loss of the rows; may be NULL
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
 *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
 *         (where it allocates)
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
 * the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
 * was called, and the first larger than largest_batch what it needs beside it, unless
 * glia_trainer_prepare_batch was. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_compute_gradients(struct glia_trainer *trainer,
                                           const float *inputs,
                                           size_t input_count,
                                           const void *targets,
                                           int32_t target_type,
                                           size_t target_count,
                                           double *loss,
                                           struct glia_error **error);

/**
 * Updates the weights from the gradients that glia_trainer_compute_gradients left, once for each
 * call of it. Gradients that wait for this call are not saved.
 *
 * @param trainer  the trainer
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no gradients since the last
 *         update; an optimizer that searches, which takes whole steps), GLIA_ERROR_DIVERGED (the watch
 *         refused them: glia_trainer_watch_set; they stay, and can be mended and applied again)
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_trainer_apply_gradients(struct glia_trainer *trainer,
                                         struct glia_error **error);

/**
 * A model with a copy of the average of the weights, to evaluate, serve or save. The average is kept
 * where glia_trainer_update_set was called with GLIA_PARAM_AVERAGE.
 *
 * @param trainer  the trainer
 * @param model    receives the model, to be freed with glia_model_free
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no average is kept, or no
 *         weights are in it yet; an update is half done: glia_trainer_run_for),
 *         GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_average_model(const struct glia_trainer *trainer,
                                       struct glia_model **model,
                                       struct glia_error **error);

/**
 * How many updates' weights are in the average; 0 where none is kept.
 *
 * @param trainer  the trainer
 * @param count    receives the number
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_average_count(const struct glia_trainer *trainer,
                                       int64_t *count,
                                       struct glia_error **error);

/**
 * An event of the watch. Of all events, whose number glia_watch_status tells, the last 64 are kept, also
 * through saves and loads.
 *
 * @param trainer  the trainer
 * @param number   the event's number, from 0 for the first since the watch was switched on
 * @param event    receives the event, as far as its struct_size goes, which the caller sets
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
 *         GLIA_ERROR_INVALID_STATE (the watch is off), GLIA_ERROR_NOT_FOUND (number: not kept any more,
 *         or not yet)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_watch_event(const struct glia_trainer *trainer,
                                     uint64_t number,
                                     struct glia_watch_event *event,
                                     struct glia_error **error);

/**
 * Saves a trainer: graph, weights, loss, optimizer with its state, and every counter. Training
 * goes on from it bit for bit as if it had never stopped. The file also loads as a model. A kill
 * at any instant leaves the old file or the new one whole.
 *
 * @param trainer      the trainer
 * @param path         the file, UTF-8 on every system
 * @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (no UTF-8), GLIA_ERROR_IO,
 *         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
 *
 * Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_save(const struct glia_trainer *trainer,
                              const char *path,
                              size_t path_length,
                              struct glia_error **error);

/**
 * Loads a trainer from a file that glia_trainer_save wrote. A file that is cut, changed or
 * hostile gives an error, and makes no memory that its size does not justify; the memory of a
 * step is made by the first one, or by glia_trainer_prepare.
 *
 * @param path         the file, UTF-8 on every system
 * @param path_length  its bytes; GLIA_STRLEN where it ends with NUL
 * @param runtime      threads and instruction set; NULL for the calling thread alone
 * @param options      as in glia_trainer_new, but the seed is the file's; NULL for the defaults
 * @param trainer      receives the trainer, to be freed with glia_trainer_free
 * @param error        receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_IO,
 *         GLIA_ERROR_CORRUPT_FILE, GLIA_ERROR_UNSUPPORTED (a newer version),
 *         GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates, and makes system calls. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_load(const char *path,
                              size_t path_length,
                              const struct glia_runtime *runtime,
                              const struct glia_trainer_options *options,
                              struct glia_trainer **trainer,
                              struct glia_error **error);

/**
 * Saves a trainer into memory: the bytes that glia_trainer_save would write.
 *
 * @param trainer   the trainer
 * @param bytes     receives the bytes; may be NULL with capacity 0, to ask for the size alone
 * @param capacity  bytes that fit, at least the size
 * @param needed    receives the size
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity),
 *         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_save_to_memory(const struct glia_trainer *trainer,
                                        uint8_t *bytes,
                                        size_t capacity,
                                        size_t *needed,
                                        struct glia_error **error);

/**
 * Loads a trainer from the bytes of a file. The bytes are not needed afterwards.
 *
 * @param bytes    the bytes of a file that glia_trainer_save wrote
 * @param length   how many
 * @param runtime  threads and instruction set; NULL for the calling thread alone
 * @param options  as in glia_trainer_load; NULL for the defaults
 * @param trainer  receives the trainer, to be freed with glia_trainer_free
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_CORRUPT_FILE,
 *         GLIA_ERROR_UNSUPPORTED (a newer version), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_load_from_memory(const uint8_t *bytes,
                                          size_t length,
                                          const struct glia_runtime *runtime,
                                          const struct glia_trainer_options *options,
                                          struct glia_trainer **trainer,
                                          struct glia_error **error);

/**
 * Computes the outputs of a minibatch as a step does, for a host that has a loss of its own. It
 * gives the gradient of that loss to glia_trainer_backward.
 *
 * @param trainer       the trainer
 * @param inputs        the rows one after the other, each of the model's input shape
 * @param input_count   floats of inputs: rows times the size of the input; 1 to largest_batch
 *                      rows
 *                      (the outputs of more are not kept: cut the batch, and accumulate)
 * @param outputs       receives the outputs, row after row; must not overlap inputs
 * @param output_count  floats of outputs: rows times the size of the model's output
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
 *         (the first step of a loaded trainer)
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
 * the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
 * was called. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_forward(struct glia_trainer *trainer,
                                 const float *inputs,
                                 size_t input_count,
                                 float *outputs,
                                 size_t output_count,
                                 struct glia_error **error);

/**
 * Computes the gradients of the weights from the gradient of a host's loss at the outputs that
 * glia_trainer_forward gave, once for each call of it. glia_trainer_apply_gradients uses them; they
 * can be read and changed before.
 *
 * @param trainer          the trainer
 * @param output_gradient  the derivative of the loss by each output, row after row
 * @param count            floats of output_gradient: rows times the size of the model's output
 * @param error            receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (count),
 *         GLIA_ERROR_INVALID_STATE (no forward pass since the last gradients or update)
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_trainer_backward(struct glia_trainer *trainer,
                                  const float *output_gradient,
                                  size_t count,
                                  struct glia_error **error);

/**
 * As glia_trainer_compute_gradients, for rows that have weights: each row's loss and gradient are
 * multiplied by its weight. GLIA_PARAM_REDUCTION of the loss says what the sum is divided by.
 *
 * @param trainer       the trainer
 * @param inputs        the rows one after the other, each of the model's input shape
 * @param input_count   floats of inputs: rows times the size of the input, at least one row; more
 *                      than largest_batch come in chunks, with the same results bit for bit
 * @param targets       what the rows should give, as for glia_trainer_compute_gradients
 * @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
 * @param target_count  elements of targets
 * @param weights       a finite weight from 0 on for each row
 * @param weight_count  floats of weights: the rows
 * @param loss          receives the loss; may be NULL
 * @param error         receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
 *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label, a weight),
 *         GLIA_ERROR_OUT_OF_MEMORY (the first step of a loaded trainer)
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
 * the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
 * was called, and the first larger than largest_batch what it needs beside it, unless
 * glia_trainer_prepare_batch was. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_compute_gradients_weighted(struct glia_trainer *trainer,
                                                    const float *inputs,
                                                    size_t input_count,
                                                    const void *targets,
                                                    int32_t target_type,
                                                    size_t target_count,
                                                    const float *weights,
                                                    size_t weight_count,
                                                    double *loss,
                                                    struct glia_error **error);

/**
 * Copies the loss of each row of the last minibatch out, times the row's weight.
 *
 * @param trainer  the trainer
 * @param values   receives the losses, one a row
 * @param count    floats of values: the rows of the last minibatch
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (count),
 *         GLIA_ERROR_INVALID_STATE (no minibatch with targets, or a forward pass since, or the last
 *         minibatch was larger than largest_batch)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_row_losses(const struct glia_trainer *trainer,
                                    float *values,
                                    size_t count,
                                    struct glia_error **error);

/**
 * Lends the gradients as one array, to be read and changed in place before
 * glia_trainer_accumulate_gradients or glia_trainer_apply_gradients: what an all-reduce takes. The
 * parameters stand in it in the order of the model, each from a multiple of 16 floats on; what is
 * written into the gaps between them is zero again in the call that uses the gradients. Trainers of
 * the same model have the same layout.
 *
 * The array is the trainer's. Ask for it again after each computation of gradients, as the watch is
 * told by this call that the host may change them; use it until the next call that has the trainer to
 * itself, and not while any call on the trainer runs. The address stays the same as long as the
 * trainer lives.
 *
 * @param trainer    the trainer
 * @param gradients  receives the address, a multiple of 64; zeros before the first minibatch
 * @param count      receives the floats
 * @param error      receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_trainer_gradients(struct glia_trainer *trainer,
                                   float **gradients,
                                   size_t *count,
                                   struct glia_error **error);

/**
 * Says which number the first row of this trainer's batches has among the rows of all machines that
 * share an update. Randomized activations, and samples drawn from buffers, go by the number of the row:
 * where each machine is told the rows of those before it, they draw what one machine would that takes
 * the batches one after the other as micro-batches. 0 until it is set; it stays until it is set again,
 * and is not saved.
 *
 * @param trainer  the trainer
 * @param row      the number, at most 2^32
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_trainer_first_row_set(struct glia_trainer *trainer,
                                       uint64_t row,
                                       struct glia_error **error);

/**
 * Makes the memory of steps over up to so many rows, so that they allocate nothing. Where rows are at
 * most largest_batch it is glia_trainer_prepare. For more it adds 16 KiB and the sums of learned
 * activations; and for more than 256 rows with a largest_batch below 256 as much as the weights take.
 * It does not grow with the rows.
 *
 * @param trainer  the trainer
 * @param rows     the most rows of a step, any number; GLIA_FULL_BATCH for steps of any size
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_prepare_batch(struct glia_trainer *trainer,
                                       size_t rows,
                                       struct glia_error **error);

/**
 * The bytes of a step's memory: the values of largest_batch rows, and what is carried from chunk to
 * chunk of larger batches. Weights, gradients and the optimizer's state, whose sizes are those of the
 * model, are not among them.
 *
 * @param trainer  the trainer
 * @param bytes    receives the number; 0 for a loaded trainer before its first step
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_step_memory(const struct glia_trainer *trainer,
                                     size_t *bytes,
                                     struct glia_error **error);

/**
 * Adds the gradients that stand ready to those of the micro-batches before, element by element:
 * those of glia_trainer_compute_gradients, glia_trainer_compute_gradients_weighted or
 * glia_trainer_backward, with what the host changed in them. They are used by that; where a policy of
 * the watch leaves them out, nothing is added. Micro-batches are saved with the trainer.
 *
 * The gradient of an update is g = (g1 + ... + gN) / N: glia_trainer_average_gradients, then
 * glia_trainer_apply_gradients. It is not the gradient of one batch of all rows: each micro-batch has
 * its own mean, and sums are rounded elsewhere. For the latter make one batch of all rows, which may
 * be larger than largest_batch.
 *
 * @param trainer  the trainer
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no gradients since they were
 *         used last; more than 16777216 micro-batches or 2^32 rows), GLIA_ERROR_DIVERGED (the watch
 *         refused them: glia_trainer_watch_set; nothing is added), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, one call at a time on the same trainer. Allocates the first time, as much as the
 * gradients take. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_accumulate_gradients(struct glia_trainer *trainer,
                                              struct glia_error **error);

/**
 * Replaces the gradients by the mean of the accumulated ones, which are then forgotten.
 * glia_trainer_apply_gradients uses it; it can be read and changed before. In a run with
 * micro_batches this is done by the run.
 *
 * @param trainer  the trainer
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (nothing accumulated)
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_trainer_average_gradients(struct glia_trainer *trainer,
                                           struct glia_error **error);

/**
 * The number of micro-batches accumulated since the last mean, by hand or by a run.
 *
 * @param trainer  the trainer
 * @param count    receives the number
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_micro_batches(const struct glia_trainer *trainer,
                                       int64_t *count,
                                       struct glia_error **error);

/**
 * Attaches a buffer of samples to a trainer, or changes the share of one that is. Batches are drawn
 * from all that are attached and have samples, each row from one of them: of a batch of B rows a
 * buffer gives B times its part of the sum of the shares, rounded down or up so that it is right on
 * average. A ring of what is new beside a reservoir of the whole life keeps a robot from forgetting.
 *
 * The trainer shares the buffer with the host, which goes on adding; it is saved with the trainer.
 *
 * @param trainer  the trainer
 * @param samples  the buffer, prepared for a model of the same input and output sizes and for a
 *                 loss with the same targets; all that are attached have labels, or all have values
 * @param share    its share, up to 1000000; 0 detaches it
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE (share),
 *         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_INVALID_STATE (not prepared)
 *
 * Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_samples_attach(struct glia_trainer *trainer,
                                        const struct glia_samples *samples,
                                        double share,
                                        struct glia_error **error);

/**
 * How many buffers of samples are attached to a trainer.
 *
 * @param trainer  the trainer
 * @param count    receives the number
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_samples_count(const struct glia_trainer *trainer,
                                       size_t *count,
                                       struct glia_error **error);

/**
 * A buffer of samples that is attached to a trainer: the way to those of a loaded one. The handle is
 * another one to the same samples.
 *
 * @param trainer  the trainer
 * @param index    the buffer, from 0 on in the order in which they were attached
 * @param samples  receives the buffer, to be freed with glia_samples_free
 * @param share    receives its share; may be NULL
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index)
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_samples_get(const struct glia_trainer *trainer,
                                     size_t index,
                                     struct glia_samples **samples,
                                     double *share,
                                     struct glia_error **error);

/**
 * Makes the memory of steps on batches of up to so many drawn samples, so that they allocate nothing:
 * that of glia_trainer_prepare_batch, a copy of the batch, and for a loaded trainer the memory of its
 * buffers.
 *
 * @param trainer     the trainer, with a buffer attached
 * @param batch_size  the most rows of a batch, at least 1
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
 *         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
 *         GLIA_ERROR_INVALID_STATE (nothing attached), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_prepare_samples(struct glia_trainer *trainer,
                                         size_t batch_size,
                                         struct glia_error **error);

/**
 * One step on a batch that is drawn from the buffers attached: glia_trainer_step on a copy of the
 * samples drawn, with the weights that they were added with. Each row is drawn uniformly, with
 * replacement, out of what is in its buffer at the start of the call; the draws follow from the
 * trainer's seed, the number of batches that it drew before, and the row.
 *
 * The buffers are locked one after the other, each for the copy of its rows: glia_samples_add waits
 * for no more than that.
 *
 * @param trainer     the trainer
 * @param batch_size  rows of the batch, at least 1; more than largest_batch are computed in chunks,
 *                    with the same results bit for bit
 * @param loss        receives the loss before the update, as for glia_trainer_step; may be NULL
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
 *         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
 *         GLIA_ERROR_OUT_OF_MEMORY (where it allocates), GLIA_ERROR_DIVERGED (the watch refused the
 *         step: glia_trainer_watch_set; the next call draws other samples),
 *         GLIA_ERROR_INVALID_STATE (no samples; or as for glia_trainer_step); after an error the
 *         weights are as before
 *
 * Threads: any, one call at a time on the same trainer; others may add samples meanwhile.
 * Allocates nothing but errors after glia_trainer_prepare_samples; without it the first step, and one
 * with a larger batch than all before. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_step_samples(struct glia_trainer *trainer,
                                      size_t batch_size,
                                      double *loss,
                                      struct glia_error **error);

/**
 * Computes loss and gradients of a batch that is drawn as for glia_trainer_step_samples, and leaves
 * the weights as they are: glia_trainer_compute_gradients on a copy of the samples drawn.
 *
 * @param trainer     the trainer
 * @param batch_size  rows of the batch, at least 1; more than largest_batch are computed in chunks,
 *                    with the same results bit for bit
 * @param loss        receives the loss; may be NULL
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
 *         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
 *         GLIA_ERROR_OUT_OF_MEMORY (where it allocates), GLIA_ERROR_INVALID_STATE (no samples)
 *
 * Threads: any, one call at a time on the same trainer; others may add samples meanwhile.
 * Allocates as glia_trainer_step_samples does. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_compute_gradients_samples(struct glia_trainer *trainer,
                                                   size_t batch_size,
                                                   double *loss,
                                                   struct glia_error **error);

/**
 * Lets a parameter of the trainer's optimizer follow a schedule. Before update number k + 1, that
 * is when k updates were done, the parameter has the schedule's value at step k: the first update
 * has the one at 0. glia_trainer_optimizer_get tells the value of the next update;
 * glia_trainer_optimizer_set refuses the parameter from now on. Checkpoints hold the schedule, and
 * a run that is resumed continues it to the bit.
 *
 * @param trainer   the trainer
 * @param key       one of GLIA_PARAM_… that the optimizer has and that need not be a whole number,
 *                  such as GLIA_PARAM_LEARNING_RATE or GLIA_PARAM_MOMENTUM
 * @param schedule  the schedule, which is copied, with what was reported to it; none of its values
 *                  may be outside the parameter's bounds. NULL: the parameter follows no schedule
 *                  any more, and keeps the value that it has
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
 *         (schedule: its lowest or highest value, or a parameter of whole numbers),
 *         GLIA_ERROR_INVALID_STATE (a table without points)
 *
 * Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_schedule_set(struct glia_trainer *trainer,
                                      int32_t key,
                                      const struct glia_schedule *schedule,
                                      struct glia_error **error);

/**
 * A copy of the schedule that a parameter of the trainer's optimizer follows, with its state.
 *
 * @param trainer   the trainer
 * @param key       one of GLIA_PARAM_… that the optimizer has
 * @param schedule  receives the copy, to be freed with glia_schedule_free
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_NOT_FOUND (key: it
 *         follows no schedule)
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_schedule_get(const struct glia_trainer *trainer,
                                      int32_t key,
                                      struct glia_schedule **schedule,
                                      struct glia_error **error);

/**
 * Reports a value, such as the loss on data that were held back, to every schedule of the trainer
 * that is a GLIA_SCHEDULE_PLATEAU, once an epoch. Those with GLIA_PARAM_EACH_EPOCH also get the
 * mean loss of each epoch of a run, by themselves.
 *
 * @param trainer  the trainer
 * @param value    what was reached; NaN counts as no improvement
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no such schedule)
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_trainer_schedule_report(struct glia_trainer *trainer,
                                         double value,
                                         struct glia_error **error);

/**
 * Sets what holds for one parameter of a trainer from the next update on:
 *
 * - GLIA_PARAM_RATE_FACTOR, 1, from 0: the learning rate is multiplied by it;
 * - GLIA_PARAM_DECAY_FACTOR, 1, from 0: the weight decay is multiplied by it;
 * - GLIA_PARAM_FROZEN, 0: with 1 its values, and the optimizer's state of them, stay as they are;
 * - GLIA_PARAM_WEIGHT_BOUND and GLIA_PARAM_UNIT_BOUND, 0, from 0: its own bounds in the place of those
 *   of glia_trainer_update_set; 0: those.
 *
 * A trainer in which a parameter differs from the others updates each on its own, which takes a
 * little longer for many small ones. Checkpoints hold the settings.
 *
 * @param trainer  the trainer
 * @param index    the parameter's number, as in the model
 * @param key      one of the keys above
 * @param value    the value
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index), GLIA_ERROR_UNKNOWN_KEY,
 *         GLIA_ERROR_OUT_OF_RANGE (value)
 *
 * Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_group_set(struct glia_trainer *trainer,
                                   size_t index,
                                   int32_t key,
                                   double value,
                                   struct glia_error **error);

/**
 * What holds for one parameter of a trainer: see glia_trainer_group_set.
 *
 * @param trainer  the trainer
 * @param index    the parameter's number, as in the model
 * @param key      one of the keys of glia_trainer_group_set
 * @param value    receives the value
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index), GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_group_get(const struct glia_trainer *trainer,
                                   size_t index,
                                   int32_t key,
                                   double *value,
                                   struct glia_error **error);

/**
 * Sets what holds for all updates of a trainer from the next one on. Gradients that are too large
 * are made smaller, in this order; 0, the default of each, leaves them as they are:
 *
 * - GLIA_PARAM_CLIP_VALUE, c: each element of a gradient to at most c in size;
 * - GLIA_PARAM_CLIP_RATIO, c: the gradients of each unit (a column of a matrix, or the whole of a
 *   parameter with one axis) to at most c times the norm of its weights, which counts as at least
 *   0.001 (Brock et al. 2021);
 * - GLIA_PARAM_CLIP_NORM, c: all of them by one factor, to at most c in their norm together
 *   (Pascanu, Mikolov and Bengio 2013); those of frozen parameters do not count.
 *
 * What is not finite stays. Then noise is added to them, where it is asked for (Neelakantan et al.
 * 2015): normal, of mean 0 and variance GLIA_PARAM_GRADIENT_NOISE, 0, divided by (1 + the number of
 * updates done) to the power of GLIA_PARAM_GRADIENT_NOISE_DECAY, 0.55; those of frozen parameters get
 * none. The seed of the trainer, the update and the place of an element name its draw.
 *
 * GLIA_PARAM_DECAY_VECTORS, 1: with 0 parameters of fewer than two axes, such as biases, have no
 * weight decay.
 *
 * GLIA_PARAM_FROZEN, 0: with 1 nothing is learned until it is 0 again. Steps compute and report the
 * loss, and change neither weights nor state nor the number of steps; the watch passes them over.
 *
 * After an update, weights that are too large are brought back into their bounds; 0, the default of
 * each, is none. Frozen parameters stay. Not for an optimizer that searches:
 *
 * - GLIA_PARAM_WEIGHT_BOUND, c: each weight to at most c in size;
 * - GLIA_PARAM_UNIT_BOUND, c: the weights of each unit, a column of a matrix, by one factor to at most
 *   c in norm (max-norm: Srebro and Shraibman 2005, Hinton et al. 2012).
 *
 * An average of the weights is kept beside them, for glia_trainer_average_model:
 *
 * - GLIA_PARAM_AVERAGE, 0: 0 none, 1 an exponential one (Polyak and Juditsky 1992), 2 one in which
 *   all count alike, stochastic weight averaging (Izmailov et al. 2018). Another value begins anew;
 * - GLIA_PARAM_AVERAGE_DECAY, 0.999, from 0 to below 1: d in a = d a + (1 - d) w;
 * - GLIA_PARAM_AVERAGE_BIAS_CORRECTION, 1: as if that began at 0 and were divided by 1 - d^n; with 0
 *   the first weights are copied, and count for more than later ones;
 * - GLIA_PARAM_AVERAGE_START, 1, and GLIA_PARAM_AVERAGE_INTERVAL, 1: taken are the weights after this
 *   update, the first being 1, and after every so many from there on;
 * - GLIA_PARAM_PUBLISH_AVERAGE, 0: with 1 glia_trainer_publish takes the average, once it has any
 *   weights, in place of the weights;
 * - GLIA_PARAM_PUBLISH_INTERVAL, 0: every how many updates a snapshot is published, once
 *   glia_trainer_snapshots was called; 0: by glia_trainer_publish alone.
 *
 * Checkpoints hold the settings and the average, in tensors whose names begin with "glia/average/".
 *
 * @param trainer  the trainer
 * @param key      one of the keys above
 * @param value    the value
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE (value),
 *         GLIA_ERROR_OUT_OF_MEMORY (GLIA_PARAM_AVERAGE)
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save the memory
 * of an average that is switched on. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_update_set(struct glia_trainer *trainer,
                                    int32_t key,
                                    double value,
                                    struct glia_error **error);

/**
 * What holds for all updates of a trainer: see glia_trainer_update_set.
 *
 * @param trainer  the trainer
 * @param key      one of the keys of glia_trainer_update_set
 * @param value    receives the value
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_update_get(const struct glia_trainer *trainer,
                                    int32_t key,
                                    double *value,
                                    struct glia_error **error);

/**
 * Copies a parameter's current values out.
 *
 * @param trainer  the trainer
 * @param index    the parameter's number, as in the model
 * @param values   receives the values, rows one after the other
 * @param count    floats of values: the product of the parameter's shape
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
 *         GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_INVALID_STATE (an update is half done:
 *         glia_trainer_run_for)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_parameter_get(const struct glia_trainer *trainer,
                                       size_t index,
                                       float *values,
                                       size_t count,
                                       struct glia_error **error);

/**
 * Copies a parameter's values in. The optimizer's state stays.
 *
 * @param trainer  the trainer
 * @param index    the parameter's number, as in the model
 * @param values   the values, rows one after the other
 * @param count    floats of values: the product of the parameter's shape
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
 *         GLIA_ERROR_SHAPE_MISMATCH (count)
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_trainer_parameter_set(struct glia_trainer *trainer,
                                       size_t index,
                                       const float *values,
                                       size_t count,
                                       struct glia_error **error);

/**
 * Copies the gradient of the last minibatch's mean loss with respect to a parameter out.
 *
 * @param trainer  the trainer
 * @param index    the parameter's number, as in the model
 * @param values   receives the gradient, of the parameter's shape; zeros before the first
 *                 minibatch
 * @param count    floats of values: the product of the parameter's shape
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
 *         GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_INVALID_STATE (a step is under way:
 *         glia_trainer_run_for)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_gradient_get(const struct glia_trainer *trainer,
                                      size_t index,
                                      float *values,
                                      size_t count,
                                      struct glia_error **error);

/**
 * Copies a gradient in, before glia_trainer_apply_gradients uses it: for a host that clips,
 * averages or replaces gradients.
 *
 * @param trainer  the trainer
 * @param index    the parameter's number, as in the model
 * @param values   the gradient, of the parameter's shape
 * @param count    floats of values: the product of the parameter's shape
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
 *         GLIA_ERROR_SHAPE_MISMATCH (count)
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_trainer_gradient_set(struct glia_trainer *trainer,
                                      size_t index,
                                      const float *values,
                                      size_t count,
                                      struct glia_error **error);

/**
 * Copies the gradient of the last minibatch's mean loss with respect to its inputs out. The
 * trainer must have been made with the option input_gradient.
 *
 * @param trainer  the trainer
 * @param values   receives the gradient, rows one after the other
 * @param count    floats of values: rows of the last minibatch times the size of the input
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no minibatch yet, or made
 *         without the option), GLIA_ERROR_SHAPE_MISMATCH (count)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_input_gradient(const struct glia_trainer *trainer,
                                        float *values,
                                        size_t count,
                                        struct glia_error **error);

/**
 * A model with a copy of the current weights, to serve or save.
 *
 * @param trainer  the trainer
 * @param model    receives the model, to be freed with glia_model_free
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_INVALID_STATE (an
 *         update is half done: glia_trainer_run_for)
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_model(const struct glia_trainer *trainer,
                               struct glia_model **model,
                               struct glia_error **error);

/**
 * The number of updates done since the trainer was first made, through saves and loads.
 *
 * @param trainer  the trainer
 * @param steps    receives the number
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_step_count(const struct glia_trainer *trainer,
                                    int64_t *steps,
                                    struct glia_error **error);

/**
 * Sets a parameter of the trainer's optimizer, from the next step on. One that follows a schedule
 * is refused: glia_trainer_schedule_set.
 *
 * @param trainer  the trainer
 * @param key      one of GLIA_PARAM_… that the optimizer has
 * @param value    within the bounds that glia_catalog_parameter tells
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE,
 *         GLIA_ERROR_INVALID_STATE (a parameter that follows a schedule; one that decides which state
 *         the optimizer keeps: first_moment of Adafactor, history of L-BFGS)
 *
 * Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
 * 0.1.0.
 */
GLIA_API
glia_status glia_trainer_optimizer_set(struct glia_trainer *trainer,
                                       int32_t key,
                                       double value,
                                       struct glia_error **error);

/**
 * The value of a parameter of the trainer's optimizer: that of the next update, where it follows a
 * schedule.
 *
 * @param trainer  the trainer
 * @param key      one of GLIA_PARAM_… that the optimizer has
 * @param value    receives the value
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_optimizer_get(const struct glia_trainer *trainer,
                                       int32_t key,
                                       double *value,
                                       struct glia_error **error);

/**
 * SHA-256 over the bits of all current weights: what glia_model_hash gives for
 * glia_trainer_model.
 *
 * @param trainer   the trainer
 * @param hash      receives 32 bytes
 * @param capacity  bytes of hash, at least 32
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity),
 *         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_hash(const struct glia_trainer *trainer,
                              uint8_t *hash,
                              size_t capacity,
                              struct glia_error **error);

/**
 * Sets what the doctor watches in a training run:
 *
 * - GLIA_PARAM_WATCH, 0: 1 switches the watch on, 0 off, which forgets what was seen;
 * - GLIA_PARAM_WINDOW, 100, 4 to 65536: how many of the last losses are the recent past;
 * - GLIA_PARAM_EXPLOSION_FACTOR, 10, from 0: a loss explodes that is more than so many deviations
 *   above the mean of a full window; a deviation counts as at least a tenth of the mean's size. 0:
 *   none does;
 * - GLIA_PARAM_PLATEAU_THRESHOLD, 0.01, 0 to 1: the share by which the mean loss must fall from the
 *   older half of the window to the newer one;
 * - GLIA_PARAM_RATIO_INTERVAL, 0: every how many updates the ratio of update to weight is measured;
 *   0 for never;
 * - GLIA_PARAM_NOISE_SCALE_INTERVAL, 0: the same of the gradient noise scale (McCandlish et al.
 *   2018, the simple one), from the gradients of a batch and of its halves.
 *
 * What is done where a step is in trouble, one of GLIA_POLICY_… for each kind of trouble, before the
 * weights are touched (docs/steady_hand.md says which to pick):
 *
 * - GLIA_PARAM_NON_FINITE_POLICY, GLIA_POLICY_REFUSE, any but GLIA_POLICY_CLIP: the loss or a
 *   gradient is not finite;
 * - GLIA_PARAM_EXPLOSION_POLICY, GLIA_POLICY_REFUSE: the loss explodes. Not by GLIA_POLICY_REFUSE,
 *   GLIA_PARAM_PATIENCE, 10, from 0, of them in a row are a new level of the loss: the window is
 *   emptied, and they are learned from; 0: never;
 * - GLIA_PARAM_NORM_POLICY, GLIA_POLICY_REFUSE: the Euclidean norm of all gradients is above
 *   GLIA_PARAM_NORM_BOUND, 1e18, from 0, which keeps squares finite; 0 for any.
 *
 * GLIA_POLICY_REFUSE lets the call fail with GLIA_ERROR_DIVERGED; so do glia_trainer_step,
 * glia_trainer_apply_gradients, glia_trainer_accumulate_gradients, glia_trainer_advance and
 * glia_trainer_fit; a run goes on after the minibatch that was refused. By any other the call
 * succeeds. GLIA_POLICY_CLIP brings the gradients down to GLIA_PARAM_NORM_BOUND and does the step; by
 * all others it is left out: weights, the optimizer's state, schedules and the number of steps stay as
 * they are. Beside that, GLIA_POLICY_SKIP does nothing; GLIA_POLICY_SHRINK_RATE multiplies all learning
 * rates by GLIA_PARAM_RATE_SHRINK, 0.5, 0.001 to 1, at most to 1/1024, which GLIA_PARAM_RATE_RECOVERY,
 * 100, from 0, good steps undo, a little each (0: it stays); GLIA_POLICY_ROLL_BACK brings weights, the
 * optimizer's state, the average and the number of steps back to a snapshot in memory, which is renewed
 * every GLIA_PARAM_SNAPSHOT_INTERVAL, 100, from 1, good steps; GLIA_POLICY_STOP sets GLIA_PARAM_FROZEN of
 * glia_trainer_update_set.
 *
 * GLIA_PARAM_ROW_BOUND, 0, to 3.4028234663852886e38: rows with an input or a target that is NaN or
 * larger in size are not there, before the forward pass: the loss is the mean over those that are
 * left; where none is, the step is left out and its loss is NaN. 0: every row is there. Not for
 * glia_trainer_forward, and not with a loss that compares rows.
 *
 * Checkpoints hold the settings, what was seen, and the snapshot. docs/doctor.md states the cost.
 *
 * @param trainer  the trainer
 * @param key      one of the keys above
 * @param value    the value
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE (value),
 *         GLIA_ERROR_INVALID_STATE (GLIA_POLICY_CLIP for an optimizer that searches, or for explosions
 *         without a norm bound; GLIA_POLICY_SHRINK_RATE for an optimizer without a rate, which are
 *         L-BFGS and Rprop; a row bound with a loss that compares rows), GLIA_ERROR_OUT_OF_MEMORY
 *
 * Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_watch_set(struct glia_trainer *trainer,
                                   int32_t key,
                                   double value,
                                   struct glia_error **error);

/**
 * What the doctor watches in a training run: see glia_trainer_watch_set.
 *
 * @param trainer  the trainer
 * @param key      one of the keys of glia_trainer_watch_set
 * @param value    receives the value
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_watch_get(const struct glia_trainer *trainer,
                                   int32_t key,
                                   double *value,
                                   struct glia_error **error);

/**
 * What the watch knows.
 *
 * @param trainer  the trainer
 * @param status   receives the facts, as far as its struct_size goes, which the caller sets
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
 *         GLIA_ERROR_INVALID_STATE (the watch is off)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_watch_status(const struct glia_trainer *trainer,
                                      struct glia_watch_status *status,
                                      struct glia_error **error);

/**
 * The ratio of update to weight of a layer, |change| / |weights before| over all its parameters, when
 * it was measured last (GLIA_PARAM_RATIO_INTERVAL); NaN before that, and for a layer without
 * parameters. About 0.001 is usual; 0.1 is too fast.
 *
 * @param trainer  the trainer
 * @param layer    the layer, numbered as in a report
 * @param ratio    receives the ratio
 * @param error    receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (the watch is off),
 *         GLIA_ERROR_NOT_FOUND (layer)
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_watch_ratio(const struct glia_trainer *trainer,
                                     size_t layer,
                                     double *ratio,
                                     struct glia_error **error);

/**
 * Copies what to do: a sentence for the step refused last, for a plateau, for layers whose updates
 * are too large or too small, and for a batch far from the gradient noise scale, each on a line; an
 * empty text where nothing was found. The wording may change with any version: a program reads the
 * status.
 *
 * @param trainer   the trainer
 * @param text      buffer for the advice, cut to fit and always NUL-terminated; may be NULL with
 *                  capacity 0
 * @param capacity  bytes of the buffer
 * @param needed    receives the bytes of the whole advice with its NUL; may be NULL
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (the watch is off)
 *
 * Threads: any, at the same time. Allocates. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_watch_advice(const struct glia_trainer *trainer,
                                      char *text,
                                      size_t capacity,
                                      size_t *needed,
                                      struct glia_error **error);

/**
 * Goes on with a run on a thread of the library's own, to its end: glia_trainer_run_for in slices.
 * The weights are those of glia_trainer_advance, bit for bit, wherever the training is stopped and
 * goes on, on a thread or in frames.
 *
 * The thread has the trainer to itself until the training ends: the run is done, a step fails, or
 * glia_training_stop ends it. Until then calls with the trainer give GLIA_ERROR_BUSY;
 * GLIA_PARAM_PUBLISH_INTERVAL of glia_trainer_update_set makes weights visible meanwhile. It takes
 * signal mask, affinity and priority from the thread that calls, and is named glia-training. The host's
 * log, allocator and job system are called from it.
 *
 * @param trainer   the trainer, after glia_trainer_begin or loaded in the middle of a run
 * @param inputs    float32 [samples, input shape …]; read in place until the training ends: the tensor
 *                  may be freed, its numbers must not change
 * @param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]; as inputs
 * @param options   what differs from the defaults; NULL for none
 * @param training  receives the training, to be freed with glia_training_free
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (options),
 *         GLIA_ERROR_INVALID_STATE (no run), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a
 *         label), GLIA_ERROR_OUT_OF_MEMORY (also where the system refuses a thread)
 *
 * Threads: any, one call at a time on the same trainer. Allocates; the thread as glia_trainer_run_for.
 * An optimizer that searches does whole steps between two looks at whether to end. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_start(struct glia_trainer *trainer,
                               const struct glia_tensor *inputs,
                               const struct glia_tensor *targets,
                               const struct glia_training_options *options,
                               struct glia_training **training,
                               struct glia_error **error);

/**
 * Steps on batches drawn from the buffers of samples that are attached to a trainer, on a thread of the
 * library's own: glia_trainer_run_samples_for in slices. While there are no samples the thread sleeps
 * and looks again each millisecond. All else is as for glia_trainer_start.
 *
 * @param trainer     the trainer, with a buffer attached (glia_trainer_samples_attach)
 * @param batch_size  rows of a batch, at least 1; more than largest_batch come in chunks
 * @param most        how many steps, at least 0; 0: until glia_training_stop
 * @param options     what differs from the defaults; NULL for none
 * @param training    receives the training, to be freed with glia_training_free
 * @param error       receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size, most, options),
 *         GLIA_ERROR_INVALID_STATE (nothing attached), GLIA_ERROR_OUT_OF_MEMORY (also where the system
 *         refuses a thread)
 *
 * Threads: any, one call at a time on the same trainer; others may add samples meanwhile. Allocates;
 * the thread as glia_trainer_run_samples_for. Since 0.1.0.
 */
GLIA_API
glia_status glia_trainer_start_samples(struct glia_trainer *trainer,
                                       size_t batch_size,
                                       int64_t most,
                                       const struct glia_training_options *options,
                                       struct glia_training **training,
                                       struct glia_error **error);

/**
 * How far a training is, for the host to look at in each frame.
 *
 * @param training  the training
 * @param state     receives the state; set its struct_size
 * @param error     receives the error of a failed call; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size)
 *
 * Threads: any, at the same time. Waits for nothing. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_training_progress(const struct glia_training *training,
                                   struct glia_training_state *state,
                                   struct glia_error **error);

/**
 * Waits until a training has ended. Then the trainer is the host's again.
 *
 * @param training     the training
 * @param nanoseconds  how long at most, at least 0; -1: until it has ended
 * @param ended        receives 1 if it has, else 0; may be NULL
 * @param error        receives the error of a failed call, and what ended the training before all was
 *                     done; may be NULL
 * @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
 *         GLIA_ERROR_INVALID_STATE (called by a callback on the training's own thread), and what
 *         glia_trainer_run_for, or glia_trainer_run_samples_for, returns where a step fails: then the
 *         training has ended
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_training_wait(const struct glia_training *training,
                               int64_t nanoseconds,
                               int32_t *ended,
                               struct glia_error **error);

/**
 * Ends a training after the slice that it is at, and waits for that. The trainer is the host's again,
 * where it stands, in the middle of a step too: frames, or another training, go on from there. An update
 * under way is finished first, so that weights can be read, published and saved. One that has ended stays
 * as it is.
 *
 * @param training  the training
 * @param error     receives the error of a failed call, and what had ended the training before all
 *                  was done; may be NULL
 * @return as glia_training_wait
 *
 * Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
 */
GLIA_API
glia_status glia_training_stop(const struct glia_training *training,
                               struct glia_error **error);

/**
 * Frees a training; one that runs is stopped first, and waited for.
 *
 * @param training  the training; NULL is fine
 *
 * Threads: any. Must not be called twice with the same training. Since 0.1.0.
 */
GLIA_API void glia_training_free(struct glia_training *training);

/**
 * The version of the library that is loaded, which may be newer than the header.
 *
 * @return major << 16 | minor << 8 | patch, to be compared with GLIA_VERSION
 *
 * Threads: any, at the same time. Allocates nothing. Since 0.1.0.
 */
GLIA_API uint32_t glia_version(void);

/**
 * The version of the ABI of the library that is loaded.
 *
 * @return the number to be compared with GLIA_ABI_VERSION; programs run with a library of the
 *         same one
 *
 * Threads: any, at the same time. Allocates nothing. Since 0.1.0.
 */
GLIA_API int32_t glia_abi_version(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* GLIA_GLIA_H */
