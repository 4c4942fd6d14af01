//! What an update depends on beside the arrays: the optimizer's parameters, the step's number, and
//! the factors of the parameters' group.

use crate::catalog::{Param, Parameter, Settings, parameter};
use crate::kernels::math::power;

/// Which step, and by how much the rate and the decay differ from the optimizer's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The step's number; the first is 1.
    pub number: u64,
    /// Multiplies the learning rate.
    pub rate_factor: f64,
    /// Multiplies the weight decay.
    pub decay_factor: f64,
}

impl Step {
    /// A step by its number, with the optimizer's own rate and decay.
    pub fn new(number: u64) -> Self {
        Self { number, rate_factor: 1.0, decay_factor: 1.0 }
    }
}

/// The parameters of an optimizer at a step.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) settings: &'a Settings,
    pub(super) step: Step,
}

impl Values<'_> {
    pub(super) fn get(self, key: Param) -> f64 {
        self.settings.value(key)
    }

    pub(super) fn is_set(self, key: Param) -> bool {
        self.get(key) == 1.0
    }

    /// ε of this step and group.
    pub(super) fn rate(self) -> f64 {
        self.get(Param::LearningRate) * self.step.rate_factor
    }

    /// 1 − βᵗ, by which a mean that began at 0 falls short.
    pub(super) fn bias_correction(self, beta: Param) -> f64 {
        1.0 - power(self.get(beta), self.step.number)
    }

    /// λ of this group.
    pub(super) fn weight_decay(self) -> f64 {
        self.get(Param::WeightDecay) * self.step.decay_factor
    }
}

/// The largest float below 1: a mean whose decay is 1 has no bias correction.
pub(super) const BELOW_ONE: f64 = 1.0 - 1.0 / (1u32 << 24) as f64;

/// The entry of the learning rate.
pub(super) const fn learning_rate(default: f64) -> Parameter {
    parameter(Param::LearningRate, default, [0.0, 1e6], "the step size")
}

/// The entry of the weight decay of a rule that knows none of its own.
pub(super) const PENALTY: Parameter = parameter(
    Param::WeightDecay,
    0.0,
    [0.0, 1e6],
    "this times the weight is added to its gradient (a penalty of half the sum of squares)",
);

/// The entry of a weight decay that does not pass through the state.
pub(super) const fn decoupled(default: f64) -> Parameter {
    parameter(
        Param::WeightDecay,
        default,
        [0.0, 1e6],
        "the share of a weight that goes, times the rate",
    )
}
