//! Arrays of float64, for what is computed rarely: each in one small function for all its callers.

use std::ops::Range;

use crate::error::{Error, ErrorCode};

/// So many zeros, if there is memory for them.
#[inline(never)]
pub fn zeros(count: usize) -> Result<Vec<f64>, Error> {
    let mut values = Vec::new();
    if values.try_reserve_exact(count).is_err() {
        let message = format!("memory: the system refused {count} more values");
        return Err(Error::new(ErrorCode::OutOfMemory, message));
    }
    values.resize(count, 0.0);
    Ok(values)
}

/// Writes floats as doubles.
#[inline(never)]
pub fn widen(values: &[f32], to: &mut [f64]) {
    to.iter_mut().zip(values).for_each(|(to, value)| *to = f64::from(*value));
}

/// Adds a multiple.
#[inline(never)]
pub fn add_multiple(to: &mut [f64], factor: f64, values: &[f64]) {
    to.iter_mut().zip(values).for_each(|(to, value)| *to += factor * value);
}

/// A part of an array.
#[inline(never)]
pub fn part(values: &[f64], range: Range<usize>) -> &[f64] {
    &values[range]
}

/// A part of an array, to be changed.
#[inline(never)]
pub fn part_mut(values: &mut [f64], range: Range<usize>) -> &mut [f64] {
    &mut values[range]
}
