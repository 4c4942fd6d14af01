//! Constant: the same value at every step, after the warm-up.
//!
//! Cost: none.

use crate::catalog::{Entry, Param, Settings, parameter};

use super::parameters::{WARMUP_START, WARMUP_STEPS};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 1,
    name: "constant",
    description: "v_k = value.",
    parameters: &[
        parameter(Param::Value, 0.01, [0.0, 1e6], "the value"),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

pub(super) fn value(settings: &Settings) -> f64 {
    settings.value(Param::Value)
}
