//! Softsign: f(x) = x / (1 + |x|), f′ = 1 / (1 + |x|)².
//!
//! Bergstra, Desjardins, Lamblin and Bengio 2009; it is Elliott's (1993) function in its symmetric
//! form. Saturates as 1 / x², more slowly than tanh. f(±∞) = ±1. Accuracy: 1.5 ULP, the derivative
//! 3. Cost: one division.

use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// From here on, 1 + |x| is |x|.
const LARGEST: f32 = (1u64 << 60) as f32;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        11,
        "softsign",
        "f(x) = x / (1 + |x|), range (-1, 1), zero-centred. Elliott 1993, Bergstra et al. 2009.",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties::ODD_STEP,
};

#[derive(Clone, Copy)]
pub(super) struct Softsign;

impl Elementwise for Softsign {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let size = simd.min(simd.splat(LARGEST), simd.abs(x));
        let quotient = simd.div(size, simd.add(simd.splat(1.0), size));
        simd.copy_sign(quotient, x)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let one = simd.splat(1.0);
        let quotient = simd.div(one, simd.add(one, simd.abs(x)));
        simd.mul(quotient, quotient)
    }
}
