//! Rectified linear unit: f(x) = max(0, x), f′ = 1 for x > 0, else 0.
//!
//! Nair and Hinton 2010; Glorot, Bordes and Bengio 2011. Does not saturate for x > 0; a unit whose
//! input stays negative no longer learns. NaN stays NaN; −0 gives +0. Exact. Cost: one
//! comparison.

use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Kinks, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        4,
        "relu",
        "f(x) = max(0, x), range [0, inf). The usual choice for hidden layers, with He \
                  initialisation (Nair and Hinton 2010).",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties { kinks: Kinks::at(0.0), ..Properties::RECTIFIER },
};

#[derive(Clone, Copy)]
pub(super) struct Relu;

impl Elementwise for Relu {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        simd.rectify(x)
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, y: S::F32) -> S::F32 {
        let zero = simd.splat(0.0);
        simd.select(simd.less_equal(y, zero), zero, simd.splat(1.0))
    }
}
