//! Soft exponential: for α < 0, f(x) = −ln(1 − α (x + α)) / α, f′ = 1 / (1 − α (x + α)); for α = 0,
//! f(x) = x; for α > 0, f(x) = (e^(α x) − 1) / α + α, f′ = e^(α x).
//!
//! Godfrey and Gashler 2015: between logarithm (α = −1), line and exponential (α = 1). For α < 0
//! there is no value to the left of 1/α − α: NaN; for α > 0 it overflows to ∞ near 88 / α.
//! Arguments are sums of two floats. Accuracy: 4 ULP or, near the zero, which is not at 0, 2 · 10⁻⁷
//! / |α|; the derivative 4 ULP. Cost: one exponential, or a logarithm and a division.

use crate::catalog::{Param, Settings};
use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, clamp, keep_nan, product};
use super::properties::{Facts, Properties, Reads, entry, parameter};

/// Where exponentials are 0 or infinite.
const LARGEST: f32 = 110.0;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        19,
        "soft_exponential",
        "for alpha < 0, f(x) = -log(1 - alpha (x + alpha)) / alpha; for 0, x; for alpha > 0, \
         (exp(alpha x) - 1) / alpha + alpha: from logarithm to exponential (Godfrey and Gashler \
         2015).",
        &[parameter(
            Param::Alpha,
            0.5,
            [-1.0, 1.0],
            "alpha: -1 for the logarithm, 0 for the line, 1 for the exponential",
        )],
    ),
    reads: Reads::Input,
    properties: |settings| {
        let alpha = settings.value(Param::Alpha);
        let is_line = alpha == 0.0;
        let least = if alpha > 0.0 { alpha - 1.0 / alpha } else { f64::NEG_INFINITY };
        Properties {
            range: [least, f64::INFINITY],
            monotonic: true,
            zero_centred: is_line,
            identity_near_zero: is_line,
            saturates: [alpha > 0.0, false],
            ..Properties::NONE
        }
    },
};

#[derive(Clone, Copy)]
pub(super) struct SoftExponential {
    alpha: f32,
}

impl SoftExponential {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { alpha: settings.value(Param::Alpha) as f32 }
    }

    /// −α (x + α) as the sum of two floats.
    #[inline(always)]
    fn argument<S: Simd>(self, simd: S, x: S::F32) -> [S::F32; 2] {
        let alpha = simd.splat(self.alpha);
        let sum = simd.add(x, alpha);
        // Knuth's TwoSum: the exact rounding error of the addition.
        let share = simd.sub(sum, x);
        let lost = simd.add(simd.sub(x, simd.sub(sum, share)), simd.sub(alpha, share));
        let [high, low] = product(simd, -self.alpha, sum);
        let rest = simd.fma(simd.neg(alpha), lost, low);
        let is_finite = simd.less(simd.abs(high), simd.splat(f32::INFINITY));
        [high, simd.select(is_finite, rest, simd.splat(0.0))]
    }
}

impl Elementwise for SoftExponential {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let (alpha, one) = (simd.splat(self.alpha), simd.splat(1.0));
        if self.alpha == 0.0 {
            return x;
        }
        if self.alpha < 0.0 {
            let [u, rest] = self.argument(simd, x);
            // Near the pole, 1 + u is exact.
            let sum = simd.add(simd.add(one, u), rest);
            let near_pole = math::log(simd, sum);
            let finite = simd.less(u, simd.splat(f32::INFINITY));
            let correction = simd.select(finite, simd.div(rest, sum), simd.splat(0.0));
            let elsewhere = simd.add(math::log1p(simd, u), correction);
            let is_near = simd.less(u, simd.splat(-0.5));
            let logarithm = simd.select(is_near, near_pole, elsewhere);
            return simd.div(logarithm, simd.neg(alpha));
        }
        let x = simd.max(simd.splat(-LARGEST / self.alpha), x);
        let [u, rest] = product(simd, self.alpha, x);
        let less_one = math::expm1(simd, u);
        let correction = simd.fma(rest, less_one, rest);
        let is_large = simd.less(simd.splat(88.0), u);
        let less_one = simd.add(less_one, simd.select(is_large, simd.splat(0.0), correction));
        simd.add(simd.div(less_one, alpha), alpha)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let one = simd.splat(1.0);
        if self.alpha == 0.0 {
            return keep_nan(simd, x, one);
        }
        if self.alpha < 0.0 {
            let [u, rest] = self.argument(simd, x);
            let sum = simd.add(one, u);
            let is_large = simd.less(one, u);
            let (large, small) = (simd.select(is_large, u, one), simd.select(is_large, one, u));
            let lost = simd.add(simd.sub(small, simd.sub(sum, large)), rest);
            let is_finite = simd.less(u, simd.splat(f32::INFINITY));
            let sum = simd.add(sum, simd.select(is_finite, lost, simd.splat(0.0)));
            let nan = simd.select(simd.less(sum, simd.splat(0.0)), simd.splat(f32::NAN), sum);
            return simd.div(one, nan);
        }
        let limit = LARGEST / self.alpha;
        let [u, rest] = product(simd, self.alpha, clamp(simd, x, [-limit, limit]));
        let power = math::exp(simd, u);
        let is_large = simd.less(simd.splat(88.0), u);
        simd.select(is_large, power, simd.fma(power, rest, power))
    }
}
