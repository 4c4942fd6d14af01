//! Mean squared error over all elements: L = 1/(r·c) Σ (y − t)², ∂L/∂y = 2/(r·c) (y − t).
//!
//! Gauss 1809, Legendre 1805. PyTorch's `MSELoss` and Keras's `MeanSquaredError` give the same.
//! Cost: one pass.

use crate::catalog::Entry;
use crate::kernels::elementwise::{Unary, for_each_vector};
use crate::kernels::in_out::InOut;
use crate::kernels::reduce::{self, Terms};
use crate::kernels::simd::{LANES, Simd};

use super::RowPass;

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 1,
    name: "mean_squared_error",
    description: "The mean over all rows and outputs of (y - t)^2; targets are float32 values.",
    parameters: &[],
};

/// Writes the gradient on the way to the sum of the squares.
struct Squares<'a> {
    outputs: &'a [f32],
    targets: &'a [f32],
    gradient: &'a mut [f32],
    scale: f32,
}

impl Terms for Squares<'_> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        let y = simd.load(&self.outputs.as_chunks().0[index]);
        let difference = simd.sub(y, simd.load(&self.targets.as_chunks().0[index]));
        let gradient = simd.mul(difference, simd.splat(self.scale));
        simd.store(&mut self.gradient.as_chunks_mut().0[index], gradient);
        simd.fma(difference, difference, lanes)
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        let y = simd.load_partial(self.outputs.as_chunks::<LANES>().1);
        let t = simd.load_partial(self.targets.as_chunks::<LANES>().1);
        let difference = simd.sub(y, t);
        let gradient = simd.mul(difference, simd.splat(self.scale));
        simd.store_partial(self.gradient.as_chunks_mut::<LANES>().1, gradient);
        simd.fma(difference, difference, lanes)
    }
}

/// x / divisor.
#[derive(Clone, Copy)]
struct Divide(f32);

impl Unary for Divide {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        simd.div(x, simd.splat(self.0))
    }
}

/// Some rows of a batch: each one's mean squared difference, and the batch's gradient.
#[inline(always)]
pub(super) fn rows<S: Simd>(simd: S, pass: RowPass<'_>) {
    let columns = pass.columns;
    let scale = (2.0 / (pass.rows as f64 * columns as f64)) as f32;
    for (row, value) in pass.values.iter_mut().enumerate() {
        let range = row * columns..(row + 1) * columns;
        let (outputs, gradient) = (&pass.outputs[range.clone()], &mut pass.gradient[range]);
        let targets = pass.targets.row(pass.first + row, columns);
        let mut squares = Squares { outputs, targets, gradient, scale };
        *value = reduce::total(simd, columns, &mut squares);
    }
    for_each_vector(simd, InOut::in_place(pass.values), Divide(columns as f32));
}

/// A row's mean squared difference in float64.
pub(super) fn row_in_double(outputs: &[f64], expected: impl Fn(usize) -> f64) -> f64 {
    let mut sum = 0.0;
    for (column, y) in outputs.iter().enumerate() {
        let difference = y - expected(column);
        sum += difference * difference;
    }
    sum / outputs.len() as f64
}
