//! Quantile (pinball) loss: with a = t − y, ℓ = max(τ a, (τ − 1) a); ∂ℓ/∂y = −τ for a > 0, 1 − τ for a < 0.
//!
//! Koenker and Bassett 1978. Its minimum is the quantile τ; at ½ it is half the absolute error. The
//! slope at a = 0 is 0.
//!
//! Cost: one pass, a handful of operations an element.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::pairwise::Pairwise;
use crate::kernels::simd::Simd;

use super::elementwise::{ElementLoss, float};
use super::reduction::REDUCTION;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 7,
    name: "quantile",
    description: "The mean over all rows and outputs of max(q a, (q - 1) a), with a = t - y and the quantile q; targets are float32 values. Koenker and Bassett 1978.",
    parameters: &[
        REDUCTION,
        parameter(Param::Quantile, 0.5, [0.0, 1.0], "tau, the quantile that is estimated"),
    ],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct Quantile {
    quantile: f32,
}

impl Pairwise for Quantile {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let (a, zero) = (simd.sub(t, y), simd.splat(0.0));
        let less_one = self.quantile - 1.0;
        let is_low = simd.less(a, zero);
        let factor = simd.select(is_low, simd.splat(less_one), simd.splat(self.quantile));
        let slope = simd.select(simd.equal(a, zero), zero, simd.neg(factor));
        [simd.mul(factor, a), slope]
    }
}

impl ElementLoss for Quantile {
    fn new(settings: &Settings) -> Self {
        Self { quantile: settings.value(Param::Quantile) as f32 }
    }

    fn in_double(settings: &Settings, y: f64, t: f64) -> f64 {
        let (a, quantile) = (t - y, float(settings, Param::Quantile));
        (quantile * a).max((quantile - 1.0) * a)
    }
}
