//! Centred RMSProp with momentum: n ← ρ n + (1 − ρ) g², m ← ρ m + (1 − ρ) g,
//! v ← α v − ε g / √(n − m² + δ), θ ← θ + v.
//!
//! Graves 2013, equations 38 to 45, with his constants. The gradients are divided by their deviation
//! instead of their size. PyTorch's RMSprop with centered and momentum is the same with epsilon_outside
//! 1 and a constant rate. A variance that rounding makes negative counts as 0. Slots: the mean of
//! squares, the mean, the velocity.

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
    code: 9,
    name: "rmsprop_centered",
    description: "n = decay n + (1 - decay) g^2; m = decay m + (1 - decay) g; v = momentum * v - \
                  learning_rate * g / sqrt(n - m^2 + epsilon); theta += v (Graves 2013).",
    parameters: &[
        learning_rate(0.0001),
        parameter(Param::Decay, 0.95, [0.0, 1.0], "the share of the means that is kept"),
        MOMENTUM,
        parameter(Param::Epsilon, 1e-4, [0.0, 1.0], "added to the variance, inside the root"),
        EPSILON_OUTSIDE,
        PENALTY,
    ],
};

/// The state beside each weight.
pub(super) const SLOTS: &[Slot] =
    &[Slot::each("mean_of_squares"), Slot::each("mean"), Slot::each("velocity")];

#[derive(Clone, Copy)]
pub(super) struct Rule {
    means: RunningMean,
    root: Root,
    velocity: Velocity,
}

impl Rule {
    pub(super) fn new(values: Values<'_>) -> Self {
        Self {
            means: RunningMean::new(values.get(Param::Decay)),
            root: Root::new(values.get(Param::Epsilon), values.is_set(Param::EpsilonOutside)),
            velocity: Velocity::with_rate(values),
        }
    }
}

impl UpdateRule<3> for Rule {
    #[inline(always)]
    fn apply<S: Simd>(
        self,
        simd: S,
        weight: S::F32,
        gradient: S::F32,
        slots: &mut [S::F32; 3],
    ) -> S::F32 {
        self.means.add_square(simd, &mut slots[0], gradient);
        self.means.add(simd, &mut slots[1], gradient);
        let variance = simd.fma(simd.neg(slots[1]), slots[1], slots[0]);
        let root = self.root.of(simd, simd.rectify(variance));
        slots[2] = self.velocity.next(simd, slots[2], quotient(simd, gradient, root));
        self.velocity.moved(simd, weight, slots[2])
    }
}
