//! Hard tanh: f(x) = min(max(x, −1), 1), f′ = 1 for −1 < x < 1, else 0.
//!
//! Collobert 2004. A unit whose input leaves (−1, 1) no longer learns. NaN stays NaN, −0 stays −0.
//! Exact. The output says which side of the kinks the input was on. Cost: two comparisons.

use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, between, clamp};
use super::properties::{Facts, Kinks, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        8,
        "hard_tanh",
        "f(x) = min(max(x, -1), 1), range [-1, 1], zero-centred. A cheap tanh (Collobert 2004).",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties { kinks: Kinks::at_both(-1.0, 1.0), ..Properties::ODD_STEP },
};

#[derive(Clone, Copy)]
pub(super) struct HardTanh;

impl Elementwise for HardTanh {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        clamp(simd, x, [-1.0, 1.0])
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, y: S::F32) -> S::F32 {
        between(simd, y, [-1.0, 1.0], 1.0)
    }
}
