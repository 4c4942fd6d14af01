//! Leaky rectified linear unit: f(x) = x for x > 0, else a x; f′ = 1 for x > 0, else a.
//!
//! Maas, Hannun and Ng 2013. The slope a keeps a gradient where ReLU dies. NaN stays NaN. Accuracy:
//! 0.5 ULP. The sign of the output is that of the input. Cost: one comparison, one product.

use crate::catalog::{Param, Settings};
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, keep_nan};
use super::properties::{Facts, Kinks, Properties, Reads, entry, parameter};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        25,
        "leaky_relu",
        "f(x) = x for x > 0, else slope x. Keeps a gradient where ReLU has none (Maas, Hannun \
         and Ng 2013).",
        &[parameter(Param::Slope, 0.01, [0.0, 100.0], "the slope for negative inputs")],
    ),
    reads: Reads::Output,
    properties: |settings| {
        let slope = settings.value(Param::Slope);
        let (is_line, is_level) = (slope == 1.0, slope == 0.0);
        Properties {
            range: [if is_level { 0.0 } else { f64::NEG_INFINITY }, f64::INFINITY],
            monotonic: true,
            zero_centred: is_line,
            identity_near_zero: is_line,
            saturates: [is_level, false],
            kinks: if is_line { Kinks::NONE } else { Kinks::at(0.0) },
        }
    },
};

#[derive(Clone, Copy)]
pub(super) struct LeakyRelu {
    slope: f32,
}

impl LeakyRelu {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { slope: settings.value(Param::Slope) as f32 }
    }
}

impl Elementwise for LeakyRelu {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let is_positive = simd.less(simd.splat(0.0), x);
        let scaled = simd.mul(x, simd.splat(self.slope));
        let is_level = simd.equal(simd.splat(self.slope), simd.splat(0.0));
        // 0 · ∞ would be NaN.
        let scaled = simd.select(is_level, keep_nan(simd, x, simd.splat(0.0)), scaled);
        simd.select(is_positive, x, scaled)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, y: S::F32) -> S::F32 {
        let is_positive = simd.less(simd.splat(0.0), y);
        keep_nan(simd, y, simd.select(is_positive, simd.splat(1.0), simd.splat(self.slope)))
    }
}
