// Kinds, keys and codes as types of their own: an optimizer's number cannot be passed where a loss's
// is expected. What each is for stands in glia.h beside the constant of the same name.
//
// Generated from glia.h by `make header`; do not edit.

#ifndef GLIA_CPP_KINDS_HPP
#define GLIA_CPP_KINDS_HPP

#include "glia/glia.h"

namespace glia {

/// What went wrong.
enum class error_code : std::int32_t {
    ok = GLIA_OK,
    internal = GLIA_ERROR_INTERNAL,
    null_pointer = GLIA_ERROR_NULL_POINTER,
    bad_handle = GLIA_ERROR_BAD_HANDLE,
    poisoned = GLIA_ERROR_POISONED,
    busy = GLIA_ERROR_BUSY,
    invalid_argument = GLIA_ERROR_INVALID_ARGUMENT,
    unknown_kind = GLIA_ERROR_UNKNOWN_KIND,
    unknown_key = GLIA_ERROR_UNKNOWN_KEY,
    out_of_range = GLIA_ERROR_OUT_OF_RANGE,
    shape_mismatch = GLIA_ERROR_SHAPE_MISMATCH,
    not_found = GLIA_ERROR_NOT_FOUND,
    invalid_state = GLIA_ERROR_INVALID_STATE,
    io = GLIA_ERROR_IO,
    corrupt_file = GLIA_ERROR_CORRUPT_FILE,
    unsupported = GLIA_ERROR_UNSUPPORTED,
    out_of_memory = GLIA_ERROR_OUT_OF_MEMORY,
    diverged = GLIA_ERROR_DIVERGED,
};

/// Instruction-set levels.
enum class level : std::int32_t {
    scalar = GLIA_LEVEL_SCALAR,
    avx2 = GLIA_LEVEL_AVX2,
    avx512 = GLIA_LEVEL_AVX512,
    neon = GLIA_LEVEL_NEON,
};

/// What is found in a step of training.
enum class finding : std::int32_t {
    nothing = GLIA_FINDING_NOTHING,
    loss_not_finite = GLIA_FINDING_LOSS_NOT_FINITE,
    gradient_not_finite = GLIA_FINDING_GRADIENT_NOT_FINITE,
    loss_explodes = GLIA_FINDING_LOSS_EXPLODES,
    norm_out_of_bounds = GLIA_FINDING_NORM_OUT_OF_BOUNDS,
    rows_out_of_bounds = GLIA_FINDING_ROWS_OUT_OF_BOUNDS,
};

/// What is done where a step is in trouble.
enum class policy : std::int32_t {
    refuse = GLIA_POLICY_REFUSE,
    skip = GLIA_POLICY_SKIP,
    shrink_rate = GLIA_POLICY_SHRINK_RATE,
    roll_back = GLIA_POLICY_ROLL_BACK,
    stop = GLIA_POLICY_STOP,
    clip = GLIA_POLICY_CLIP,
    drop_rows = GLIA_POLICY_DROP_ROWS,
};

/// How much a message of the log matters.
enum class log_level : std::int32_t {
    error = GLIA_LOG_LEVEL_ERROR,
    warning = GLIA_LOG_LEVEL_WARNING,
    information = GLIA_LOG_LEVEL_INFORMATION,
};

/// The families of the catalogue.
enum class family : std::int32_t {
    activation = GLIA_FAMILY_ACTIVATION,
    initializer = GLIA_FAMILY_INITIALIZER,
    loss = GLIA_FAMILY_LOSS,
    optimizer = GLIA_FAMILY_OPTIMIZER,
    layer = GLIA_FAMILY_LAYER,
    schedule = GLIA_FAMILY_SCHEDULE,
    samples = GLIA_FAMILY_SAMPLES,
};

/// The activations.
enum class activation_kind : std::int32_t {
    identity = GLIA_ACTIVATION_IDENTITY,
    sigmoid = GLIA_ACTIVATION_SIGMOID,
    tanh = GLIA_ACTIVATION_TANH,
    relu = GLIA_ACTIVATION_RELU,
    softmax = GLIA_ACTIVATION_SOFTMAX,
    hard_sigmoid = GLIA_ACTIVATION_HARD_SIGMOID,
    log_sigmoid = GLIA_ACTIVATION_LOG_SIGMOID,
    hard_tanh = GLIA_ACTIVATION_HARD_TANH,
    scaled_tanh = GLIA_ACTIVATION_SCALED_TANH,
    arctan = GLIA_ACTIVATION_ARCTAN,
    softsign = GLIA_ACTIVATION_SOFTSIGN,
    elliot = GLIA_ACTIVATION_ELLIOT,
    isru = GLIA_ACTIVATION_ISRU,
    isrlu = GLIA_ACTIVATION_ISRLU,
    sinusoid = GLIA_ACTIVATION_SINUSOID,
    sinc = GLIA_ACTIVATION_SINC,
    gaussian = GLIA_ACTIVATION_GAUSSIAN,
    bent_identity = GLIA_ACTIVATION_BENT_IDENTITY,
    soft_exponential = GLIA_ACTIVATION_SOFT_EXPONENTIAL,
    complementary_log_log = GLIA_ACTIVATION_COMPLEMENTARY_LOG_LOG,
    binary_step = GLIA_ACTIVATION_BINARY_STEP,
    relu6 = GLIA_ACTIVATION_RELU6,
    threshold = GLIA_ACTIVATION_THRESHOLD,
    squared_relu = GLIA_ACTIVATION_SQUARED_RELU,
    leaky_relu = GLIA_ACTIVATION_LEAKY_RELU,
    elu = GLIA_ACTIVATION_ELU,
    selu = GLIA_ACTIVATION_SELU,
    celu = GLIA_ACTIVATION_CELU,
    softplus = GLIA_ACTIVATION_SOFTPLUS,
    silu = GLIA_ACTIVATION_SILU,
    swish = GLIA_ACTIVATION_SWISH,
    hard_swish = GLIA_ACTIVATION_HARD_SWISH,
    gelu = GLIA_ACTIVATION_GELU,
    gelu_tanh = GLIA_ACTIVATION_GELU_TANH,
    quick_gelu = GLIA_ACTIVATION_QUICK_GELU,
    mish = GLIA_ACTIVATION_MISH,
    squareplus = GLIA_ACTIVATION_SQUAREPLUS,
    snake = GLIA_ACTIVATION_SNAKE,
    soft_shrink = GLIA_ACTIVATION_SOFT_SHRINK,
    hard_shrink = GLIA_ACTIVATION_HARD_SHRINK,
    tanh_shrink = GLIA_ACTIVATION_TANH_SHRINK,
    log_softmax = GLIA_ACTIVATION_LOG_SOFTMAX,
    softmin = GLIA_ACTIVATION_SOFTMIN,
    sparsemax = GLIA_ACTIVATION_SPARSEMAX,
    prelu = GLIA_ACTIVATION_PRELU,
    rrelu = GLIA_ACTIVATION_RRELU,
    rrelu_divisor = GLIA_ACTIVATION_RRELU_DIVISOR,
    srelu = GLIA_ACTIVATION_SRELU,
    apl = GLIA_ACTIVATION_APL,
    maxout = GLIA_ACTIVATION_MAXOUT,
    crelu = GLIA_ACTIVATION_CRELU,
    glu = GLIA_ACTIVATION_GLU,
    reglu = GLIA_ACTIVATION_REGLU,
    geglu = GLIA_ACTIVATION_GEGLU,
    swiglu = GLIA_ACTIVATION_SWIGLU,
    learned_swish = GLIA_ACTIVATION_LEARNED_SWISH,
    learned_snake = GLIA_ACTIVATION_LEARNED_SNAKE,
};

/// The initialisers.
enum class initializer_kind : std::int32_t {
    constant = GLIA_INITIALIZER_CONSTANT,
    uniform = GLIA_INITIALIZER_UNIFORM,
    normal = GLIA_INITIALIZER_NORMAL,
    he_normal = GLIA_INITIALIZER_HE_NORMAL,
    he_uniform = GLIA_INITIALIZER_HE_UNIFORM,
    xavier_normal = GLIA_INITIALIZER_XAVIER_NORMAL,
    xavier_uniform = GLIA_INITIALIZER_XAVIER_UNIFORM,
    lecun_normal = GLIA_INITIALIZER_LECUN_NORMAL,
    lecun_uniform = GLIA_INITIALIZER_LECUN_UNIFORM,
    orthogonal = GLIA_INITIALIZER_ORTHOGONAL,
    identity = GLIA_INITIALIZER_IDENTITY,
    truncated_normal = GLIA_INITIALIZER_TRUNCATED_NORMAL,
    sparse = GLIA_INITIALIZER_SPARSE,
};

/// The losses.
enum class loss_kind : std::int32_t {
    mean_squared_error = GLIA_LOSS_MEAN_SQUARED_ERROR,
    softmax_cross_entropy = GLIA_LOSS_SOFTMAX_CROSS_ENTROPY,
    mean_absolute_error = GLIA_LOSS_MEAN_ABSOLUTE_ERROR,
    huber = GLIA_LOSS_HUBER,
    smooth_l1 = GLIA_LOSS_SMOOTH_L1,
    log_cosh = GLIA_LOSS_LOG_COSH,
    quantile = GLIA_LOSS_QUANTILE,
    binary_cross_entropy = GLIA_LOSS_BINARY_CROSS_ENTROPY,
    binary_cross_entropy_with_logits = GLIA_LOSS_BINARY_CROSS_ENTROPY_WITH_LOGITS,
    focal_with_logits = GLIA_LOSS_FOCAL_WITH_LOGITS,
    kl_divergence = GLIA_LOSS_KL_DIVERGENCE,
    poisson_negative_log_likelihood = GLIA_LOSS_POISSON_NEGATIVE_LOG_LIKELIHOOD,
    gaussian_negative_log_likelihood = GLIA_LOSS_GAUSSIAN_NEGATIVE_LOG_LIKELIHOOD,
    hinge = GLIA_LOSS_HINGE,
    squared_hinge = GLIA_LOSS_SQUARED_HINGE,
    negative_log_likelihood = GLIA_LOSS_NEGATIVE_LOG_LIKELIHOOD,
    multi_class_margin = GLIA_LOSS_MULTI_CLASS_MARGIN,
    cosine_embedding = GLIA_LOSS_COSINE_EMBEDDING,
    triplet = GLIA_LOSS_TRIPLET,
    info_nce = GLIA_LOSS_INFO_NCE,
};

/// The optimizers.
enum class optimizer_kind : std::int32_t {
    sgd = GLIA_OPTIMIZER_SGD,
    momentum = GLIA_OPTIMIZER_MOMENTUM,
    adam = GLIA_OPTIMIZER_ADAM,
    adagrad = GLIA_OPTIMIZER_ADAGRAD,
    rmsprop = GLIA_OPTIMIZER_RMSPROP,
    nesterov = GLIA_OPTIMIZER_NESTEROV,
    nesterov_shifted = GLIA_OPTIMIZER_NESTEROV_SHIFTED,
    rmsprop_nesterov = GLIA_OPTIMIZER_RMSPROP_NESTEROV,
    rmsprop_centered = GLIA_OPTIMIZER_RMSPROP_CENTERED,
    adadelta = GLIA_OPTIMIZER_ADADELTA,
    adamax = GLIA_OPTIMIZER_ADAMAX,
    nadam = GLIA_OPTIMIZER_NADAM,
    radam = GLIA_OPTIMIZER_RADAM,
    amsgrad = GLIA_OPTIMIZER_AMSGRAD,
    adamw = GLIA_OPTIMIZER_ADAMW,
    nadamw = GLIA_OPTIMIZER_NADAMW,
    lion = GLIA_OPTIMIZER_LION,
    lamb = GLIA_OPTIMIZER_LAMB,
    lars = GLIA_OPTIMIZER_LARS,
    rprop = GLIA_OPTIMIZER_RPROP,
    adan = GLIA_OPTIMIZER_ADAN,
    adafactor = GLIA_OPTIMIZER_ADAFACTOR,
    muon = GLIA_OPTIMIZER_MUON,
    lbfgs = GLIA_OPTIMIZER_LBFGS,
};

/// The schedules.
enum class schedule_kind : std::int32_t {
    constant = GLIA_SCHEDULE_CONSTANT,
    linear = GLIA_SCHEDULE_LINEAR,
    step = GLIA_SCHEDULE_STEP,
    multi_step = GLIA_SCHEDULE_MULTI_STEP,
    exponential = GLIA_SCHEDULE_EXPONENTIAL,
    polynomial = GLIA_SCHEDULE_POLYNOMIAL,
    inverse_time = GLIA_SCHEDULE_INVERSE_TIME,
    cosine = GLIA_SCHEDULE_COSINE,
    cosine_restarts = GLIA_SCHEDULE_COSINE_RESTARTS,
    one_cycle = GLIA_SCHEDULE_ONE_CYCLE,
    piecewise_constant = GLIA_SCHEDULE_PIECEWISE_CONSTANT,
    piecewise_linear = GLIA_SCHEDULE_PIECEWISE_LINEAR,
    momentum_ramp = GLIA_SCHEDULE_MOMENTUM_RAMP,
    plateau = GLIA_SCHEDULE_PLATEAU,
};

/// The buffers of samples.
enum class samples_kind : std::int32_t {
    ring = GLIA_SAMPLES_RING,
    reservoir = GLIA_SAMPLES_RESERVOIR,
};

/// The layers.
enum class layer_kind : std::int32_t {
    dense = GLIA_LAYER_DENSE,
    activation = GLIA_LAYER_ACTIVATION,
    add = GLIA_LAYER_ADD,
};

/// What can be asked of an activation.
enum class activation_property : std::int32_t {
    minimum = GLIA_ACTIVATION_PROPERTY_MINIMUM,
    maximum = GLIA_ACTIVATION_PROPERTY_MAXIMUM,
    monotonic = GLIA_ACTIVATION_PROPERTY_MONOTONIC,
    zero_centred = GLIA_ACTIVATION_PROPERTY_ZERO_CENTRED,
    identity_near_zero = GLIA_ACTIVATION_PROPERTY_IDENTITY_NEAR_ZERO,
    saturates_below = GLIA_ACTIVATION_PROPERTY_SATURATES_BELOW,
    saturates_above = GLIA_ACTIVATION_PROPERTY_SATURATES_ABOVE,
    reads = GLIA_ACTIVATION_PROPERTY_READS,
    kink_count = GLIA_ACTIVATION_PROPERTY_KINK_COUNT,
    saturated_slope = GLIA_ACTIVATION_PROPERTY_SATURATED_SLOPE,
    gain = GLIA_ACTIVATION_PROPERTY_GAIN,
    second_moment_gain = GLIA_ACTIVATION_PROPERTY_SECOND_MOMENT_GAIN,
};

/// The keys of parameters.
enum class param : std::int32_t {
    learning_rate = GLIA_PARAM_LEARNING_RATE,
    momentum = GLIA_PARAM_MOMENTUM,
    beta1 = GLIA_PARAM_BETA1,
    beta2 = GLIA_PARAM_BETA2,
    epsilon = GLIA_PARAM_EPSILON,
    units = GLIA_PARAM_UNITS,
    use_bias = GLIA_PARAM_USE_BIAS,
    value = GLIA_PARAM_VALUE,
    minimum = GLIA_PARAM_MINIMUM,
    maximum = GLIA_PARAM_MAXIMUM,
    mean = GLIA_PARAM_MEAN,
    standard_deviation = GLIA_PARAM_STANDARD_DEVIATION,
    alpha = GLIA_PARAM_ALPHA,
    beta = GLIA_PARAM_BETA,
    slope = GLIA_PARAM_SLOPE,
    threshold = GLIA_PARAM_THRESHOLD,
    lambda = GLIA_PARAM_LAMBDA,
    frequency = GLIA_PARAM_FREQUENCY,
    curvature = GLIA_PARAM_CURVATURE,
    shared = GLIA_PARAM_SHARED,
    pieces = GLIA_PARAM_PIECES,
    hinges = GLIA_PARAM_HINGES,
    lower_threshold = GLIA_PARAM_LOWER_THRESHOLD,
    lower_slope = GLIA_PARAM_LOWER_SLOPE,
    upper_threshold = GLIA_PARAM_UPPER_THRESHOLD,
    upper_slope = GLIA_PARAM_UPPER_SLOPE,
    decay = GLIA_PARAM_DECAY,
    epsilon_outside = GLIA_PARAM_EPSILON_OUTSIDE,
    weight_decay = GLIA_PARAM_WEIGHT_DECAY,
    velocity_holds_rate = GLIA_PARAM_VELOCITY_HOLDS_RATE,
    bias_correction = GLIA_PARAM_BIAS_CORRECTION,
    decay_times_rate = GLIA_PARAM_DECAY_TIMES_RATE,
    momentum_decay = GLIA_PARAM_MOMENTUM_DECAY,
    beta3 = GLIA_PARAM_BETA3,
    increase_factor = GLIA_PARAM_INCREASE_FACTOR,
    decrease_factor = GLIA_PARAM_DECREASE_FACTOR,
    backtracking = GLIA_PARAM_BACKTRACKING,
    trust_coefficient = GLIA_PARAM_TRUST_COEFFICIENT,
    initial = GLIA_PARAM_INITIAL,
    steps = GLIA_PARAM_STEPS,
    final_share = GLIA_PARAM_FINAL_SHARE,
    factor = GLIA_PARAM_FACTOR,
    power = GLIA_PARAM_POWER,
    multiplier = GLIA_PARAM_MULTIPLIER,
    peak = GLIA_PARAM_PEAK,
    start_share = GLIA_PARAM_START_SHARE,
    rise = GLIA_PARAM_RISE,
    fall = GLIA_PARAM_FALL,
    cosine = GLIA_PARAM_COSINE,
    warmup_steps = GLIA_PARAM_WARMUP_STEPS,
    warmup_start = GLIA_PARAM_WARMUP_START,
    patience = GLIA_PARAM_PATIENCE,
    cooldown = GLIA_PARAM_COOLDOWN,
    maximize = GLIA_PARAM_MAXIMIZE,
    threshold_absolute = GLIA_PARAM_THRESHOLD_ABSOLUTE,
    each_epoch = GLIA_PARAM_EACH_EPOCH,
    fan_mode = GLIA_PARAM_FAN_MODE,
    gain = GLIA_PARAM_GAIN,
    truncated = GLIA_PARAM_TRUNCATED,
    connections = GLIA_PARAM_CONNECTIONS,
    share = GLIA_PARAM_SHARE,
    rate_factor = GLIA_PARAM_RATE_FACTOR,
    decay_factor = GLIA_PARAM_DECAY_FACTOR,
    frozen = GLIA_PARAM_FROZEN,
    clip_value = GLIA_PARAM_CLIP_VALUE,
    clip_norm = GLIA_PARAM_CLIP_NORM,
    clip_ratio = GLIA_PARAM_CLIP_RATIO,
    decay_vectors = GLIA_PARAM_DECAY_VECTORS,
    reduction = GLIA_PARAM_REDUCTION,
    delta = GLIA_PARAM_DELTA,
    quantile = GLIA_PARAM_QUANTILE,
    gamma = GLIA_PARAM_GAMMA,
    log_input = GLIA_PARAM_LOG_INPUT,
    include_constant = GLIA_PARAM_INCLUDE_CONSTANT,
    label_smoothing = GLIA_PARAM_LABEL_SMOOTHING,
    ignored_label = GLIA_PARAM_IGNORED_LABEL,
    margin = GLIA_PARAM_MARGIN,
    aggregation = GLIA_PARAM_AGGREGATION,
    squared_distance = GLIA_PARAM_SQUARED_DISTANCE,
    temperature = GLIA_PARAM_TEMPERATURE,
    symmetric = GLIA_PARAM_SYMMETRIC,
    normalize = GLIA_PARAM_NORMALIZE,
    average = GLIA_PARAM_AVERAGE,
    average_decay = GLIA_PARAM_AVERAGE_DECAY,
    average_bias_correction = GLIA_PARAM_AVERAGE_BIAS_CORRECTION,
    average_start = GLIA_PARAM_AVERAGE_START,
    average_interval = GLIA_PARAM_AVERAGE_INTERVAL,
    gradient_noise = GLIA_PARAM_GRADIENT_NOISE,
    gradient_noise_decay = GLIA_PARAM_GRADIENT_NOISE_DECAY,
    watch = GLIA_PARAM_WATCH,
    window = GLIA_PARAM_WINDOW,
    explosion_factor = GLIA_PARAM_EXPLOSION_FACTOR,
    plateau_threshold = GLIA_PARAM_PLATEAU_THRESHOLD,
    ratio_interval = GLIA_PARAM_RATIO_INTERVAL,
    noise_scale_interval = GLIA_PARAM_NOISE_SCALE_INTERVAL,
    decay_exponent = GLIA_PARAM_DECAY_EXPONENT,
    epsilon2 = GLIA_PARAM_EPSILON2,
    clip_threshold = GLIA_PARAM_CLIP_THRESHOLD,
    relative_step = GLIA_PARAM_RELATIVE_STEP,
    scale_by_parameter = GLIA_PARAM_SCALE_BY_PARAMETER,
    first_moment = GLIA_PARAM_FIRST_MOMENT,
    epsilon_floor = GLIA_PARAM_EPSILON_FLOOR,
    nesterov = GLIA_PARAM_NESTEROV,
    iterations = GLIA_PARAM_ITERATIONS,
    rate_scaling = GLIA_PARAM_RATE_SCALING,
    vector_rate = GLIA_PARAM_VECTOR_RATE,
    history = GLIA_PARAM_HISTORY,
    evaluations = GLIA_PARAM_EVALUATIONS,
    sufficient_decrease = GLIA_PARAM_SUFFICIENT_DECREASE,
    slope_share = GLIA_PARAM_SLOPE_SHARE,
    gradient_tolerance = GLIA_PARAM_GRADIENT_TOLERANCE,
    change_tolerance = GLIA_PARAM_CHANGE_TOLERANCE,
    publish_average = GLIA_PARAM_PUBLISH_AVERAGE,
    publish_interval = GLIA_PARAM_PUBLISH_INTERVAL,
    capacity = GLIA_PARAM_CAPACITY,
    seed = GLIA_PARAM_SEED,
    refuse_non_finite = GLIA_PARAM_REFUSE_NON_FINITE,
    non_finite_policy = GLIA_PARAM_NON_FINITE_POLICY,
    explosion_policy = GLIA_PARAM_EXPLOSION_POLICY,
    norm_policy = GLIA_PARAM_NORM_POLICY,
    norm_bound = GLIA_PARAM_NORM_BOUND,
    rate_shrink = GLIA_PARAM_RATE_SHRINK,
    rate_recovery = GLIA_PARAM_RATE_RECOVERY,
    snapshot_interval = GLIA_PARAM_SNAPSHOT_INTERVAL,
    row_bound = GLIA_PARAM_ROW_BOUND,
    weight_bound = GLIA_PARAM_WEIGHT_BOUND,
    unit_bound = GLIA_PARAM_UNIT_BOUND,
};

/// The types of tensors' elements.
enum class type : std::int32_t {
    float32 = GLIA_TYPE_FLOAT32,
    int32 = GLIA_TYPE_INT32,
    int64 = GLIA_TYPE_INT64,
};

} // namespace glia

#endif
