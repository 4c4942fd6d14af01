//! Linear unit gated by ReLU: f(a, b) = a · max(0, b), a the first half of a row and b the second.
//!
//! ∂f/∂a = max(0, b), ∂f/∂b = a for b > 0, else 0. Shazeer 2020. A gate whose b stays negative no
//! longer learns, as ReLU dies. Its passes: `gated.rs`. Accuracy: 0.5 ULP. Cost: one comparison and
//! a product.

use super::properties::{Facts, Kinks, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        53,
        "reglu",
        "f([a, b]) = a max(0, b), a the first half of the columns and b the second: columns / 2 \
         outputs (Shazeer 2020).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties { kinks: Kinks::at(0.0), ..Properties::NONE },
};
