//! Momentum's ramp: μ_k = min(1 − 2^(−1 − log₂(⌊k/n⌋ + 1)), μ_max) = min(1 − ½ / (⌊k/n⌋ + 1), μ_max).
//!
//! Sutskever, Martens, Dahl and Hinton 2013, equation 5, n = 250; they tried μ_max of 0.9 to 0.999.
//! Cost: four operations.

use crate::catalog::{Entry, Param, Settings, parameter};

use super::parameters::{WARMUP_START, WARMUP_STEPS, steps};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 13,
    name: "momentum_ramp",
    description: "v_k = min(1 - 2^(-1 - log2(floor(k / steps) + 1)), maximum) (Sutskever et al. \
                  2013, equation 5).",
    parameters: &[
        steps(Param::Steps, 250.0, 1.0, "updates from one value to the next"),
        parameter(Param::Maximum, 0.99, [0.0, 1.0], "mu_max, the most that is reached"),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

pub(super) fn value(settings: &Settings, step: u64) -> f64 {
    let rises = step / settings.value(Param::Steps) as u64;
    (1.0 - 0.5 / (rises as f64 + 1.0)).min(settings.value(Param::Maximum))
}
