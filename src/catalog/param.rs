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
    /// How the values of the rows become the loss of a batch: 0 mean, 1 sum, 2 weighted mean.
    Reduction = 29,
    /// The size of an error from which on a loss grows linearly.
    Delta = 30,
    /// The quantile that is estimated.
    Quantile = 31,
    /// How strongly what is right already is passed over.
    Gamma = 32,
    /// Whether outputs are logarithms: 1 or 0.
    LogInput = 33,
    /// Whether terms that do not depend on the outputs are added: 1 or 0.
    IncludeConstant = 34,
    /// The share of a target that is spread over all classes.
    LabelSmoothing = 35,
    /// The label whose rows do not count.
    IgnoredLabel = 36,
    /// By how much the right should be ahead of the wrong.
    Margin = 37,
    /// The power that a term is raised to.
    Power = 38,
    /// How the terms of a row are joined: 0 sum, 1 mean, 2 the largest.
    Aggregation = 39,
    /// Whether distances are squared: 1 or 0.
    SquaredDistance = 40,
    /// What similarities are divided by.
    Temperature = 41,
}

impl Param {
    /// Every key, in the order of their numbers.
    pub const ALL: [Self; 41] = [
        Self::LearningRate,
        Self::Momentum,
        Self::Beta1,
        Self::Beta2,
        Self::Epsilon,
        Self::Units,
        Self::UseBias,
        Self::Value,
        Self::Minimum,
        Self::Maximum,
        Self::Mean,
        Self::StandardDeviation,
        Self::Alpha,
        Self::Beta,
        Self::Slope,
        Self::Threshold,
        Self::Lambda,
        Self::Frequency,
        Self::Curvature,
        Self::Shared,
        Self::Pieces,
        Self::Hinges,
        Self::LowerThreshold,
        Self::LowerSlope,
        Self::UpperThreshold,
        Self::UpperSlope,
        Self::Decay,
        Self::EpsilonOutside,
        Self::Reduction,
        Self::Delta,
        Self::Quantile,
        Self::Gamma,
        Self::LogInput,
        Self::IncludeConstant,
        Self::LabelSmoothing,
        Self::IgnoredLabel,
        Self::Margin,
        Self::Power,
        Self::Aggregation,
        Self::SquaredDistance,
        Self::Temperature,
    ];

    /// The key's name, as it stands in checkpoints.
    pub fn name(self) -> &'static str {
        match self {
            Self::LearningRate => "learning_rate",
            Self::Momentum => "momentum",
            Self::Beta1 => "beta1",
            Self::Beta2 => "beta2",
            Self::Epsilon => "epsilon",
            Self::Units => "units",
            Self::UseBias => "use_bias",
            Self::Value => "value",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::Mean => "mean",
            Self::StandardDeviation => "standard_deviation",
            Self::Alpha => "alpha",
            Self::Beta => "beta",
            Self::Slope => "slope",
            Self::Threshold => "threshold",
            Self::Lambda => "lambda",
            Self::Frequency => "frequency",
            Self::Curvature => "curvature",
            Self::Shared => "shared",
            Self::Pieces => "pieces",
            Self::Hinges => "hinges",
            Self::LowerThreshold => "lower_threshold",
            Self::LowerSlope => "lower_slope",
            Self::UpperThreshold => "upper_threshold",
            Self::UpperSlope => "upper_slope",
            Self::Decay => "decay",
            Self::EpsilonOutside => "epsilon_outside",
            Self::Reduction => "reduction",
            Self::Delta => "delta",
            Self::Quantile => "quantile",
            Self::Gamma => "gamma",
            Self::LogInput => "log_input",
            Self::IncludeConstant => "include_constant",
            Self::LabelSmoothing => "label_smoothing",
            Self::IgnoredLabel => "ignored_label",
            Self::Margin => "margin",
            Self::Power => "power",
            Self::Aggregation => "aggregation",
            Self::SquaredDistance => "squared_distance",
            Self::Temperature => "temperature",
        }
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
