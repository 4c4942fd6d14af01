//! The identity matrix times a gain: W[i, i] = gain, all else 0, so that a layer begins by passing its
//! inputs on.
//!
//! Le, Jaitly and Hinton 2015, "A simple way to initialize recurrent networks of rectified linear
//! units", for recurrent weights. Of a matrix that is not square the longer side is left at 0. Cost: a
//! write a value.

use crate::catalog::Entry;

use super::scaling::GAIN;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "initializer",
    code: 11,
    name: "identity",
    description: "gain on the diagonal, 0 elsewhere, also of matrices that are not square; for \
                  recurrent weights (Le, Jaitly and Hinton 2015). All axes but the last are taken \
                  as one.",
    parameters: &[GAIN],
};

/// A matrix of rows of `columns` values.
pub(super) fn fill(gain: f64, columns: usize, values: &mut [f32]) {
    values.fill(0.0);
    for (place, row) in values.chunks_exact_mut(columns).enumerate() {
        match row.get_mut(place) {
            Some(value) => *value = gain as f32,
            None => break,
        }
    }
}
