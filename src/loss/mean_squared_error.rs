//! Mean squared error: ℓ = (y − t)², ∂ℓ/∂y = 2 (y − t), a row's mean over its outputs.
//!
//! Gauss 1809, Legendre 1805. PyTorch's `MSELoss` and Keras's `MeanSquaredError` give the same.
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
    code: 1,
    name: "mean_squared_error",
    description: "The mean over all rows and outputs of (y - t)^2; targets are float32 values.",
    parameters: &[REDUCTION],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct MeanSquaredError;

impl Pairwise for MeanSquaredError {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let difference = simd.sub(y, t);
        [simd.mul(difference, difference), simd.add(difference, difference)]
    }
}

impl ElementLoss for MeanSquaredError {
    fn new(_: &Settings) -> Self {
        MeanSquaredError
    }

    fn in_double(_: &Settings, y: f64, t: f64) -> f64 {
        (y - t) * (y - t)
    }
}
