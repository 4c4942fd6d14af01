//! How a product is cut: into chunks that threads share, panels and blocks that fit the caches.
//!
//! A panel of B (a block along k by up to 256 columns, half a megabyte) stays in the second-level
//! cache while all rows of A pass by; a tile of A stays in the first-level one while the panel
//! passes by. Both are copied into the order in which they are read where that pays.

use crate::kernels::runtime::Runtime;

use super::region::{Region, parts};
use super::right::{self, Right};
use super::{DEPTH_BLOCK, Finish, Product, left};

/// Columns of a panel.
const PANEL: usize = 256;

/// Multiply-adds of a chunk, about.
const CHUNK_WORK: usize = 1 << 21;

/// The most floats that a product needs to work in.
pub(super) const MOST_SCRATCH: usize = (left::ROWS + PANEL) * DEPTH_BLOCK;

/// Floats that a product needs to work in.
pub(super) fn scratch(product: &Product<'_>) -> usize {
    let depth = product.depth.min(product.block);
    left_floats(product, depth) + right_floats(product, depth)
}

/// Floats of the copied rows of A. Only what is transposed is copied, where many columns read it
/// and its steps are far apart.
fn left_floats(product: &Product<'_>, depth: usize) -> usize {
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
fn columns_in_place(product: &Product<'_>, columns: usize) -> usize {
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
    first_row: usize,
    rows: usize,
    first_column: usize,
    columns: usize,
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

    /// A chunk by its number.
    pub(super) fn chunk(&self, index: usize) -> Chunk {
        if self.chunks() == 1 {
            let Self { rows, columns, .. } = *self;
            return Chunk { first_row: 0, rows, first_column: 0, columns };
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

/// A product with its output.
pub(super) struct Whole<'a> {
    pub product: &'a Product<'a>,
    pub output: *mut f32,
    pub finish: Option<Finish<'a>>,
}

// SAFETY: threads write through the pointer to chunks that have no element in common.
unsafe impl Sync for Whole<'_> {}

impl Whole<'_> {
    /// Computes a chunk.
    ///
    /// # Safety
    /// Nobody else uses the chunk's elements; the product's matrices are as large as it says.
    pub(super) unsafe fn compute(&self, runtime: &Runtime, chunk: Chunk, scratch: &mut [f32]) {
        let product = self.product;
        for panel in (0..chunk.columns).step_by(PANEL) {
            let panel = Chunk {
                first_column: chunk.first_column + panel,
                columns: PANEL.min(chunk.columns - panel),
                ..chunk
            };
            for start in (0..product.depth.max(1)).step_by(product.block) {
                // SAFETY: the caller's promise.
                unsafe { self.block(runtime, panel, start, scratch) };
            }
        }
    }

    /// Adds one block along the summed index to a panel.
    unsafe fn block(&self, runtime: &Runtime, panel: Chunk, start: usize, scratch: &mut [f32]) {
        let product = self.product;
        let depth = product.block.min(product.depth - start);
        let last = start + product.block >= product.depth;
        let left_floats = left_floats(product, depth);
        let (left_room, right_room) = scratch.split_at_mut(left_floats);
        let right = self.right(runtime, panel, start, depth, right_room);
        let region = Region {
            left: std::ptr::null(),
            left_row: product.left.row_stride,
            left_step: product.left.column_stride,
            right: &right,
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
        for (first, rows) in parts(panel.rows, left::ROWS) {
            let first_row = panel.first_row + first;
            let output = self.output.wrapping_add(first_row * product.columns + panel.first_column);
            let mut region = Region { output, rows, ..region };
            if left_floats > 0 {
                let (matrix, first_column) = (product.left, start);
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
                unsafe { self.finish(Chunk { first_row, rows, ..panel }) };
            }
        }
    }

    /// The panel's part of B, copied where it is not read in place.
    fn right(
        &self,
        runtime: &Runtime,
        panel: Chunk,
        start: usize,
        depth: usize,
        room: &mut [f32],
    ) -> Right {
        let product = self.product;
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
        let in_place = columns_in_place(product, panel.columns);
        let first_column = panel.first_column + in_place;
        let columns = panel.columns - in_place;
        if columns > 0 {
            let packed = &mut room[..right::packed_floats(columns, depth)];
            let first_row = start;
            let pack = right::Pack { matrix, first_row, first_column, columns, depth, packed };
            runtime.dispatch(pack);
        }
        let values = matrix.values.as_ptr();
        let offset = start * matrix.row_stride + panel.first_column * matrix.column_stride;
        Right {
            in_place,
            values: values.wrapping_add(offset),
            stride: matrix.row_stride,
            packed: room.as_ptr(),
            columns,
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
