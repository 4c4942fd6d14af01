//! Identity: f(x) = x, f′(x) = 1. The output layer of a regression. Cost: none.

use crate::catalog::Entry;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "activation",
    code: 1,
    name: "identity",
    description: "f(x) = x. For the outputs of a regression, and before a loss that applies \
                  its own function.",
    parameters: &[],
};
