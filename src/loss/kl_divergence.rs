//! Kullback–Leibler divergence: ℓ = t (ln t − y), y log-probabilities; ∂ℓ/∂y = −t; a row's sum over its outputs.
//!
//! Kullback and Leibler 1951. A target of 0 adds nothing, however improbable the output. PyTorch's
//! `KLDivLoss(reduction="batchmean")` gives the same, its "mean" divides by the columns too; Keras's
//! `KLDivergence` takes probabilities.
//!
//! Cost: one pass; a logarithm an element.

use crate::catalog::{Entry, Settings};
use crate::kernels::math;
use crate::kernels::pairwise::Pairwise;
use crate::kernels::simd::Simd;

use super::elementwise::ElementLoss;
use super::reduction::REDUCTION;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 11,
    name: "kl_divergence",
    description: "The mean over the rows of sum_j t_j (ln t_j - y_j), the outputs y log-probabilities; targets are float32 distributions. Kullback and Leibler 1951.",
    parameters: &[REDUCTION],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct KlDivergence;

impl Pairwise for KlDivergence {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let zero = simd.splat(0.0);
        let value = simd.mul(t, simd.sub(math::log(simd, t), y));
        [simd.select(simd.equal(t, zero), zero, value), simd.neg(t)]
    }
}

impl ElementLoss for KlDivergence {
    fn new(_: &Settings) -> Self {
        KlDivergence
    }

    fn in_double(_: &Settings, y: f64, t: f64) -> f64 {
        if t == 0.0 { 0.0 } else { t * (math::ln(t) - y) }
    }
}
