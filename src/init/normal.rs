//! Normal with a mean and a standard deviation.

use crate::catalog::{Entry, Param, Parameter};

use super::draws::Draws;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "initializer",
    code: 3,
    name: "normal",
    description: "Normal with a mean and a standard deviation.",
    parameters: &[
        Parameter {
            key: Param::Mean,
            default: 0.0,
            minimum: -1e30,
            maximum: 1e30,
            integer: false,
            description: "the mean",
        },
        Parameter {
            key: Param::StandardDeviation,
            default: 0.05,
            minimum: 0.0,
            maximum: 1e30,
            integer: false,
            description: "the standard deviation",
        },
    ],
};

/// Values of N(mean, deviation²).
pub(super) fn fill(draws: &Draws, mean: f64, deviation: f64, values: &mut [f32]) {
    for (index, value) in values.iter_mut().enumerate() {
        *value = (mean + deviation * draws.normal(index)) as f32;
    }
}
