//! Hard sigmoid: f(x) = min(max(x + 3, 0), 6) / 6, f′ = 1/6 for −3 < x < 3, else 0.
//!
//! Courbariaux, Bengio and David 2015 for the idea, Howard et al. 2019 for these constants. A unit
//! whose input leaves (−3, 3) no longer learns. NaN stays NaN. Accuracy: 1.5 ULP, the derivative
//! 0.5. Cost: four operations, one of them a division.

use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, between, clamp};
use super::properties::{Facts, Kinks, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        6,
        "hard_sigmoid",
        "f(x) = min(max(x + 3, 0), 6) / 6, range [0, 1]. A cheap sigmoid without exponentials \
         (Courbariaux, Bengio and David 2015; Howard et al. 2019).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties { kinks: Kinks::at_both(-3.0, 3.0), ..Properties::STEP },
};

#[derive(Clone, Copy)]
pub(super) struct HardSigmoid;

impl Elementwise for HardSigmoid {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let six = simd.splat(6.0);
        simd.div(clamp(simd, simd.add(x, simd.splat(3.0)), [0.0, 6.0]), six)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        between(simd, x, [-3.0, 3.0], 1.0 / 6.0)
    }
}
