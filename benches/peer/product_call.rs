//! The one place that calls the matrix product.

use glia::kernels::gemm::{Matrix, Product, multiply};
use glia::kernels::runtime::Runtime;

use super::data::Floats;

/// C = A B in the order of summation of a dense layer's forward pass; all three row-major. The
/// scratch grows in the first call of a shape; it begins at a cache line, as that of a model does.
pub fn product(
    runtime: &Runtime,
    shape: [usize; 3],
    [left, right]: [&[f32]; 2],
    scratch: &mut Floats,
    output: &mut [f32],
) {
    let [_, depth, columns] = shape;
    let product = Product::new(Matrix::rows(left, depth), Matrix::rows(right, columns), shape);
    if scratch.len() < product.scratch() {
        *scratch = Floats::zeros(product.scratch());
    }
    multiply(runtime, &product, output, scratch, None);
}
