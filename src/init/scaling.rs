//! Variance by fans: gain² / fan, the rule that He, Xavier and LeCun share.
//!
//! A sum of `fan` products of unit variance has variance 1 where the weights have 1 / fan; the gain
//! makes up for what the activation takes away (`ActivationProperty::Gain`).

use crate::catalog::{Param, Parameter, parameter, switch};

/// How many values feed one output of a layer, and how many outputs one value feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fans {
    /// Inputs of one output.
    pub fan_in: usize,
    /// Outputs of one input.
    pub fan_out: usize,
}

impl Fans {
    /// The fan of a mode: 0 fan-in, 1 fan-out, 2 their average; 0 counts as 1.
    pub(super) fn of_mode(self, mode: f64) -> f64 {
        match mode as i32 {
            1 => self.fan_out.max(1) as f64,
            2 => (self.sum() / 2.0).max(1.0),
            _ => self.fan_in.max(1) as f64,
        }
    }

    /// Fan-in + fan-out, at least 1.
    pub(super) fn sum(self) -> f64 {
        (self.fan_in as f64 + self.fan_out as f64).max(1.0)
    }
}

/// A gain of 1 where none is set.
pub(super) const GAIN: Parameter = parameter(
    Param::Gain,
    1.0,
    [0.0, 1e30],
    "the deviation is multiplied by it; GLIA_ACTIVATION_PROPERTY_GAIN recommends one",
);

/// Whether a normal distribution is cut off.
pub(super) const TRUNCATED: Parameter = switch(
    Param::Truncated,
    0.0,
    "0 for the whole normal distribution, as published and as in PyTorch; 1 to cut it \
     off at two deviations and widen it to the same variance, as in Keras and JAX",
);
