//! Hyperbolic tangent: f(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), f′ = 1 − f².
//!
//! LeCun, Bottou, Orr and Müller 1998 recommend it over the sigmoid: zero-centred, f(x) ≈ x near
//! zero. Saturates at both ends. Accuracy: 1 ULP over every float. Cost: one exponential's work.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        3,
        "tanh",
        "f(x) = tanh(x), range (-1, 1), zero-centred (LeCun, Bottou, Orr and Mueller \
                  1998).",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties::ODD_STEP,
};

#[derive(Clone, Copy)]
pub(super) struct Tanh;

impl Elementwise for Tanh {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::tanh(simd, x)
    }

    /// (1 − y)(1 + y): near ±1 the first factor is exact, where 1 − y² would cancel.
    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, y: S::F32) -> S::F32 {
        let one = simd.splat(1.0);
        simd.mul(simd.sub(one, y), simd.add(one, y))
    }
}
