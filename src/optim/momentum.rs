//! Momentum: v ← α v − ε g, θ ← θ + v.
//!
//! Polyak 1964; Goodfellow, Bengio and Courville 2016, algorithm 8.2. The velocity holds the
//! learning rate; with a constant rate, PyTorch's SGD with `momentum` gives the same weights.
//! Slots: the velocity.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::simd::Simd;

use super::update::UpdateRule;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 2,
    name: "momentum",
    description: "v = momentum * v - learning_rate * g; theta += v (Polyak 1964; Goodfellow, \
                  Bengio and Courville 2016, algorithm 8.2).",
    parameters: &[
        parameter(Param::LearningRate, 0.01, [0.0, 1e6], "the step size"),
        parameter(Param::Momentum, 0.9, [0.0, 1.0], "the share of the velocity that is kept"),
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[&str] = &["velocity"];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    momentum: f32,
    negative_rate: f32,
}

impl Rule {
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            momentum: settings.value(Param::Momentum) as f32,
            negative_rate: -(settings.value(Param::LearningRate) as f32),
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
        let pull = simd.mul(simd.splat(self.negative_rate), gradient);
        slots[0] = simd.fma(simd.splat(self.momentum), slots[0], pull);
        simd.add(weight, slots[0])
    }
}
