//! AdamW: Adam, and weights that shrink by themselves: θ ← θ − ε m̂ / (√v̂ + δ) − ε λ θ.
//!
//! Loshchilov and Hutter 2019, algorithm 2: the decay does not pass through the moments. There a
//! schedule multiplies both the rate and the decay; here schedules act on the rate ε, so that it
//! multiplies the decay, as in PyTorch and Keras. With decay_times_rate 0 it does not, and λ is
//! theirs. Slots: both moments.

use crate::catalog::{Entry, Param, Parameter, parameter, switch};

use super::adam::Rule;
use super::step::{BELOW_ONE, Values, decoupled, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 15,
    name: "adamw",
    description: "Adam, and theta -= learning_rate * weight_decay * theta (Loshchilov and Hutter \
                  2019).",
    parameters: &[
        learning_rate(0.001),
        parameter(Param::Beta1, 0.9, [0.0, BELOW_ONE], "the decay of the first moment"),
        parameter(Param::Beta2, 0.999, [0.0, BELOW_ONE], "the decay of the second moment"),
        parameter(Param::Epsilon, 1e-8, [0.0, 1.0], "added to the root, outside of it"),
        decoupled(0.01),
        TIMES_RATE,
    ],
};

/// The entry of the choice whether the rate multiplies the decay.
pub(super) const TIMES_RATE: Parameter = switch(
    Param::DecayTimesRate,
    1.0,
    "1, as PyTorch: the learning rate multiplies the decay; 0: it does not",
);

/// The share of a weight that goes with each step.
pub(super) fn decay(values: Values<'_>) -> f64 {
    let decay = values.weight_decay();
    if values.is_set(Param::DecayTimesRate) { decay * values.rate() } else { decay }
}

/// Adam's rule with the decay.
pub(super) fn rule(values: Values<'_>) -> Rule {
    let correction = values.bias_correction(Param::Beta1);
    Rule::with(values, values.rate() / correction, 0.0, decay(values))
}
