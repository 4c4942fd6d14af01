//! LeCun initialisation: variance 1 / fan-in, so that sums of unit inputs have unit variance.
//!
//! LeCun, Bottou, Orr and Müller 1998, "Efficient backprop", section 4.6, for their scaled tanh; what
//! SELU needs (Klambauer, Unterthiner, Mayr and Hochreiter 2017). Cost: a draw a value.

use crate::catalog::Entry;

use super::Fans;
use super::scaling::TRUNCATED;

/// The entry of the normal form.
pub static NORMAL_ENTRY: Entry = Entry {
    family: "initializer",
    code: 8,
    name: "lecun_normal",
    description: "Normal, mean 0, variance 1 / fan_in; for the scaled tanh and SELU (LeCun, Bottou, \
                  Orr and Mueller 1998).",
    parameters: &[TRUNCATED],
};

/// The entry of the uniform form.
pub static UNIFORM_ENTRY: Entry = Entry {
    family: "initializer",
    code: 9,
    name: "lecun_uniform",
    description: "Uniform in +-sqrt(3 / fan_in), variance 1 / fan_in; for the scaled tanh and SELU \
                  (LeCun, Bottou, Orr and Mueller 1998).",
    parameters: &[],
};

/// 1 / fan-in.
pub(super) fn variance(fans: Fans) -> f64 {
    1.0 / fans.of_mode(0.0)
}
