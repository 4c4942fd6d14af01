//! Functions along an axis: each output depends on its whole row. Their gradients are computed from
//! the outputs.

use crate::kernels::in_out::InOut;
use crate::kernels::simd::{Kernel, Simd};

/// A function of rows. Implement both methods with `#[inline(always)]`.
pub(super) trait AlongRows: Copy + Sync {
    /// The outputs of rows of `columns` elements, at least one.
    fn value<S: Simd>(self, simd: S, columns: usize, rows: InOut<'_>);
    /// The gradients at the rows' inputs, of those at their outputs.
    fn gradient<S: Simd>(self, simd: S, columns: usize, outputs: &[f32], rows: InOut<'_>);
}

/// Inputs become outputs, in rows of so many elements.
pub(super) struct Value<'a, F>(pub F, pub usize, pub InOut<'a>);

impl<F: AlongRows> Kernel for Value<'_, F> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        self.0.value(simd, self.1, self.2);
    }
}

/// Gradients at the outputs become those at the inputs, given the outputs.
pub(super) struct Gradient<'a, F>(pub F, pub usize, pub &'a [f32], pub InOut<'a>);

impl<F: AlongRows> Kernel for Gradient<'_, F> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        self.0.gradient(simd, self.1, self.2, self.3);
    }
}
