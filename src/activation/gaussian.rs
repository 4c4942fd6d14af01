//! Gaussian: f(x) = e^(−x²), f′ = −2x e^(−x²).
//!
//! Hartman, Keeler and Kowalski 1990 for networks of them. Even and local: far from 0 a unit
//! neither answers nor learns. x² is the sum of two floats, and the factor −2x is applied before
//! the last rounding, so that both run out through the subnormals. f(±∞) = 0. Accuracy: 2 ULP, the
//! derivative 3. Cost: one exponential.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, clamp};
use super::properties::{Facts, Properties, Reads, entry};

/// From here on, both are 0.
const LARGEST: f32 = 13.0;

/// e^(−x²) in two factors.
#[inline(always)]
fn parts<S: Simd>(simd: S, x: S::F32) -> [S::F32; 2] {
    let square = simd.mul(x, x);
    let rest = simd.fma(x, x, simd.neg(square));
    math::exp_parts(simd, simd.neg(square), simd.neg(rest))
}

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        17,
        "gaussian",
        "f(x) = exp(-x^2), range (0, 1], even. Answers only near 0 (Hartman, Keeler and Kowalski \
          1990).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties { range: [0.0, 1.0], saturates: [true, true], ..Properties::NONE },
};

#[derive(Clone, Copy)]
pub(super) struct Gaussian;

impl Elementwise for Gaussian {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let [first, second] = parts(simd, clamp(simd, x, [-LARGEST, LARGEST]));
        simd.mul(first, second)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let x = clamp(simd, x, [-LARGEST, LARGEST]);
        let [first, second] = parts(simd, x);
        simd.mul(simd.mul(simd.mul(simd.splat(-2.0), x), first), second)
    }
}
