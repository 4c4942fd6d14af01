//! Hard swish: f(x) = x · min(max(x + 3, 0), 6) / 6; f′ = 0 up to −3, 1 from 3 on, (2x + 3) / 6
//! between.
//!
//! Howard et al. 2019 (MobileNetV3). Swish with a hard sigmoid. The derivative jumps at ±3. f(−∞) =
//! 0, NaN stays NaN. Accuracy: 2 ULP, the derivative 1. Cost: six operations, one of them a
//! division.

use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, clamp};
use super::properties::{Facts, Kinks, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        32,
        "hard_swish",
        "f(x) = x min(max(x + 3, 0), 6) / 6, range [-0.375, inf). A cheap swish (Howard et al. \
         2019).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [-0.375, f64::INFINITY],
        saturates: [true, false],
        kinks: Kinks::at_both(-3.0, 3.0),
        ..Properties::NONE
    },
};

#[derive(Clone, Copy)]
pub(super) struct HardSwish;

impl Elementwise for HardSwish {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let gate = clamp(simd, simd.add(x, simd.splat(3.0)), [0.0, 6.0]);
        let result = simd.mul(x, simd.div(gate, simd.splat(6.0)));
        // 0 · ∞ would be NaN.
        let is_left = simd.less_equal(x, simd.splat(-3.0));
        simd.select(is_left, simd.splat(0.0), result)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let (zero, one) = (simd.splat(0.0), simd.splat(1.0));
        let between = simd.div(simd.fma(simd.splat(2.0), x, simd.splat(3.0)), simd.splat(6.0));
        let result = simd.select(simd.less_equal(simd.splat(3.0), x), one, between);
        simd.select(simd.less_equal(x, simd.splat(-3.0)), zero, result)
    }
}
