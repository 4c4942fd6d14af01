//! Sigmoid linear unit: f(x) = x σ(x), f′ = σ(x) (1 + x (1 − σ(x))).
//!
//! Elfwing, Uchibe and Doya 2018; Hendrycks and Gimpel 2016. Smooth, not monotonic, least at x =
//! −1.28. f(−∞) = −0. Accuracy: 4 ULP; the derivative 4 ULP or, near its zero at the minimum, 1.2 ·
//! 10⁻⁷. Cost: one exponential and one division.

use crate::kernels::math::Decay;
use crate::kernels::simd::Simd;

use super::elementwise::Elementwise;
use super::gate;
use super::properties::{Facts, Properties, Reads, entry};

/// The least value, x σ(x) at −1.278…
pub(super) const LEAST: f64 = -0.278_464_542_761_073_8;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        30,
        "silu",
        "f(x) = x / (1 + exp(-x)), range [-0.278, inf), least at -1.28 (Elfwing, Uchibe and Doya \
          2018).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties {
        range: [LEAST, f64::INFINITY],
        saturates: [true, false],
        ..Properties::NONE
    },
};

#[derive(Clone, Copy)]
pub(super) struct Silu;

impl Elementwise for Silu {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let size = gate::size(simd, x, gate::LARGEST);
        gate::value(simd, x, size, Decay::of(simd, size).value(simd))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let size = gate::size(simd, x, gate::LARGEST);
        gate::derivative(simd, x, size, Decay::of(simd, size).value(simd))
    }
}
