//! Parametric rectified linear unit: f(x) = x for x > 0, else α x, α learned, one a channel or one
//! for all.
//!
//! ∂f/∂x = 1 for x > 0, else α; ∂f/∂α = 0 for x > 0, else x. He, Zhang, Ren and Sun 2015, who begin
//! with α = 0.25 and do not let it decay: that would push it towards ReLU. A channel is an element
//! of the last axis. NaN stays NaN. Accuracy: 0.5 ULP. Cost: one comparison, one product.

use crate::catalog::{Param, Settings};
use crate::kernels::channelwise::{Channel, Channelwise};
use crate::kernels::simd::Simd;

use super::elementwise::keep_nan;
use super::form::{Initial, Learned};
use super::properties::{Facts, Kinks, Properties, Reads, SHARED, entry, parameter};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        45,
        "prelu",
        "f(x) = x for x > 0, else slope x, the slope learned for each channel or for all (He, \
         Zhang, Ren and Sun 2015).",
        &[
            parameter(Param::Slope, 0.25, [-100.0, 100.0], "alpha: what the slopes begin with"),
            SHARED,
        ],
    ),
    reads: Reads::Input,
    properties: |_| Properties { kinks: Kinks::at(0.0), ..Properties::NONE },
};

/// What it learns.
pub(super) static LEARNED: [Learned; 1] = [Learned::constant("slope", initial)];

fn initial(settings: &Settings) -> Initial {
    Initial::Constant(settings.value(Param::Slope))
}

#[derive(Clone, Copy)]
pub(super) struct Prelu;

impl Channelwise for Prelu {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        let slope = channel.get(simd, 0, 0);
        let scaled = simd.mul(x, slope);
        // 0 · ∞ would be NaN.
        let is_level = simd.equal(slope, simd.splat(0.0));
        let scaled = simd.select(is_level, keep_nan(simd, x, simd.splat(0.0)), scaled);
        simd.select(simd.less(simd.splat(0.0), x), x, scaled)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        let is_positive = simd.less(simd.splat(0.0), x);
        let slope = channel.get(simd, 0, 0);
        keep_nan(simd, x, simd.select(is_positive, simd.splat(1.0), slope))
    }

    #[inline(always)]
    fn parameter_derivative<S: Simd>(
        self,
        simd: S,
        x: S::F32,
        _: [usize; 2],
        _: Channel<'_>,
    ) -> S::F32 {
        simd.select(simd.less(simd.splat(0.0), x), simd.splat(0.0), x)
    }
}
