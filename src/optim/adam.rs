//! Adam: adaptive moments with bias correction.
//!
//! m ← ρ₁ m + (1 − ρ₁) g,  v ← ρ₂ v + (1 − ρ₂) g²,
//! θ ← θ − ε · (m / (1 − ρ₁ᵗ)) / (√(v / (1 − ρ₂ᵗ)) + δ), t counted from 1.
//!
//! Kingma and Ba 2015, algorithm 1. The corrections are computed in double precision, once a step.
//! PyTorch's and Keras's Adam with the same settings give the same weights to rounding.
//! Slots: both moments.

use crate::catalog::{Entry, Param, parameter};
use crate::kernels::simd::Simd;

use super::rule::{RunningMean, UpdateRule, quotient};
use super::slot::Slot;
use super::step::{BELOW_ONE, PENALTY, Values, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 3,
    name: "adam",
    description: "m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; theta -= \
                  learning_rate * m' / (sqrt(v') + epsilon), with m' = m / (1 - beta1^t) and v' \
                  = v / (1 - beta2^t) (Kingma and Ba 2015).",
    parameters: &[
        learning_rate(0.001),
        parameter(Param::Beta1, 0.9, [0.0, BELOW_ONE], "the decay of the first moment"),
        parameter(Param::Beta2, 0.999, [0.0, BELOW_ONE], "the decay of the second moment"),
        parameter(Param::Epsilon, 1e-8, [0.0, 1.0], "added to the root, outside of it"),
        PENALTY,
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[Slot::each("first_moment"), Slot::each("second_moment")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    first: RunningMean,
    second: RunningMean,
    epsilon: f32,
    /// −ε / (1 − ρ₁ᵗ).
    negative_rate: f32,
    /// The share of the gradient that Nadam adds to the first moment.
    gradient_share: f32,
    /// 1 / √(1 − ρ₂ᵗ).
    root_correction: f32,
    /// The share of the weight that goes with each step.
    negative_decay: f32,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        let correction = values.bias_correction(Param::Beta1);
        Self::with(values, values.rate() / correction, 0.0, 0.0)
    }

    /// With a rate that corrects the first moment's bias, a share of the gradient that is added to
    /// the moment, and a share of the weight that goes with each step: what makes AdamW and Nadam.
    pub(super) fn with(values: Values<'_>, rate: f64, gradient_share: f64, decay: f64) -> Self {
        let beta2 = values.get(Param::Beta2);
        Self {
            first: RunningMean::new(values.get(Param::Beta1)),
            second: RunningMean::new(beta2),
            epsilon: values.get(Param::Epsilon) as f32,
            negative_rate: -rate as f32,
            gradient_share: gradient_share as f32,
            root_correction: (1.0 / (values.bias_correction(Param::Beta2)).sqrt()) as f32,
            negative_decay: -decay as f32,
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
        self.first.add(simd, &mut slots[0], gradient);
        self.second.add_square(simd, &mut slots[1], gradient);
        let root = simd.sqrt(slots[1]);
        let bottom = simd.fma(root, simd.splat(self.root_correction), simd.splat(self.epsilon));
        let moment = simd.fma(simd.splat(self.gradient_share), gradient, slots[0]);
        let step = quotient(simd, moment, bottom);
        let kept = simd.fma(simd.splat(self.negative_decay), weight, weight);
        simd.fma(simd.splat(self.negative_rate), step, kept)
    }
}
