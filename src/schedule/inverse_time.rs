//! Inverse time: ε_k = ε_0 / (1 + k/n)^p; with p = 1 the value is half after n updates.
//!
//! Robbins and Monro 1951, whose conditions on the sums of rates and of their squares it meets for
//! ½ < p ≤ 1; Bottou 2012, section 2 (n = 1 / (ε_0 λ)). TensorFlow's InverseTimeDecay has
//! n = decay_steps / decay_rate. With p = ½ and n = warmup_steps it is the schedule of Vaswani et al.
//! 2017, equation 3: up in a line, then as 1/√k. Cost: about 150 operations.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::math::{in_double::exp, ln};

use super::parameters::{INITIAL, WARMUP_START, WARMUP_STEPS, steps};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 7,
    name: "inverse_time",
    description: "v_k = initial / (1 + k / steps)^power (Robbins and Monro 1951; Bottou 2012). With \
                  power 0.5 and steps = warmup_steps as in Vaswani et al. 2017.",
    parameters: &[
        INITIAL,
        steps(Param::Steps, 1000.0, 1.0, "the updates after which 1 + k / steps is 2"),
        parameter(Param::Power, 1.0, [0.0, 10.0], "the exponent"),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

pub(super) fn value(settings: &Settings, step: u64) -> f64 {
    let growth = 1.0 + step as f64 / settings.value(Param::Steps);
    let power = settings.value(Param::Power);
    let divisor = if power == 1.0 { growth } else { exp(power * ln(growth)) };
    settings.value(Param::Initial) / divisor
}
