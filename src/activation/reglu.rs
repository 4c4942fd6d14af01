//! Linear unit gated by ReLU: f(a, b) = a · max(0, b), a the first half of a row and b the second.
//!
//! Shazeer 2020. A gate whose b stays negative no longer learns, as ReLU dies. Its passes, accuracy
//! and cost: `gated.rs`.

use super::properties::{Facts, Properties, Reads, entry};

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
    properties: |_| Properties::NONE,
};
