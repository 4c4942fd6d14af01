//! AdaGrad: r ← r + g², θ ← θ − ε g / (δ + √r).
//!
//! Duchi, Hazan and Singer 2011; Goodfellow, Bengio and Courville 2016, algorithm 8.4. Each weight has
//! a rate of its own, which only falls: good for rare inputs, and too small in the end for deep
//! networks. PyTorch's Adagrad is the same with δ = 1e-10. Slots: the sum of squares.

use crate::catalog::{Entry, Param, parameter};
use crate::kernels::simd::Simd;

use super::rule::{UpdateRule, quotient};
use super::slot::Slot;
use super::step::{PENALTY, Values, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 4,
    name: "adagrad",
    description: "r += g^2; theta -= learning_rate * g / (epsilon + sqrt(r)) (Duchi, Hazan and \
                  Singer 2011; Goodfellow, Bengio and Courville 2016, algorithm 8.4).",
    parameters: &[
        learning_rate(0.01),
        parameter(Param::Epsilon, 1e-7, [0.0, 1.0], "added to the root, outside of it"),
        PENALTY,
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[Slot::each("sum_of_squares")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    epsilon: f32,
    negative_rate: f32,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        Self { epsilon: values.get(Param::Epsilon) as f32, negative_rate: -(values.rate() as f32) }
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
        slots[0] = simd.fma(gradient, gradient, slots[0]);
        let bottom = simd.add(simd.sqrt(slots[0]), simd.splat(self.epsilon));
        let step = quotient(simd, gradient, bottom);
        simd.fma(simd.splat(self.negative_rate), step, weight)
    }
}
