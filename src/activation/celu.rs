//! Continuously differentiable exponential linear unit: f(x) = x for x > 0, else α (e^(x/α) − 1);
//! f′ = 1 for x > 0, else e^(x/α).
//!
//! Barron 2017: ELU without its kink. x / α is the sum of two floats. NaN stays NaN. Accuracy: 3
//! ULP, the derivative 2. Cost: one exponential and a division.

use crate::catalog::{Param, Settings};
use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry, parameter};

/// Where e^(x/α) is 0, in units of α.
const LARGEST: f32 = 170.0;
/// Up to this size, the result is x, whatever alpha.
const TINY: f32 = 1e-11;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        28,
        "celu",
        "f(x) = x for x > 0, else alpha (exp(x / alpha) - 1), range (-alpha, inf). ELU without a \
          kink (Barron 2017).",
        &[parameter(Param::Alpha, 1.0, [0.01, 100.0], "alpha: the function levels off at -alpha")],
    ),
    reads: Reads::Input,
    properties: |settings| Properties {
        range: [-settings.value(Param::Alpha), f64::INFINITY],
        identity_near_zero: true,
        ..Properties::RECTIFIER
    },
};

#[derive(Clone, Copy)]
pub(super) struct Celu {
    alpha: f32,
}

impl Celu {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { alpha: settings.value(Param::Alpha) as f32 }
    }
}

impl Elementwise for Celu {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let left = simd.div(simd.min(simd.splat(0.0), x), simd.splat(self.alpha));
        let left = simd.mul(simd.splat(self.alpha), math::expm1(simd, left));
        let is_tiny = simd.less(simd.abs(x), simd.splat(TINY));
        let is_right = simd.mask_or(is_tiny, simd.less(simd.splat(0.0), x));
        simd.select(is_right, x, left)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let alpha = simd.splat(self.alpha);
        let left = simd.max(simd.splat(-LARGEST * self.alpha), simd.min(simd.splat(0.0), x));
        let quotient = simd.div(left, alpha);
        let rest = simd.div(simd.fma(simd.neg(quotient), alpha, left), alpha);
        let [first, second] = math::exp_parts(simd, quotient, rest);
        let left = simd.mul(first, second);
        simd.select(simd.less(simd.splat(0.0), x), simd.splat(1.0), left)
    }
}
