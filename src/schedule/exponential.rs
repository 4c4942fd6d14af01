//! Exponential: ε_k = ε_0 · f^(k/n), smooth, by a factor over every n updates.
//!
//! A form of simulated annealing's cooling (Kirkpatrick, Gelatt and Vecchi 1983). PyTorch's
//! ExponentialLR is n = 1 with gamma f; TensorFlow's ExponentialDecay has n as decay_steps. The whole
//! part of k/n is multiplied out, the rest is e^(rest · ln f). Cost: 60 operations a bit of k/n, and
//! 100.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::math::{compound, in_double::exp, ln};

use super::parameters::{INITIAL, WARMUP_START, WARMUP_STEPS, steps};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 5,
    name: "exponential",
    description: "v_k = initial factor^(k / steps) (after Kirkpatrick, Gelatt and Vecchi 1983).",
    parameters: &[
        INITIAL,
        parameter(
            Param::Factor,
            0.1,
            [0.0, 1.0],
            "what is left of the value after so many updates",
        ),
        steps(Param::Steps, 1000.0, 1.0, "the updates that the factor is for"),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

pub(super) fn value(settings: &Settings, step: u64) -> f64 {
    let steps = settings.value(Param::Steps) as u64;
    let factor = settings.value(Param::Factor);
    let mut left = compound(factor, step / steps);
    let rest = step % steps;
    if rest > 0 {
        left *= exp(rest as f64 / steps as f64 * ln(factor));
    }
    settings.value(Param::Initial) * left
}
