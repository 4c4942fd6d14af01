//! Logistic sigmoid: f(x) = 1 / (1 + e⁻ˣ), f′ = f · (1 − f).
//!
//! Verhulst 1845; in networks since Rumelhart, Hinton and Williams 1986. Saturates at both ends
//! and is not zero-centred. Accuracy: 1 ULP over every float. Cost: one exponential, one division.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        2,
        "sigmoid",
        "f(x) = 1 / (1 + exp(-x)), range (0, 1). The probability of one of two classes \
                  (Rumelhart, Hinton and Williams 1986).",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties::STEP,
};

#[derive(Clone, Copy)]
pub(super) struct Sigmoid;

impl Elementwise for Sigmoid {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::sigmoid(simd, x)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, y: S::F32) -> S::F32 {
        simd.mul(y, simd.sub(simd.splat(1.0), y))
    }
}
