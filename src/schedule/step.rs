//! Step: ε_k = ε_0 · f^⌊k/n⌋, a drop by a factor every n updates.
//!
//! Common practice, as in He, Zhang, Ren and Sun 2016 (a tenth each time). PyTorch's StepLR with
//! step_size n and gamma f; TensorFlow's ExponentialDecay with staircase. Cost: 60 operations a bit
//! of ⌊k/n⌋.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::math::compound;

use super::parameters::{INITIAL, WARMUP_START, WARMUP_STEPS, steps};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 3,
    name: "step",
    description: "v_k = initial factor^floor(k / steps), a drop every so many updates (as in He et \
                  al. 2016).",
    parameters: &[
        INITIAL,
        parameter(Param::Factor, 0.1, [0.0, 1.0], "what each drop multiplies the value by"),
        steps(Param::Steps, 1000.0, 1.0, "updates from drop to drop"),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

pub(super) fn value(settings: &Settings, step: u64) -> f64 {
    let drops = step / settings.value(Param::Steps) as u64;
    settings.value(Param::Initial) * compound(settings.value(Param::Factor), drops)
}
