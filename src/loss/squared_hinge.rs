//! Squared hinge loss: ℓ = max(0, 1 − t y)², ∂ℓ/∂y = −2 t max(0, 1 − t y); targets are −1 or 1.
//!
//! Cortes and Vapnik 1995; L2-SVM of Chang, Hsieh and Lin 2008. Keras's `SquaredHinge` gives the same.
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
    code: 15,
    name: "squared_hinge",
    description: "The mean over all rows and outputs of max(0, 1 - t y)^2; targets are float32 values, -1 or 1.",
    parameters: &[REDUCTION],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct SquaredHinge;

impl Pairwise for SquaredHinge {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let lack = simd.fma(simd.neg(t), y, simd.splat(1.0));
        let lack = simd.rectify(lack);
        [simd.mul(lack, lack), simd.mul(simd.mul(simd.splat(-2.0), t), lack)]
    }
}

impl ElementLoss for SquaredHinge {
    fn new(_: &Settings) -> Self {
        SquaredHinge
    }

    fn in_double(_: &Settings, y: f64, t: f64) -> f64 {
        let lack = (1.0 - t * y).max(0.0);
        lack * lack
    }
}
