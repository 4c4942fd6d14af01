//! Elliott's function in its sigmoid form: f(x) = ½ x / (1 + |x|) + ½, f′ = ½ / (1 + |x|)².
//!
//! Elliott 1993 proposes x / (1 + |x|), which is softsign here; scaled to (0, 1) it stands in for
//! the sigmoid, as in FANN. To the left it is computed as ½ / (1 + |x|), which loses nothing.
//! Saturates as 1 / x². Accuracy: 1.5 ULP, the derivative 3. Cost: one division.

use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        12,
        "elliot",
        "f(x) = 0.5 x / (1 + |x|) + 0.5, range (0, 1). A sigmoid without exponentials (Elliott \
         1993); softsign is its symmetric form.",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties::STEP,
};

#[derive(Clone, Copy)]
pub(super) struct Elliot;

impl Elementwise for Elliot {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let one = simd.splat(1.0);
        let left = simd.div(simd.splat(0.5), simd.add(one, simd.abs(x)));
        simd.select(simd.less(x, simd.splat(0.0)), left, simd.sub(one, left))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let one = simd.splat(1.0);
        let quotient = simd.div(one, simd.add(one, simd.abs(x)));
        simd.mul(simd.mul(quotient, simd.splat(0.5)), quotient)
    }
}
