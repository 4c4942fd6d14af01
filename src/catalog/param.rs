//! The keys of all parameters.

use crate::error::{Error, ErrorCode};

/// The keys of all parameters, one numbering for every family. A number once released is never
/// reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Param {
    /// The step size of an update.
    LearningRate = 1,
    /// The share of the velocity that is kept.
    Momentum = 2,
    /// The decay of the first moment.
    Beta1 = 3,
    /// The decay of the second moment.
    Beta2 = 4,
    /// The small constant that keeps a division finite.
    Epsilon = 5,
    /// The number of outputs of a layer.
    Units = 6,
    /// Whether a layer adds a bias: 1 or 0.
    UseBias = 7,
    /// A constant.
    Value = 8,
    /// The lower end of a range.
    Minimum = 9,
    /// The upper end of a range.
    Maximum = 10,
    /// The mean of a distribution.
    Mean = 11,
    /// The standard deviation of a distribution.
    StandardDeviation = 12,
    /// The shape of an activation, by its own equation.
    Alpha = 13,
    /// How sharply an activation bends.
    Beta = 14,
    /// The slope for negative inputs.
    Slope = 15,
    /// A limit that decides what happens to a value.
    Threshold = 16,
    /// The size up to which a value is shrunk to nothing.
    Lambda = 17,
    /// The frequency of a wave.
    Frequency = 18,
    /// How wide a bend is.
    Curvature = 19,
    /// Whether all channels share one learned parameter: 1 or 0.
    Shared = 20,
    /// The number of pieces of which the largest counts.
    Pieces = 21,
    /// The number of hinges of a piecewise linear function.
    Hinges = 22,
    /// Where the lower of two bends begins.
    LowerThreshold = 23,
    /// The slope below the lower bend.
    LowerSlope = 24,
    /// Where the upper of two bends begins.
    UpperThreshold = 25,
    /// The slope above the upper bend.
    UpperSlope = 26,
    /// The share of a running mean that is kept.
    Decay = 27,
    /// Whether the small constant is added outside the root: 1 or 0.
    EpsilonOutside = 28,
    /// How strongly weights are drawn to 0.
    WeightDecay = 29,
    /// Whether the learning rate is part of the velocity: 1 or 0.
    VelocityHoldsRate = 30,
    /// Whether means that begin at 0 are divided by what they lack: 1 or 0.
    BiasCorrection = 31,
    /// Whether the learning rate multiplies the weight decay: 1 or 0.
    DecayTimesRate = 32,
    /// How fast a momentum that grows comes to its last value.
    MomentumDecay = 33,
    /// The decay of a third mean.
    Beta3 = 34,
    /// What a step is multiplied by where it was right.
    IncreaseFactor = 35,
    /// What a step is multiplied by where it was wrong.
    DecreaseFactor = 36,
    /// Whether a step that was wrong is taken back: 1 or 0.
    Backtracking = 37,
    /// The length of a step as a share of the length of the weights.
    TrustCoefficient = 38,
    /// Where a schedule begins.
    Initial = 39,
    /// How many updates a schedule or one part of it takes.
    Steps = 40,
    /// The share of its first value that a schedule ends with.
    FinalShare = 41,
    /// What a value is multiplied by.
    Factor = 42,
    /// The exponent of a schedule's equation.
    Power = 43,
    /// How many times as long as a cycle the next one is.
    Multiplier = 44,
    /// The value at the turn of a cycle.
    Peak = 45,
    /// The share of its peak that a schedule starts with.
    StartShare = 46,
    /// The share of its steps that a schedule takes to its peak.
    Rise = 47,
    /// The share of its steps that a schedule takes back from its peak.
    Fall = 48,
    /// Whether a schedule follows half a cosine, else a line: 1 or 0.
    Cosine = 49,
    /// The updates before a schedule begins.
    WarmupSteps = 50,
    /// The share of a schedule's first value that its warm-up starts with.
    WarmupStart = 51,
    /// How many values without improvement are borne.
    Patience = 52,
    /// How many values after a reduction do not count.
    Cooldown = 53,
    /// Whether larger is better: 1 or 0.
    Maximize = 54,
    /// Whether a threshold is a difference, else a share: 1 or 0.
    ThresholdAbsolute = 55,
    /// Whether a run reports the loss of each epoch by itself: 1 or 0.
    EachEpoch = 56,
    /// Which fan divides a variance: 0 fan-in, 1 fan-out, 2 their average.
    FanMode = 57,
    /// What the deviation of initial weights is multiplied by.
    Gain = 58,
    /// Whether a normal distribution is cut off at two deviations: 1 or 0.
    Truncated = 59,
    /// The number of weights that are not zero, of each unit.
    Connections = 60,
    /// A share of a whole.
    Share = 61,
    /// What the learning rate is multiplied by for one parameter.
    RateFactor = 62,
    /// What the weight decay is multiplied by for one parameter.
    DecayFactor = 63,
    /// Whether a parameter keeps its values: 1 or 0.
    Frozen = 64,
    /// The largest size of an element of a gradient; 0 for any.
    ClipValue = 65,
    /// The largest norm of all gradients together; 0 for any.
    ClipNorm = 66,
    /// The largest norm of a unit's gradients as a share of the norm of its weights; 0 for any.
    ClipRatio = 67,
    /// Whether parameters of fewer than two axes decay: 1 or 0.
    DecayVectors = 68,
    /// How the values of the rows become the loss of a batch: 0 mean, 1 sum, 2 weighted mean.
    Reduction = 69,
    /// The size of an error from which on a loss grows linearly.
    Delta = 70,
    /// The quantile that is estimated.
    Quantile = 71,
    /// How strongly what is right already is passed over.
    Gamma = 72,
    /// Whether outputs are logarithms: 1 or 0.
    LogInput = 73,
    /// Whether terms that do not depend on the outputs are added: 1 or 0.
    IncludeConstant = 74,
    /// The share of a target that is spread over all classes.
    LabelSmoothing = 75,
    /// The label whose rows do not count.
    IgnoredLabel = 76,
    /// By how much the right should be ahead of the wrong.
    Margin = 77,
    /// How the terms of a row are joined: 0 sum, 1 mean, 2 the largest.
    Aggregation = 78,
    /// Whether distances are squared: 1 or 0.
    SquaredDistance = 79,
    /// What similarities are divided by.
    Temperature = 80,
    /// Whether both sides are to find each other: 1 or 0.
    Symmetric = 81,
    /// Whether vectors are divided by their lengths: 1 or 0.
    Normalize = 82,
    /// Which average of the weights is kept: 0 none, 1 exponential, 2 equal.
    Average = 83,
    /// The share of an exponential average of the weights that is kept.
    AverageDecay = 84,
    /// Whether an average that is young weighs new weights more: 1 or 0.
    AverageBiasCorrection = 85,
    /// The first update whose weights are averaged.
    AverageStart = 86,
    /// How many updates apart the weights are averaged.
    AverageInterval = 87,
    /// The variance of the noise that is added to gradients before the first update; 0 for none.
    GradientNoise = 88,
    /// How fast the noise of gradients fades: the exponent of the updates.
    GradientNoiseDecay = 89,
    /// Whether the doctor watches each step: 1 or 0.
    Watch = 90,
    /// How many recent losses are looked at.
    Window = 91,
    /// How many deviations above its recent past a loss is refused; 0 for any.
    ExplosionFactor = 92,
    /// The least progress of a loss, as a share of it, that is no plateau.
    PlateauThreshold = 93,
    /// How many updates apart their size is measured; 0 for never.
    RatioInterval = 94,
    /// How many updates apart the gradient noise scale is measured; 0 for never.
    NoiseScaleInterval = 95,
    /// How fast the memory of a mean grows with the number of the step.
    DecayExponent = 96,
    /// A second small constant, beside the first.
    Epsilon2 = 97,
    /// The root mean square that an update is brought down to.
    ClipThreshold = 98,
    /// Whether the learning rate falls with the root of the number of the step: 1 or 0.
    RelativeStep = 99,
    /// Whether a step is a share of the size of the parameter: 1 or 0.
    ScaleByParameter = 100,
    /// Whether there is a running mean of the updates: 1 or 0.
    FirstMoment = 101,
    /// Whether the small constant is a lower limit instead of an addend: 1 or 0.
    EpsilonFloor = 102,
    /// Whether the gradient counts again beside the momentum that has it: 1 or 0.
    Nesterov = 103,
    /// How often an approximation is improved.
    Iterations = 104,
    /// How the learning rate depends on the shape of a matrix: 0 or 1, by the description of the kind.
    RateScaling = 105,
    /// The step size of parameters that are no matrices.
    VectorRate = 106,
    /// How many steps are remembered.
    History = 107,
    /// How often a loss may be evaluated in a search.
    Evaluations = 108,
    /// By how much a loss has to fall, as a share of what its slope promises.
    SufficientDecrease = 109,
    /// The size that a slope may have where a search ends, as a share of what it was.
    SlopeShare = 110,
    /// The size of a gradient that counts as none.
    GradientTolerance = 111,
    /// The size of a change of weights that counts as none.
    ChangeTolerance = 112,
    /// Whether snapshots are of the average of the weights: 1 or 0.
    PublishAverage = 113,
}

/// Every key with its name, in the order of their numbers.
const NAMES: [(Param, &str); 113] = [
    (Param::LearningRate, "learning_rate"),
    (Param::Momentum, "momentum"),
    (Param::Beta1, "beta1"),
    (Param::Beta2, "beta2"),
    (Param::Epsilon, "epsilon"),
    (Param::Units, "units"),
    (Param::UseBias, "use_bias"),
    (Param::Value, "value"),
    (Param::Minimum, "minimum"),
    (Param::Maximum, "maximum"),
    (Param::Mean, "mean"),
    (Param::StandardDeviation, "standard_deviation"),
    (Param::Alpha, "alpha"),
    (Param::Beta, "beta"),
    (Param::Slope, "slope"),
    (Param::Threshold, "threshold"),
    (Param::Lambda, "lambda"),
    (Param::Frequency, "frequency"),
    (Param::Curvature, "curvature"),
    (Param::Shared, "shared"),
    (Param::Pieces, "pieces"),
    (Param::Hinges, "hinges"),
    (Param::LowerThreshold, "lower_threshold"),
    (Param::LowerSlope, "lower_slope"),
    (Param::UpperThreshold, "upper_threshold"),
    (Param::UpperSlope, "upper_slope"),
    (Param::Decay, "decay"),
    (Param::EpsilonOutside, "epsilon_outside"),
    (Param::WeightDecay, "weight_decay"),
    (Param::VelocityHoldsRate, "velocity_holds_rate"),
    (Param::BiasCorrection, "bias_correction"),
    (Param::DecayTimesRate, "decay_times_rate"),
    (Param::MomentumDecay, "momentum_decay"),
    (Param::Beta3, "beta3"),
    (Param::IncreaseFactor, "increase_factor"),
    (Param::DecreaseFactor, "decrease_factor"),
    (Param::Backtracking, "backtracking"),
    (Param::TrustCoefficient, "trust_coefficient"),
    (Param::Initial, "initial"),
    (Param::Steps, "steps"),
    (Param::FinalShare, "final_share"),
    (Param::Factor, "factor"),
    (Param::Power, "power"),
    (Param::Multiplier, "multiplier"),
    (Param::Peak, "peak"),
    (Param::StartShare, "start_share"),
    (Param::Rise, "rise"),
    (Param::Fall, "fall"),
    (Param::Cosine, "cosine"),
    (Param::WarmupSteps, "warmup_steps"),
    (Param::WarmupStart, "warmup_start"),
    (Param::Patience, "patience"),
    (Param::Cooldown, "cooldown"),
    (Param::Maximize, "maximize"),
    (Param::ThresholdAbsolute, "threshold_absolute"),
    (Param::EachEpoch, "each_epoch"),
    (Param::FanMode, "fan_mode"),
    (Param::Gain, "gain"),
    (Param::Truncated, "truncated"),
    (Param::Connections, "connections"),
    (Param::Share, "share"),
    (Param::RateFactor, "rate_factor"),
    (Param::DecayFactor, "decay_factor"),
    (Param::Frozen, "frozen"),
    (Param::ClipValue, "clip_value"),
    (Param::ClipNorm, "clip_norm"),
    (Param::ClipRatio, "clip_ratio"),
    (Param::DecayVectors, "decay_vectors"),
    (Param::Reduction, "reduction"),
    (Param::Delta, "delta"),
    (Param::Quantile, "quantile"),
    (Param::Gamma, "gamma"),
    (Param::LogInput, "log_input"),
    (Param::IncludeConstant, "include_constant"),
    (Param::LabelSmoothing, "label_smoothing"),
    (Param::IgnoredLabel, "ignored_label"),
    (Param::Margin, "margin"),
    (Param::Aggregation, "aggregation"),
    (Param::SquaredDistance, "squared_distance"),
    (Param::Temperature, "temperature"),
    (Param::Symmetric, "symmetric"),
    (Param::Normalize, "normalize"),
    (Param::Average, "average"),
    (Param::AverageDecay, "average_decay"),
    (Param::AverageBiasCorrection, "average_bias_correction"),
    (Param::AverageStart, "average_start"),
    (Param::AverageInterval, "average_interval"),
    (Param::GradientNoise, "gradient_noise"),
    (Param::GradientNoiseDecay, "gradient_noise_decay"),
    (Param::Watch, "watch"),
    (Param::Window, "window"),
    (Param::ExplosionFactor, "explosion_factor"),
    (Param::PlateauThreshold, "plateau_threshold"),
    (Param::RatioInterval, "ratio_interval"),
    (Param::NoiseScaleInterval, "noise_scale_interval"),
    (Param::DecayExponent, "decay_exponent"),
    (Param::Epsilon2, "epsilon2"),
    (Param::ClipThreshold, "clip_threshold"),
    (Param::RelativeStep, "relative_step"),
    (Param::ScaleByParameter, "scale_by_parameter"),
    (Param::FirstMoment, "first_moment"),
    (Param::EpsilonFloor, "epsilon_floor"),
    (Param::Nesterov, "nesterov"),
    (Param::Iterations, "iterations"),
    (Param::RateScaling, "rate_scaling"),
    (Param::VectorRate, "vector_rate"),
    (Param::History, "history"),
    (Param::Evaluations, "evaluations"),
    (Param::SufficientDecrease, "sufficient_decrease"),
    (Param::SlopeShare, "slope_share"),
    (Param::GradientTolerance, "gradient_tolerance"),
    (Param::ChangeTolerance, "change_tolerance"),
    (Param::PublishAverage, "publish_average"),
];

impl Param {
    /// Every key, in the order of their numbers.
    pub const ALL: [Self; NAMES.len()] = {
        let mut all = [Self::LearningRate; NAMES.len()];
        let mut place = 0;
        while place < all.len() {
            all[place] = NAMES[place].0;
            assert!(all[place] as usize == place + 1, "not in the order of their numbers");
            place += 1;
        }
        all
    };

    /// The key's name, as it stands in checkpoints.
    pub fn name(self) -> &'static str {
        NAMES[self as usize - 1].1
    }

    /// The key with this number.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|key| *key as i32 == code).ok_or_else(|| {
            Error::new(
                ErrorCode::UnknownKey,
                format!(
                    "key: expected a GLIA_PARAM_ number from 1 to {}, got {code}",
                    Self::ALL.len()
                ),
            )
        })
    }
}
