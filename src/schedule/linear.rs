//! Linear: ε_k = (1 − k/τ) ε_0 + (k/τ) ε_τ up to k = τ, and ε_τ from there on.
//!
//! Goodfellow, Bengio and Courville 2016, equation 8.14, with their advice for ε_τ: about 1 % of
//! ε_0. PyTorch's LinearLR with start_factor 1 is the same. Cost: five operations.

use crate::catalog::{Entry, Param, Settings};

use super::parameters::{INITIAL, WARMUP_START, WARMUP_STEPS, final_share, line, shares, steps};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 2,
    name: "linear",
    description: "v_k = (1 - k / steps) initial + (k / steps) final_share initial up to k = steps, \
                  then constant (Goodfellow, Bengio and Courville 2016, equation 8.14).",
    parameters: &[
        INITIAL,
        steps(Param::Steps, 1000.0, 1.0, "tau, the updates until the end is reached"),
        final_share(0.01),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

pub(super) fn value(settings: &Settings, step: u64) -> f64 {
    let initial = settings.value(Param::Initial);
    let shares = shares(step, settings.value(Param::Steps) as u64);
    line(initial, settings.value(Param::FinalShare) * initial, shares)
}
