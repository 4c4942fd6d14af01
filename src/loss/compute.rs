//! The two passes of each loss: over floats with its gradient, and in float64.

use crate::kernels::runtime::Runtime;

use super::binary_cross_entropy::BinaryCrossEntropy;
use super::binary_cross_entropy_with_logits::BinaryCrossEntropyWithLogits;
use super::cosine_embedding::CosineEmbedding;
use super::focal_with_logits::FocalWithLogits;
use super::gaussian_negative_log_likelihood::GaussianNegativeLogLikelihood;
use super::hinge::Hinge;
use super::huber::Huber;
use super::kl_divergence::KlDivergence;
use super::log_cosh::LogCosh;
use super::mean_absolute_error::MeanAbsoluteError;
use super::mean_squared_error::MeanSquaredError;
use super::multi_class_margin::MultiClassMargin;
use super::negative_log_likelihood::NegativeLogLikelihood;
use super::poisson_negative_log_likelihood::PoissonNegativeLogLikelihood;
use super::quantile::Quantile;
use super::rowwise::{EachRow, RowLoss};
use super::smooth_l1::SmoothL1;
use super::squared_hinge::SquaredHinge;
use super::triplet::Triplet;
use super::{
    Loss, LossKind, RowPass, Targets, cosine_embedding, elementwise,
    gaussian_negative_log_likelihood, multi_class_margin, negative_log_likelihood,
    softmax_cross_entropy, triplet,
};

/// Some rows of a batch: each one's loss, and the batch's gradient.
pub(super) fn rows(loss: &Loss, runtime: &Runtime, pass: RowPass<'_>) {
    let settings = &loss.settings;
    match loss.kind {
        LossKind::SoftmaxCrossEntropy => softmax_cross_entropy::compute(runtime, pass, settings),
        LossKind::GaussianNegativeLogLikelihood => {
            each_row(loss, runtime, pass, GaussianNegativeLogLikelihood::new(settings));
        }
        LossKind::NegativeLogLikelihood => each_row(loss, runtime, pass, NegativeLogLikelihood),
        LossKind::MultiClassMargin => {
            each_row(loss, runtime, pass, MultiClassMargin::new(settings));
        }
        LossKind::CosineEmbedding => each_row(loss, runtime, pass, CosineEmbedding::new(settings)),
        LossKind::Triplet => each_row(loss, runtime, pass, Triplet::new(settings)),
        LossKind::InfoNce => unreachable!("its rows are not computed one by one"),
        LossKind::MeanSquaredError => {
            elementwise::rows::<MeanSquaredError>(runtime, pass, settings)
        }
        LossKind::MeanAbsoluteError => {
            elementwise::rows::<MeanAbsoluteError>(runtime, pass, settings)
        }
        LossKind::Huber => elementwise::rows::<Huber>(runtime, pass, settings),
        LossKind::SmoothL1 => elementwise::rows::<SmoothL1>(runtime, pass, settings),
        LossKind::LogCosh => elementwise::rows::<LogCosh>(runtime, pass, settings),
        LossKind::Quantile => elementwise::rows::<Quantile>(runtime, pass, settings),
        LossKind::BinaryCrossEntropy => {
            elementwise::rows::<BinaryCrossEntropy>(runtime, pass, settings)
        }
        LossKind::BinaryCrossEntropyWithLogits => {
            elementwise::rows::<BinaryCrossEntropyWithLogits>(runtime, pass, settings)
        }
        LossKind::FocalWithLogits => elementwise::rows::<FocalWithLogits>(runtime, pass, settings),
        LossKind::KlDivergence => elementwise::rows::<KlDivergence>(runtime, pass, settings),
        LossKind::PoissonNegativeLogLikelihood => {
            elementwise::rows::<PoissonNegativeLogLikelihood>(runtime, pass, settings)
        }
        LossKind::Hinge => elementwise::rows::<Hinge>(runtime, pass, settings),
        LossKind::SquaredHinge => elementwise::rows::<SquaredHinge>(runtime, pass, settings),
    }
}

fn each_row<F: RowLoss>(loss: &Loss, runtime: &Runtime, pass: RowPass<'_>, function: F) {
    let target_columns = loss.kind.target_columns(pass.columns);
    runtime.dispatch(EachRow { pass, target_columns, function });
}

/// A row's loss in float64, before it is divided by the row's divisor.
pub(super) fn row_in_double(
    loss: &Loss,
    outputs: &[f64],
    targets: &Targets<'_>,
    row: usize,
) -> f64 {
    let (settings, columns) = (&loss.settings, loss.kind.target_columns(outputs.len()));
    let expected = &|column: usize| targets.in_double(row, column, columns);
    let label = targets.signed_label(row).unwrap_or(0);
    match loss.kind {
        LossKind::SoftmaxCrossEntropy => {
            softmax_cross_entropy::row_in_double(settings, outputs, expected)
        }
        LossKind::GaussianNegativeLogLikelihood => {
            gaussian_negative_log_likelihood::row_in_double(settings, outputs, expected)
        }
        LossKind::NegativeLogLikelihood => {
            negative_log_likelihood::row_in_double(outputs, label as usize)
        }
        LossKind::MultiClassMargin => {
            multi_class_margin::row_in_double(settings, outputs, label as usize)
        }
        LossKind::CosineEmbedding => cosine_embedding::row_in_double(settings, outputs, label),
        LossKind::Triplet => triplet::row_in_double(settings, outputs),
        LossKind::InfoNce => unreachable!("its rows are not computed one by one"),
        LossKind::MeanSquaredError => {
            elementwise::row_in_double::<MeanSquaredError>(settings, outputs, expected)
        }
        LossKind::MeanAbsoluteError => {
            elementwise::row_in_double::<MeanAbsoluteError>(settings, outputs, expected)
        }
        LossKind::Huber => elementwise::row_in_double::<Huber>(settings, outputs, expected),
        LossKind::SmoothL1 => elementwise::row_in_double::<SmoothL1>(settings, outputs, expected),
        LossKind::LogCosh => elementwise::row_in_double::<LogCosh>(settings, outputs, expected),
        LossKind::Quantile => elementwise::row_in_double::<Quantile>(settings, outputs, expected),
        LossKind::BinaryCrossEntropy => {
            elementwise::row_in_double::<BinaryCrossEntropy>(settings, outputs, expected)
        }
        LossKind::BinaryCrossEntropyWithLogits => {
            elementwise::row_in_double::<BinaryCrossEntropyWithLogits>(settings, outputs, expected)
        }
        LossKind::FocalWithLogits => {
            elementwise::row_in_double::<FocalWithLogits>(settings, outputs, expected)
        }
        LossKind::KlDivergence => {
            elementwise::row_in_double::<KlDivergence>(settings, outputs, expected)
        }
        LossKind::PoissonNegativeLogLikelihood => {
            elementwise::row_in_double::<PoissonNegativeLogLikelihood>(settings, outputs, expected)
        }
        LossKind::Hinge => elementwise::row_in_double::<Hinge>(settings, outputs, expected),
        LossKind::SquaredHinge => {
            elementwise::row_in_double::<SquaredHinge>(settings, outputs, expected)
        }
    }
}
