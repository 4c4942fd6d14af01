//! A product at a pace: as a row of operations, of about three million multiply-adds at most.
//!
//! The blocks of C come one after the other, each as copies of some columns of B and then as some rows
//! of C: the same sums in the same order as in one go. The copies stay in the scratch memory from
//! operation to operation, so that nothing is copied twice; threads share the rows of an operation.

use std::ops::ControlFlow;

use crate::kernels::pace::{Pace, Work};
use crate::kernels::runtime::Runtime;

use super::blocks::{Block, COPIED, Whole};
use super::chunk::{CHUNK_WORK, Grid};
use super::{Finish, Product, multiply};

/// Multiply-adds of an operation, about.
const PIECE_WORK: usize = 3 << 20;

/// Rows of an operation: multiples of what a tile takes.
const PIECE_ROWS: [usize; 2] = [12, 192];

/// Places in a stage that a product takes: copies, and sums.
pub const PRODUCT_SITES: usize = 2;

/// Rows of C that are one operation.
fn rows_of(block: Block) -> usize {
    let [_, columns] = block.shape();
    let rows = PIECE_WORK / (columns * block.depth).max(1);
    rows.clamp(PIECE_ROWS[0], PIECE_ROWS[1]) / 12 * 12
}

/// As [`multiply`], at a pace, at two places of the stage from `site` on. The scratch memory and the
/// output must not be used otherwise before the product is done.
///
/// # Panics
/// As [`multiply`].
pub fn multiply_at_pace(
    (runtime, pace): (&Runtime, &mut Pace),
    site: usize,
    product: &Product<'_>,
    output: &mut [f32],
    scratch: &mut [f32],
    finish: Option<Finish<'_>>,
) -> ControlFlow<()> {
    if pace.is_whole() {
        multiply(runtime, product, output, scratch, finish);
        return ControlFlow::Continue(());
    }
    product.check(output);
    if output.is_empty() {
        return ControlFlow::Continue(());
    }
    let grid = Grid::new(product);
    if grid.work() <= CHUNK_WORK {
        let work = Work { site: site + 1, units: 1 };
        return pace.one(work, grid.work(), || {
            multiply(runtime, product, output, scratch, finish);
        });
    }
    assert!(scratch.len() >= product.scratch(), "scratch too small");
    let whole = Whole { product, output: output.as_mut_ptr(), finish };
    for block in whole.blocks(grid.whole()) {
        let (left_room, right_room) = scratch.split_at_mut(whole.left_floats(block));
        let copied = whole.copied_columns(block);
        if copied > 0 {
            let work = Work { site, units: block.depth };
            pace.pieces(work, copied, COPIED, |columns| {
                whole.copy_right(runtime, block, columns, right_room);
            })?;
        }
        let right = whole.right(runtime, block, right_room);
        let ([rows, columns], each) = (block.shape(), rows_of(block));
        let work = Work { site: site + 1, units: columns * block.depth };
        pace.pieces(work, rows, each, |rows| {
            let (shared, parts) = (rows.len() * work.units, rows.len().div_ceil(each));
            runtime.share(shared, parts, left_room, |part, left_room| {
                let first = rows.start + part * each;
                let rows = first..rows.end.min(first + each);
                // SAFETY: the parts have no row in common, and the product was checked.
                unsafe { whole.rows(runtime, block, &right, rows, left_room) };
            });
        })?;
    }
    ControlFlow::Continue(())
}
