//! Sums over the rows of a matrix: the gradient of a bias.
//!
//! Each column is added in ascending order of the rows, in blocks of 256 rows from the start of
//! the batch; block sums are added in order. It is the order of the weight gradients, so a bias
//! is a weight whose input is 1. Cost: one pass over the matrix.

use super::gemm::BATCH_BLOCK;
use super::runtime::Runtime;
use super::simd::{Kernel, LANES, Simd};

/// `output[j] = Σᵢ values[i][j]`, rows of `output.len()` elements one after the other.
///
/// # Panics
/// Where the values are not whole rows.
pub fn sum_rows(runtime: &Runtime, values: &[f32], output: &mut [f32]) {
    struct Columns<'a>(&'a [f32], &'a mut [f32]);
    impl Kernel for Columns<'_> {
        type Output = ();
        #[inline(always)]
        fn run<S: Simd>(self, simd: S) {
            let columns = self.1.len();
            for column in (0..columns).step_by(LANES) {
                let width = LANES.min(columns - column);
                let mut total = simd.splat(0.0);
                for (index, block) in self.0.chunks(BATCH_BLOCK * columns).enumerate() {
                    let mut sum = simd.splat(0.0);
                    for row in block.chunks_exact(columns) {
                        sum = simd.add(sum, simd.load_partial(&row[column..column + width]));
                    }
                    total = if index == 0 { sum } else { simd.add(total, sum) };
                }
                simd.store_partial(&mut self.1[column..column + width], total);
            }
        }
    }
    if output.is_empty() {
        return;
    }
    assert_eq!(values.len() % output.len(), 0, "not whole rows");
    runtime.dispatch(Columns(values, output));
}
