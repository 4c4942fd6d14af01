//! Rectified linear unit: f(x) = max(0, x), f′ = 1 for x > 0, else 0.
//!
//! Nair and Hinton 2010; Glorot, Bordes and Bengio 2011. Does not saturate for x > 0; a unit whose
//! input stays negative no longer learns. NaN stays NaN; −0 gives +0. Cost: one comparison.

use crate::catalog::Entry;
use crate::kernels::simd::Simd;

use super::Elementwise;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "activation",
    code: 4,
    name: "relu",
    description: "f(x) = max(0, x), range [0, inf). The usual choice for hidden layers, with He \
                  initialisation (Nair and Hinton 2010).",
    parameters: &[],
};

/// Where the derivative jumps.
pub(super) const KINKS: &[f32] = &[0.0];

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
