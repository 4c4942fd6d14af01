//! Soft shrink: f(x) = x − λ for x > λ, x + λ for x < −λ, else 0; f′ = 1 for |x| > λ, else 0.
//!
//! Donoho and Johnstone 1994 (soft thresholding), for sparse codes. The output is 0 only where |x|
//! ≤ λ, so that it suffices for the derivative. NaN stays NaN. Exact but for one rounding. Cost:
//! four operations.

use crate::catalog::{Param, Settings};
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::hard_shrink;
use super::properties::{Facts, Reads, entry, parameter};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        39,
        "soft_shrink",
        "f(x) = x - lambda for x > lambda, x + lambda for x < -lambda, else 0, zero-centred. \
         Makes sparse (Donoho and Johnstone 1994).",
        &[parameter(Param::Lambda, 0.5, [0.0, 100.0], "lambda: inputs up to this size become 0")],
    ),
    reads: Reads::Output,
    properties: hard_shrink::properties,
};

#[derive(Clone, Copy)]
pub(super) struct SoftShrink {
    lambda: f32,
}

impl SoftShrink {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { lambda: settings.value(Param::Lambda) as f32 }
    }
}

impl Elementwise for SoftShrink {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let lambda = simd.splat(self.lambda);
        let moved = simd.sub(x, simd.copy_sign(lambda, x));
        let is_small = simd.less_equal(simd.abs(x), lambda);
        simd.select(is_small, simd.mul(simd.splat(0.0), x), moved)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, y: S::F32) -> S::F32 {
        hard_shrink::derivative(simd, y, self.lambda)
    }
}
