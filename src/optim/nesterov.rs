//! Nesterov momentum as its authors have it: the gradient is taken ahead, at θ + α v, then
//! v ← α v − ε g, θ ← θ + v.
//!
//! Nesterov 1983; Sutskever, Martens, Dahl and Hinton 2013; Goodfellow, Bengio and Courville 2016,
//! algorithm 8.3. What is evaluated, saved and served is θ. Frameworks keep θ + α v in its place:
//! that is `nesterov_shifted`. Slots: the velocity.

use crate::catalog::Entry;
use crate::kernels::simd::Simd;

use super::rule::UpdateRule;
use super::slot::Slot;
use super::step::{PENALTY, Values, learning_rate};
use super::velocity::{HOLDS_RATE, MOMENTUM, Velocity};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 6,
    name: "nesterov",
    description: "g taken at theta + momentum * v; v = momentum * v - learning_rate * g; theta += v \
                  (Nesterov 1983; Goodfellow, Bengio and Courville 2016, algorithm 8.3).",
    parameters: &[learning_rate(0.01), MOMENTUM, HOLDS_RATE, PENALTY],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[Slot::each("velocity")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    velocity: Velocity,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        Self { velocity: Velocity::by_choice(values) }
    }
}

impl UpdateRule<1> for Rule {
    #[inline(always)]
    fn point<S: Simd>(self, simd: S, weight: S::F32, slots: &[S::F32; 1]) -> S::F32 {
        self.velocity.ahead(simd, weight, slots[0])
    }

    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 1],
    ) -> S::F32 {
        slots[0] = self.velocity.next(simd, slots[0], gradient);
        self.velocity.moved(simd, weight, slots[0])
    }
}
