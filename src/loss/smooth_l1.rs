//! Smooth L1: with a = y − t, ℓ = a² / (2 β) for |a| < β, else |a| − ½ β; ∂ℓ/∂y = a / β limited to ±1.
//!
//! Girshick 2015 (β = 1), with β as in PyTorch's `SmoothL1Loss`, which gives the same. It is Huber's
//! loss with δ = β, divided by β.
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
    code: 5,
    name: "smooth_l1",
    description: "The mean over all rows and outputs of a^2 / (2 beta) for |a| < beta, else |a| - beta / 2, with a = y - t; targets are float32 values. Girshick 2015.",
    parameters: &[
        REDUCTION,
        parameter(
            Param::Beta,
            1.0,
            [1e-6, 1e6],
            "beta, the size of an error from which on the loss grows linearly",
        ),
    ],
};

/// The loss of an output.
#[derive(Clone, Copy)]
pub(super) struct SmoothL1 {
    beta: f32,
}

impl Pairwise for SmoothL1 {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, y: S::F32, t: S::F32) -> [S::F32; 2] {
        let (difference, beta) = (simd.sub(y, t), simd.splat(self.beta));
        let (size, half, one) = (simd.abs(difference), simd.splat(0.5), simd.splat(1.0));
        let is_near = simd.less(size, beta);
        let ratio = simd.div(difference, beta);
        let near = simd.mul(simd.mul(half, difference), ratio);
        let far = simd.sub(size, simd.mul(half, beta));
        let slope = simd.select(is_near, ratio, simd.copy_sign(one, difference));
        [simd.select(is_near, near, far), slope]
    }
}

impl ElementLoss for SmoothL1 {
    fn new(settings: &Settings) -> Self {
        Self { beta: settings.value(Param::Beta) as f32 }
    }

    fn in_double(settings: &Settings, y: f64, t: f64) -> f64 {
        let (size, beta) = ((y - t).abs(), float(settings, Param::Beta));
        if size < beta { 0.5 * size * size / beta } else { size - 0.5 * beta }
    }
}
