//! Stochastic gradient descent: θ ← θ − ε g.
//!
//! Robbins and Monro 1951; Goodfellow, Bengio and Courville 2016, algorithm 8.1. Slots: none.

use crate::catalog::Entry;
use crate::kernels::simd::Simd;

use super::rule::UpdateRule;
use super::slot::Slot;
use super::step::{PENALTY, Values, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 1,
    name: "sgd",
    description: "theta -= learning_rate * g (Robbins and Monro 1951). No state.",
    parameters: &[learning_rate(0.01), PENALTY],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    negative_rate: f32,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        Self { negative_rate: -(values.rate() as f32) }
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
