//! The losses, with their pinned numbers, and what each takes as targets.

use crate::catalog::Entry;

use super::{
    binary_cross_entropy, binary_cross_entropy_with_logits, cosine_embedding, focal_with_logits,
    gaussian_negative_log_likelihood, hinge, huber, info_nce, kl_divergence, log_cosh,
    mean_absolute_error, mean_squared_error, multi_class_margin, negative_log_likelihood,
    poisson_negative_log_likelihood, quantile, smooth_l1, softmax_cross_entropy, squared_hinge,
    triplet,
};

// Adding one: a line here, in `ALL` and `ENTRIES`, and in `compute.rs` for both of its passes; where its
// targets are no values, or it needs whole rows, also in what follows here.
/// The losses, with their pinned numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum LossKind {
    /// The mean of the squared differences.
    MeanSquaredError = 1,
    /// Cross entropy of the softmax of the outputs.
    SoftmaxCrossEntropy = 2,
    /// The mean of the sizes of the differences.
    MeanAbsoluteError = 3,
    /// Huber's loss: squares of small differences, sizes of large ones.
    Huber = 4,
    /// Huber's loss divided by its limit.
    SmoothL1 = 5,
    /// The logarithm of the hyperbolic cosine of the differences.
    LogCosh = 6,
    /// The pinball loss, whose minimum is a quantile.
    Quantile = 7,
    /// Binary cross entropy of probabilities.
    BinaryCrossEntropy = 8,
    /// Binary cross entropy of the sigmoid of the outputs.
    BinaryCrossEntropyWithLogits = 9,
    /// Focal loss of the sigmoid of the outputs.
    FocalWithLogits = 10,
    /// Kullback-Leibler divergence of log-probabilities from targets.
    KlDivergence = 11,
    /// Negative log-likelihood of counts under Poisson distributions.
    PoissonNegativeLogLikelihood = 12,
    /// Negative log-likelihood under normal distributions: outputs are means and log-variances.
    GaussianNegativeLogLikelihood = 13,
    /// Hinge loss; targets are -1 or 1.
    Hinge = 14,
    /// The squared hinge loss; targets are -1 or 1.
    SquaredHinge = 15,
    /// Negative log-likelihood of labels under log-probabilities.
    NegativeLogLikelihood = 16,
    /// By how much other classes are too near the label's or ahead of it.
    MultiClassMargin = 17,
    /// The cosine between two vectors of a row; labels are -1 or 1.
    CosineEmbedding = 18,
    /// How much farther an anchor is from a negative than from a positive; no targets.
    Triplet = 19,
    /// How well each row's query tells its key from those of the batch's other rows; no targets.
    InfoNce = 20,
}

/// What a loss takes as targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetForm {
    /// Values: for each output one, or as many as [`LossKind::target_columns`] says.
    Values,
    /// A class a row.
    Labels,
    /// A class a row, or a distribution over the outputs.
    LabelsOrDistributions,
    /// 1 or -1 a row.
    Signs,
}

impl LossKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 20] = [
        Self::MeanSquaredError,
        Self::SoftmaxCrossEntropy,
        Self::MeanAbsoluteError,
        Self::Huber,
        Self::SmoothL1,
        Self::LogCosh,
        Self::Quantile,
        Self::BinaryCrossEntropy,
        Self::BinaryCrossEntropyWithLogits,
        Self::FocalWithLogits,
        Self::KlDivergence,
        Self::PoissonNegativeLogLikelihood,
        Self::GaussianNegativeLogLikelihood,
        Self::Hinge,
        Self::SquaredHinge,
        Self::NegativeLogLikelihood,
        Self::MultiClassMargin,
        Self::CosineEmbedding,
        Self::Triplet,
        Self::InfoNce,
    ];

    /// What it takes as targets.
    pub fn target_form(self) -> TargetForm {
        match self {
            Self::SoftmaxCrossEntropy => TargetForm::LabelsOrDistributions,
            Self::NegativeLogLikelihood | Self::MultiClassMargin => TargetForm::Labels,
            Self::CosineEmbedding => TargetForm::Signs,
            _ => TargetForm::Values,
        }
    }

    /// Whether the largest output names a class, so that accuracy has a meaning.
    pub fn classifies(self) -> bool {
        matches!(self.target_form(), TargetForm::Labels | TargetForm::LabelsOrDistributions)
    }

    /// How many vectors of one length a row of outputs is.
    pub fn parts(self) -> usize {
        match self {
            Self::GaussianNegativeLogLikelihood | Self::CosineEmbedding | Self::InfoNce => 2,
            Self::Triplet => 3,
            _ => 1,
        }
    }

    /// Whether a row's loss depends on the other rows of its batch, so that a batch must not be cut
    /// into parts whose losses are added up.
    pub fn mixes_rows(self) -> bool {
        self == Self::InfoNce
    }

    /// Targets of a row of so many outputs, where they are values.
    pub fn target_columns(self, columns: usize) -> usize {
        match self {
            Self::GaussianNegativeLogLikelihood => columns / 2,
            Self::Triplet | Self::InfoNce => 0,
            _ => columns,
        }
    }

    /// What a row's sum is divided by for the mean over its targets; 1 where the loss is a sum.
    pub(super) fn row_divisor(self, columns: usize) -> usize {
        match self {
            Self::KlDivergence | Self::Triplet | Self::InfoNce => 1,
            _ if self.target_form() == TargetForm::Values => self.target_columns(columns),
            _ => 1,
        }
    }
}

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; 20] = [
    &mean_squared_error::ENTRY,
    &softmax_cross_entropy::ENTRY,
    &mean_absolute_error::ENTRY,
    &huber::ENTRY,
    &smooth_l1::ENTRY,
    &log_cosh::ENTRY,
    &quantile::ENTRY,
    &binary_cross_entropy::ENTRY,
    &binary_cross_entropy_with_logits::ENTRY,
    &focal_with_logits::ENTRY,
    &kl_divergence::ENTRY,
    &poisson_negative_log_likelihood::ENTRY,
    &gaussian_negative_log_likelihood::ENTRY,
    &hinge::ENTRY,
    &squared_hinge::ENTRY,
    &negative_log_likelihood::ENTRY,
    &multi_class_margin::ENTRY,
    &cosine_embedding::ENTRY,
    &triplet::ENTRY,
    &info_nce::ENTRY,
];
