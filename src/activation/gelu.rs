//! Gaussian error linear unit: f(x) = x Φ(x), f′ = Φ(x) + x φ(x), Φ and φ the normal distribution.
//!
//! Hendrycks and Gimpel 2016, the exact form. With a = |x|, E = e^(−x²/2) and R = Φ(−a) / E, to the
//! left f = x E R and f′ = E (R − a / √(2π)), to the right x (1 − E R) and 1 − E (R − a / √(2π)):
//! the tail runs out through the subnormals, where ½ (1 + erf) would lose every digit. Near 0 Φ is
//! a series. f(−∞) = −0. Accuracy: 4 ULP; the derivative 4 ULP or, near its zero at the minimum,
//! 1.2 · 10⁻⁷. Cost: one exponential, one division, a polynomial.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// Beyond, E is 0.
const LARGEST: f32 = 17.5;
/// 1 / √(2π).
const DENSITY: f32 = 0.398_942_3;

/// Below, the series serves.
const MIDDLE: f32 = 0.7;
/// The coefficients of (Φ(x) − ½) / x in powers of x²: (−1)ⁿ / (√(2π) 2ⁿ n! (2n + 1)), n from 0.
const SERIES: [f32; 7] = [
    0.398_942_3,
    -0.066_490_38,
    0.009_973_557,
    -0.001_187_328_2,
    0.000_115_434_69,
    -9.444_657e-6,
    6.659_693_5e-7,
];

/// x Φ(x) near 0.
#[inline(always)]
fn near<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    simd.mul(x, simd.fma(x, polynomial(simd, &SERIES, x), simd.splat(0.5)))
}

/// Its derivative near 0.
#[inline(always)]
fn near_slope<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    let mut slopes = SERIES;
    let mut index = 0;
    while index < slopes.len() {
        slopes[index] *= (2 * index + 2) as f32;
        index += 1;
    }
    simd.fma(x, polynomial(simd, &slopes, x), simd.splat(0.5))
}

/// A polynomial in x². Estrin's scheme (1960) but for the lowest terms.
#[inline(always)]
fn polynomial<S: Simd>(simd: S, coefficients: &[f32; 7], x: S::F32) -> S::F32 {
    let c = |index: usize| simd.splat(coefficients[index]);
    let square = simd.mul(x, x);
    let fourth = simd.mul(square, square);
    let high = simd.fma(square, c(5), c(4));
    let high = simd.fma(fourth, c(6), high);
    let low = simd.fma(square, c(3), c(2));
    let low = simd.fma(fourth, high, low);
    simd.fma(square, simd.fma(square, low, c(1)), c(0))
}

/// E in two factors.
#[inline(always)]
fn parts<S: Simd>(simd: S, size: S::F32) -> [S::F32; 2] {
    let half = simd.mul(size, simd.splat(-0.5));
    let exponent = simd.mul(half, size);
    let rest = simd.fma(half, size, simd.neg(exponent));
    math::exp_parts(simd, exponent, rest)
}

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        33,
        "gelu",
        "f(x) = x Phi(x), Phi the normal distribution, range [-0.170, inf), least at -0.75 \
         (Hendrycks and Gimpel 2016).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [-0.169_971_207_479_903_66, f64::INFINITY],
        saturates: [true, false],
        ..Properties::NONE
    },
};

#[derive(Clone, Copy)]
pub(super) struct Gelu;

impl Elementwise for Gelu {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let size = simd.min(simd.splat(LARGEST), simd.abs(x));
        let [first, second] = parts(simd, size);
        let tail = math::normal_tail(simd, size);
        let left = simd.mul(simd.mul(simd.mul(simd.neg(size), tail), first), second);
        let share = simd.mul(first, second);
        let right = simd.fma(simd.neg(simd.mul(x, tail)), share, x);
        // Far out, where the product is 0, ∞ · 0 must not count.
        let right = simd.select(simd.equal(share, simd.splat(0.0)), x, right);
        let result = simd.select(simd.less_equal(x, simd.splat(0.0)), left, right);
        simd.select(simd.less(size, simd.splat(MIDDLE)), near(simd, x), result)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let size = simd.min(simd.splat(LARGEST), simd.abs(x));
        let [first, second] = parts(simd, size);
        let factor = simd.fma(simd.splat(-DENSITY), size, math::normal_tail(simd, size));
        let part = simd.mul(simd.mul(factor, first), second);
        let right = simd.sub(simd.splat(1.0), part);
        let result = simd.select(simd.less_equal(x, simd.splat(0.0)), part, right);
        simd.select(simd.less(size, simd.splat(MIDDLE)), near_slope(simd, x), result)
    }
}
