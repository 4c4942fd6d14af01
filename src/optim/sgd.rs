//! Stochastic gradient negative_rate: θ ← θ − ε g.
//!
//! Robbins and Monro 1951; Goodfellow, Bengio and Courville 2016, algorithm 8.1. Slots: none.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::simd::Simd;

use super::update::UpdateRule;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 1,
    name: "sgd",
    description: "theta -= learning_rate * g (Robbins and Monro 1951). No state.",
    parameters: &[parameter(Param::LearningRate, 0.01, [0.0, 1e6], "the step size")],
};

/// The state beside each weight.
pub(super) const SLOTS: &[&str] = &[];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    negative_rate: f32,
}

impl Rule {
    pub(super) fn new(settings: &Settings) -> Self {
        Self { negative_rate: -(settings.value(Param::LearningRate) as f32) }
    }
}

impl UpdateRule<0> for Rule {
    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        _: &mut [S::F32; 0],
    ) -> S::F32 {
        simd.fma(simd.splat(self.negative_rate), gradient, weight)
    }
}
