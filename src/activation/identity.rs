//! Identity: f(x) = x, f′(x) = 1.
//!
//! The output layer of a regression. Exact. Cost: none.

use super::properties::{Facts, Properties, Reads, entry};

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        1,
        "identity",
        "f(x) = x. For the outputs of a regression, and before a loss that applies \
                  its own function.",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties {
        monotonic: true,
        zero_centred: true,
        identity_near_zero: true,
        ..Properties::NONE
    },
};
