//! Swish with a learned β: f(x) = x σ(β x), one β a channel or one for all.
//!
//! With u = β x: ∂f/∂x = σ(u) (1 + u (1 − σ(u))); ∂f/∂β = x² σ(u) (1 − σ(u)). Ramachandran, Zoph
//! and Le 2017. β = 1, what it begins with, is SiLU; β = 0 is x / 2; for large β it tends to ReLU,
//! and a negative one mirrors it. Accuracy: 4 ULP; the derivatives 4 ULP or, near the zero of
//! ∂f/∂x, 1.2 · 10⁻⁷. Cost: one exponential and one division.

use crate::catalog::{Param, Settings};
use crate::kernels::channelwise::{Channel, Channelwise};
use crate::kernels::math::{DECAY_UNIT, Decay};
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

/// Sizes of x beyond which 2⁶⁴ times them would not be a float.
const FAR: f32 = (1u64 << 62) as f32;

/// x and β as those of a positive β.
struct Mirrored<S: Simd> {
    x: S::F32,
    /// |x|, cut off where nothing changes any more.
    size: S::F32,
    /// |β| times the size as the sum of two floats.
    u: [S::F32; 2],
}

#[inline(always)]
fn mirrored<S: Simd>(simd: S, beta: S::F32, x: S::F32) -> Mirrored<S> {
    let steepness = simd.abs(beta);
    let limit = simd.div(simd.splat(gate::LARGEST), steepness);
    let limit = simd.min(limit, simd.splat(f32::MAX));
    let size = simd.min(limit, simd.abs(x));
    let high = simd.mul(steepness, size);
    let low = simd.fma(steepness, size, simd.neg(high));
    Mirrored { x: with_sign_of(simd, x, beta), size, u: [high, low] }
}

/// x times the sign of β.
#[inline(always)]
fn with_sign_of<S: Simd>(simd: S, x: S::F32, beta: S::F32) -> S::F32 {
    let sign = simd.int_and(simd.bits(beta), simd.int_splat(i32::MIN));
    simd.from_bits(simd.int_xor(simd.bits(x), sign))
}

impl Channelwise for LearnedSwish {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        let beta = channel.get(simd, 0, 0);
        let Mirrored { x, size, u } = mirrored(simd, beta, x);
        let (one, unit) = (simd.splat(1.0), simd.splat(DECAY_UNIT));
        let is_far = simd.less(simd.splat(FAR), size);
        let size = simd.select(is_far, simd.mul(size, unit), size);
        let unit = simd.select(is_far, one, unit);
        let value = gate::value_in(simd, unit, x, size, Decay::of_sum(simd, u).value(simd));
        with_sign_of(simd, value, beta)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        let Mirrored { x, u, .. } = mirrored(simd, channel.get(simd, 0, 0), x);
        gate::derivative(simd, x, u[0], Decay::of_sum(simd, u).value(simd))
    }

    #[inline(always)]
    fn parameter_derivative<S: Simd>(
        self,
        simd: S,
        x: S::F32,
        _: [usize; 2],
        channel: Channel<'_>,
    ) -> S::F32 {
        let Mirrored { size, u, .. } = mirrored(simd, channel.get(simd, 0, 0), x);
        let t = Decay::of_sum(simd, u).value(simd);
        let share = simd.div(size, gate::one_plus(simd, t));
        // Neither product is too large where the result is not.
        simd.mul(simd.mul(share, t), simd.mul(share, simd.splat(DECAY_UNIT)))
    }
}
