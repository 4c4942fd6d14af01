//! Adadelta: r ← ρ r + (1 − ρ) g², Δ = −√(s + δ) / √(r + δ) g, s ← ρ s + (1 − ρ) Δ², θ ← θ + ε Δ.
//!
//! Zeiler 2012, algorithm 1, which has no rate: that is ε = 1. The steps have the unit of the weights.
//! PyTorch's Adadelta is the same with ρ = 0.9. Slots: the mean of squared gradients and of squared
//! steps.

use crate::catalog::{Entry, Param, parameter};
use crate::kernels::simd::Simd;

use super::rule::{Root, RunningMean, UpdateRule, quotient};
use super::slot::Slot;
use super::step::{PENALTY, Values, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 10,
    name: "adadelta",
    description: "r = decay r + (1 - decay) g^2; d = -sqrt(s + epsilon) / sqrt(r + epsilon) * g; s = \
                  decay s + (1 - decay) d^2; theta += learning_rate * d (Zeiler 2012).",
    parameters: &[
        learning_rate(1.0),
        parameter(Param::Decay, 0.95, [0.0, 1.0], "the share of the means of squares that is kept"),
        parameter(
            Param::Epsilon,
            1e-6,
            [0.0, 1.0],
            "added to both means of squares, inside the roots",
        ),
        PENALTY,
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] =
    &[Slot::each("mean_of_squares"), Slot::each("mean_of_squared_steps")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    means: RunningMean,
    root: Root,
    negative_rate: f32,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        Self {
            means: RunningMean::new(values.get(Param::Decay)),
            root: Root::new(values.get(Param::Epsilon), false),
            negative_rate: -(values.rate() as f32),
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
        self.means.add_square(simd, &mut slots[0], gradient);
        let ratio = quotient(simd, self.root.of(simd, slots[1]), self.root.of(simd, slots[0]));
        let step = simd.mul(ratio, gradient);
        self.means.add_square(simd, &mut slots[1], step);
        simd.fma(simd.splat(self.negative_rate), step, weight)
    }
}
