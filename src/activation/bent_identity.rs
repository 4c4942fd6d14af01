//! Bent identity: f(x) = (√(x² + 1) − 1) / 2 + x, f′ = x / (2 √(x² + 1)) + 1.
//!
//! A smooth line of slope ½ to the left and 3/2 to the right; saturates nowhere, so that its
//! outputs grow with depth. With q = |x| / (1 + √(x² + 1)) it is x (1 ± q / 2), which neither
//! cancels near 0 nor overflows. f(±∞) = ±∞. Accuracy: 3 ULP, the derivative 2. Cost: one square
//! root and one division.

use crate::kernels::math;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// From here on, x² + 1 is x².
const LARGEST: f32 = (1u64 << 60) as f32;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        18,
        "bent_identity",
        "f(x) = (sqrt(x^2 + 1) - 1) / 2 + x, range (-inf, inf). A line that bends at 0 from \
         slope 1/2 to 3/2.",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties { monotonic: true, identity_near_zero: true, ..Properties::NONE },
};

#[derive(Clone, Copy)]
pub(super) struct BentIdentity;

impl Elementwise for BentIdentity {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let one = simd.splat(1.0);
        let size = simd.min(simd.splat(LARGEST), simd.abs(x));
        let root = simd.sqrt(simd.fma(size, size, one));
        let bend = simd.copy_sign(simd.div(size, simd.add(one, root)), x);
        simd.mul(x, simd.fma(simd.splat(0.5), bend, one))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let unit = math::inverse_square_root_unit(simd, x, 1.0);
        simd.fma(simd.splat(0.5), unit, simd.splat(1.0))
    }
}
