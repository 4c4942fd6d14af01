"""The kinds, keys and codes of the library.

Generated from the C header by python3 bindings/generate/python.py; do not edit.
"""

from enum import IntEnum
from typing import Literal

__all__ = [
    "ActivationKind",
    "ActivationName",
    "ActivationProperty",
    "ElementType",
    "ErrorCode",
    "Family",
    "Finding",
    "InitializerKind",
    "InitializerName",
    "LayerKind",
    "LayerName",
    "Level",
    "LogLevel",
    "LossKind",
    "LossName",
    "OptimizerKind",
    "OptimizerName",
    "Param",
    "ParamName",
    "Policy",
    "SamplesKind",
    "SamplesName",
    "ScheduleKind",
    "ScheduleName",
]


class ActivationProperty(IntEnum):
    """The properties that can be asked for by number."""

    MINIMUM = 1
    """The greatest number that no output is below; may be −∞."""
    MAXIMUM = 2
    """The least number that no output is above; may be ∞."""
    MONOTONIC = 3
    """1 where a larger input never has a smaller output, else 0."""
    ZERO_CENTRED = 4
    """1 where f(−x) = −f(x), so that inputs around zero have outputs around zero; else 0."""
    IDENTITY_NEAR_ZERO = 5
    """1 where f(x) / x tends to 1 as x tends to 0; else 0."""
    SATURATES_BELOW = 6
    """1 where, as x tends to −∞, f′ tends to 0 and f to a number: units there learn no more."""
    SATURATES_ABOVE = 7
    """1 where, as x tends to ∞, f′ tends to 0 and f to a number."""
    READS = 8
    """What the backward pass reads: 1 the input, 2 the output."""
    KINK_COUNT = 9
    """How many points there are where f or f′ jumps; glia_activation_kink gives them."""
    SATURATED_SLOPE = 10
    """The size of f′ up to which a value counts as saturated: a twentieth of the largest |f′|
    over the inputs from −4 to below 4, in steps of 1/64; of a gated unit, that of its gate.
    NaN where no value ever counts: for activations that level off on neither side, and for
    those along an axis.
    """
    GAIN = 11
    """The recommended gain g: weights before the activation of variance g² / fan keep the
    signal as large as it is. Published: identity 1, ReLU √2, Leaky ReLU and PReLU √(2 / (1 +
    slope²)) (He et al. 2015), SELU 1 (Klambauer et al. 2017), scaled tanh 1 (LeCun et al.
    1998); tanh 5/3 and sigmoid 1 as PyTorch's calculate_gain. All others:
    ActivationProperty.SECOND_MOMENT_GAIN.
    """
    SECOND_MOMENT_GAIN = 12
    """The gain 1 / √E f(x)² for a standard normal x, which keeps the second moment of such
    inputs, computed numerically: of learned parameters as they begin, of drawn ones their
    mean. NaN for activations along an axis, and where it is not finite.
    """


class ErrorCode(IntEnum):
    """The kinds of failure. A number once released keeps its meaning for ever and is never
    reused.
    """

    OK = 0
    """No error."""
    INTERNAL = 1
    """A bug in glia was caught; the handle that it happened in is unusable, the process is not."""
    NULL_POINTER = 2
    """A pointer is None, or not aligned, where a value is needed."""
    BAD_HANDLE = 3
    """A handle is of another kind, was freed, or is no handle at all."""
    POISONED = 4
    """A handle was left in an unknown state by an internal error; only freeing it is allowed."""
    BUSY = 5
    """A handle is in use: a training thread has the trainer, or, which only a library built
    with the feature `checked` notices, another call has it. In any other that is a data race
    of the host.
    """
    INVALID_ARGUMENT = 6
    """An argument is outside what the function accepts."""
    UNKNOWN_KIND = 7
    """A number is not one of the family's kinds."""
    UNKNOWN_KEY = 8
    """The kind has no parameter with this key."""
    OUT_OF_RANGE = 9
    """A parameter's value is outside its bounds."""
    SHAPE_MISMATCH = 10
    """Counts, shapes or element types do not fit together."""
    NOT_FOUND = 11
    """No item has this name."""
    INVALID_STATE = 12
    """The call does not fit what the object is doing."""
    IO = 13
    """The system refused a file operation."""
    CORRUPT_FILE = 14
    """The bytes are not a whole, unharmed glia file."""
    UNSUPPORTED = 15
    """This CPU, platform or version cannot do it."""
    OUT_OF_MEMORY = 16
    """Memory could not be had."""
    DIVERGED = 17
    """A training step was refused: its loss or gradients are not finite, its loss explodes, or
    its gradients are above their bound.
    """


class Family(IntEnum):
    """The families of the catalogue."""

    ACTIVATION = 1
    """Activations, ActivationKind."""
    INITIALIZER = 2
    """Initializers, InitializerKind."""
    LOSS = 3
    """Losses, LossKind."""
    OPTIMIZER = 4
    """Optimizers, OptimizerKind."""
    LAYER = 5
    """Layers, LayerKind."""
    SCHEDULE = 6
    """Schedules, ScheduleKind."""
    SAMPLES = 7
    """Buffers of samples, SamplesKind."""


class InitializerKind(IntEnum):
    """The initialisers, with their pinned numbers."""

    CONSTANT = 1
    """Every value the same."""
    UNIFORM = 2
    """Uniform between two bounds."""
    NORMAL = 3
    """Normal with a mean and a standard deviation."""
    HE_NORMAL = 4
    """Normal with variance 2 / fan-in, for ReLU (MSRA); for leaky rectifiers less."""
    HE_UNIFORM = 5
    """Uniform with variance 2 / fan-in, for ReLU (MSRA); for leaky rectifiers less."""
    XAVIER_NORMAL = 6
    """Normal with variance 2 / (fan-in + fan-out), for tanh and sigmoid."""
    XAVIER_UNIFORM = 7
    """Uniform with variance 2 / (fan-in + fan-out), for tanh and sigmoid."""
    LECUN_NORMAL = 8
    """Normal with variance 1 / fan-in, for the scaled tanh and SELU."""
    LECUN_UNIFORM = 9
    """Uniform with variance 1 / fan-in, for the scaled tanh and SELU."""
    ORTHOGONAL = 10
    """A matrix with orthonormal columns or rows."""
    IDENTITY = 11
    """The identity matrix."""
    TRUNCATED_NORMAL = 12
    """Normal, cut off at two bounds."""
    SPARSE = 13
    """A fixed number of normal weights a unit, all others zero."""


InitializerName = Literal[
    "constant",
    "uniform",
    "normal",
    "he_normal",
    "he_uniform",
    "xavier_normal",
    "xavier_uniform",
    "lecun_normal",
    "lecun_uniform",
    "orthogonal",
    "identity",
    "truncated_normal",
    "sparse",
]
"""The names of the members of InitializerKind."""


class Level(IntEnum):
    """The levels, with the numbers that the C ABI uses. Results are the same bits at each."""

    SCALAR = 1
    """Plain code with an emulated fused multiply-add; any CPU, slow."""
    AVX2 = 2
    """x86-64 with AVX2 and FMA (x86-64-v3)."""
    AVX512 = 3
    """x86-64 with AVX-512 F, BW, CD, DQ and VL (x86-64-v4)."""
    NEON = 4
    """64-bit Arm with NEON."""


class LayerKind(IntEnum):
    """The layers, with their pinned numbers."""

    DENSE = 1
    """y = f(x W + b)."""
    ACTIVATION = 2
    """y = f(x)."""
    ADD = 3
    """y = x₁ + x₂ + …"""


LayerName = Literal[
    "dense",
    "activation",
    "add",
]
"""The names of the members of LayerKind."""


class LossKind(IntEnum):
    """The losses, with their pinned numbers."""

    MEAN_SQUARED_ERROR = 1
    """The mean of the squared differences."""
    SOFTMAX_CROSS_ENTROPY = 2
    """Cross entropy of the softmax of the outputs."""
    MEAN_ABSOLUTE_ERROR = 3
    """The mean of the sizes of the differences."""
    HUBER = 4
    """Huber's loss: squares of small differences, sizes of large ones."""
    SMOOTH_L1 = 5
    """Huber's loss divided by its limit."""
    LOG_COSH = 6
    """The logarithm of the hyperbolic cosine of the differences."""
    QUANTILE = 7
    """The pinball loss, whose minimum is a quantile."""
    BINARY_CROSS_ENTROPY = 8
    """Binary cross entropy of probabilities."""
    BINARY_CROSS_ENTROPY_WITH_LOGITS = 9
    """Binary cross entropy of the sigmoid of the outputs."""
    FOCAL_WITH_LOGITS = 10
    """Focal loss of the sigmoid of the outputs."""
    KL_DIVERGENCE = 11
    """Kullback-Leibler divergence of log-probabilities from targets."""
    POISSON_NEGATIVE_LOG_LIKELIHOOD = 12
    """Negative log-likelihood of counts under Poisson distributions."""
    GAUSSIAN_NEGATIVE_LOG_LIKELIHOOD = 13
    """Negative log-likelihood under normal distributions: outputs are means and log-variances."""
    HINGE = 14
    """Hinge loss; targets are -1 or 1."""
    SQUARED_HINGE = 15
    """The squared hinge loss; targets are -1 or 1."""
    NEGATIVE_LOG_LIKELIHOOD = 16
    """Negative log-likelihood of labels under log-probabilities."""
    MULTI_CLASS_MARGIN = 17
    """By how much other classes are too near the label's or ahead of it."""
    COSINE_EMBEDDING = 18
    """The cosine between two vectors of a row; labels are -1 or 1."""
    TRIPLET = 19
    """How much farther an anchor is from a negative than from a positive; no targets."""
    INFO_NCE = 20
    """How well each row's query tells its key from those of the batch's other rows; no targets."""


LossName = Literal[
    "mean_squared_error",
    "softmax_cross_entropy",
    "mean_absolute_error",
    "huber",
    "smooth_l1",
    "log_cosh",
    "quantile",
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "focal_with_logits",
    "kl_divergence",
    "poisson_negative_log_likelihood",
    "gaussian_negative_log_likelihood",
    "hinge",
    "squared_hinge",
    "negative_log_likelihood",
    "multi_class_margin",
    "cosine_embedding",
    "triplet",
    "info_nce",
]
"""The names of the members of LossKind."""


class OptimizerKind(IntEnum):
    """The optimizers, with their pinned numbers."""

    SGD = 1
    """Stochastic gradient descent."""
    MOMENTUM = 2
    """Gradient descent with momentum."""
    ADAM = 3
    """Adaptive moments."""
    ADAGRAD = 4
    """Rates by the sum of all squared gradients."""
    RMSPROP = 5
    """Rates by the mean of recent squared gradients."""
    NESTEROV = 6
    """Momentum whose gradient is taken ahead of the weights, as published."""
    NESTEROV_SHIFTED = 7
    """Nesterov momentum in shifted weights, as frameworks have it."""
    RMSPROP_NESTEROV = 8
    """RMSProp with Nesterov momentum, its gradient taken ahead of the weights."""
    RMSPROP_CENTERED = 9
    """RMSProp by the variance of the gradients, with momentum."""
    ADADELTA = 10
    """Steps in the unit of the weights, without a rate."""
    ADAMAX = 11
    """Adam by the largest gradient of late."""
    NADAM = 12
    """Adam with Nesterov momentum."""
    RADAM = 13
    """Adam that waits until its second moment is known."""
    AMSGRAD = 14
    """Adam whose second moment never falls."""
    ADAMW = 15
    """Adam with weights that shrink by themselves."""
    NADAMW = 16
    """Nadam with weights that shrink by themselves."""
    LION = 17
    """The sign of a mean of gradients."""
    LAMB = 18
    """Adam with steps as long as a share of each parameter."""
    LARS = 19
    """Momentum with steps as long as a share of each parameter."""
    RPROP = 20
    """The sign of a gradient, with a step for each weight."""
    ADAN = 21
    """Means of gradients, of their changes and of squares."""
    ADAFACTOR = 22
    """Rates by second moments of rows and columns, in little memory."""
    MUON = 23
    """Momentum whose matrices are made orthogonal."""
    LBFGS = 24
    """Steps by an approximate inverse Hessian, each as long as a line search says."""


OptimizerName = Literal[
    "sgd",
    "momentum",
    "adam",
    "adagrad",
    "rmsprop",
    "nesterov",
    "nesterov_shifted",
    "rmsprop_nesterov",
    "rmsprop_centered",
    "adadelta",
    "adamax",
    "nadam",
    "radam",
    "amsgrad",
    "adamw",
    "nadamw",
    "lion",
    "lamb",
    "lars",
    "rprop",
    "adan",
    "adafactor",
    "muon",
    "lbfgs",
]
"""The names of the members of OptimizerKind."""


class ScheduleKind(IntEnum):
    """The schedules, with their pinned numbers."""

    CONSTANT = 1
    """The same value at every step."""
    LINEAR = 2
    """A straight line, then constant."""
    STEP = 3
    """A drop by a factor every so many steps."""
    MULTI_STEP = 4
    """A drop by a factor at each of the points."""
    EXPONENTIAL = 5
    """Down by a factor over so many steps, smoothly."""
    POLYNOMIAL = 6
    """A power of the share of the steps that is left."""
    INVERSE_TIME = 7
    """The inverse of a line, or a power of that."""
    COSINE = 8
    """Half a cosine, then constant."""
    COSINE_RESTARTS = 9
    """Half cosines one after the other."""
    ONE_CYCLE = 10
    """Up, down, and far below."""
    PIECEWISE_CONSTANT = 11
    """The value of the last point."""
    PIECEWISE_LINEAR = 12
    """Straight lines between points."""
    MOMENTUM_RAMP = 13
    """Momentum's rise towards one."""
    PLATEAU = 14
    """Down by a factor whenever reports stop getting better."""


ScheduleName = Literal[
    "constant",
    "linear",
    "step",
    "multi_step",
    "exponential",
    "polynomial",
    "inverse_time",
    "cosine",
    "cosine_restarts",
    "one_cycle",
    "piecewise_constant",
    "piecewise_linear",
    "momentum_ramp",
    "plateau",
]
"""The names of the members of ScheduleKind."""


class ElementType(IntEnum):
    """Element types, with the numbers that the C ABI uses."""

    FLOAT32 = 1
    """IEEE 754 single precision."""
    INT32 = 2
    """Signed, 32 bits: class labels."""
    INT64 = 3
    """Signed, 64 bits: class labels."""


class Finding(IntEnum):
    """What is found in a step. A number once released is never reused."""

    NOTHING = 0
    """Nothing was."""
    LOSS_NOT_FINITE = 1
    """The loss is NaN or infinite."""
    GRADIENT_NOT_FINITE = 2
    """The loss is finite, an element of a gradient is not."""
    LOSS_EXPLODES = 3
    """The loss is far above those before."""
    NORM_OUT_OF_BOUNDS = 4
    """The norm of all gradients is above its bound."""
    ROWS_OUT_OF_BOUNDS = 5
    """Rows with an input or a target that is NaN or above its bound were left out."""


class Policy(IntEnum):
    """What is done where a step is in trouble. A number once released is never reused."""

    REFUSE = 0
    """The call fails with ErrorCode.DIVERGED, and nothing changes."""
    SKIP = 1
    """The step is left out."""
    SHRINK_RATE = 2
    """The step is left out, and the learning rate shrinks."""
    ROLL_BACK = 3
    """The step is left out, and the trainer goes back to its last good snapshot."""
    STOP = 4
    """The step is left out, and nothing is learned until the host says so."""
    CLIP = 5
    """The gradients are made smaller, and the step is done."""
    DROP_ROWS = 6
    """Some rows are left out, and the step is done with the others: of rows alone, no setting."""


class LogLevel(IntEnum):
    """How much a message matters. A number once released keeps its meaning for ever."""

    ERROR = 1
    """Something of the host's or of glia's is broken."""
    WARNING = 2
    """Training or speed suffers: a step was refused, a search found no step."""
    INFORMATION = 3
    """Something began or ended."""


class ActivationKind(IntEnum):
    """The activations, with their pinned numbers."""

    IDENTITY = 1
    """f(x) = x."""
    SIGMOID = 2
    """f(x) = 1 / (1 + e⁻ˣ)."""
    TANH = 3
    """f(x) = tanh x."""
    RELU = 4
    """f(x) = max(0, x)."""
    SOFTMAX = 5
    """f(x)ᵢ = eˣⁱ / Σⱼ eˣʲ, along each row."""
    HARD_SIGMOID = 6
    """f(x) = min(max(x + 3, 0), 6) / 6."""
    LOG_SIGMOID = 7
    """f(x) = −ln(1 + e⁻ˣ)."""
    HARD_TANH = 8
    """f(x) = min(max(x, −1), 1)."""
    SCALED_TANH = 9
    """f(x) = 1.7159 tanh(2x / 3)."""
    ARCTAN = 10
    """f(x) = atan x."""
    SOFTSIGN = 11
    """f(x) = x / (1 + |x|)."""
    ELLIOT = 12
    """f(x) = ½ x / (1 + |x|) + ½."""
    ISRU = 13
    """f(x) = x / √(1 + α x²)."""
    ISRLU = 14
    """f(x) = x for x ≥ 0, else x / √(1 + α x²)."""
    SINUSOID = 15
    """f(x) = sin x."""
    SINC = 16
    """f(x) = sin x / x."""
    GAUSSIAN = 17
    """f(x) = e^(−x²)."""
    BENT_IDENTITY = 18
    """f(x) = (√(x² + 1) − 1) / 2 + x."""
    SOFT_EXPONENTIAL = 19
    """From logarithm (α = −1) to exponential (α = 1)."""
    COMPLEMENTARY_LOG_LOG = 20
    """f(x) = 1 − e^(−eˣ)."""
    BINARY_STEP = 21
    """f(x) = 1 for x ≥ 0, else 0."""
    RELU6 = 22
    """f(x) = min(max(x, 0), 6)."""
    THRESHOLD = 23
    """f(x) = x for x > θ, else v."""
    SQUARED_RELU = 24
    """f(x) = max(0, x)²."""
    LEAKY_RELU = 25
    """f(x) = x for x > 0, else a x."""
    ELU = 26
    """f(x) = x for x > 0, else α (eˣ − 1)."""
    SELU = 27
    """f(x) = λ x for x > 0, else λ α (eˣ − 1)."""
    CELU = 28
    """f(x) = x for x > 0, else α (e^(x/α) − 1)."""
    SOFTPLUS = 29
    """f(x) = ln(1 + e^(β x)) / β."""
    SILU = 30
    """f(x) = x / (1 + e⁻ˣ)."""
    SWISH = 31
    """f(x) = x / (1 + e^(−β x))."""
    HARD_SWISH = 32
    """f(x) = x · min(max(x + 3, 0), 6) / 6."""
    GELU = 33
    """f(x) = x Φ(x)."""
    GELU_TANH = 34
    """f(x) = ½ x (1 + tanh(√(2/π) (x + 0.044715 x³)))."""
    QUICK_GELU = 35
    """f(x) = x / (1 + e^(−1.702 x))."""
    MISH = 36
    """f(x) = x tanh(ln(1 + eˣ))."""
    SQUAREPLUS = 37
    """f(x) = (x + √(x² + b)) / 2."""
    SNAKE = 38
    """f(x) = x + sin²(a x) / a."""
    SOFT_SHRINK = 39
    """f(x) = x ∓ λ for |x| > λ, else 0."""
    HARD_SHRINK = 40
    """f(x) = x for |x| > λ, else 0."""
    TANH_SHRINK = 41
    """f(x) = x − tanh x."""
    LOG_SOFTMAX = 42
    """f(x)ᵢ = xᵢ − ln Σⱼ eˣʲ, along each row."""
    SOFTMIN = 43
    """f(x)ᵢ = e^−xᵢ / Σⱼ e^−xⱼ, along each row."""
    SPARSEMAX = 44
    """f(x)ᵢ = max(xᵢ − τ, 0), along each row."""
    PRELU = 45
    """f(x) = x for x > 0, else α x, α learned."""
    RRELU = 46
    """f(x) = x for x > 0, else a x, a drawn in training."""
    RRELU_DIVISOR = 47
    """f(x) = x for x > 0, else x / a, a drawn in training."""
    SRELU = 48
    """Two bends, thresholds and slopes learned."""
    APL = 49
    """max(0, x) and learned hinges."""
    MAXOUT = 50
    """The largest of so many pieces."""
    CRELU = 51
    """[max(0, x), max(0, −x)]."""
    GLU = 52
    """f(a, b) = a σ(b)."""
    REGLU = 53
    """f(a, b) = a max(0, b)."""
    GEGLU = 54
    """f(a, b) = a b Φ(b)."""
    SWIGLU = 55
    """f(a, b) = a b σ(b)."""
    LEARNED_SWISH = 56
    """f(x) = x / (1 + e^(−β x)), β learned."""
    LEARNED_SNAKE = 57
    """f(x) = x + sin²(a x) / a, a learned."""


ActivationName = Literal[
    "identity",
    "sigmoid",
    "tanh",
    "relu",
    "softmax",
    "hard_sigmoid",
    "log_sigmoid",
    "hard_tanh",
    "scaled_tanh",
    "arctan",
    "softsign",
    "elliot",
    "isru",
    "isrlu",
    "sinusoid",
    "sinc",
    "gaussian",
    "bent_identity",
    "soft_exponential",
    "complementary_log_log",
    "binary_step",
    "relu6",
    "threshold",
    "squared_relu",
    "leaky_relu",
    "elu",
    "selu",
    "celu",
    "softplus",
    "silu",
    "swish",
    "hard_swish",
    "gelu",
    "gelu_tanh",
    "quick_gelu",
    "mish",
    "squareplus",
    "snake",
    "soft_shrink",
    "hard_shrink",
    "tanh_shrink",
    "log_softmax",
    "softmin",
    "sparsemax",
    "prelu",
    "rrelu",
    "rrelu_divisor",
    "srelu",
    "apl",
    "maxout",
    "crelu",
    "glu",
    "reglu",
    "geglu",
    "swiglu",
    "learned_swish",
    "learned_snake",
]
"""The names of the members of ActivationKind."""


class SamplesKind(IntEnum):
    """Which samples are kept, with their pinned numbers."""

    RING = 1
    """The newest ones."""
    RESERVOIR = 2
    """Each of the whole life with the same probability."""


SamplesName = Literal[
    "ring",
    "reservoir",
]
"""The names of the members of SamplesKind."""


class Param(IntEnum):
    """The keys of all parameters, one numbering for every family. A number once released is
    never reused.
    """

    LEARNING_RATE = 1
    """The step size of an update."""
    MOMENTUM = 2
    """The share of the velocity that is kept."""
    BETA1 = 3
    """The decay of the first moment."""
    BETA2 = 4
    """The decay of the second moment."""
    EPSILON = 5
    """The small constant that keeps a division finite."""
    UNITS = 6
    """The number of outputs of a layer."""
    USE_BIAS = 7
    """Whether a layer adds a bias: 1 or 0."""
    VALUE = 8
    """A constant."""
    MINIMUM = 9
    """The lower end of a range."""
    MAXIMUM = 10
    """The upper end of a range."""
    MEAN = 11
    """The mean of a distribution."""
    STANDARD_DEVIATION = 12
    """The standard deviation of a distribution."""
    ALPHA = 13
    """The shape of an activation, by its own equation."""
    BETA = 14
    """How sharply an activation bends."""
    SLOPE = 15
    """The slope for negative inputs."""
    THRESHOLD = 16
    """A limit that decides what happens to a value."""
    LAMBDA = 17
    """The size up to which a value is shrunk to nothing."""
    FREQUENCY = 18
    """The frequency of a wave."""
    CURVATURE = 19
    """How wide a bend is."""
    SHARED = 20
    """Whether all channels share one learned parameter: 1 or 0."""
    PIECES = 21
    """The number of pieces of which the largest counts."""
    HINGES = 22
    """The number of hinges of a piecewise linear function."""
    LOWER_THRESHOLD = 23
    """Where the lower of two bends begins."""
    LOWER_SLOPE = 24
    """The slope below the lower bend."""
    UPPER_THRESHOLD = 25
    """Where the upper of two bends begins."""
    UPPER_SLOPE = 26
    """The slope above the upper bend."""
    DECAY = 27
    """The share of a running mean that is kept."""
    EPSILON_OUTSIDE = 28
    """Whether the small constant is added outside the root: 1 or 0."""
    WEIGHT_DECAY = 29
    """How strongly weights are drawn to 0."""
    VELOCITY_HOLDS_RATE = 30
    """Whether the learning rate is part of the velocity: 1 or 0."""
    BIAS_CORRECTION = 31
    """Whether means that begin at 0 are divided by what they lack: 1 or 0."""
    DECAY_TIMES_RATE = 32
    """Whether the learning rate multiplies the weight decay: 1 or 0."""
    MOMENTUM_DECAY = 33
    """How fast a momentum that grows comes to its last value."""
    BETA3 = 34
    """The decay of a third mean."""
    INCREASE_FACTOR = 35
    """What a step is multiplied by where it was right."""
    DECREASE_FACTOR = 36
    """What a step is multiplied by where it was wrong."""
    BACKTRACKING = 37
    """Whether a step that was wrong is taken back: 1 or 0."""
    TRUST_COEFFICIENT = 38
    """The length of a step as a share of the length of the weights."""
    INITIAL = 39
    """Where a schedule begins."""
    STEPS = 40
    """How many updates a schedule or one part of it takes."""
    FINAL_SHARE = 41
    """The share of its first value that a schedule ends with."""
    FACTOR = 42
    """What a value is multiplied by."""
    POWER = 43
    """The exponent of a schedule's equation."""
    MULTIPLIER = 44
    """How many times as long as a cycle the next one is."""
    PEAK = 45
    """The value at the turn of a cycle."""
    START_SHARE = 46
    """The share of its peak that a schedule starts with."""
    RISE = 47
    """The share of its steps that a schedule takes to its peak."""
    FALL = 48
    """The share of its steps that a schedule takes back from its peak."""
    COSINE = 49
    """Whether a schedule follows half a cosine, else a line: 1 or 0."""
    WARMUP_STEPS = 50
    """The updates before a schedule begins."""
    WARMUP_START = 51
    """The share of a schedule's first value that its warm-up starts with."""
    PATIENCE = 52
    """How many values without improvement are borne."""
    COOLDOWN = 53
    """How many values after a reduction do not count."""
    MAXIMIZE = 54
    """Whether larger is better: 1 or 0."""
    THRESHOLD_ABSOLUTE = 55
    """Whether a threshold is a difference, else a share: 1 or 0."""
    EACH_EPOCH = 56
    """Whether a run reports the loss of each epoch by itself: 1 or 0."""
    FAN_MODE = 57
    """Which fan divides a variance: 0 fan-in, 1 fan-out, 2 their average."""
    GAIN = 58
    """What the deviation of initial weights is multiplied by."""
    TRUNCATED = 59
    """Whether a normal distribution is cut off at two deviations: 1 or 0."""
    CONNECTIONS = 60
    """The number of weights that are not zero, of each unit."""
    SHARE = 61
    """A share of a whole."""
    RATE_FACTOR = 62
    """What the learning rate is multiplied by for one parameter."""
    DECAY_FACTOR = 63
    """What the weight decay is multiplied by for one parameter."""
    FROZEN = 64
    """Whether a parameter keeps its values: 1 or 0."""
    CLIP_VALUE = 65
    """The largest size of an element of a gradient; 0 for any."""
    CLIP_NORM = 66
    """The largest norm of all gradients together; 0 for any."""
    CLIP_RATIO = 67
    """The largest norm of a unit's gradients as a share of the norm of its weights; 0 for any."""
    DECAY_VECTORS = 68
    """Whether parameters of fewer than two axes decay: 1 or 0."""
    REDUCTION = 69
    """How the values of the rows become the loss of a batch: 0 mean, 1 sum, 2 weighted mean."""
    DELTA = 70
    """The size of an error from which on a loss grows linearly."""
    QUANTILE = 71
    """The quantile that is estimated."""
    GAMMA = 72
    """How strongly what is right already is passed over."""
    LOG_INPUT = 73
    """Whether outputs are logarithms: 1 or 0."""
    INCLUDE_CONSTANT = 74
    """Whether terms that do not depend on the outputs are added: 1 or 0."""
    LABEL_SMOOTHING = 75
    """The share of a target that is spread over all classes."""
    IGNORED_LABEL = 76
    """The label whose rows do not count."""
    MARGIN = 77
    """By how much the right should be ahead of the wrong."""
    AGGREGATION = 78
    """How the terms of a row are joined: 0 sum, 1 mean, 2 the largest."""
    SQUARED_DISTANCE = 79
    """Whether distances are squared: 1 or 0."""
    TEMPERATURE = 80
    """What similarities are divided by."""
    SYMMETRIC = 81
    """Whether both sides are to find each other: 1 or 0."""
    NORMALIZE = 82
    """Whether vectors are divided by their lengths: 1 or 0."""
    AVERAGE = 83
    """Which average of the weights is kept: 0 none, 1 exponential, 2 equal."""
    AVERAGE_DECAY = 84
    """The share of an exponential average of the weights that is kept."""
    AVERAGE_BIAS_CORRECTION = 85
    """Whether an average that is young weighs new weights more: 1 or 0."""
    AVERAGE_START = 86
    """The first update whose weights are averaged."""
    AVERAGE_INTERVAL = 87
    """How many updates apart the weights are averaged."""
    GRADIENT_NOISE = 88
    """The variance of the noise that is added to gradients before the first update; 0 for none."""
    GRADIENT_NOISE_DECAY = 89
    """How fast the noise of gradients fades: the exponent of the updates."""
    WATCH = 90
    """Whether the doctor watches each step: 1 or 0."""
    WINDOW = 91
    """How many recent losses are looked at."""
    EXPLOSION_FACTOR = 92
    """How many deviations above its recent past a loss is refused; 0 for any."""
    PLATEAU_THRESHOLD = 93
    """The least progress of a loss, as a share of it, that is no plateau."""
    RATIO_INTERVAL = 94
    """How many updates apart their size is measured; 0 for never."""
    NOISE_SCALE_INTERVAL = 95
    """How many updates apart the gradient noise scale is measured; 0 for never."""
    DECAY_EXPONENT = 96
    """How fast the memory of a mean grows with the number of the step."""
    EPSILON2 = 97
    """A second small constant, beside the first."""
    CLIP_THRESHOLD = 98
    """The root mean square that an update is brought down to."""
    RELATIVE_STEP = 99
    """Whether the learning rate falls with the root of the number of the step: 1 or 0."""
    SCALE_BY_PARAMETER = 100
    """Whether a step is a share of the size of the parameter: 1 or 0."""
    FIRST_MOMENT = 101
    """Whether there is a running mean of the updates: 1 or 0."""
    EPSILON_FLOOR = 102
    """Whether the small constant is a lower limit instead of an addend: 1 or 0."""
    NESTEROV = 103
    """Whether the gradient counts again beside the momentum that has it: 1 or 0."""
    ITERATIONS = 104
    """How often an approximation is improved."""
    RATE_SCALING = 105
    """How the learning rate depends on the shape of a matrix: 0 or 1, by the description of the
    kind.
    """
    VECTOR_RATE = 106
    """The step size of parameters that are no matrices."""
    HISTORY = 107
    """How many steps are remembered."""
    EVALUATIONS = 108
    """How often a loss may be evaluated in a search."""
    SUFFICIENT_DECREASE = 109
    """By how much a loss has to fall, as a share of what its slope promises."""
    SLOPE_SHARE = 110
    """The size that a slope may have where a search ends, as a share of what it was."""
    GRADIENT_TOLERANCE = 111
    """The size of a gradient that counts as none."""
    CHANGE_TOLERANCE = 112
    """The size of a change of weights that counts as none."""
    PUBLISH_AVERAGE = 113
    """Whether snapshots are of the average of the weights: 1 or 0."""
    PUBLISH_INTERVAL = 114
    """Every how many updates a snapshot is published; 0 for never."""
    CAPACITY = 115
    """How many samples are kept."""
    SEED = 116
    """What chooses the random numbers."""
    REFUSE_NON_FINITE = 117
    """Whether values that are not finite are refused: 1 or 0."""
    NON_FINITE_POLICY = 118
    """What is done where a loss or a gradient is not finite: one of Policy"""
    EXPLOSION_POLICY = 119
    """What is done where a loss explodes: one of Policy"""
    NORM_POLICY = 120
    """What is done where the norm of the gradients is above its bound: one of Policy"""
    NORM_BOUND = 121
    """The norm of all gradients above which a step is troubled; 0 for any."""
    RATE_SHRINK = 122
    """What the learning rate is multiplied by after trouble."""
    RATE_RECOVERY = 123
    """How many good steps undo one shrinking of the learning rate; 0 for never."""
    SNAPSHOT_INTERVAL = 124
    """How many good steps apart the snapshot to roll back to is renewed."""
    ROW_BOUND = 125
    """The largest size of an input or a target of a row that counts; 0: every row counts."""
    WEIGHT_BOUND = 126
    """The largest size of a weight; 0 for any."""
    UNIT_BOUND = 127
    """The largest norm of the weights of a unit; 0 for any."""


ParamName = Literal[
    "learning_rate",
    "momentum",
    "beta1",
    "beta2",
    "epsilon",
    "units",
    "use_bias",
    "value",
    "minimum",
    "maximum",
    "mean",
    "standard_deviation",
    "alpha",
    "beta",
    "slope",
    "threshold",
    "lambda",
    "frequency",
    "curvature",
    "shared",
    "pieces",
    "hinges",
    "lower_threshold",
    "lower_slope",
    "upper_threshold",
    "upper_slope",
    "decay",
    "epsilon_outside",
    "weight_decay",
    "velocity_holds_rate",
    "bias_correction",
    "decay_times_rate",
    "momentum_decay",
    "beta3",
    "increase_factor",
    "decrease_factor",
    "backtracking",
    "trust_coefficient",
    "initial",
    "steps",
    "final_share",
    "factor",
    "power",
    "multiplier",
    "peak",
    "start_share",
    "rise",
    "fall",
    "cosine",
    "warmup_steps",
    "warmup_start",
    "patience",
    "cooldown",
    "maximize",
    "threshold_absolute",
    "each_epoch",
    "fan_mode",
    "gain",
    "truncated",
    "connections",
    "share",
    "rate_factor",
    "decay_factor",
    "frozen",
    "clip_value",
    "clip_norm",
    "clip_ratio",
    "decay_vectors",
    "reduction",
    "delta",
    "quantile",
    "gamma",
    "log_input",
    "include_constant",
    "label_smoothing",
    "ignored_label",
    "margin",
    "aggregation",
    "squared_distance",
    "temperature",
    "symmetric",
    "normalize",
    "average",
    "average_decay",
    "average_bias_correction",
    "average_start",
    "average_interval",
    "gradient_noise",
    "gradient_noise_decay",
    "watch",
    "window",
    "explosion_factor",
    "plateau_threshold",
    "ratio_interval",
    "noise_scale_interval",
    "decay_exponent",
    "epsilon2",
    "clip_threshold",
    "relative_step",
    "scale_by_parameter",
    "first_moment",
    "epsilon_floor",
    "nesterov",
    "iterations",
    "rate_scaling",
    "vector_rate",
    "history",
    "evaluations",
    "sufficient_decrease",
    "slope_share",
    "gradient_tolerance",
    "change_tolerance",
    "publish_average",
    "publish_interval",
    "capacity",
    "seed",
    "refuse_non_finite",
    "non_finite_policy",
    "explosion_policy",
    "norm_policy",
    "norm_bound",
    "rate_shrink",
    "rate_recovery",
    "snapshot_interval",
    "row_bound",
    "weight_bound",
    "unit_bound",
]
"""The names of the members of Param."""
