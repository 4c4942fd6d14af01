//! Hard shrink: f(x) = x for |x| > λ, else 0; f′ = 1 for |x| > λ, else 0.
//!
//! Donoho and Johnstone 1994 (hard thresholding), for sparse codes. Jumps at ±λ. The output is 0
//! only where |x| ≤ λ, so that it suffices for the derivative. NaN stays NaN. Exact. Cost: two
//! operations.

use crate::catalog::{Param, Settings};
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, keep_nan};
use super::properties::{Facts, Kinks, Properties, Reads, entry, parameter};

/// The properties of soft and hard shrink.
pub(super) fn properties(settings: &Settings) -> Properties {
    let lambda = settings.value(Param::Lambda) as f32;
    let is_line = lambda == 0.0;
    Properties {
        monotonic: true,
        zero_centred: true,
        identity_near_zero: is_line,
        kinks: if is_line { Kinks::NONE } else { Kinks::at_both(-lambda, lambda) },
        ..Properties::NONE
    }
}

/// 1 where y is not 0, and everywhere where λ is.
#[inline(always)]
pub(super) fn derivative<S: Simd>(simd: S, y: S::F32, lambda: f32) -> S::F32 {
    let (zero, one) = (simd.splat(0.0), simd.splat(1.0));
    let at_zero = if lambda == 0.0 { one } else { zero };
    keep_nan(simd, y, simd.select(simd.equal(y, zero), at_zero, one))
}

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        40,
        "hard_shrink",
        "f(x) = x for |x| > lambda, else 0, zero-centred. Makes sparse (Donoho and Johnstone \
         1994).",
        &[parameter(Param::Lambda, 0.5, [0.0, 100.0], "lambda: inputs up to this size become 0")],
    ),
    reads: Reads::Output,
    properties,
};

#[derive(Clone, Copy)]
pub(super) struct HardShrink {
    lambda: f32,
}

impl HardShrink {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { lambda: settings.value(Param::Lambda) as f32 }
    }
}

impl Elementwise for HardShrink {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let is_small = simd.less_equal(simd.abs(x), simd.splat(self.lambda));
        simd.select(is_small, simd.mul(simd.splat(0.0), x), x)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, y: S::F32) -> S::F32 {
        derivative(simd, y, self.lambda)
    }
}
