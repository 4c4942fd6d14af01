//! Snake: f(x) = x + sin²(a x) / a, f′ = 1 + sin(2 a x), the frequency a fixed.
//!
//! Ziyin, Hartwig and Ueda 2020: for what repeats. Never decreases; saturates nowhere. a x is
//! rounded to a float first, which is exact for a = 1; given that, accuracy: 6 ULP, left of 0,
//! where the terms have opposite signs; the derivative 4 ULP or, near its zeros, 2.5 · 10⁻⁷. f(±∞)
//! = ±∞, where the derivative is NaN, as it is where a x overflows. Cost: one sine and a division;
//! a sine and a cosine.

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
        let wave = math::sin(simd, simd.mul(simd.splat(self.frequency), x));
        let result = simd.fma(wave, simd.div(wave, simd.splat(self.frequency)), x);
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
