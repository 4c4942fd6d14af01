//! Adaptive piecewise linear unit: f(x) = max(0, x) + Σₛ aₛ max(0, bₛ − x), slopes aₛ and hinges bₛ
//! learned for each channel or for all.
//!
//! ∂f/∂x = H(x) − Σₛ aₛ H(bₛ − x); ∂f/∂aₛ = max(0, bₛ − x); ∂f/∂bₛ = aₛ H(bₛ − x); H(x) is 1 for
//! x > 0, else 0. Agostinelli, Hoffman, Sadowski and Baldi 2014. It can become any piecewise linear
//! function that is the identity far to the right and a line far to the left. Begins as ReLU: slopes
//! 0, hinges uniform in (−2, 2). NaN stays NaN. Accuracy: the rounding of each addition, relative to
//! the largest term. Cost: one comparison and one multiply-add a hinge.

use crate::catalog::{Param, Parameter};
use crate::kernels::channelwise::{Channel, Channelwise};
use crate::kernels::simd::Simd;

use super::elementwise::keep_nan;
use super::form::{Initial, Learned};
use super::properties::{Facts, Kinks, Properties, Reads, SHARED, entry};

/// The ends of the hinges' first values.
const SPREAD: f64 = 2.0;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        49,
        "apl",
        "f(x) = max(0, x) + sum_s slope_s max(0, hinge_s - x), slopes and hinges learned \
         (Agostinelli, Hoffman, Sadowski and Baldi 2014).",
        &[
            Parameter {
                key: Param::Hinges,
                default: 2.0,
                minimum: 1.0,
                maximum: 64.0,
                integer: true,
                description: "the number of learned hinges",
            },
            SHARED,
        ],
    ),
    reads: Reads::Input,
    properties: |_| Properties { kinks: Kinks::at(0.0), ..Properties::NONE },
};

/// What it learns.
pub(super) static LEARNED: [Learned; 2] = [
    Learned { name: "slopes", rows: Some(Param::Hinges), initial: |_| Initial::Constant(0.0) },
    Learned {
        name: "hinges",
        rows: Some(Param::Hinges),
        initial: |_| Initial::Uniform(-SPREAD, SPREAD),
    },
];

#[derive(Clone, Copy)]
pub(super) struct Apl {
    pub hinges: usize,
}

impl Channelwise for Apl {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        let zero = simd.splat(0.0);
        let mut sum = simd.rectify(x);
        for hinge in 0..self.hinges {
            let slope = channel.get(simd, 0, hinge);
            let size = simd.max(simd.sub(channel.get(simd, 1, hinge), x), zero);
            let next = simd.fma(slope, size, sum);
            // A slope of 0 far out: 0 · ∞ would be NaN.
            sum = simd.select(simd.equal(slope, zero), sum, next);
        }
        keep_nan(simd, x, sum)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32, channel: Channel<'_>) -> S::F32 {
        let zero = simd.splat(0.0);
        let mut sum = simd.select(simd.less(zero, x), simd.splat(1.0), zero);
        for hinge in 0..self.hinges {
            let acts = simd.less(x, channel.get(simd, 1, hinge));
            sum = simd.sub(sum, simd.select(acts, channel.get(simd, 0, hinge), zero));
        }
        keep_nan(simd, x, sum)
    }

    #[inline(always)]
    fn parameter_derivative<S: Simd>(
        self,
        simd: S,
        x: S::F32,
        [parameter, hinge]: [usize; 2],
        channel: Channel<'_>,
    ) -> S::F32 {
        let point = channel.get(simd, 1, hinge);
        let zero = simd.splat(0.0);
        let result = if parameter == 0 { simd.sub(point, x) } else { channel.get(simd, 0, hinge) };
        keep_nan(simd, x, simd.select(simd.less(x, point), result, zero))
    }
}
