//! Sinusoid: f(x) = sin x, f′ = cos x.
//!
//! Parascandolo, Huttunen and Virtanen 2017; Sitzmann et al. 2020. Periodic: many inputs have one
//! output, and the loss has many minima. NaN at ±∞. Accuracy: 1 ULP both, near the zeros and for
//! the largest floats too. Cost: a polynomial; lanes above 2¹⁸ go through integers, 9 ns each.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        15,
        "sinusoid",
        "f(x) = sin(x), range [-1, 1], zero-centred, periodic (Parascandolo et al. 2017; \
         Sitzmann et al. 2020).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        monotonic: false,
        saturates: [false, false],
        ..Properties::ODD_STEP
    },
};

#[derive(Clone, Copy)]
pub(super) struct Sinusoid;

impl Elementwise for Sinusoid {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::sin(simd, x)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::cos(simd, x)
    }
}
