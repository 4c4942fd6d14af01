//! The left matrix as tall tiles read it: for each step, the rows of some tiles side by side.
//!
//! A matrix whose rows are one float apart (a transposed one) is read so where it is, but for
//! steps so far apart that each would take a line and a page of its own.

use crate::kernels::simd::{Kernel, LANES, Simd};

use super::fetch::{LINE, fetch};
use super::matrix::Matrix;

/// Steps that are fetched ahead of the one that is copied, as each is on a page of its own.
const AHEAD: usize = 16;

/// Rows that are copied together: three lines of memory a step.
pub(super) const ROWS: usize = 48;

/// Copies [`ROWS`] rows or fewer of a transposed matrix, so that element (i, k) stands at
/// `k * ROWS + i`.
pub(super) struct Pack<'a> {
    pub matrix: Matrix<'a>,
    pub first_row: usize,
    pub first_column: usize,
    pub rows: usize,
    pub depth: usize,
    /// Room for `depth` steps.
    pub packed: &'a mut [f32],
}

impl Kernel for Pack<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let steps = self.packed.chunks_exact_mut(ROWS).take(self.depth).enumerate();
        for (k, packed) in steps {
            let from = self.first_row + (self.first_column + k) * self.matrix.column_stride;
            let rows = &self.matrix.values[from..from + self.rows];
            let ahead = rows.as_ptr().wrapping_add(AHEAD * self.matrix.column_stride);
            for row in (0..ROWS).step_by(LINE) {
                fetch(ahead.wrapping_add(row));
            }
            let (vectors, rest) = rows.as_chunks::<LANES>();
            let (copies, last) = packed[..self.rows].as_chunks_mut::<LANES>();
            for (copy, vector) in copies.iter_mut().zip(vectors) {
                simd.store(copy, simd.load(vector));
            }
            last.copy_from_slice(rest);
        }
    }
}
