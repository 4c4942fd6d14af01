//! Multi-step: ε_k = ε_0 · f^m, m being the number of given steps that are at most k.
//!
//! He, Zhang, Ren and Sun 2016, section 4.2: a tenth at chosen updates. PyTorch's MultiStepLR with
//! gamma f. Cost: a binary search.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::math::compound;

use super::parameters::{INITIAL, WARMUP_START, WARMUP_STEPS};
use super::points::Points;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 4,
    name: "multi_step",
    description: "v_k = initial factor^m, m being how many of the points are at most k (He et al. \
                  2016). The points are steps without values.",
    parameters: &[
        INITIAL,
        parameter(Param::Factor, 0.1, [0.0, 1.0], "what each point multiplies the value by"),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

pub(super) fn value(settings: &Settings, points: &Points, step: u64) -> f64 {
    let drops = points.up_to(step) as u64;
    settings.value(Param::Initial) * compound(settings.value(Param::Factor), drops)
}
