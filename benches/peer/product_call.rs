//! The one place that calls the matrix product.

use glia::kernels::gemm::{Matrix, Product, multiply};
use glia::kernels::runtime::Runtime;

/// C = A B in the order of summation of a dense layer's forward pass; all three row-major. The
/// scratch grows in the first call of a shape.
pub fn product(
    runtime: &Runtime,
    shape: [usize; 3],
    [left, right]: [&[f32]; 2],
    scratch: &mut Vec<f32>,
    output: &mut [f32],
) {
    let [_, depth, columns] = shape;
    let product = Product::new(Matrix::rows(left, depth), Matrix::rows(right, columns), shape);
    if scratch.len() < product.scratch() {
        scratch.resize(product.scratch(), 0.0);
    }
    multiply(runtime, &product, output, scratch, None);
}
