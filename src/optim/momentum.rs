//! Momentum: v ← α v − ε g, θ ← θ + v.
//!
//! Polyak 1964; Goodfellow, Bengio and Courville 2016, algorithm 8.2. The velocity holds the
//! learning rate; PyTorch's SGD with `momentum` is the same with velocity_holds_rate 0. Slots: the
//! velocity.

use crate::catalog::Entry;
use crate::kernels::simd::Simd;

use super::rule::UpdateRule;
use super::slot::Slot;
use super::step::{PENALTY, Values, learning_rate};
use super::velocity::{HOLDS_RATE, MOMENTUM, Velocity};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 2,
    name: "momentum",
    description: "v = momentum * v - learning_rate * g; theta += v (Polyak 1964; Goodfellow, \
                  Bengio and Courville 2016, algorithm 8.2).",
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

    /// With a velocity that holds the rate.
    pub(super) fn with_rate(values: Values<'_>) -> Self {
        Self { velocity: Velocity::with_rate(values) }
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
        self.velocity.moved(simd, weight, slots[0])
    }
}
