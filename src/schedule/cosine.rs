//! Cosine: ε_k = ε_τ + ½ (ε_0 − ε_τ) (1 + cos(π k/τ)) up to k = τ, and ε_τ from there on.
//!
//! Loshchilov and Hutter 2017, equation 5, without restarts. PyTorch's CosineAnnealingLR up to τ,
//! after which that one rises again. Cost: about 60 operations.

use crate::catalog::{Entry, Param, Settings};

use super::parameters::{
    INITIAL, WARMUP_START, WARMUP_STEPS, final_share, half_cosine, shares, steps,
};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 8,
    name: "cosine",
    description: "v_k = initial (final_share + (1 - final_share) (1 + cos(pi k / steps)) / 2) up to \
                  k = steps, then constant (Loshchilov and Hutter 2017, without restarts).",
    parameters: &[
        INITIAL,
        steps(Param::Steps, 1000.0, 1.0, "tau, the updates until the end is reached"),
        final_share(0.0),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

pub(super) fn value(settings: &Settings, step: u64) -> f64 {
    let initial = settings.value(Param::Initial);
    let [_, left] = shares(step, settings.value(Param::Steps) as u64);
    half_cosine(initial, settings.value(Param::FinalShare) * initial, left)
}
