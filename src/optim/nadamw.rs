//! NAdamW: Nadam, and weights that shrink by themselves as in AdamW.
//!
//! Dozat 2016 with Loshchilov and Hutter 2019; PyTorch's NAdam with decoupled_weight_decay is the
//! same. Slots: both moments.

use crate::catalog::{Entry, Param, parameter};

use super::adam::Rule;
use super::adamw::{TIMES_RATE, decay};
use super::nadam::{self, BETAS, MOMENTUM_DECAY};
use super::step::{Values, decoupled, learning_rate};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "optimizer",
    code: 16,
    name: "nadamw",
    description: "Nadam, and theta -= learning_rate * weight_decay * theta (Dozat 2016; Loshchilov \
                  and Hutter 2019).",
    parameters: &[
        learning_rate(0.002),
        BETAS[0],
        BETAS[1],
        parameter(Param::Epsilon, 1e-8, [0.0, 1.0], "added to the root, outside of it"),
        MOMENTUM_DECAY,
        decoupled(0.01),
        TIMES_RATE,
    ],
};

/// Nadam's rule with the decay.
pub(super) fn rule(values: Values<'_>) -> Rule {
    nadam::rule(values, decay(values))
}
