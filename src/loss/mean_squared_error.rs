//! Mean squared error over all elements: L = 1/(r·c) Σ (y − t)², ∂L/∂y = 2/(r·c) (y − t).
//!
//! Gauss 1809, Legendre 1805. PyTorch's `MSELoss` and Keras's `MeanSquaredError` give the same.
//! Cost: one pass.

use crate::catalog::Entry;
use crate::kernels::elementwise::{for_each_pair, for_each_vector};
use crate::kernels::reduce;
use crate::kernels::simd::Simd;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 1,
    name: "mean_squared_error",
    description: "The mean over all rows and outputs of (y - t)^2; targets are float32 values.",
    parameters: &[],
};

/// One row: returns its mean squared difference and writes the batch's gradient.
#[inline(always)]
pub(super) fn row<S: Simd>(
    simd: S,
    rows: usize,
    outputs: &[f32],
    targets: &[f32],
    gradient: &mut [f32],
) -> f32 {
    // The differences are kept in the gradient until they have been squared.
    gradient.copy_from_slice(outputs);
    for_each_pair(simd, gradient, targets, |y, t| simd.sub(y, t));
    let squares = reduce::sum_of_products(simd, gradient, gradient);
    let scale = simd.splat((2.0 / (rows as f64 * outputs.len() as f64)) as f32);
    for_each_vector(simd, gradient, |difference| simd.mul(difference, scale));
    squares / outputs.len() as f32
}
