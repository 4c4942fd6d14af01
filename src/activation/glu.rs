//! Gated linear unit: f(a, b) = a · σ(b), a the first half of a row and b the second.
//!
//! ∂f/∂a = σ(b), ∂f/∂b = a σ(b) (1 − σ(b)). Dauphin, Fan, Auli and Grangier 2017. Where the gate is
//! open the gradient passes through a as through a linear unit. Its passes: `gated.rs`. Accuracy:
//! that of the sigmoid and one rounding. Cost: that of the sigmoid, and a product.

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
