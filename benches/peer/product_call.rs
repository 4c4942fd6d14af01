//! The one place that calls the matrix product.

use glia::kernels::gemm::{DEPTH_BLOCK, Matrix, Product, chains, multiply};
use glia::kernels::runtime::Runtime;

/// C = A B in the order of summation of a dense layer's forward pass; all three row-major.
pub fn product(
    runtime: &Runtime,
    [rows, depth, columns]: [usize; 3],
    left: &[f32],
    right: &[f32],
    output: &mut [f32],
) {
    let product = Product {
        left: Matrix::rows(left, depth),
        right: Matrix::rows(right, columns),
        rows,
        columns,
        depth,
        bias: None,
        chains: chains(columns),
        block: DEPTH_BLOCK,
        accumulate: false,
    };
    multiply(runtime, &product, output);
}
