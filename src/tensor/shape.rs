//! Shapes: counting without overflow, strides, and how a message shows them.

use crate::error::Error;

/// The most axes of a tensor.
pub const MOST_AXES: usize = 64;

/// The number of elements, or an error where it does not fit into memory.
pub fn checked_count(shape: &[usize]) -> Result<usize, Error> {
    if shape.len() > MOST_AXES {
        return Err(Error::shape(format!(
            "shape: expected at most {MOST_AXES} axes, got {}",
            shape.len()
        )));
    }
    // A shape without elements has strides too, which must be numbers: a 0 counts as 1 there.
    let reach = shape.iter().try_fold(1usize, |reach, &length| reach.checked_mul(length.max(1)));
    reach
        .filter(|reach| *reach <= isize::MAX as usize / 8)
        .map(|reach| if shape.contains(&0) { 0 } else { reach })
        .ok_or_else(|| {
            Error::shape(format!("shape: expected one that fits into memory, got {}", show(shape)))
        })
}

/// Strides, in elements, of rows that stand one after the other.
pub fn row_major_strides(shape: &[usize]) -> Vec<usize> {
    let mut strides = vec![1; shape.len()];
    for axis in (1..shape.len()).rev() {
        strides[axis - 1] = strides[axis] * shape[axis].max(1);
    }
    strides
}

/// "[32, 100]".
#[inline(never)]
pub fn show(shape: &[usize]) -> String {
    format!("{shape:?}")
}

/// "[*, 784]": a batch of any size.
#[inline(never)]
pub fn show_batch(shape: &[usize]) -> String {
    let lengths: Vec<_> = shape.iter().map(usize::to_string).collect();
    format!("[*, {}]", lengths.join(", "))
}
