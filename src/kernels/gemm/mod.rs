//! Matrix products with one fixed order of summation.
//!
//! C = A · B (+ bias). Every element is made of chains of fused multiply-adds over the summed
//! index k in ascending order: k is cut into blocks of one length; inside a block, k belongs to
//! chain k mod S; the first chain of the first block starts at the bias, every other at +0; a
//! block's chains are combined by halving; block sums are added in order. S and the block length
//! come from the shapes alone, so the bits depend on neither instruction set, tile nor thread. A
//! product over a part of k can go on where another one stopped.
//!
//! Vectors run along the columns of C, never along k. Cost: rows · columns · depth multiply-adds.

mod blocks;
mod chunk;
mod fetch;
mod left;
mod matrix;
mod opaque;
mod pack;
mod pieces;
mod region;
mod right;
mod row;
mod tile;

use super::runtime::Runtime;

pub use matrix::Matrix;
pub use pack::{PackPart, pack, pack_part, pack_parts, packed_floats};
pub use pieces::{PRODUCT_SITES, multiply_at_pace};
pub use row::{RowEnd, RowLayer, RowPass};

/// Block length along k of products with weights (forward and input gradients).
pub const DEPTH_BLOCK: usize = 512;

/// Block length along the rows of a batch, for weight gradients.
pub const BATCH_BLOCK: usize = 256;

/// The most floats that a product needs to work in, whatever its shape.
pub const MOST_SCRATCH: usize = chunk::MOST_SCRATCH;

/// The number of interleaved chains for an output of this width: a narrow layer runs several, so
/// that one row does not wait for the latency of one chain.
pub fn chains(columns: usize) -> usize {
    match columns {
        0..=32 => 4,
        33..=127 => 2,
        _ => 1,
    }
}

/// What is done with a part of C that is finished, while it is in the cache: it is called with the
/// place of the part's first element in C, and the part, a number of whole rows or a piece of one.
pub type Finish<'a> = &'a (dyn Fn(usize, &mut [f32]) + Sync);

/// What to multiply, and in which order to add.
#[derive(Clone, Copy, Debug)]
pub struct Product<'a> {
    /// A, rows × depth.
    pub left: Matrix<'a>,
    /// B, depth × columns.
    pub right: Matrix<'a>,
    /// A copy of B made by [`pack()`] with the same block, which is then read in its place.
    pub packed: Option<&'a [f32]>,
    /// Rows of C.
    pub rows: usize,
    /// Columns of C.
    pub columns: usize,
    /// The length of the sums.
    pub depth: usize,
    /// Where the first chain starts, one value a column; +0 where there is none.
    pub bias: Option<&'a [f32]>,
    /// Interleaved chains: 1, 2 or 4.
    pub chains: usize,
    /// Block length along the summed index, a multiple of `chains`, at most [`DEPTH_BLOCK`].
    pub block: usize,
    /// Adds the blocks to what the output holds, instead of replacing it.
    pub accumulate: bool,
    /// The chain goes on from what the output holds, in the block that it stands in: with one chain,
    /// a transposed left matrix, and a depth within the rest of the block.
    pub resume: bool,
    /// Replaces what is below zero by zero at the end.
    pub rectify: bool,
}

impl<'a> Product<'a> {
    /// A plain product in the order of a layer of `columns` outputs.
    pub fn new(left: Matrix<'a>, right: Matrix<'a>, shape: [usize; 3]) -> Self {
        let [rows, depth, columns] = shape;
        Self {
            left,
            right,
            packed: None,
            rows,
            columns,
            depth,
            bias: None,
            chains: chains(columns),
            block: DEPTH_BLOCK,
            accumulate: false,
            resume: false,
            rectify: false,
        }
    }

    /// Floats that [`multiply`] needs to work in.
    pub fn scratch(&self) -> usize {
        chunk::scratch(self)
    }

    fn check(&self, output: &[f32]) {
        let Self { rows, columns, depth, .. } = *self;
        assert!(self.left.holds(rows, depth), "left matrix too small");
        match self.packed {
            None => assert!(self.right.holds(depth, columns), "right matrix too small"),
            Some(packed) => assert!(packed.len() >= packed_floats(depth, columns)),
        }
        assert_eq!(output.len(), rows * columns, "output of another size");
        assert!(self.bias.is_none_or(|bias| bias.len() == columns), "bias of another size");
        assert!(matches!(self.chains, 1 | 2 | 4) && self.block.is_multiple_of(self.chains));
        assert!((1..=DEPTH_BLOCK).contains(&self.block));
        if self.resume {
            let goes_on = self.chains == 1 && depth <= self.block && self.bias.is_none();
            let is_transposed = self.left.row_stride == 1 || rows == 1;
            assert!(goes_on && is_transposed && !self.accumulate, "sums that cannot go on");
        }
    }
}

/// Computes the product into `output`, rows × columns, rows one after the other. `scratch` has room
/// for [`Product::scratch`] floats, in which nothing is kept.
///
/// # Panics
/// Where a matrix is smaller than its shape says, the order is not one of those above, or the
/// scratch is too small.
pub fn multiply(
    runtime: &Runtime,
    product: &Product<'_>,
    output: &mut [f32],
    scratch: &mut [f32],
    finish: Option<Finish<'_>>,
) {
    product.check(output);
    if output.is_empty() {
        return;
    }
    if chunk::small(runtime, product, output) {
        if let Some(finish) = finish {
            finish(0, output);
        }
        return;
    }
    assert!(scratch.len() >= product.scratch(), "scratch too small");
    let grid = chunk::Grid::new(product);
    let whole = blocks::Whole { product, output: output.as_mut_ptr(), finish };
    runtime.share(grid.work(), grid.chunks(), scratch, |index, scratch| {
        // SAFETY: each index comes once, and the chunks of a grid have no element in common.
        unsafe { whole.compute(runtime, grid.chunk(index), scratch) };
    });
}
