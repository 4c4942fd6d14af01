//! Mean absolute error: ℓ = |y − t|, ∂ℓ/∂y = sign(y − t), 0 where they are equal.
//!
//! Boscovich 1757, Laplace 1774. PyTorch's `L1Loss` and Keras's `MeanAbsoluteError` give the same. Its
//! minimum is the median.
//!
//! Cost: one pass, a handful of operations an element.

use crate::catalog::{Entry, Settings};
use crate::kernels::pairwise::Pairwise;
use crate::kernels::simd::Simd;

use super::elementwise::ElementLoss;
use super::reduction::REDUCTION;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 3,
    name: "mean_absolute_error",
    description: "The mean over all rows and outputs of |y - t|; targets are float32 values.",
    parameters: &[REDUCTION],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct MeanAbsoluteError;

impl Pairwise for MeanAbsoluteError {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let difference = simd.sub(y, t);
        let (one, zero) = (simd.splat(1.0), simd.splat(0.0));
        let is_same = simd.equal(difference, zero);
        let slope = simd.select(is_same, zero, simd.copy_sign(one, difference));
        [simd.abs(difference), slope]
    }
}

impl ElementLoss for MeanAbsoluteError {
    fn new(_: &Settings) -> Self {
        MeanAbsoluteError
    }

    fn in_double(_: &Settings, y: f64, t: f64) -> f64 {
        (y - t).abs()
    }
}
