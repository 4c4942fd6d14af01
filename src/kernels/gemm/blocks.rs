//! A product block by block: a panel of C, and a block of the summed index, for some of its rows.

use std::ops::Range;

use crate::kernels::runtime::Runtime;

use super::chunk::{Chunk, PANEL, columns_in_place, left_floats};
use super::region::Region;
use super::right::{self, Right};
use super::{Finish, Product, left};

/// Columns of B that are copied together: whole strips at every level.
pub(super) const COPIED: usize = 128;

/// A product with its output.
pub(super) struct Whole<'a> {
    pub product: &'a Product<'a>,
    pub output: *mut f32,
    pub finish: Option<Finish<'a>>,
}

// SAFETY: threads write through the pointer to chunks that have no element in common.
unsafe impl Sync for Whole<'_> {}

/// A panel of C with one block of the summed index.
#[derive(Clone, Copy)]
pub(super) struct Block {
    panel: Chunk,
    /// Where it begins on the summed index, and how long it is.
    start: usize,
    pub(super) depth: usize,
}

impl Block {
    /// Rows and columns of the panel.
    pub(super) fn shape(&self) -> [usize; 2] {
        [self.panel.rows, self.panel.columns]
    }
}

impl<'a> Whole<'a> {
    /// The blocks of a chunk in the order in which they are computed: each panel's one after the
    /// other.
    pub(super) fn blocks(&self, chunk: Chunk) -> impl Iterator<Item = Block> + use<'a> {
        let product = self.product;
        (0..chunk.columns).step_by(PANEL).flat_map(move |panel| {
            let panel = Chunk {
                first_column: chunk.first_column + panel,
                columns: PANEL.min(chunk.columns - panel),
                ..chunk
            };
            (0..product.depth.max(1)).step_by(product.block).map(move |start| Block {
                panel,
                start,
                depth: product.block.min(product.depth - start),
            })
        })
    }

    /// Computes a chunk.
    ///
    /// # Safety
    /// Nobody else uses the chunk's elements; the product's matrices are as large as it says.
    pub(super) unsafe fn compute(&self, runtime: &Runtime, chunk: Chunk, scratch: &mut [f32]) {
        for block in self.blocks(chunk) {
            let (left_room, right_room) = scratch.split_at_mut(self.left_floats(block));
            self.copy_right(runtime, block, 0..self.copied_columns(block), right_room);
            let right = self.right(runtime, block, right_room);
            // SAFETY: the caller's promise.
            unsafe { self.rows(runtime, block, &right, 0..block.panel.rows, left_room) };
        }
    }

    /// Floats of the room for rows of A.
    pub(super) fn left_floats(&self, block: Block) -> usize {
        left_floats(self.product, block.depth)
    }

    /// Adds a block to some rows of its panel.
    ///
    /// # Safety
    /// As for [`Self::compute`]; `right` is the block's part of B.
    pub(super) unsafe fn rows(
        &self,
        runtime: &Runtime,
        block: Block,
        right: &Right,
        rows: Range<usize>,
        left_room: &mut [f32],
    ) {
        let (product, Block { panel, start, depth }) = (self.product, block);
        let last = start + product.block >= product.depth;
        let region = Region {
            left: std::ptr::null(),
            left_row: product.left.row_stride,
            left_step: product.left.column_stride,
            right,
            output: std::ptr::null_mut(),
            output_row: product.columns,
            bias: match product.bias {
                Some(bias) if start == 0 => bias[panel.first_column..].as_ptr(),
                _ => std::ptr::null(),
            },
            rows: 0,
            columns: panel.columns,
            depth,
            chains: product.chains,
            add: product.accumulate || start > 0,
            resume: product.resume,
            rectify: product.rectify && last,
        };
        // Whole tiles but for the last ones: one with a row less takes as long, waiting for B.
        for first in (0..rows.len()).step_by(left::ROWS) {
            let count = left::ROWS.min(rows.len() - first);
            let first_row = panel.first_row + rows.start + first;
            let output = self.output.wrapping_add(first_row * product.columns + panel.first_column);
            let mut region = Region { output, rows: count, ..region };
            if self.left_floats(block) > 0 {
                let (matrix, first_column, rows) = (product.left, start, count);
                let packed = &mut *left_room;
                let pack = left::Pack { matrix, first_row, first_column, rows, depth, packed };
                runtime.dispatch(pack);
                (region.left, region.left_step) = (left_room.as_ptr(), left::ROWS);
            } else if depth > 0 {
                // SAFETY: an element of A, which the product checked.
                region.left = unsafe { product.left.at(first_row, start) };
            }
            region.compute(runtime);
            if last {
                // SAFETY: these elements are finished, and this call's alone.
                unsafe { self.finish(Chunk { first_row, rows: count, ..panel }) };
            }
        }
    }

    /// How many of a panel's columns are read from a copy: the last ones.
    pub(super) fn copied_columns(&self, block: Block) -> usize {
        match self.product.packed {
            Some(_) => 0,
            None => block.panel.columns - columns_in_place(self.product, block.panel.columns),
        }
    }

    /// Makes the copy of some of these columns, which begin at a multiple of [`COPIED`].
    pub(super) fn copy_right(
        &self,
        runtime: &Runtime,
        block: Block,
        columns: Range<usize>,
        room: &mut [f32],
    ) {
        if columns.is_empty() {
            return;
        }
        let (Block { panel, start, depth }, count) = (block, columns.len());
        let in_place = panel.columns - self.copied_columns(block);
        let packed = &mut room[columns.start * depth..][..right::packed_floats(count, depth)];
        runtime.dispatch(right::Pack {
            matrix: self.product.right,
            first_row: start,
            first_column: panel.first_column + in_place + columns.start,
            columns: count,
            depth,
            packed,
        });
    }

    /// The panel's part of B, of which a copy stands in `room` where it is not read in place.
    pub(super) fn right(&self, runtime: &Runtime, block: Block, room: &[f32]) -> Right {
        let (product, Block { panel, start, depth }) = (self.product, block);
        let matrix = product.right;
        let strip = right::strip_of(runtime.level());
        if let Some(packed) = product.packed {
            let from = right::packed_floats(product.columns, start);
            let packed = packed[from..].as_ptr();
            return Right {
                in_place: 0,
                values: packed,
                stride: 0,
                packed,
                columns: product.columns,
                depth,
                first: panel.first_column,
                strip,
            };
        }
        let copied = self.copied_columns(block);
        let offset = matrix.index(start, panel.first_column);
        Right {
            in_place: panel.columns - copied,
            values: matrix.values.as_ptr().wrapping_add(offset),
            stride: matrix.row_stride,
            packed: room.as_ptr(),
            columns: copied,
            depth,
            first: 0,
            strip,
        }
    }

    /// Hands finished elements to the host of the product.
    unsafe fn finish(&self, part: Chunk) {
        let Some(finish) = self.finish else { return };
        let columns = self.product.columns;
        let pieces = if part.columns == columns { 1 } else { part.rows };
        let length = part.rows * part.columns / pieces;
        for piece in 0..pieces {
            let start = (part.first_row + piece) * columns + part.first_column;
            // SAFETY: inside C, and the caller's alone.
            finish(start, unsafe {
                std::slice::from_raw_parts_mut(self.output.add(start), length)
            });
        }
    }
}
