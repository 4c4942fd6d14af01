//! The right matrix as tiles read it: rows of whole vectors, in place or copied ("packed").
//!
//! Copied, it is cut into strips as wide as a tile; a strip's rows stand one after the other, so
//! that a tile reads memory in order. Columns past the last are +0.

use crate::kernels::level::Level;
use crate::kernels::simd::{Kernel, LANES, Simd};

use super::fetch::fetch;
use super::matrix::Matrix;

/// Rows that are fetched ahead of the one that is copied: each may be on a page of its own, which
/// the hardware does not foresee.
const AHEAD: usize = 12;

/// Columns of the widest strip of any level.
pub(super) const MOST_STRIP: usize = 4 * LANES;

/// Columns of a strip: those of a tile at the level.
pub(super) fn strip_of(level: Level) -> usize {
    match level {
        Level::Avx512 => MOST_STRIP,
        Level::Scalar | Level::Avx2 | Level::Neon => LANES,
    }
}

/// Where the rows of a panel of the right matrix are: the first columns in place, the others
/// copied.
#[derive(Clone, Copy)]
pub(super) struct Right {
    /// The panel's columns below this one are read in place.
    pub in_place: usize,
    /// The panel's first element, and the distance between rows, in place.
    pub values: *const f32,
    pub stride: usize,
    /// The copied columns, and how many they are.
    pub packed: *const f32,
    pub columns: usize,
    pub depth: usize,
    /// Which of them the panel begins at.
    pub first: usize,
    /// Columns of a strip.
    pub strip: usize,
}

// SAFETY: it is only read through, by threads that a product waits for.
unsafe impl Sync for Right {}

impl Right {
    /// The first row from a column of the panel on (a multiple of sixteen), the distance to the
    /// next row, and that between its vectors.
    #[inline(always)]
    pub fn row(&self, column: usize) -> (*const f32, usize, usize) {
        if column < self.in_place {
            return (self.values.wrapping_add(column), self.stride, LANES);
        }
        let column = self.first + column - self.in_place;
        let strip = column & !(self.strip - 1);
        let width = strip_width(self.columns, strip, self.strip);
        let first = self.packed.wrapping_add(strip * self.depth + column - strip);
        (first, width, if self.strip == LANES { LANES * self.depth } else { LANES })
    }
}

/// Floats between the rows of the strip that begins at a column.
#[inline(always)]
fn strip_width(columns: usize, first: usize, strip: usize) -> usize {
    (columns - first).next_multiple_of(LANES).min(strip)
}

/// Floats of a packed matrix.
pub(super) fn packed_floats(columns: usize, depth: usize) -> usize {
    columns.next_multiple_of(LANES) * depth
}

/// Copies columns of a matrix into strips.
pub(super) struct Pack<'a> {
    pub matrix: Matrix<'a>,
    pub first_row: usize,
    pub first_column: usize,
    pub columns: usize,
    pub depth: usize,
    /// Room for `packed_floats`.
    pub packed: &'a mut [f32],
}

impl Kernel for Pack<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) {
        if self.matrix.column_stride == 1 {
            return self.copy(simd);
        }
        for (column, start, width) in self.vectors(strip_of(S::LEVEL)) {
            let there = LANES.min(self.columns - column);
            if self.matrix.row_stride == 1 && there == LANES {
                self.transpose(simd, column, start, width);
            } else {
                self.gather(column, there, start, width);
            }
        }
    }
}

impl Pack<'_> {
    /// The vectors of a row: their columns, where they go, and the distance between the rows there.
    #[inline(always)]
    fn vectors(&self, strip: usize) -> impl Iterator<Item = (usize, usize, usize)> + use<> {
        let (columns, depth) = (self.columns, self.depth);
        (0..columns).step_by(LANES).map(
            #[inline(always)]
            move |column| {
                let first = column & !(strip - 1);
                (column, first * depth + column - first, strip_width(columns, first, strip))
            },
        )
    }

    /// Rows of columns that stand one after the other, read in the order of memory.
    #[inline(always)]
    fn copy<S: Simd>(&mut self, simd: S) {
        if self.columns < LANES {
            return self.copy_narrow(simd);
        }
        let strip = strip_of(S::LEVEL);
        for k in 0..self.depth {
            let ahead = self.first_row + (k + AHEAD).min(self.depth - 1);
            let ahead = self.matrix.index(ahead, self.first_column);
            let ahead = self.matrix.values.as_ptr().wrapping_add(ahead);
            let from = self.matrix.index(self.first_row + k, self.first_column);
            let row = &self.matrix.values[from..from + self.columns];
            for first in (0..self.columns).step_by(strip) {
                let width = strip_width(self.columns, first, strip);
                let copy = &mut self.packed[first * self.depth + k * width..][..width];
                let (vectors, rest) = row[first..self.columns.min(first + width)].as_chunks();
                let copies = copy.as_chunks_mut().0;
                for (index, (copy, vector)) in copies.iter_mut().zip(vectors).enumerate() {
                    fetch(ahead.wrapping_add(first + index * LANES));
                    simd.store(copy, simd.load(vector));
                }
                // The last columns, with +0 in the places past them.
                if let (false, Some(last)) = (rest.is_empty(), copies.last_mut()) {
                    simd.store(last, simd.load_partial(rest));
                }
            }
        }
    }

    /// Rows of less than a vector, as a head of few outputs has them.
    #[inline(always)]
    fn copy_narrow<S: Simd>(&mut self, simd: S) {
        let copies = self.packed.as_chunks_mut::<LANES>().0.iter_mut().take(self.depth);
        for (k, copy) in copies.enumerate() {
            let from = self.matrix.index(self.first_row + k, self.first_column);
            let row = &self.matrix.values[from..from + self.columns];
            simd.store(copy, simd.load_partial(row));
        }
    }

    /// Sixteen columns whose elements stand one after the other: blocks of 16 × 16 are turned.
    #[inline(always)]
    fn transpose<S: Simd>(&mut self, simd: S, column: usize, start: usize, width: usize) {
        let mut k = 0;
        while k + LANES <= self.depth {
            let mut block = [simd.splat(0.0); LANES];
            for (lane, vector) in block.iter_mut().enumerate() {
                *vector = simd.load(self.vector(k, column + lane));
            }
            let block = simd.transpose(block);
            // By reference: moved out one by one, vectors of two registers wait for the memory.
            for (offset, vector) in block.iter().enumerate() {
                self.store(simd, start + (k + offset) * width, *vector);
            }
            k += LANES;
        }
        let rest = self.depth - k;
        if rest == 0 {
            return;
        }
        let mut block = [simd.splat(0.0); LANES];
        for (lane, vector) in block.iter_mut().enumerate() {
            let from = self.matrix.index(self.first_row + k, self.first_column + column + lane);
            *vector = simd.load_partial(&self.matrix.values[from..from + rest]);
        }
        let block = simd.transpose(block);
        for (offset, vector) in block[..rest].iter().enumerate() {
            self.store(simd, start + (k + offset) * width, *vector);
        }
    }

    /// `there` columns, element by element.
    #[inline(always)]
    fn gather(&mut self, column: usize, there: usize, start: usize, width: usize) {
        for k in 0..self.depth {
            let packed = &mut self.packed[start + k * width..][..LANES];
            packed[there..].fill(0.0);
            for (lane, element) in packed[..there].iter_mut().enumerate() {
                let (row, from) = (self.first_row + k, self.first_column + column + lane);
                // SAFETY: the product checked that the matrix has these elements.
                *element = unsafe { *self.matrix.at(row, from) };
            }
        }
    }

    /// Stores a vector at a place in the copy.
    #[inline(always)]
    fn store<S: Simd>(&mut self, simd: S, place: usize, vector: S::F32) {
        let to = &mut self.packed[place..place + LANES];
        simd.store(to.try_into().expect("sixteen"), vector);
    }

    /// Sixteen floats from an element on.
    #[inline(always)]
    fn vector(&self, k: usize, column: usize) -> &[f32; LANES] {
        // SAFETY: called where sixteen elements stand one after the other, all of the matrix.
        unsafe { &*self.matrix.at(self.first_row + k, self.first_column + column).cast() }
    }
}
