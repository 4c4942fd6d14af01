//! Sums over the rows of a matrix: the gradient of a bias, and sums of squares.
//!
//! Each column is added in ascending order of the rows, in blocks of 256 rows from the start of
//! the batch; block sums are added in order. It is the order of the weight gradients, so a bias
//! is a weight whose input is 1. Of squares, the multiply-add is fused.
//!
//! Columns are taken 128 at a time, their sums in eight vectors, so that eight additions are under
//! way at once; what is left in fours, twos and ones. A narrow matrix waits for the latency of an
//! addition in each row: that is the price of the order. Rows may come in parts ([`Join`]). Cost: one
//! pass over the matrix.

use super::gemm::BATCH_BLOCK;
use super::join::Join;
use super::runtime::Runtime;
use super::simd::{Kernel, LANES, Simd};

/// Columns that one thread takes at a time.
pub const COLUMN_CHUNK: usize = 128;

/// `output[j] = Σᵢ values[i · stride + j]`: some of the columns of rows of `stride` elements, the
/// values beginning with the first of them; with what the output holds as `join` says. Inside a
/// kernel.
///
/// # Panics
/// Where the rows are shorter than the output.
#[inline(always)]
pub fn sum_columns<S: Simd>(
    simd: S,
    values: &[f32],
    stride: usize,
    join: Join,
    output: &mut [f32],
) {
    columns::<S, false>(simd, values, stride, join, output);
}

/// One more value, or its square, in a sum.
#[inline(always)]
fn add<S: Simd, const SQUARED: bool>(simd: S, sum: S::F32, value: S::F32) -> S::F32 {
    if SQUARED { simd.fma(value, value, sum) } else { simd.add(sum, value) }
}

#[inline(always)]
fn columns<S: Simd, const SQUARED: bool>(
    simd: S,
    values: &[f32],
    stride: usize,
    join: Join,
    output: &mut [f32],
) {
    assert!(output.len() <= stride, "more columns than a row has");
    let vectors = output.len() / LANES;
    let mut done = 0;
    // Squares are rarer: for them the code of two widths is enough.
    while !SQUARED && done + 8 <= vectors {
        sum_vectors::<S, 8, SQUARED>(simd, values, stride, done, join, output);
        done += 8;
    }
    while done + 4 <= vectors {
        sum_vectors::<S, 4, SQUARED>(simd, values, stride, done, join, output);
        done += 4;
    }
    if !SQUARED && done + 2 <= vectors {
        sum_vectors::<S, 2, SQUARED>(simd, values, stride, done, join, output);
        done += 2;
    }
    while done < vectors {
        sum_vectors::<S, 1, SQUARED>(simd, values, stride, done, join, output);
        done += 1;
    }
    let (rest, width) = (vectors * LANES, output.len() % LANES);
    if width > 0 {
        let zero = simd.splat(0.0);
        let begins = join == Join::Replace;
        let held = if begins { zero } else { simd.load_partial(&output[rest..]) };
        let mut total = held;
        for (index, block) in values.chunks(BATCH_BLOCK * stride).enumerate() {
            let mut sum = if join == Join::Resume { held } else { zero };
            for start in (rest..block.len()).step_by(stride) {
                let value = simd.load_partial(&block[start..][..width]);
                sum = add::<S, SQUARED>(simd, sum, value);
            }
            let begins = index == 0 && join != Join::AddBlocks;
            total = if begins { sum } else { simd.add(total, sum) };
        }
        simd.store_partial(&mut output[rest..], total);
    }
}

/// `VECTORS` vectors of columns side by side, from vector number `first`.
#[inline(always)]
fn sum_vectors<S: Simd, const VECTORS: usize, const SQUARED: bool>(
    simd: S,
    values: &[f32],
    stride: usize,
    first: usize,
    join: Join,
    output: &mut [f32],
) {
    let zero = simd.splat(0.0);
    let places = output[first * LANES..].as_chunks_mut::<LANES>().0;
    let mut held = [zero; VECTORS];
    if join != Join::Replace {
        for (held, place) in held.iter_mut().zip(&*places) {
            *held = simd.load(place);
        }
    }
    let mut totals = held;
    for (index, block) in values.chunks(BATCH_BLOCK * stride).enumerate() {
        let mut sums = if join == Join::Resume { held } else { [zero; VECTORS] };
        for row in block.chunks(stride) {
            let row = &row[first * LANES..][..VECTORS * LANES].as_chunks::<LANES>().0;
            for (sum, vector) in sums.iter_mut().zip(*row) {
                *sum = add::<S, SQUARED>(simd, *sum, simd.load(vector));
            }
        }
        for (total, sum) in totals.iter_mut().zip(sums) {
            let begins = index == 0 && join != Join::AddBlocks;
            *total = if begins { sum } else { simd.add(*total, sum) };
        }
    }
    for (place, total) in places.iter_mut().zip(totals) {
        simd.store(place, total);
    }
}

/// `output[j] = Σᵢ values[i][j]`, rows of `output.len()` elements one after the other.
///
/// # Panics
/// Where the values are not whole rows.
pub fn sum_rows(runtime: &Runtime, values: &[f32], output: &mut [f32]) {
    share::<false>(runtime, (values, output.len(), 0), Join::Replace, output);
}

/// As [`sum_rows`] of some rows of a batch and some of their columns, from number `first` of
/// `stride` on, with what the output holds of the rows before them.
///
/// # Panics
/// Where the values are not whole rows, or rows to go on with more than a block.
pub fn sum_columns_onto(
    runtime: &Runtime,
    values: &[f32],
    stride: usize,
    join: Join,
    (first, output): (usize, &mut [f32]),
) {
    share::<false>(runtime, (values, stride, first), join, output);
}

/// `output[j] = Σᵢ values[i][j]²`, rows of `output.len()` elements one after the other.
///
/// # Panics
/// Where the values are not whole rows.
pub fn sum_squares_of_rows(runtime: &Runtime, values: &[f32], output: &mut [f32]) {
    share::<true>(runtime, (values, output.len(), 0), Join::Replace, output);
}

struct Columns<'a, const SQUARED: bool>(&'a [f32], usize, Join, &'a mut [f32]);

impl<const SQUARED: bool> Kernel for Columns<'_, SQUARED> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        columns::<S, SQUARED>(simd, self.0, self.1, self.2, self.3);
    }
}

/// Shares the columns among the threads: some of rows of `stride`, from number `first` on.
fn share<const SQUARED: bool>(
    runtime: &Runtime,
    (values, stride, first): (&[f32], usize, usize),
    join: Join,
    output: &mut [f32],
) {
    if output.is_empty() {
        return;
    }
    assert!(first + output.len() <= stride, "more columns than a row has");
    assert_eq!(values.len() % stride, 0, "not whole rows");
    assert!(join != Join::Resume || values.len() <= BATCH_BLOCK * stride, "more than a block");
    if values.is_empty() && join == Join::Replace {
        return output.fill(0.0);
    }
    let work = values.len() / stride * output.len();
    runtime.for_each_chunk(work, [(output, COLUMN_CHUNK)], |index, [output]| {
        // Without rows there are no columns to begin at.
        let values = values.get(first + index * COLUMN_CHUNK..).unwrap_or(&[]);
        runtime.dispatch(Columns::<SQUARED>(values, stride, join, output));
    });
}
