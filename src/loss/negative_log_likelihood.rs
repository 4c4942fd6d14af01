//! Negative log-likelihood of labels: L = −y_l of log-probabilities y, the mean over the rows.
//!
//! Fisher 1922. ∂L/∂y is −1 at the label, 0 elsewhere. After a log-softmax; from logits,
//! softmax_cross_entropy does both at once. PyTorch's `NLLLoss` gives the same.
//!
//! Cost: one output a row is read, the gradient written once.

use crate::catalog::Entry;
use crate::kernels::simd::Simd;

use super::reduction::{IGNORED_LABEL, REDUCTION};
use super::rowwise::{Row, RowLoss};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 16,
    name: "negative_log_likelihood",
    description: "The mean over the rows of -y_l, the outputs y log-probabilities; targets are \
                  int32 or int64 labels l.",
    parameters: &[REDUCTION, IGNORED_LABEL],
};

/// The loss of a row.
#[derive(Clone, Copy)]
pub(super) struct NegativeLogLikelihood;

impl RowLoss for NegativeLogLikelihood {
    #[inline(always)]
    fn row<S: Simd>(self, _: S, row: Row<'_>) -> f32 {
        // An ignored label is out of range; its row is weighed with 0 afterwards.
        let label = row.label as usize;
        row.gradient.fill(0.0);
        let Some(gradient) = row.gradient.get_mut(label) else { return 0.0 };
        *gradient = -row.share;
        -row.outputs[label]
    }
}

/// A row's loss in float64.
pub(super) fn row_in_double(outputs: &[f64], label: usize) -> f64 {
    -outputs[label]
}
