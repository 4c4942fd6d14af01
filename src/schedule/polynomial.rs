//! Polynomial: ε_k = (ε_0 − ε_τ) (1 − k/τ)^p + ε_τ up to k = τ, and ε_τ from there on.
//!
//! Chen, Papandreou, Kokkinos, Murphy and Yuille 2018 (DeepLab), section 4.1: the "poly" policy,
//! p = 0.9 and ε_τ = 0. PyTorch's PolynomialLR and TensorFlow's PolynomialDecay have p = 1 where none
//! is set. Cost: about 150 operations.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::math::{in_double::exp, ln};

use super::parameters::{INITIAL, WARMUP_START, WARMUP_STEPS, final_share, line, shares, steps};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "schedule",
    code: 6,
    name: "polynomial",
    description: "v_k = initial (final_share + (1 - final_share) (1 - k / steps)^power) up to k = \
                  steps, then constant (Chen et al. 2018, the \"poly\" policy).",
    parameters: &[
        INITIAL,
        steps(Param::Steps, 1000.0, 1.0, "tau, the updates until the end is reached"),
        parameter(Param::Power, 0.9, [0.0, 10.0], "the exponent; frameworks take 1"),
        final_share(0.0),
        WARMUP_STEPS,
        WARMUP_START,
    ],
};

pub(super) fn value(settings: &Settings, step: u64) -> f64 {
    let initial = settings.value(Param::Initial);
    let [_, left] = shares(step, settings.value(Param::Steps) as u64);
    // At the end nothing is left, whatever the power.
    let weight =
        if left > 0.0 { exp(settings.value(Param::Power) * ln(left)).min(1.0) } else { 0.0 };
    line(initial, settings.value(Param::FinalShare) * initial, [1.0 - weight, weight])
}
