//! Xavier (Glorot) initialisation: variance gain² · 2 / (fan-in + fan-out), which keeps the variance of
//! activations and gradients from layer to layer under tanh.
//!
//! Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural
//! networks", equation 16, which has the gain 1. Cost: a draw a value.

use crate::catalog::{Entry, Param, Settings};

use super::Fans;
use super::scaling::{GAIN, TRUNCATED};

/// The entry of the normal form.
pub static NORMAL_ENTRY: Entry = Entry {
    family: "initializer",
    code: 6,
    name: "xavier_normal",
    description: "Normal, mean 0, variance gain^2 2 / (fan_in + fan_out); for tanh and sigmoid \
                  (Glorot and Bengio 2010).",
    parameters: &[GAIN, TRUNCATED],
};

/// The entry of the uniform form.
pub static UNIFORM_ENTRY: Entry = Entry {
    family: "initializer",
    code: 7,
    name: "xavier_uniform",
    description: "Uniform in +-gain sqrt(6 / (fan_in + fan_out)), variance gain^2 2 / (fan_in + \
                  fan_out); for tanh and sigmoid (Glorot and Bengio 2010).",
    parameters: &[GAIN],
};

/// gain² · 2 / (fan-in + fan-out).
pub(super) fn variance(settings: &Settings, fans: Fans) -> f64 {
    let gain = settings.value(Param::Gain);
    gain * gain * (2.0 / fans.sum())
}
