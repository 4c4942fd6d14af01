//! Matrix products with one fixed order of summation.
//!
//! C = A · B (+ bias). Every element is made of chains of fused multiply-adds over the summed
//! index k in ascending order: k is cut into blocks of one length; inside a block, k belongs to
//! chain k mod S; the first chain of the first block starts at the bias, every other at +0; a
//! block's chains are combined by halving; block sums are added in order. S and the block length
//! come from the shapes alone, so the bits depend on neither instruction set, tile nor thread.
//!
//! Vectors run along the columns of C, never along k. Cost: rows · columns · depth multiply-adds.

use std::mem::MaybeUninit;

use super::runtime::Runtime;
use super::simd::{Kernel, LANES, Simd};

/// Block length along k of products with weights (forward and input gradients).
pub const DEPTH_BLOCK: usize = 512;

/// Block length along the rows of a batch, for weight gradients.
pub const BATCH_BLOCK: usize = 256;

/// Multiply-adds that one thread takes at a time.
const SHARED_WORK: usize = 1 << 17;

/// The number of interleaved chains for an output of this width: a narrow layer runs several, so
/// that one row does not wait for the latency of one chain.
pub fn chains(columns: usize) -> usize {
    match columns {
        0..=32 => 4,
        33..=127 => 2,
        _ => 1,
    }
}

/// A matrix in memory: element (i, j) is `values[i * row_stride + j * column_stride]`.
#[derive(Clone, Copy, Debug)]
pub struct Matrix<'a> {
    /// The elements.
    pub values: &'a [f32],
    /// Distance between rows.
    pub row_stride: usize,
    /// Distance between columns.
    pub column_stride: usize,
}

impl<'a> Matrix<'a> {
    /// A matrix whose rows of `columns` elements stand one after the other.
    pub fn rows(values: &'a [f32], columns: usize) -> Self {
        Self { values, row_stride: columns, column_stride: 1 }
    }

    /// The same elements with rows and columns exchanged.
    pub fn transposed(self) -> Self {
        Self { row_stride: self.column_stride, column_stride: self.row_stride, ..self }
    }

    fn holds(&self, rows: usize, columns: usize) -> bool {
        rows == 0
            || columns == 0
            || (rows - 1) * self.row_stride + (columns - 1) * self.column_stride < self.values.len()
    }
}

/// What to multiply, and in which order to add.
#[derive(Clone, Copy, Debug)]
pub struct Product<'a> {
    /// A, rows × depth.
    pub left: Matrix<'a>,
    /// B, depth × columns.
    pub right: Matrix<'a>,
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
}

/// Computes the product into `output`, rows × columns, rows one after the other.
///
/// # Panics
/// Where a matrix is smaller than its shape says, or the order is not one of those above.
pub fn multiply(runtime: &Runtime, product: &Product<'_>, output: &mut [f32]) {
    let Product { rows, columns, depth, .. } = *product;
    assert!(product.left.holds(rows, depth), "left matrix too small");
    assert!(product.right.holds(depth, columns), "right matrix too small");
    assert_eq!(output.len(), rows * columns, "output of another size");
    assert!(product.bias.is_none_or(|bias| bias.len() == columns), "bias of another size");
    assert!(matches!(product.chains, 1 | 2 | 4) && product.block.is_multiple_of(product.chains));
    assert!((1..=DEPTH_BLOCK).contains(&product.block));
    if rows == 0 || columns == 0 {
        return;
    }
    let per_row = columns * depth.max(1);
    let rows_at_once = SHARED_WORK.div_ceil(per_row).next_multiple_of(8);
    runtime.for_each_chunk(
        rows.saturating_mul(per_row),
        [(output, rows_at_once * columns)],
        |index, [output]| {
            let first_row = index * rows_at_once;
            let rows = output.len() / columns;
            let kernel = Rows { product: &Product { rows, ..*product }, first_row, output };
            match product.chains {
                1 => runtime.dispatch(Chained::<1, 8>(kernel)),
                2 => runtime.dispatch(Chained::<2, 4>(kernel)),
                _ => runtime.dispatch(Chained::<4, 4>(kernel)),
            }
        },
    );
}

/// Some rows of a product.
struct Rows<'a> {
    product: &'a Product<'a>,
    first_row: usize,
    output: &'a mut [f32],
}

/// The kernel for a number of chains, with `TILE` rows of C in registers.
struct Chained<'a, const CHAINS: usize, const TILE: usize>(Rows<'a>);

impl<const CHAINS: usize, const TILE: usize> Kernel for Chained<'_, CHAINS, TILE> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) {
        let product = self.0.product;
        let mut packed = [MaybeUninit::uninit(); DEPTH_BLOCK];
        for column in (0..product.columns).step_by(LANES) {
            let width = LANES.min(product.columns - column);
            for start in (0..product.depth.max(1)).step_by(product.block) {
                let depth = product.block.min(product.depth - start);
                let strip = Strip { column, width, start, depth };
                let panel = strip.panel(&product.right, &mut packed);
                let mut row = 0;
                while row + TILE <= product.rows {
                    self.0.tile::<S, CHAINS, TILE>(simd, &strip, &panel, row);
                    row += TILE;
                }
                while row < product.rows {
                    self.0.tile::<S, CHAINS, 1>(simd, &strip, &panel, row);
                    row += 1;
                }
            }
        }
    }
}

/// Room for a copied panel, on the stack: 32 KiB, written only where a panel is copied.
type Packed = [MaybeUninit<[f32; LANES]>; DEPTH_BLOCK];

/// A block of the summed index for up to sixteen columns.
struct Strip {
    column: usize,
    width: usize,
    start: usize,
    depth: usize,
}

/// The rows of B of a strip, sixteen columns wide: row k is at `first + k * stride`.
struct Panel<'a> {
    values: &'a [f32],
    stride: usize,
}

impl Strip {
    /// Where the strip's part of B can be read in whole vectors it stays where it is; else it is
    /// copied, with +0 in the columns past the last.
    #[inline(always)]
    fn panel<'a>(&self, right: &Matrix<'a>, packed: &'a mut Packed) -> Panel<'a> {
        let first = self.start * right.row_stride + self.column * right.column_stride;
        if self.depth == 0 {
            return Panel { values: &[], stride: 0 };
        }
        if right.column_stride == 1 && self.width == LANES {
            return Panel { values: &right.values[first..], stride: right.row_stride };
        }
        for (k, row) in packed[..self.depth].iter_mut().enumerate() {
            let source = &right.values[first + k * right.row_stride..];
            let row = row.write([0.0; LANES]);
            for (lane, value) in row[..self.width].iter_mut().enumerate() {
                *value = source[lane * right.column_stride];
            }
        }
        // SAFETY: the first `depth` rows were just written.
        let rows = unsafe { packed[..self.depth].assume_init_ref() };
        Panel { values: rows.as_flattened(), stride: LANES }
    }
}

impl Panel<'_> {
    /// Row k.
    #[inline(always)]
    fn row(&self, k: usize) -> &[f32; LANES] {
        debug_assert!(k * self.stride + LANES <= self.values.len());
        // SAFETY: `multiply` checked that B holds depth × columns elements and a panel in place
        // is taken only for sixteen whole columns; a packed one has `depth` rows of sixteen.
        unsafe { &*self.values.as_ptr().add(k * self.stride).cast() }
    }
}

impl Rows<'_> {
    /// One strip's contribution to `TILE` rows of C.
    #[inline(always)]
    fn tile<S: Simd, const CHAINS: usize, const TILE: usize>(
        &mut self,
        simd: S,
        strip: &Strip,
        panel: &Panel<'_>,
        row: usize,
    ) {
        let mut sums = [[simd.splat(0.0); CHAINS]; TILE];
        if let Some(bias) = self.product.bias.filter(|_| strip.start == 0) {
            let bias = simd.load_partial(&bias[strip.column..][..strip.width]);
            sums.iter_mut().for_each(|chains| chains[0] = bias);
        }
        let whole = strip.depth - strip.depth % CHAINS;
        for first in (0..whole).step_by(CHAINS) {
            for chain in 0..CHAINS {
                self.advance(simd, strip, panel, row, first + chain, chain, &mut sums);
            }
        }
        for chain in 0..CHAINS {
            if whole + chain < strip.depth {
                self.advance(simd, strip, panel, row, whole + chain, chain, &mut sums);
            }
        }
        for (offset, chains) in sums.iter_mut().enumerate() {
            let mut half = CHAINS / 2;
            while half > 0 {
                for chain in 0..half {
                    chains[chain] = simd.add(chains[chain], chains[chain + half]);
                }
                half /= 2;
            }
            self.put(simd, strip, row + offset, chains[0]);
        }
    }

    /// One step of one chain: the k-th products of all rows of the tile.
    #[inline(always)]
    #[allow(clippy::too_many_arguments)]
    fn advance<S: Simd, const CHAINS: usize, const TILE: usize>(
        &self,
        simd: S,
        strip: &Strip,
        panel: &Panel<'_>,
        row: usize,
        k: usize,
        chain: usize,
        sums: &mut [[S::F32; CHAINS]; TILE],
    ) {
        let right = simd.load(panel.row(k));
        for (offset, chains) in sums.iter_mut().enumerate() {
            let left = self.left(row + offset, strip.start + k);
            chains[chain] = simd.fma(simd.splat(left), right, chains[chain]);
        }
    }

    /// Element (row, k) of A, the row counted from the first of this part.
    #[inline(always)]
    fn left(&self, row: usize, k: usize) -> f32 {
        let left = &self.product.left;
        let index = (self.first_row + row) * left.row_stride + k * left.column_stride;
        debug_assert!(index < left.values.len());
        // SAFETY: `multiply` checked that A holds rows × depth elements; row and k stay below.
        unsafe { *left.values.get_unchecked(index) }
    }

    /// Stores or adds a finished block sum.
    #[inline(always)]
    fn put<S: Simd>(&mut self, simd: S, strip: &Strip, row: usize, sum: S::F32) {
        let start = row * self.product.columns + strip.column;
        let add = self.product.accumulate || strip.start > 0;
        let target = &mut self.output[start..start + strip.width];
        if let Ok(target) = <&mut [f32; LANES]>::try_from(&mut *target) {
            let sum = if add { simd.add(simd.load(target), sum) } else { sum };
            simd.store(target, sum);
        } else {
            let sum = if add { simd.add(simd.load_partial(target), sum) } else { sum };
            simd.store_partial(target, sum);
        }
    }
}
