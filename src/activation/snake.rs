//! Snake: f(x) = x + sin²(a x) / a, f′ = 1 + sin(2 a x), the frequency a fixed.
//!
//! Ziyin, Hartwig and Ueda 2020: for what repeats. Never decreases; saturates nowhere. a x is
//! rounded to a float first, which is exact for a = 1; given that, accuracy: 4 ULP; the derivative
//! 4 ULP or, near its zeros, 2.5 · 10⁻⁷. Left of 0 the terms have opposite signs: with u = a x
//! rounded and e what it lacks, f is computed there as (u + sin² u + e) / a, where sin² u is the sum
//! of u² and a small number or, near a quarter of a turn, 1 less one. f(±∞) = ±∞, where the derivative is NaN, as
//! it is where a x overflows. Cost: one sine and two divisions; a sine and a cosine.

use crate::catalog::{Param, Settings};
use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry, parameter};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        38,
        "snake",
        "f(x) = x + sin(frequency x)^2 / frequency, range (-inf, inf). For what repeats (Ziyin, \
         Hartwig and Ueda 2020).",
        &[parameter(
            Param::Frequency,
            1.0,
            [0.01, 100.0],
            "a: waves in 2 pi units of the input, times 1/2",
        )],
    ),
    reads: Reads::Input,
    properties: |_| Properties { monotonic: true, identity_near_zero: true, ..Properties::NONE },
};

/// Sizes of a x between which the terms are added with care.
const CAREFUL: [f32; 2] = [0.1, 2.2];
/// From this size on, sin² u is 1 less a small number.
const MIDDLE: f32 = 0.9;
/// What the float nearest to π / 2 lacks.
const QUARTER_LOW: f32 = -4.371_139e-8;
/// h(u²) = (1 − sin² u / u²) / u², the constant term first: a minimax fit (Lawson 1961), each
/// coefficient rounded in turn. The error is at most 1.3 · 10⁻⁹ of what it is part of.
const WAVE: [f32; 6] =
    [0.333_333_3, -0.044_444_35, 0.003_174_432, -0.000_140_944_41, 4.207_263e-6, -7.800_968_4e-8];

/// f, but for x that is far too large for a wave to count.
#[inline(always)]
pub(super) fn value<S: Simd>(simd: S, frequency: S::F32, x: S::F32) -> S::F32 {
    let turn = simd.mul(frequency, x);
    let wave = math::sin(simd, turn);
    let plain = simd.fma(wave, simd.div(wave, frequency), x);
    let size = simd.abs(turn);
    let [from, to] = CAREFUL.map(|end| simd.splat(end));
    let is_careful = simd.mask_and(simd.less(from, size), simd.less(size, to));
    let lacking = simd.fma(frequency, x, simd.neg(turn));
    let careful = simd.div(careful_sum(simd, turn, lacking), frequency);
    simd.select(is_careful, careful, plain)
}

/// u + sin² u + e.
#[inline(always)]
fn careful_sum<S: Simd>(simd: S, u: S::F32, e: S::F32) -> S::F32 {
    let size = simd.abs(u);
    let is_far = simd.less(simd.splat(MIDDLE), size);
    // sin² u is sin² y, or 1 − sin² y where u is far.
    let from_quarter = simd.sub(size, simd.splat(core::f32::consts::FRAC_PI_2));
    let from_quarter = simd.sub(from_quarter, simd.splat(QUARTER_LOW));
    let y = simd.select(is_far, from_quarter, size);
    // sin² y = square + rest.
    let square = simd.mul(y, y);
    let lost = simd.fma(y, y, simd.neg(square));
    let part = simd.mul(square, wave_share(simd, square));
    let rest = simd.fma(simd.neg(square), part, lost);
    let far_rest = simd.neg(simd.add(square, rest));
    // Where this sum is small against its terms, it is exact.
    let large = simd.add(u, simd.select(is_far, simd.splat(1.0), square));
    simd.add(large, simd.add(simd.select(is_far, far_rest, rest), e))
}

/// h(u²).
#[inline(always)]
fn wave_share<S: Simd>(simd: S, square: S::F32) -> S::F32 {
    let h = |index: usize| simd.splat(WAVE[index]);
    let fourth = simd.mul(square, square);
    let low = simd.fma(square, h(1), h(0));
    let middle = simd.fma(square, h(3), h(2));
    let high = simd.fma(square, h(5), h(4));
    simd.fma(fourth, simd.fma(fourth, high, middle), low)
}

#[derive(Clone, Copy)]
pub(super) struct Snake {
    frequency: f32,
}

impl Snake {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { frequency: settings.value(Param::Frequency) as f32 }
    }
}

impl Elementwise for Snake {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let result = value(simd, simd.splat(self.frequency), x);
        let is_large = simd.less(simd.splat(1e30), simd.abs(x));
        simd.select(is_large, x, result)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        // sin 2u, whose argument may be too large.
        let turn = simd.mul(simd.splat(self.frequency), x);
        let [sine, cosine] = math::sin_and_cos(simd, turn);
        simd.fma(simd.add(sine, sine), cosine, simd.splat(1.0))
    }
}
