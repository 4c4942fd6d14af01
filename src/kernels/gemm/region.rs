//! A region of C for one block along the summed index: which tiles it is cut into.
//!
//! Speed alone depends on the choice: a tile fills the registers with independent sums, and no
//! element is summed in another order than its own.

use crate::kernels::level::Level;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, LANES, Simd};

use super::right::Right;
use super::tile::{ANY, STRAIGHT, Source, Target, UPRIGHT, tile};

/// Some rows and columns of C, and one block of the summed index.
#[derive(Clone, Copy)]
pub(super) struct Region<'a> {
    /// Element (i, k) of the left matrix is `left + i * left_row + k * left_step`.
    pub left: *const f32,
    pub left_row: usize,
    pub left_step: usize,
    pub right: &'a Right,
    /// The first element in C, and the distance between its rows.
    pub output: *mut f32,
    pub output_row: usize,
    pub bias: *const f32,
    pub rows: usize,
    pub columns: usize,
    pub depth: usize,
    pub chains: usize,
    pub add: bool,
    pub resume: bool,
    pub rectify: bool,
}

/// Calls `tile` with a number of rows that the compiler knows.
macro_rules! tile_of {
    ($simd:expr, $source:expr, $target:expr, $rows:expr, $layout:ident,
     [$($count:literal)*], $vectors:literal, $chains:literal, $group:literal) => {
        match $rows {
            // SAFETY: `Region`'s maker promises that everything it describes is there.
            $($count => unsafe {
                tile::<S, $count, $vectors, $chains, $group, $layout>($simd, $source, $target)
            },)*
            _ => unreachable!("no tile has so many rows"),
        }
    };
}

/// Covers the region with tiles of `$vectors` vectors by up to `$most` rows, from `$column` on,
/// as long as columns for a whole tile are left.
macro_rules! cover {
    ($region:expr, $simd:expr, $column:ident, $layout:ident, $most:literal, $counts:tt,
     $vectors:literal, $chains:literal, $group:literal) => {
        while $region.vectors_from($column) >= $vectors {
            for (first, count) in parts($region.rows, $most) {
                let (source, target) = $region.tile(first, $column, $vectors);
                tile_of!(
                    $simd, &source, &target, count, $layout, $counts, $vectors, $chains, $group
                );
            }
            $column += $vectors * LANES;
        }
    };
}

/// A region of one row, whose speed is that of the loads of the right matrix.
struct OneRow<'a, const CHAINS: usize>(Region<'a>);

impl<const CHAINS: usize> Kernel for OneRow<'_, CHAINS> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let (region, mut column) = (self.0, 0);
        if S::LEVEL == Level::Scalar {
            return Any::<CHAINS>(region).run(simd);
        }
        // Eight sums at a time hide the latency of the multiply-add.
        match (CHAINS, S::REGISTERS >= 32) {
            (1, _) => {
                cover!(region, simd, column, STRAIGHT, 1, [1], 4, 1, 1);
                cover!(region, simd, column, STRAIGHT, 1, [1], 1, 1, 1);
            }
            (2, true) => {
                cover!(region, simd, column, STRAIGHT, 1, [1], 4, 2, 2);
                cover!(region, simd, column, STRAIGHT, 1, [1], 1, 2, 2);
            }
            (2, false) => {
                cover!(region, simd, column, STRAIGHT, 1, [1], 2, 2, 2);
                cover!(region, simd, column, STRAIGHT, 1, [1], 1, 2, 2);
            }
            (_, true) => {
                cover!(region, simd, column, STRAIGHT, 1, [1], 2, 4, 4);
                cover!(region, simd, column, STRAIGHT, 1, [1], 1, 4, 4);
            }
            (_, false) => cover!(region, simd, column, STRAIGHT, 1, [1], 1, 4, 4),
        }
    }
}

/// A region whose left matrix has its rows one float apart.
struct Upright<'a>(Region<'a>);

impl Kernel for Upright<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let (region, mut column) = (self.0, 0);
        if S::LEVEL == Level::Scalar {
            return Any::<1>(region).run(simd);
        }
        if S::REGISTERS >= 32 {
            cover!(region, simd, column, UPRIGHT, 12, [1 2 3 4 5 6 7 8 9 10 11 12], 2, 1, 1);
            cover!(region, simd, column, UPRIGHT, 12, [1 2 3 4 5 6 7 8 9 10 11 12], 1, 1, 1);
        } else {
            cover!(region, simd, column, UPRIGHT, 6, [1 2 3 4 5 6], 1, 1, 1);
        }
    }
}

/// A region whose left matrix has its steps one float apart.
struct Straight<'a, const CHAINS: usize>(Region<'a>);

impl<const CHAINS: usize> Kernel for Straight<'_, CHAINS> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let (region, mut column) = (self.0, 0);
        if S::LEVEL == Level::Scalar {
            return Any::<CHAINS>(region).run(simd);
        }
        match (CHAINS, S::REGISTERS >= 32) {
            (1, true) => {
                cover!(region, simd, column, STRAIGHT, 6, [1 2 3 4 5 6], 4, 1, 1);
                cover!(region, simd, column, STRAIGHT, 6, [1 2 3 4 5 6], 1, 1, 1);
            }
            (1, false) => cover!(region, simd, column, STRAIGHT, 6, [1 2 3 4 5 6], 1, 1, 1),
            (2, true) => {
                cover!(region, simd, column, STRAIGHT, 6, [1 2 3 4 5 6], 2, 2, 2);
                cover!(region, simd, column, STRAIGHT, 6, [1 2 3 4 5 6], 1, 2, 2);
            }
            (2, false) => cover!(region, simd, column, STRAIGHT, 3, [1 2 3], 1, 2, 2),
            (_, true) => cover!(region, simd, column, STRAIGHT, 6, [1 2 3 4 5 6], 1, 4, 4),
            (_, false) => cover!(region, simd, column, STRAIGHT, 3, [1 2 3], 1, 4, 2),
        }
    }
}

/// A region of another kind, which no layer has, and every one on the scalar level, which computes
/// one element at a time however large a tile is, and whose tiles would be a tenth of the library.
struct Any<'a, const CHAINS: usize>(Region<'a>);

impl<const CHAINS: usize> Kernel for Any<'_, CHAINS> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let (region, mut column) = (self.0, 0);
        match CHAINS {
            1 => cover!(region, simd, column, ANY, 1, [1], 1, 1, 1),
            2 => cover!(region, simd, column, ANY, 1, [1], 1, 2, 2),
            _ => cover!(region, simd, column, ANY, 1, [1], 1, 4, 4),
        }
    }
}

impl Region<'_> {
    /// Computes the region. Each kind is a function of its own, so that a small one does not pay
    /// for the registers of a large one.
    pub(super) fn compute(self, runtime: &Runtime) {
        match (self.chains, self.rows, self.left_row, self.left_step) {
            (1, 1, _, 1) => runtime.dispatch(OneRow::<1>(self)),
            (2, 1, _, 1) => runtime.dispatch(OneRow::<2>(self)),
            (_, 1, _, 1) => runtime.dispatch(OneRow::<4>(self)),
            (1, _, 1, _) => runtime.dispatch(Upright(self)),
            (1, _, _, 1) => runtime.dispatch(Straight::<1>(self)),
            (2, _, _, 1) => runtime.dispatch(Straight::<2>(self)),
            (_, _, _, 1) => runtime.dispatch(Straight::<4>(self)),
            (1, ..) => runtime.dispatch(Any::<1>(self)),
            (2, ..) => runtime.dispatch(Any::<2>(self)),
            _ => runtime.dispatch(Any::<4>(self)),
        }
    }

    /// Vectors, the last one perhaps not full, from a column on.
    #[inline(always)]
    fn vectors_from(&self, column: usize) -> usize {
        self.columns.saturating_sub(column).div_ceil(LANES)
    }

    /// What the tile at a row and a column reads and writes.
    #[inline(always)]
    fn tile(&self, row: usize, column: usize, vectors: usize) -> (Source, Target) {
        let (right, right_step, right_vector) = self.right.row(column);
        let source = Source {
            left: self.left.wrapping_add(row * self.left_row),
            left_row: self.left_row,
            left_step: self.left_step,
            right,
            right_step,
            right_vector,
            depth: self.depth,
        };
        let target = Target {
            output: self.output.wrapping_add(row * self.output_row + column),
            row: self.output_row,
            columns: (self.columns - column).min(vectors * LANES),
            bias: if self.bias.is_null() { self.bias } else { self.bias.wrapping_add(column) },
            add: self.add,
            resume: self.resume,
            rectify: self.rectify,
        };
        (source, target)
    }
}

/// Cuts `rows` into parts of at most `most`, of sizes as equal as can be: (first, count).
#[inline(always)]
fn parts(rows: usize, most: usize) -> impl Iterator<Item = (usize, usize)> {
    let tiles = rows.div_ceil(most).max(1);
    let (count, longer) = (rows / tiles, rows % tiles);
    (0..tiles).map(
        #[inline(always)]
        move |tile| (tile * count + tile.min(longer), count + usize::from(tile < longer)),
    )
}
