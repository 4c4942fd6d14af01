//! RMSProp with Nesterov momentum: the gradient is taken ahead, at θ + α v, then
//! r ← ρ r + (1 − ρ) g², v ← α v − ε g / √(δ + r), θ ← θ + v.
//!
//! Goodfellow, Bengio and Courville 2016, algorithm 8.6, which prints no δ: that is epsilon 0; the
//! default is that of their algorithm 8.5. What is evaluated, saved and served is θ. No framework has
//! it. Slots: the mean of squares and the velocity.

use crate::catalog::{Entry, Param, parameter};
use crate::kernels::simd::Simd;

use super::rmsprop::EPSILON_OUTSIDE;
use super::rule::{Root, RunningMean, UpdateRule, quotient};
use super::slot::Slot;
use super::step::{PENALTY, Values, learning_rate};
use super::velocity::{MOMENTUM, Velocity};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 8,
    name: "rmsprop_nesterov",
    description: "g taken at theta + momentum * v; r = decay r + (1 - decay) g^2; v = momentum * v - \
                  learning_rate * g / sqrt(epsilon + r); theta += v (Goodfellow, Bengio and \
                  Courville 2016, algorithm 8.6).",
    parameters: &[
        learning_rate(0.001),
        parameter(Param::Decay, 0.9, [0.0, 1.0], "the share of the mean of squares that is kept"),
        MOMENTUM,
        parameter(
            Param::Epsilon,
            1e-6,
            [0.0, 1.0],
            "added to the mean of squares, inside the root",
        ),
        EPSILON_OUTSIDE,
        PENALTY,
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[Slot::each("mean_of_squares"), Slot::each("velocity")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    squares: RunningMean,
    root: Root,
    velocity: Velocity,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        Self {
            squares: RunningMean::new(values.get(Param::Decay)),
            root: Root::new(values.get(Param::Epsilon), values.is_set(Param::EpsilonOutside)),
            velocity: Velocity::with_rate(values),
        }
    }
}

impl UpdateRule<2> for Rule {
    #[inline(always)]
    fn point<S: Simd>(self, simd: S, weight: S::F32, slots: &[S::F32; 2]) -> S::F32 {
        self.velocity.ahead(simd, weight, slots[1])
    }

    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 2],
    ) -> S::F32 {
        self.squares.add_square(simd, &mut slots[0], gradient);
        let step = quotient(simd, gradient, self.root.of(simd, slots[0]));
        slots[1] = self.velocity.next(simd, slots[1], step);
        self.velocity.moved(simd, weight, slots[1])
    }
}
