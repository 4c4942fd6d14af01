//! Linear unit gated by GELU: f(a, b) = a · b Φ(b), a the first half of a row and b the second.
//!
//! ∂f/∂a = b Φ(b), ∂f/∂b = a (Φ(b) + b φ(b)). Shazeer 2020; Φ is the normal distribution, not an
//! approximation of it. Its passes: `gated.rs`. Accuracy: that of GELU and one rounding. Cost: that
//! of GELU, and a product.

use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        54,
        "geglu",
        "f([a, b]) = a gelu(b), a the first half of the columns and b the second: columns / 2 \
         outputs (Shazeer 2020).",
        &[],
    ),
    reads: Reads::Input,
    properties: |_| Properties::NONE,
};
