//! A caller's arrays that may overlap, and how many elements they have.

use crate::error::Error;

use super::call::Call;

/// The number of elements of `rows` × `columns`.
pub(super) fn element_count(rows: usize, columns: usize) -> Result<usize, Error> {
    const MOST: usize = isize::MAX as usize / size_of::<f32>();
    rows.checked_mul(columns).filter(|count| *count <= MOST).ok_or_else(|| {
        Error::invalid(format!(
            "rows: expected rows * columns to fit into memory, got {rows} rows of {columns} columns"
        ))
    })
}

/// Checks that an array that a call writes does not overlap one that it reads; NULL and arrays of
/// no elements overlap nothing.
#[inline(always)]
pub(super) fn check_apart<T, U>(
    (argument, written, written_count): (&str, *const T, usize),
    (other, read, read_count): (&str, *const U, usize),
) -> Result<(), Error> {
    if are_apart((written, written_count), (read, read_count)) {
        return Ok(());
    }
    Err(overlap(argument, other))
}

#[cold]
fn overlap(argument: &str, other: &str) -> Error {
    Error::invalid(format!(
        "{argument}: expected an array apart from {other}, got one that overlaps it"
    ))
}

/// Whether two arrays share no memory; NULL and arrays of no elements share none.
#[inline(always)]
fn are_apart<T, U>(
    (first, first_count): (*const T, usize),
    (second, second_count): (*const U, usize),
) -> bool {
    let first_end = first.addr().saturating_add(first_count.saturating_mul(size_of::<T>()));
    let second_end = second.addr().saturating_add(second_count.saturating_mul(size_of::<U>()));
    let apart = first_end <= second.addr() || second_end <= first.addr();
    apart || first.is_null() || second.is_null() || first_count == 0 || second_count == 0
}

/// An input and an output that may share memory, as a kernel may borrow them.
pub(super) enum Placed<'a> {
    /// They share none.
    Apart(&'a [f32], &'a mut [f32]),
    /// They share some: the output, which holds the input's values.
    Within(&'a mut [f32]),
}

/// Checks an array that is read and one that is written. Only where they overlap partly is the
/// first copied over the second.
pub(super) fn placed<'a>(
    call: &'a Call,
    (from_argument, from): (&str, *const f32),
    (to_argument, to): (&str, *mut f32),
    count: usize,
) -> Result<Placed<'a>, Error> {
    // The borrows of the checks end here: there may be two of the same memory.
    call.slice(from_argument, from, count)?;
    call.slice_mut(to_argument, to, count)?;
    if are_apart((from, count), (to.cast_const(), count)) {
        let from = call.slice(from_argument, from, count)?;
        return Ok(Placed::Apart(from, call.slice_mut(to_argument, to, count)?));
    }
    if from != to.cast_const() {
        // SAFETY: both were just checked, and `copy` allows an overlap.
        unsafe { std::ptr::copy(from, to, count) };
    }
    Ok(Placed::Within(call.slice_mut(to_argument, to, count)?))
}
