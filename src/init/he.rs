//! He (MSRA) initialisation: variance 2 / fan-in, which keeps the variance of the activations
//! from layer to layer under ReLU.
//!
//! He, Zhang, Ren and Sun 2015, "Delving deep into rectifiers", equation 10.

use crate::catalog::Entry;

use super::Fans;

/// The entry of the normal form.
pub static NORMAL_ENTRY: Entry = Entry {
    family: "initializer",
    code: 4,
    name: "he_normal",
    description: "Normal, mean 0, variance 2 / fan_in; for ReLU (MSRA: He, Zhang, Ren and Sun \
                  2015).",
    parameters: &[],
};

/// The entry of the uniform form.
pub static UNIFORM_ENTRY: Entry = Entry {
    family: "initializer",
    code: 5,
    name: "he_uniform",
    description: "Uniform in +-sqrt(6 / fan_in), variance 2 / fan_in; for ReLU (MSRA: He, Zhang, \
                  Ren and Sun 2015).",
    parameters: &[],
};

/// 2 / fan-in.
pub(super) fn variance(fans: Fans) -> f64 {
    2.0 / fans.fan_in.max(1) as f64
}
