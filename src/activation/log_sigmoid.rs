//! Log-sigmoid: f(x) = −ln(1 + e⁻ˣ), f′ = 1 − eᶠ.
//!
//! The logarithm of the probability of one of two classes. f(100) = −e⁻¹⁰⁰ and f(−100) = −100:
//! nothing overflows. f(∞) = −0. The derivative, σ(−x), is −expm1 of the output, of which nothing
//! is lost. Accuracy: 1.7 ULP, the derivative 3 ULP. Cost: one exponential and one logarithm.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        7,
        "log_sigmoid",
        "f(x) = -log(1 + exp(-x)), range (-inf, 0]. The logarithm of the sigmoid, for losses \
         that need it.",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties {
        range: [f64::NEG_INFINITY, 0.0],
        monotonic: true,
        saturates: [false, true],
        ..Properties::NONE
    },
};

#[derive(Clone, Copy)]
pub(super) struct LogSigmoid;

impl Elementwise for LogSigmoid {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        simd.neg(math::softplus(simd, simd.neg(x)))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, y: S::F32) -> S::F32 {
        simd.neg(math::expm1(simd, y))
    }
}
