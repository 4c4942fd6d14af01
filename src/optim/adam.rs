//! Adam: adaptive moments with bias correction.
//!
//! m ← ρ₁ m + (1 − ρ₁) g,  v ← ρ₂ v + (1 − ρ₂) g²,
//! θ ← θ − ε · (m / (1 − ρ₁ᵗ)) / (√(v / (1 − ρ₂ᵗ)) + δ), t counted from 1.
//!
//! Kingma and Ba 2015, algorithm 1. The corrections are computed in double precision, once a step.
//! PyTorch's and Keras's Adam with the same settings give the same weights to rounding.
//! Slots: both moments.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::math::power;
use crate::kernels::simd::Simd;

use super::update::{UpdateRule, quotient};

/// The largest float below 1: at 1 the bias correction would divide by zero.
const BELOW_ONE: f64 = 1.0 - 1.0 / (1u32 << 24) as f64;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 3,
    name: "adam",
    description: "m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; theta -= \
                  learning_rate * m' / (sqrt(v') + epsilon), with m' = m / (1 - beta1^t) and v' \
                  = v / (1 - beta2^t) (Kingma and Ba 2015).",
    parameters: &[
        parameter(Param::LearningRate, 0.001, [0.0, 1e6], "the step size"),
        parameter(Param::Beta1, 0.9, [0.0, BELOW_ONE], "the decay of the first moment"),
        parameter(Param::Beta2, 0.999, [0.0, BELOW_ONE], "the decay of the second moment"),
        parameter(Param::Epsilon, 1e-8, [0.0, 1.0], "added to the root, outside of it"),
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[&str] = &["first_moment", "second_moment"];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    beta1: f32,
    one_minus_beta1: f32,
    beta2: f32,
    one_minus_beta2: f32,
    epsilon: f32,
    /// −ε / (1 − ρ₁ᵗ).
    negative_rate: f32,
    /// 1 / √(1 − ρ₂ᵗ).
    root_correction: f32,
}

impl Rule {
    pub(super) fn new(settings: &Settings, step: u64) -> Self {
        let (beta1, beta2) = (settings.value(Param::Beta1), settings.value(Param::Beta2));
        let rate = settings.value(Param::LearningRate);
        Self {
            beta1: beta1 as f32,
            one_minus_beta1: (1.0 - beta1) as f32,
            beta2: beta2 as f32,
            one_minus_beta2: (1.0 - beta2) as f32,
            epsilon: settings.value(Param::Epsilon) as f32,
            negative_rate: (-rate / (1.0 - power(beta1, step))) as f32,
            root_correction: (1.0 / (1.0 - power(beta2, step)).sqrt()) as f32,
        }
    }
}

impl UpdateRule<2> for Rule {
    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 2],
    ) -> S::F32 {
        let share = simd.mul(simd.splat(self.one_minus_beta1), gradient);
        slots[0] = simd.fma(simd.splat(self.beta1), slots[0], share);
        let share = simd.mul(simd.mul(simd.splat(self.one_minus_beta2), gradient), gradient);
        slots[1] = simd.fma(simd.splat(self.beta2), slots[1], share);
        let root = simd.sqrt(slots[1]);
        let bottom = simd.fma(root, simd.splat(self.root_correction), simd.splat(self.epsilon));
        let step = quotient(simd, slots[0], bottom);
        simd.fma(simd.splat(self.negative_rate), step, weight)
    }
}
