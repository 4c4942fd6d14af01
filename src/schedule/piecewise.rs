//! Piecewise: a table of steps and values from the host, with steps or straight lines between.
//!
//! Constant: v_k is the value of the last point at or before k. Linear: on the line between the
//! points around k. Before the first point its value counts, after the last one that one's.
//! TensorFlow's PiecewiseConstantDecay keeps a value up to and with its boundary: its boundary b is
//! the step b + 1 here. Cost: a binary search.

use crate::catalog::Entry;

use super::parameters::{WARMUP_START, WARMUP_STEPS, line, shares};
use super::points::Points;

/// The entry of the catalogue for constant pieces.
pub static CONSTANT: Entry = Entry {
    family: "schedule",
    code: 11,
    name: "piecewise_constant",
    description: "v_k is the value of the last of the points at or before k; before the first, the \
                  first's.",
    parameters: &[WARMUP_STEPS, WARMUP_START],
};

/// The entry of the catalogue for linear pieces.
pub static LINEAR: Entry = Entry {
    family: "schedule",
    code: 12,
    name: "piecewise_linear",
    description: "v_k is on the straight line between the points before and after k; outside of \
                  them, the nearest's value.",
    parameters: &[WARMUP_STEPS, WARMUP_START],
};

pub(super) fn value(points: &Points, is_linear: bool, step: u64) -> f64 {
    let next = points.up_to(step);
    let last = next.saturating_sub(1);
    if !is_linear || next == 0 || next == points.len() {
        return points.values()[last];
    }
    let [from, to] = [points.steps()[last], points.steps()[next]];
    line(points.values()[last], points.values()[next], shares(step - from, to - from))
}
