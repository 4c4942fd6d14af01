//! Inverse tangent: f(x) = atan x, f′ = 1 / (1 + x²).
//!
//! Saturates as 1 / x², far more slowly than tanh. NaN stays NaN. Where x² would overflow, the
//! derivative is (1 / x)², which runs out through the subnormals. Accuracy: 1 ULP, the derivative
//! 2. Cost: a polynomial and a division; the derivative is a division.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// From here on, 1 + x² is x².
const FAR: f32 = (1u64 << 60) as f32;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        10,
        "arctan",
        "f(x) = atan(x), range (-pi/2, pi/2), zero-centred. Saturates more slowly than tanh.",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [-core::f64::consts::FRAC_PI_2, core::f64::consts::FRAC_PI_2],
        ..Properties::ODD_STEP
    },
};

#[derive(Clone, Copy)]
pub(super) struct Arctan;

impl Elementwise for Arctan {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::atan(simd, x)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let one = simd.splat(1.0);
        let is_far = simd.less(simd.splat(FAR), simd.abs(x));
        let denominator = simd.select(is_far, x, simd.fma(x, x, one));
        let quotient = simd.div(one, denominator);
        simd.select(is_far, simd.mul(quotient, quotient), quotient)
    }
}
