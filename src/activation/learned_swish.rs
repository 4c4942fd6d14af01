//! Swish with a learned β: f(x) = x σ(β x), one β a channel or one for all.
//!
//! With u = β x: ∂f/∂x = σ(u) (1 + u (1 − σ(u))); ∂f/∂β = x² σ(u) (1 − σ(u)). Ramachandran, Zoph
//! and Le 2017. β = 1, what it begins with, is SiLU; β = 0 is x / 2; for large β it tends to ReLU,
//! and a negative one mirrors it. Accuracy: 3 ULP; the derivatives 4 ULP or, near the zero of
//! ∂f/∂x, 1.2 · 10⁻⁷. Cost: one exponential and one division.

use crate::catalog::{Param, Settings};
use crate::kernels::channelwise::{Channel, Channelwise};
use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::form::{Initial, Learned};
use super::gate;
use super::properties::{Facts, Properties, Reads, SHARED, entry, parameter};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        56,
        "learned_swish",
        "f(x) = x / (1 + exp(-beta x)), beta learned for each channel or for all (Ramachandran, \
         Zoph and Le 2017).",
        &[parameter(Param::Beta, 1.0, [-100.0, 100.0], "what beta begins with"), SHARED],
    ),
    reads: Reads::Input,
    properties: |_| Properties::NONE,
};

/// What it learns.
pub(super) static LEARNED: [Learned; 1] = [Learned::constant("beta", initial)];

fn initial(settings: &Settings) -> Initial {
    Initial::Constant(settings.value(Param::Beta))
}

#[derive(Clone, Copy)]
pub(super) struct LearnedSwish;

/// How far x may be from 0 before σ is 0 or 1.
#[inline(always)]
fn limit<S: Simd>(simd: S, beta: S::F32) -> S::F32 {
    let limit = simd.div(simd.splat(gate::LARGEST), simd.abs(beta));
    simd.min(limit, simd.splat(f32::MAX))
}

/// x between the limits; NaN stays.
#[inline(always)]
fn clamp<S: Simd>(simd: S, x: S::F32, limit: S::F32) -> S::F32 {
    simd.max(simd.neg(limit), simd.min(limit, x))
}

/// β x as the sum of two floats, for x between the limits.
#[inline(always)]
fn argument<S: Simd>(simd: S, beta: S::F32, x: S::F32) -> [S::F32; 2] {
    let high = simd.mul(beta, x);
    [high, simd.fma(beta, x, simd.neg(high))]
}

impl Channelwise for LearnedSwish {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        let beta = channel.get(simd, 0, 0);
        let limit = limit(simd, beta);
        let cut = clamp(simd, x, limit);
        // Where σ tends to 1 the value is x itself, however far out.
        let tends_to_zero = simd.less(simd.mul(beta, cut), simd.splat(0.0));
        gate::value(simd, simd.select(tends_to_zero, cut, x), argument(simd, beta, cut))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        let beta = channel.get(simd, 0, 0);
        let u = argument(simd, beta, clamp(simd, x, limit(simd, beta)));
        gate::derivative(simd, u[0], u)
    }

    #[inline(always)]
    fn parameter_derivative<S: Simd>(
        self,
        simd: S,
        x: S::F32,
        _: [usize; 2],
        channel: Channel<'_>,
    ) -> S::F32 {
        let beta = channel.get(simd, 0, 0);
        let x = clamp(simd, x, limit(simd, beta));
        let [high, low] = argument(simd, beta, x);
        let is_left = simd.less(high, simd.splat(0.0));
        let size = simd.select(is_left, high, simd.neg(high));
        let rest = simd.select(is_left, low, simd.neg(low));
        let [first, second] = math::exp_parts(simd, size, rest);
        let one_plus_t = simd.fma(first, second, simd.splat(1.0));
        let scaled = simd.mul(simd.mul(simd.div(x, one_plus_t), first), second);
        simd.mul(scaled, simd.div(x, one_plus_t))
    }
}
