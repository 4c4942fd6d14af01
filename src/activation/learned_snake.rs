//! Snake with a learned frequency: f(x) = x + sin²(a x) / a, one a for each channel or for all.
//!
//! With u = a x and s = sin u / u: ∂f/∂x = 1 + sin 2u; ∂f/∂a = x² s (2 cos u − s), which loses no
//! digits where u is small. Ziyin, Hartwig and Ueda 2020: for what repeats. a = 0 is the identity,
//! its limit. a x is rounded to a float first; given that, accuracy: 4 ULP, the derivatives 4 ULP or,
//! near their zeros, 2.5 · 10⁻⁷ (∂f/∂a: times x²). Cost: one sine and two divisions; a sine and a
//! cosine.

use crate::catalog::{Param, Settings};
use crate::kernels::channelwise::{Channel, Channelwise};
use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::form::{Initial, Learned};
use super::properties::{Facts, Properties, Reads, SHARED, entry, parameter};
use super::snake;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        57,
        "learned_snake",
        "f(x) = x + sin(frequency x)^2 / frequency, the frequency learned for each channel or for \
         all (Ziyin, Hartwig and Ueda 2020).",
        &[
            parameter(Param::Frequency, 1.0, [-100.0, 100.0], "what the frequencies begin with"),
            SHARED,
        ],
    ),
    reads: Reads::Input,
    properties: |_| Properties::NONE,
};

/// What it learns.
pub(super) static LEARNED: [Learned; 1] = [Learned::constant("frequency", initial)];

fn initial(settings: &Settings) -> Initial {
    Initial::Constant(settings.value(Param::Frequency))
}

#[derive(Clone, Copy)]
pub(super) struct LearnedSnake;

impl Channelwise for LearnedSnake {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        let frequency = channel.get(simd, 0, 0);
        let result = snake::value(simd, frequency, x);
        let is_large = simd.less(simd.splat(1e30), simd.abs(x));
        let is_still = simd.equal(frequency, simd.splat(0.0));
        simd.select(simd.mask_or(is_large, is_still), x, result)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        // sin 2u, whose argument may be too large.
        let turn = simd.mul(channel.get(simd, 0, 0), x);
        let [sine, cosine] = math::sin_and_cos(simd, turn);
        simd.fma(simd.add(sine, sine), cosine, simd.splat(1.0))
    }

    #[inline(always)]
    fn parameter_derivative<S: Simd>(
        self,
        simd: S,
        x: S::F32,
        _: [usize; 2],
        channel: Channel<'_>,
    ) -> S::F32 {
        let turn = simd.mul(channel.get(simd, 0, 0), x);
        let [sine, cosine] = math::sin_and_cos(simd, turn);
        let is_zero = simd.equal(turn, simd.splat(0.0));
        let ratio = simd.select(is_zero, simd.splat(1.0), simd.div(sine, turn));
        let factor = simd.mul(ratio, simd.sub(simd.add(cosine, cosine), ratio));
        simd.mul(simd.mul(x, factor), x)
    }
}
