//! S-shaped rectified linear unit: two bends, f(x) = tᵤ + aᵤ (x − tᵤ) for x ≥ tᵤ, tₗ + aₗ (x − tₗ)
//! for x ≤ tₗ, else x; thresholds and slopes learned, four a channel or four for all.
//!
//! ∂f/∂x = aᵤ, aₗ or 1; ∂f/∂t = 1 − a and ∂f/∂a = x − t on the side where they act, else 0. Jin, Xu,
//! Feng, Wei, Xiong and Yan 2016. Where training moves tₗ past tᵤ, the upper side is asked first, as
//! in the publication. Begins as the leaky rectifier of slope 0.2 with t = 0, and the identity above.
//! NaN stays NaN. Accuracy: 1 ULP of the larger of t and the product, an absolute bound where they
//! cancel. Cost: two comparisons, two multiply-adds.

use crate::catalog::Param;
use crate::kernels::channelwise::{Channel, Channelwise};
use crate::kernels::simd::Simd;

use super::elementwise::keep_nan;
use super::form::{Initial, Learned};
use super::properties::{Facts, Properties, Reads, SHARED, entry, parameter};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        48,
        "srelu",
        "f(x) = x between two learned thresholds, straight lines of learned slopes outside (Jin, \
         Xu, Feng, Wei, Xiong and Yan 2016).",
        &[
            parameter(
                Param::LowerThreshold,
                0.0,
                [-100.0, 100.0],
                "what the lower thresholds begin with",
            ),
            parameter(Param::LowerSlope, 0.2, [-100.0, 100.0], "what the lower slopes begin with"),
            parameter(
                Param::UpperThreshold,
                1.0,
                [-100.0, 100.0],
                "what the upper thresholds begin with",
            ),
            parameter(Param::UpperSlope, 1.0, [-100.0, 100.0], "what the upper slopes begin with"),
            SHARED,
        ],
    ),
    reads: Reads::Input,
    properties: |_| Properties::NONE,
};

/// What it learns.
pub(super) static LEARNED: [Learned; 4] = [
    Learned::constant("lower_threshold", |settings| {
        Initial::Constant(settings.value(Param::LowerThreshold))
    }),
    Learned::constant("lower_slope", |settings| {
        Initial::Constant(settings.value(Param::LowerSlope))
    }),
    Learned::constant("upper_threshold", |settings| {
        Initial::Constant(settings.value(Param::UpperThreshold))
    }),
    Learned::constant("upper_slope", |settings| {
        Initial::Constant(settings.value(Param::UpperSlope))
    }),
];

#[derive(Clone, Copy)]
pub(super) struct Srelu;

/// Where the upper line counts, and where the lower one does.
#[inline(always)]
fn sides<S: Simd>(simd: S, x: S::F32, channel: Channel<'_>) -> [S::Mask; 2] {
    let is_upper = simd.less_equal(channel.get(simd, 2, 0), x);
    let is_lower = simd.less_equal(x, channel.get(simd, 0, 0));
    [is_upper, simd.mask_and(is_lower, simd.mask_not(is_upper))]
}

impl Channelwise for Srelu {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        let [is_upper, is_lower] = sides(simd, x, channel);
        let upper = [channel.get(simd, 2, 0), channel.get(simd, 3, 0)];
        let lower = [channel.get(simd, 0, 0), channel.get(simd, 1, 0)];
        let threshold = simd.select(is_upper, upper[0], lower[0]);
        let slope = simd.select(is_upper, upper[1], lower[1]);
        let line = simd.fma(slope, simd.sub(x, threshold), threshold);
        // A slope of 0 far out: 0 · ∞ would be NaN.
        let line = simd.select(simd.equal(slope, simd.splat(0.0)), threshold, line);
        simd.select(simd.mask_or(is_upper, is_lower), line, x)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        let [is_upper, is_lower] = sides(simd, x, channel);
        let slope = simd.select(is_lower, channel.get(simd, 1, 0), simd.splat(1.0));
        keep_nan(simd, x, simd.select(is_upper, channel.get(simd, 3, 0), slope))
    }

    #[inline(always)]
    fn parameter_derivative<S: Simd>(
        self,
        simd: S,
        x: S::F32,
        [parameter, _]: [usize; 2],
        channel: Channel<'_>,
    ) -> S::F32 {
        let [is_upper, is_lower] = sides(simd, x, channel);
        let (acts, first) = if parameter >= 2 { (is_upper, 2) } else { (is_lower, 0) };
        let result = if parameter == first {
            simd.sub(simd.splat(1.0), channel.get(simd, first + 1, 0))
        } else {
            simd.sub(x, channel.get(simd, first, 0))
        };
        keep_nan(simd, x, simd.select(acts, result, simd.splat(0.0)))
    }
}
