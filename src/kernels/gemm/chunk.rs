//! How a product is cut: into chunks that threads share, panels and blocks that fit the caches.
//!
//! A panel of B (a block along k by up to 256 columns, half a megabyte) stays in the second-level
//! cache while all rows of A pass by; a tile of A stays in the first-level one while the panel
//! passes by. Both are copied into the order in which they are read where that pays.

use crate::kernels::runtime::Runtime;

use super::region::Region;
use super::right::{self, Right};
use super::{DEPTH_BLOCK, Product, left};

/// Columns of a panel.
pub(super) const PANEL: usize = 256;

/// Multiply-adds of a chunk, about.
pub(super) const CHUNK_WORK: usize = 1 << 21;

/// The most floats that a product needs to work in.
pub(super) const MOST_SCRATCH: usize = (left::ROWS + PANEL) * DEPTH_BLOCK;

/// Floats that a product needs to work in.
pub(super) fn scratch(product: &Product<'_>) -> usize {
    let depth = product.depth.min(product.block);
    left_floats(product, depth) + right_floats(product, depth)
}

/// Floats of the copied rows of A. Only what is transposed is copied, where many columns read it
/// and its steps are far apart.
pub(super) fn left_floats(product: &Product<'_>, depth: usize) -> usize {
    let Product { left, columns, chains, .. } = product;
    let far = left.row_stride == 1 && left.column_stride >= 256;
    if *chains == 1 && far && *columns >= 128 { left::ROWS * depth } else { 0 }
}

/// Floats of the copied part of a panel: all of it, or what is left of a last vector.
fn right_floats(product: &Product<'_>, depth: usize) -> usize {
    let columns = product.columns.min(PANEL);
    match (product.packed, columns_in_place(product, columns)) {
        (Some(_), _) => 0,
        (None, 0) => right::packed_floats(columns, depth),
        (None, _) => right::packed_floats(product.columns % 16, depth),
    }
}

/// Columns of a panel that are read where they are.
pub(super) fn columns_in_place(product: &Product<'_>, columns: usize) -> usize {
    let far = product.right.row_stride >= 512 && product.rows >= 16;
    if product.right.column_stride != 1 || far { 0 } else { columns / 16 * 16 }
}

/// Computes a product of which nothing needs to be cut or copied, as the layers of a small network
/// have it, where every detour would show. False where it is not such a one.
pub(super) fn small(runtime: &Runtime, product: &Product<'_>, output: &mut [f32]) -> bool {
    let Product { left, right, packed, rows, columns, depth, .. } = *product;
    let in_place = right.column_stride == 1 && columns.is_multiple_of(16);
    let fits = depth <= product.block && rows * columns * depth < CHUNK_WORK;
    if !fits || depth == 0 || left_floats(product, depth) > 0 || !(packed.is_some() || in_place) {
        return false;
    }
    let right = Right {
        in_place: if packed.is_some() { 0 } else { columns },
        values: right.values.as_ptr(),
        stride: right.row_stride,
        packed: packed.map_or(std::ptr::null(), <[f32]>::as_ptr),
        columns,
        depth,
        first: 0,
        strip: right::strip_of(runtime.level()),
    };
    let region = Region {
        left: left.values.as_ptr(),
        left_row: left.row_stride,
        left_step: left.column_stride,
        right: &right,
        output: output.as_mut_ptr(),
        output_row: columns,
        bias: product.bias.map_or(std::ptr::null(), <[f32]>::as_ptr),
        rows,
        columns,
        depth,
        chains: product.chains,
        add: product.accumulate,
        resume: product.resume,
        rectify: product.rectify,
    };
    region.compute(runtime);
    true
}

/// Rows and columns of C.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    pub(super) first_row: usize,
    pub(super) rows: usize,
    pub(super) first_column: usize,
    pub(super) columns: usize,
}

/// The cut of C into chunks.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    rows: usize,
    columns: usize,
    depth: usize,
    chunk_rows: usize,
    chunk_columns: usize,
}

impl Grid {
    pub(super) fn new(product: &Product<'_>) -> Self {
        let Product { rows, columns, depth, .. } = *product;
        if rows * columns * depth < CHUNK_WORK {
            return Self { rows, columns, depth, chunk_rows: rows, chunk_columns: columns };
        }
        let chunk_columns = if rows * PANEL * depth >= 8 * CHUNK_WORK { PANEL } else { PANEL / 2 };
        let chunk_columns = if columns < 2 * chunk_columns { columns } else { chunk_columns };
        let chunk_rows = CHUNK_WORK.div_ceil(chunk_columns * depth.max(1)).next_multiple_of(12);
        let chunk_rows = if columns > chunk_columns { chunk_rows.max(2048) } else { chunk_rows };
        Self { rows, columns, depth, chunk_rows, chunk_columns }
    }

    /// Multiply-adds of the whole.
    pub(super) fn work(&self) -> usize {
        self.rows.saturating_mul(self.columns).saturating_mul(self.depth)
    }

    /// The number of chunks.
    pub(super) fn chunks(&self) -> usize {
        if self.chunk_rows >= self.rows && self.chunk_columns >= self.columns {
            return 1;
        }
        self.rows.div_ceil(self.chunk_rows) * self.columns.div_ceil(self.chunk_columns)
    }

    /// All of C.
    pub(super) fn whole(&self) -> Chunk {
        let Self { rows, columns, .. } = *self;
        Chunk { first_row: 0, rows, first_column: 0, columns }
    }

    /// A chunk by its number.
    pub(super) fn chunk(&self, index: usize) -> Chunk {
        if self.chunks() == 1 {
            return self.whole();
        }
        let down = self.rows.div_ceil(self.chunk_rows);
        let first_row = index % down * self.chunk_rows;
        let first_column = index / down * self.chunk_columns;
        Chunk {
            first_row,
            rows: self.chunk_rows.min(self.rows - first_row),
            first_column,
            columns: self.chunk_columns.min(self.columns - first_column),
        }
    }
}
