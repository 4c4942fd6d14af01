//! ReLU6: f(x) = min(max(x, 0), 6), f′ = 1 for 0 < x < 6, else 0.
//!
//! Krizhevsky 2010. Bounded, for arithmetic with few bits. A unit whose input leaves (0, 6) no
//! longer learns. NaN stays NaN. Exact. Cost: two comparisons.

use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, between};
use super::properties::{Facts, Kinks, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        22,
        "relu6",
        "f(x) = min(max(x, 0), 6), range [0, 6]. A rectifier for arithmetic with few bits \
         (Krizhevsky 2010).",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties {
        range: [0.0, 6.0],
        kinks: Kinks::at_both(0.0, 6.0),
        ..Properties::STEP
    },
};

#[derive(Clone, Copy)]
pub(super) struct Relu6;

impl Elementwise for Relu6 {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        simd.rectify(simd.min(simd.splat(6.0), x))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, y: S::F32) -> S::F32 {
        between(simd, y, [0.0, 6.0], 1.0)
    }
}
