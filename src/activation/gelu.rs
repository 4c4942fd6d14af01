//! Gaussian error linear unit: f(x) = x Φ(x), f′ = Φ(x) + x φ(x), Φ and φ the normal distribution.
//!
//! Hendrycks and Gimpel 2016, the exact form. With a = |x|, E = e^(−a²/2) and R = Φ(−a) / E, both
//! sides are f = max(x, 0) − a R E, and f′ = g to the left and 1 − g to the right, where g = E (R −
//! a / √(2π)): the tail runs out through the subnormals, where ½ (1 + erf) would lose every digit.
//! f(−∞) = −0. Accuracy: 4 ULP; the derivative 4 ULP or, near its zero at the minimum, 1.2 · 10⁻⁷.
//! Cost: one exponential, one division, three short polynomials.

use crate::kernels::math::{DECAY_UNIT, NORMAL_TAIL_LARGEST, NormalTail};
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::gate;
use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        33,
        "gelu",
        "f(x) = x Phi(x), Phi the normal distribution, range [-0.170, inf), least at -0.75 \
         (Hendrycks and Gimpel 2016).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [-0.169_971_207_479_903_66, f64::INFINITY],
        saturates: [true, false],
        ..Properties::NONE
    },
};

#[derive(Clone, Copy)]
pub(super) struct Gelu;

impl Elementwise for Gelu {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let tail = NormalTail::new(simd, gate::size(simd, x, NORMAL_TAIL_LARGEST));
        let product = tail.exponential(simd).times(simd, tail.by_a(simd));
        gate::less_tail(simd, x, simd.mul(product, simd.splat(DECAY_UNIT)))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let tail = NormalTail::new(simd, gate::size(simd, x, NORMAL_TAIL_LARGEST));
        let [numerator, denominator] = tail.slope(simd);
        let slope = simd.div(tail.exponential(simd).times(simd, numerator), denominator);
        gate::mirrored(simd, x, slope)
    }
}
