//! Copies of right matrices in the order in which products read them, whole or part by part.
//!
//! A part is some columns of one block along the summed index; in the copy it is one range, so that
//! parts may be made at different times. Cost: one pass over the matrix.

use std::ops::Range;

use crate::kernels::runtime::Runtime;

use super::matrix::Matrix;
use super::right::{self, MOST_STRIP};

/// Floats of a packed copy of a depth × columns matrix.
pub fn packed_floats(depth: usize, columns: usize) -> usize {
    right::packed_floats(columns, depth)
}

/// A part of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackPart {
    /// Rows of the matrix: a block, or what is left of it.
    pub rows: Range<usize>,
    /// Its columns, the first a multiple of the widest strip.
    pub columns: Range<usize>,
}

/// The parts of a copy of a depth × columns matrix in blocks of `block`, each of at most `most` floats
/// or one strip, in order.
pub fn pack_parts(depth: usize, columns: usize, block: usize, most: usize) -> Vec<PackPart> {
    let blocks = (0..depth).step_by(block).map(|row| row..depth.min(row + block));
    let parts = blocks.flat_map(|rows| {
        let width = (most / rows.len() / MOST_STRIP).max(1).saturating_mul(MOST_STRIP);
        let firsts = (0..columns).step_by(width);
        firsts.map(move |first| PackPart {
            rows: rows.clone(),
            columns: first..columns.min(first.saturating_add(width)),
        })
    });
    parts.collect()
}

/// Copies a depth × columns matrix so that products read it in order, in blocks of `block`.
///
/// # Panics
/// Where the matrix or the room is smaller than the shape says.
pub fn pack(
    runtime: &Runtime,
    matrix: Matrix<'_>,
    depth: usize,
    columns: usize,
    block: usize,
    packed: &mut [f32],
) {
    assert!(matrix.holds(depth, columns), "matrix too small");
    for first in (0..depth).step_by(block) {
        let part = PackPart { rows: first..depth.min(first + block), columns: 0..columns };
        pack_part(runtime, matrix, columns, &part, packed);
    }
}

/// Copies one part of a matrix of so many columns into its place in the whole copy.
///
/// # Panics
/// Where the matrix or the room is smaller than the part says.
pub fn pack_part(
    runtime: &Runtime,
    matrix: Matrix<'_>,
    columns: usize,
    part: &PackPart,
    packed: &mut [f32],
) {
    assert!(matrix.holds(part.rows.end, part.columns.end), "matrix too small");
    let depth = part.rows.len();
    let start = packed_floats(part.rows.start, columns) + packed_floats(depth, part.columns.start);
    let packed = &mut packed[start..start + packed_floats(depth, part.columns.len())];
    runtime.dispatch(right::Pack {
        matrix,
        first_row: part.rows.start,
        first_column: part.columns.start,
        columns: part.columns.len(),
        depth,
        packed,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::level::Level;

    #[test]
    fn parts_in_any_order_are_the_whole_copy() {
        for (depth, columns) in [(1, 1), (7, 70), (512, 300), (700, 65), (1030, 200)] {
            let values: Vec<f32> = (0..depth * columns).map(|value| value as f32).collect();
            let matrix = Matrix::rows(&values, columns);
            for level in Level::ALL {
                let Ok(runtime) = Runtime::new(1, Some(level)) else { continue };
                let mut whole = vec![f32::NAN; packed_floats(depth, columns)];
                pack(&runtime, matrix, depth, columns, 512, &mut whole);
                assert!(whole.iter().all(|value| !value.is_nan()));
                for most in [1, 20_000, usize::MAX] {
                    let parts = pack_parts(depth, columns, 512, most);
                    let floats = |part: &PackPart| part.rows.len() * part.columns.len();
                    let largest = most.max(MOST_STRIP * depth.min(512));
                    assert!(parts.iter().all(|part| floats(part) <= largest));
                    assert_eq!(parts.iter().map(floats).sum::<usize>(), depth * columns);
                    let mut copy = vec![f32::NAN; whole.len()];
                    for part in parts.iter().rev() {
                        pack_part(&runtime, matrix, columns, part, &mut copy);
                    }
                    assert_eq!(copy, whole, "{depth} × {columns}, at most {most}, {level:?}");
                }
            }
        }
    }
}
