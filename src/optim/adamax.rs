//! Adamax: m ← β₁ m + (1 − β₁) g, u ← max(β₂ u, |g|), θ ← θ − ε / (1 − β₁ᵗ) · m / u, t from 1.
//!
//! Kingma and Ba 2015, algorithm 2: Adam with the largest gradient of late instead of the root of the
//! mean of squares. Their u has no small constant; PyTorch adds one to |g|, 1e-8: that is epsilon.
//! Slots: the first moment and the largest gradient.

use crate::catalog::{Entry, Param, parameter};
use crate::kernels::simd::Simd;

use super::rule::{RunningMean, UpdateRule, quotient};
use super::slot::Slot;
use super::step::{BELOW_ONE, PENALTY, Values, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 11,
    name: "adamax",
    description: "m = beta1 m + (1 - beta1) g; u = max(beta2 u, |g| + epsilon); theta -= learning_rate / (1 \
                  - beta1^t) * m / u (Kingma and Ba 2015, algorithm 2).",
    parameters: &[
        learning_rate(0.002),
        parameter(Param::Beta1, 0.9, [0.0, BELOW_ONE], "the decay of the first moment"),
        parameter(Param::Beta2, 0.999, [0.0, 1.0], "the decay of the largest gradient"),
        parameter(Param::Epsilon, 0.0, [0.0, 1.0], "added to the size of a gradient"),
        PENALTY,
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[Slot::each("first_moment"), Slot::each("largest_gradient")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    first: RunningMean,
    beta2: f32,
    epsilon: f32,
    /// −ε / (1 − β₁ᵗ).
    negative_rate: f32,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        let beta1 = values.get(Param::Beta1);
        let correction = values.bias_correction(Param::Beta1);
        Self {
            first: RunningMean::new(beta1),
            beta2: values.get(Param::Beta2) as f32,
            epsilon: values.get(Param::Epsilon) as f32,
            negative_rate: (-values.rate() / correction) as f32,
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
        let size = simd.add(simd.abs(gradient), simd.splat(self.epsilon));
        // The second operand where either is NaN: a NaN gradient stays.
        slots[1] = simd.max(simd.mul(simd.splat(self.beta2), slots[1]), size);
        let step = quotient(simd, slots[0], slots[1]);
        simd.fma(simd.splat(self.negative_rate), step, weight)
    }
}
