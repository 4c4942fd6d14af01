//! Binary step: f(x) = 1 for x ≥ 0, else 0; f′ = 0.
//!
//! McCulloch and Pitts 1943; the perceptron's function. No gradient passes, so that nothing before
//! it learns. NaN stays NaN. Exact. Cost: one comparison.

use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, keep_nan};
use super::properties::{Facts, Kinks, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        21,
        "binary_step",
        "f(x) = 1 for x >= 0, else 0. No gradient passes it (McCulloch and Pitts 1943).",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties { kinks: Kinks::at(0.0), ..Properties::STEP },
};

#[derive(Clone, Copy)]
pub(super) struct BinaryStep;

impl Elementwise for BinaryStep {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let (zero, one) = (simd.splat(0.0), simd.splat(1.0));
        keep_nan(simd, x, simd.select(simd.less(x, zero), zero, one))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, y: S::F32) -> S::F32 {
        keep_nan(simd, y, simd.splat(0.0))
    }
}
