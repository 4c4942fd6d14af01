//! Tanh shrink: f(x) = x − tanh x, f′ = tanh² x.
//!
//! For sparse codes: flat at 0, where it is x³ / 3, and ±1 nearer to 0 than x far out. Near 0
//! nothing of it is lost. Accuracy: 3 ULP both. Cost: that of tanh and one division more; that of
//! tanh.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        41,
        "tanh_shrink",
        "f(x) = x - tanh(x), range (-inf, inf), zero-centred, flat at 0.",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties { monotonic: true, zero_centred: true, ..Properties::NONE },
};

#[derive(Clone, Copy)]
pub(super) struct TanhShrink;

impl Elementwise for TanhShrink {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::tanh_remainder(simd, x)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let y = math::tanh(simd, x);
        simd.mul(y, y)
    }
}
