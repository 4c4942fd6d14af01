//! Complementary log-log: f(x) = 1 − e^(−eˣ), f′ = e^(x − eˣ).
//!
//! Gomes and Ludermir 2008 for networks; the link function of the Gumbel distribution. Asymmetric:
//! saturates slowly to the left, as eˣ, and very fast to the right. Computed as −expm1(−eˣ), which
//! is exact far to the left. Accuracy: 2 ULP; the derivative 4 ULP or 6 · 10⁻⁸: where eˣ is large,
//! its rounding is an error of the exponent, of a result near 0. Cost: two exponentials.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// From here on, the derivative is 0: eˣ is 181.
const LARGEST: f32 = 5.2;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        20,
        "complementary_log_log",
        "f(x) = 1 - exp(-exp(x)), range (0, 1). An asymmetric sigmoid (Gomes and Ludermir 2008).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties::STEP,
};

#[derive(Clone, Copy)]
pub(super) struct ComplementaryLogLog;

impl Elementwise for ComplementaryLogLog {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        simd.neg(math::expm1(simd, simd.neg(math::exp(simd, x))))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let growth = math::exp(simd, simd.min(simd.splat(LARGEST), x));
        let [first, second] = math::exp_parts(simd, simd.neg(growth), simd.splat(0.0));
        simd.mul(simd.mul(growth, first), second)
    }
}
