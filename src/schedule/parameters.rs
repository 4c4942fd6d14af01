//! Parameters that several schedules have, and the way from one value to another.

use std::f64::consts::FRAC_PI_2;

use crate::catalog::{Param, Parameter, parameter};
use crate::kernels::math::in_double::sin;

/// More updates than a run has, and few enough for a double to hold with two binary places.
pub(super) const MOST_STEPS: f64 = 1e15;

/// A number of updates.
pub(super) const fn steps(
    key: Param,
    default: f64,
    least: f64,
    description: &'static str,
) -> Parameter {
    Parameter { key, default, minimum: least, maximum: MOST_STEPS, integer: true, description }
}

/// Where a schedule begins.
pub(super) const INITIAL: Parameter =
    parameter(Param::Initial, 0.01, [0.0, 1e6], "epsilon_0, the value at step 0");

/// Where a schedule ends.
pub(super) const fn final_share(default: f64) -> Parameter {
    parameter(
        Param::FinalShare,
        default,
        [0.0, 1000.0],
        "the value at the end, as a share of the initial one, which it follows",
    )
}

/// How long the warm-up is. Every schedule has it.
pub(super) const WARMUP_STEPS: Parameter = steps(
    Param::WarmupSteps,
    0.0,
    0.0,
    "updates of a linear warm-up to the schedule's first value (Goyal et al. 2017); the schedule's \
     own step 0 comes after them",
);

/// Where the warm-up starts. Every schedule has it.
pub(super) const WARMUP_START: Parameter = parameter(
    Param::WarmupStart,
    0.0,
    [0.0, 1.0],
    "the value at the start of the warm-up, as a share of the schedule's first",
);

/// The shares of `steps` that are done and left at a step; from the end on, all are done. Each is
/// rounded once.
pub(super) fn shares(step: u64, steps: u64) -> [f64; 2] {
    let step = step.min(steps);
    let all = steps as f64;
    [step as f64 / all, (steps - step) as f64 / all]
}

/// From `from` to `to` in a straight line, with such shares done and left.
pub(super) fn line(from: f64, to: f64, [done, left]: [f64; 2]) -> f64 {
    left * from + done * to
}

/// From `from` to `to` along half a cosine, (1 + cos π x) / 2 of the way left after x of it. As the
/// square of sin(π (1 − x) / 2), it keeps all digits near the end.
pub(super) fn half_cosine(from: f64, to: f64, left: f64) -> f64 {
    let root = sin(FRAC_PI_2 * left);
    let weight = (root * root).min(1.0);
    line(from, to, [1.0 - weight, weight])
}
