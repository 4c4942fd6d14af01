//! Nesterov momentum in shifted weights, as frameworks have it: v ← α v − ε g, θ ← θ + α v − ε g.
//!
//! Bengio, Boulanger-Lewandowski and Pascanu 2013, section 3.5. With ϑ for the weights of
//! `nesterov`, these are ϑ + α v: the gradient is taken where the weights are, but they are what is
//! evaluated, saved and served. Keras's SGD with `nesterov` is this; PyTorch's is the same with
//! velocity_holds_rate 0. Slots: the velocity.

use crate::catalog::Entry;
use crate::kernels::simd::Simd;

use super::rule::UpdateRule;
use super::slot::Slot;
use super::step::{PENALTY, Values, learning_rate};
use super::velocity::{HOLDS_RATE, MOMENTUM, Velocity};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 7,
    name: "nesterov_shifted",
    description: "v = momentum * v - learning_rate * g; theta += momentum * v - learning_rate * g \
                  (Bengio, Boulanger-Lewandowski and Pascanu 2013).",
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
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 1],
    ) -> S::F32 {
        slots[0] = self.velocity.next(simd, slots[0], gradient);
        let step = self.velocity.next(simd, slots[0], gradient);
        self.velocity.moved(simd, weight, step)
    }
}
