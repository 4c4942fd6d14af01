//! Hinge loss: ℓ = max(0, 1 − t y), ∂ℓ/∂y = −t where 1 − t y > 0, else 0; targets are −1 or 1.
//!
//! Cortes and Vapnik 1995. Keras's `Hinge` gives the same.
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
    code: 14,
    name: "hinge",
    description: "The mean over all rows and outputs of max(0, 1 - t y); targets are float32 values, -1 or 1.",
    parameters: &[REDUCTION],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct Hinge;

impl Pairwise for Hinge {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let (zero, one) = (simd.splat(0.0), simd.splat(1.0));
        let lack = simd.rectify(simd.fma(simd.neg(t), y, one));
        [lack, simd.select(simd.equal(lack, zero), zero, simd.neg(t))]
    }
}

impl ElementLoss for Hinge {
    fn new(_: &Settings) -> Self {
        Hinge
    }

    fn in_double(_: &Settings, y: f64, t: f64) -> f64 {
        (1.0 - t * y).max(0.0)
    }
}
