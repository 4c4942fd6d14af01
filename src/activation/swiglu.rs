//! Linear unit gated by SiLU: f(a, b) = a · b σ(b), a the first half of a row and b the second.
//!
//! ∂f/∂a = b σ(b), ∂f/∂b = a σ(b) (1 + b (1 − σ(b))). Shazeer 2020, Swish with β = 1: the
//! feed-forward part of many language models. Its passes: `gated.rs`. Accuracy: that of SiLU and
//! one rounding. Cost: that of SiLU, and a product.

use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        55,
        "swiglu",
        "f([a, b]) = a b sigmoid(b), a the first half of the columns and b the second: columns / 2 \
         outputs (Shazeer 2020).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties::NONE,
};
