//! RMSProp: r ← ρ r + (1 − ρ) g², θ ← θ − ε g / √(δ + r).
//!
//! Tieleman and Hinton 2012; Goodfellow, Bengio and Courville 2016, algorithm 8.5, with δ inside the
//! root. With epsilon_outside it stands outside, ε g / (√r + δ), as in PyTorch, whose RMSprop is the
//! same with ρ = 0.99 and δ = 1e-8. AdaGrad with a memory that fades, so that the rates recover.
//! Slots: the mean of squares.

use crate::catalog::{Entry, Param, Parameter, Settings, parameter};
use crate::kernels::simd::Simd;

use super::update::{UpdateRule, quotient};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 5,
    name: "rmsprop",
    description: "r = decay r + (1 - decay) g^2; theta -= learning_rate * g / sqrt(epsilon + r) \
                  (Tieleman and Hinton 2012; Goodfellow, Bengio and Courville 2016, algorithm 8.5).",
    parameters: &[
        parameter(Param::LearningRate, 0.001, [0.0, 1e6], "the step size"),
        parameter(Param::Decay, 0.9, [0.0, 1.0], "the share of the mean of squares that is kept"),
        parameter(
            Param::Epsilon,
            1e-6,
            [0.0, 1.0],
            "added to the mean of squares, inside the root",
        ),
        Parameter {
            key: Param::EpsilonOutside,
            default: 0.0,
            minimum: 0.0,
            maximum: 1.0,
            integer: true,
            description: "1 to add epsilon to the root, outside of it, as PyTorch does; 0 for inside",
        },
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[&str] = &["mean_of_squares"];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    decay: f32,
    one_minus_decay: f32,
    /// δ, and 0 for the other place.
    inside: f32,
    outside: f32,
    negative_rate: f32,
}

impl Rule {
    pub(super) fn new(settings: &Settings) -> Self {
        let decay = settings.value(Param::Decay);
        let epsilon = settings.value(Param::Epsilon) as f32;
        let is_outside = settings.value(Param::EpsilonOutside) == 1.0;
        Self {
            decay: decay as f32,
            one_minus_decay: (1.0 - decay) as f32,
            inside: if is_outside { 0.0 } else { epsilon },
            outside: if is_outside { epsilon } else { 0.0 },
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
        let share = simd.mul(simd.mul(simd.splat(self.one_minus_decay), gradient), gradient);
        slots[0] = simd.fma(simd.splat(self.decay), slots[0], share);
        let root = simd.sqrt(simd.add(slots[0], simd.splat(self.inside)));
        let step = quotient(simd, gradient, simd.add(root, simd.splat(self.outside)));
        simd.fma(simd.splat(self.negative_rate), step, weight)
    }
}
