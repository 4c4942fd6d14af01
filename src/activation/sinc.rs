//! Sinc: f(x) = sin x / x, f(0) = 1; f′ = (cos x − f) / x.
//!
//! Efimov 2019 among others; the unnormalised form. Not monotonic; dies out as 1 / x. Up to |x| =
//! 1.5 the derivative is a polynomial, −x/3 + x³/30 − …, since cos x and sin x / x agree near 0.
//! f(±∞) = 0. Accuracy: 2 ULP; the derivative 4 ULP or, near its zeros (tan x = x), 1.2 · 10⁻⁷.
//! Cost: one sine and a division; the derivative a cosine more.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// Below, the series serves.
const MIDDLE: f32 = 1.5;
/// The coefficients of f′(x) / x in powers of x²: (−1)ⁿ 2n / (2n + 1)!, n from 1.
const SERIES: [f32; 7] = [
    -1.0 / 3.0,
    1.0 / 30.0,
    -1.0 / 840.0,
    1.0 / 45_360.0,
    -1.0 / 3_991_680.0,
    1.0 / 518_918_400.0,
    -1.0 / 93_405_312_000.0,
];

/// The derivative near 0, by Horner's scheme.
#[inline(always)]
fn near<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    let square = simd.mul(x, x);
    let mut sum = simd.splat(SERIES[6]);
    let mut index = 6;
    while index > 0 {
        index -= 1;
        sum = simd.fma(sum, square, simd.splat(SERIES[index]));
    }
    simd.mul(x, sum)
}

/// 0 at ±∞, where sine and cosine have no value.
#[inline(always)]
fn finite_or_zero<S: Simd>(simd: S, x: S::F32, y: S::F32) -> S::F32 {
    let is_infinite = simd.equal(simd.abs(x), simd.splat(f32::INFINITY));
    simd.select(is_infinite, simd.splat(0.0), y)
}

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        16,
        "sinc",
        "f(x) = sin(x) / x, f(0) = 1, range [-0.217, 1]. An even wave that dies out.",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [-0.217_233_628_211_221_66, 1.0],
        saturates: [true, true],
        ..Properties::NONE
    },
};

#[derive(Clone, Copy)]
pub(super) struct Sinc;

impl Elementwise for Sinc {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let quotient = simd.div(math::sin(simd, x), x);
        let quotient = simd.select(simd.equal(x, simd.splat(0.0)), simd.splat(1.0), quotient);
        finite_or_zero(simd, x, quotient)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let size = simd.abs(x);
        let [sine, cosine] = math::sin_and_cos(simd, x);
        let far = simd.div(simd.sub(cosine, simd.div(sine, x)), x);
        let is_near = simd.less(size, simd.splat(MIDDLE));
        let result = simd.select(is_near, near(simd, x), far);
        finite_or_zero(simd, x, result)
    }
}
