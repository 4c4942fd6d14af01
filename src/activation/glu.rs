//! Gated linear unit: f(a, b) = a · σ(b), a the first half of a row and b the second.
//!
//! Dauphin, Fan, Auli and Grangier 2017. Where the gate is open the gradient passes through a as
//! through a linear unit. Its passes, accuracy and cost: `gated.rs`.

use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        52,
        "glu",
        "f([a, b]) = a sigmoid(b), a the first half of the columns and b the second: columns / 2 \
         outputs (Dauphin, Fan, Auli and Grangier 2017).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties::NONE,
};
