//! Every value the same. The usual start of a bias, at 0.

use crate::catalog::{Entry, Param, Parameter};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "initializer",
    code: 1,
    name: "constant",
    description: "Every value the same; the usual start of a bias.",
    parameters: &[Parameter {
        key: Param::Value,
        default: 0.0,
        minimum: -1e30,
        maximum: 1e30,
        integer: false,
        description: "the value",
    }],
};
