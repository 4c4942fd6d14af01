//! RMSProp: r ← ρ r + (1 − ρ) g², θ ← θ − ε g / √(δ + r).
//!
//! Tieleman and Hinton 2012; Goodfellow, Bengio and Courville 2016, algorithm 8.5, with δ inside the
//! root. With epsilon_outside it stands outside, ε g / (√r + δ), as in PyTorch, whose RMSprop is the
//! same with ρ = 0.99 and δ = 1e-8. AdaGrad with a memory that fades, so that the rates recover.
//! Slots: the mean of squares.

use crate::catalog::{Entry, Param, Parameter, parameter, switch};
use crate::kernels::simd::Simd;

use super::rule::{Root, RunningMean, UpdateRule, quotient};
use super::slot::Slot;
use super::step::{PENALTY, Values, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 5,
    name: "rmsprop",
    description: "r = decay r + (1 - decay) g^2; theta -= learning_rate * g / sqrt(epsilon + r) \
                  (Tieleman and Hinton 2012; Goodfellow, Bengio and Courville 2016, algorithm 8.5).",
    parameters: &[
        learning_rate(0.001),
        parameter(Param::Decay, 0.9, [0.0, 1.0], "the share of the mean of squares that is kept"),
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

/// The entry of the place of epsilon.
pub(super) const EPSILON_OUTSIDE: Parameter = switch(
    Param::EpsilonOutside,
    0.0,
    "1 to add epsilon to the root, outside of it, as PyTorch does; 0 for inside",
);

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] = &[Slot::each("mean_of_squares")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    squares: RunningMean,
    root: Root,
    negative_rate: f32,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        Self {
            squares: RunningMean::new(values.get(Param::Decay)),
            root: Root::new(values.get(Param::Epsilon), values.is_set(Param::EpsilonOutside)),
            negative_rate: -(values.rate() as f32),
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
        self.squares.add_square(simd, &mut slots[0], gradient);
        let step = quotient(simd, gradient, self.root.of(simd, slots[0]));
        simd.fma(simd.splat(self.negative_rate), step, weight)
    }
}
