//! Lion: θ ← θ − ε (sign(β₁ m + (1 − β₁) g) + λ θ), m ← β₂ m + (1 − β₂) g.
//!
//! Chen et al. 2023, algorithm 2. Every weight moves by the rate: take a third to a tenth of Adam's, and a
//! decay larger by as much. Slots: the mean.

use crate::catalog::{Entry, Param, parameter};
use crate::kernels::simd::Simd;

use super::rule::{RunningMean, UpdateRule, sign};
use super::slot::Slot;
use super::step::{Values, decoupled, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 17,
    name: "lion",
    description: "theta -= learning_rate * (sign(beta1 m + (1 - beta1) g) + weight_decay * theta); m = \
                  beta2 m + (1 - beta2) g (Chen et al. 2023).",
    parameters: &[
        learning_rate(0.0001),
        parameter(Param::Beta1, 0.9, [0.0, 1.0], "the share of the mean in the direction"),
        parameter(Param::Beta2, 0.99, [0.0, 1.0], "the share of the mean that is kept"),
        decoupled(0.0),
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[Slot::each("mean")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    direction: RunningMean,
    mean: RunningMean,
    negative_rate: f32,
    decay: f32,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        Self {
            direction: RunningMean::new(values.get(Param::Beta1)),
            mean: RunningMean::new(values.get(Param::Beta2)),
            negative_rate: -(values.rate() as f32),
            decay: values.weight_decay() as f32,
        }
    }
}

impl UpdateRule<1> for Rule {
    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 1],
    ) -> S::F32 {
        let mut direction = slots[0];
        self.direction.add(simd, &mut direction, gradient);
        self.mean.add(simd, &mut slots[0], gradient);
        let step = simd.fma(simd.splat(self.decay), weight, sign(simd, direction));
        simd.fma(simd.splat(self.negative_rate), step, weight)
    }
}
