//! Uniform between a minimum and a maximum.

use crate::catalog::{Entry, Param, Parameter};

use super::draws::Draws;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "initializer",
    code: 2,
    name: "uniform",
    description: "Uniform between a minimum and a maximum.",
    parameters: &[
        Parameter {
            key: Param::Minimum,
            default: -0.05,
            minimum: -1e30,
            maximum: 1e30,
            integer: false,
            description: "the lower end of the range",
        },
        Parameter {
            key: Param::Maximum,
            default: 0.05,
            minimum: -1e30,
            maximum: 1e30,
            integer: false,
            description: "the upper end of the range, at least the minimum",
        },
    ],
};

/// Values of U(minimum, maximum).
pub(super) fn fill(draws: &Draws, minimum: f64, maximum: f64, values: &mut [f32]) {
    for (index, value) in values.iter_mut().enumerate() {
        *value = (minimum + (maximum - minimum) * draws.uniform(index)) as f32;
    }
}

/// Values of U(−a, a) with the given variance a² / 3.
pub(super) fn fill_with_variance(draws: &Draws, variance: f64, values: &mut [f32]) {
    let limit = (3.0 * variance).sqrt();
    fill(draws, -limit, limit, values);
}
