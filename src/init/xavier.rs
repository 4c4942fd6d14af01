//! Xavier (Glorot) initialisation: variance 2 / (fan-in + fan-out), which keeps the variance of
//! activations and gradients from layer to layer under tanh.
//!
//! Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural
//! networks", equation 16.

use crate::catalog::Entry;

use super::Fans;

/// The entry of the normal form.
pub static NORMAL_ENTRY: Entry = Entry {
    family: "initializer",
    code: 6,
    name: "xavier_normal",
    description: "Normal, mean 0, variance 2 / (fan_in + fan_out); for tanh and sigmoid (Glorot \
                  and Bengio 2010).",
    parameters: &[],
};

/// The entry of the uniform form.
pub static UNIFORM_ENTRY: Entry = Entry {
    family: "initializer",
    code: 7,
    name: "xavier_uniform",
    description: "Uniform in +-sqrt(6 / (fan_in + fan_out)), variance 2 / (fan_in + fan_out); for \
                  tanh and sigmoid (Glorot and Bengio 2010).",
    parameters: &[],
};

/// 2 / (fan-in + fan-out).
pub(super) fn variance(fans: Fans) -> f64 {
    2.0 / (fans.fan_in as f64 + fans.fan_out as f64).max(1.0)
}
