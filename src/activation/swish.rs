//! Swish: f(x) = x σ(β x), f′ = σ(β x) (1 + β x (1 − σ(β x))), β fixed.
//!
//! Ramachandran, Zoph and Le 2017. β = 1 is SiLU; for large β it tends to ReLU. f(−∞) = −0.
//! Accuracy: 4 ULP; the derivative 4 ULP or, near its zero, 1.2 · 10⁻⁷. Cost: one exponential and
//! one division.

use crate::catalog::{Param, Settings};
use crate::kernels::math::Decay;
use crate::kernels::simd::Simd;

use super::elementwise::{Elementwise, product};
use super::gate;
use super::properties::{Facts, Properties, Reads, entry, parameter};
use super::silu;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        31,
        "swish",
        "f(x) = x / (1 + exp(-beta x)), range [-0.278 / beta, inf) (Ramachandran, Zoph and Le \
         2017).",
        &[parameter(Param::Beta, 1.0, [0.01, 100.0], "beta: how sharply it bends")],
    ),
    reads: Reads::Input,
    properties: |settings| Properties {
        range: [silu::LEAST / settings.value(Param::Beta), f64::INFINITY],
        saturates: [true, false],
        ..Properties::NONE
    },
};

#[derive(Clone, Copy)]
pub(super) struct Swish {
    beta: f32,
    /// What β lacks.
    beta_low: f32,
}

impl Swish {
    pub(super) fn new(settings: &Settings) -> Self {
        Self::of(settings.value(Param::Beta) as f32, 0.0)
    }

    /// With a β that is no float.
    pub(super) const fn of(beta: f32, beta_low: f32) -> Self {
        Self { beta, beta_low }
    }

    /// The size of x, cut off where nothing changes any more, and β times it as the sum of two floats.
    #[inline(always)]
    fn argument<S: Simd>(self, simd: S, x: S::F32) -> (S::F32, [S::F32; 2]) {
        let size = gate::size(simd, x, gate::LARGEST / self.beta);
        let [high, low] = product(simd, self.beta, size);
        (size, [high, simd.fma(simd.splat(self.beta_low), size, low)])
    }
}

impl Elementwise for Swish {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let (size, [high, low]) = self.argument(simd, x);
        gate::value(simd, x, size, Decay::of_sum(simd, [high, low]).value(simd))
    }

    #[inline(always)]
    fn derivative<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let (_, [high, low]) = self.argument(simd, x);
        gate::derivative(simd, x, high, Decay::of_sum(simd, [high, low]).value(simd))
    }
}
