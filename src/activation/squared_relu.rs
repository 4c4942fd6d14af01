//! Squared ReLU: f(x) = max(0, x)², f′ = 2 max(0, x).
//!
//! So, Mańke, Liu, Dai, Shazeer and Le 2021 (Primer). Smooth at 0, unlike ReLU; a unit whose input
//! stays negative no longer learns, and large inputs grow. Overflows to ∞ above 1.8 · 10¹⁹. NaN
//! stays NaN. Accuracy: 0.5 ULP, the derivative exact. Cost: one comparison, one product.

use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        24,
        "squared_relu",
        "f(x) = max(0, x)^2, range [0, inf). For transformers (So et al. 2021).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties::RECTIFIER,
};

#[derive(Clone, Copy)]
pub(super) struct SquaredRelu;

impl Elementwise for SquaredRelu {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let rectified = simd.rectify(x);
        simd.mul(rectified, rectified)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let rectified = simd.rectify(x);
        simd.add(rectified, rectified)
    }
}
