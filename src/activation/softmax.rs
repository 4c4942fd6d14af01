//! Softmax along a row: f(x)ᵢ = e^(xᵢ − m) / Σⱼ e^(xⱼ − m), m the largest element.
//!
//! Bridle 1990. Subtracting m changes nothing in exact arithmetic and keeps every exponent at or
//! below zero, so that no finite input overflows. Backward: dxᵢ = yᵢ (gᵢ − Σⱼ gⱼ yⱼ). A row with
//! NaN, or with +∞, becomes NaN. Cost: three passes over a row, one exponential an element.

use crate::catalog::Entry;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, Simd};
use crate::kernels::softmax::{softmax_row, softmax_row_backward};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "activation",
    code: 5,
    name: "softmax",
    description: "f(x)_i = exp(x_i) / sum_j exp(x_j) along each row: probabilities that sum to 1 \
                  (Bridle 1990). For training a classifier use the loss softmax_cross_entropy on \
                  the values before it.",
    parameters: &[],
};

/// Elements that one thread takes at a time, at least.
const CHUNK: usize = 16 * 1024;

/// Replaces each row by its softmax.
pub(super) fn forward(runtime: &Runtime, columns: usize, values: &mut [f32]) {
    struct Forward<'a>(&'a mut [f32]);
    impl Kernel for Forward<'_> {
        type Output = ();
        #[inline(always)]
        fn run<S: Simd>(self, simd: S) {
            softmax_row(simd, self.0);
        }
    }
    for_each_row(runtime, columns, values, |_, row| runtime.dispatch(Forward(row)));
}

/// Replaces each row's gradient at the outputs by that at the inputs.
pub(super) fn backward(runtime: &Runtime, columns: usize, outputs: &[f32], gradient: &mut [f32]) {
    struct Backward<'a>(&'a [f32], &'a mut [f32]);
    impl Kernel for Backward<'_> {
        type Output = ();
        #[inline(always)]
        fn run<S: Simd>(self, simd: S) {
            softmax_row_backward(simd, self.0, self.1);
        }
    }
    for_each_row(runtime, columns, gradient, |row, gradient| {
        runtime.dispatch(Backward(&outputs[row * columns..][..columns], gradient));
    });
}

fn for_each_row(
    runtime: &Runtime,
    columns: usize,
    values: &mut [f32],
    body: impl Fn(usize, &mut [f32]) + Sync,
) {
    let columns = columns.max(1);
    let rows_at_once = CHUNK.div_ceil(columns);
    let chunk = rows_at_once * columns;
    runtime.for_each_chunk(values.len(), [(values, chunk)], |index, [values]| {
        for (row, values) in values.chunks_exact_mut(columns).enumerate() {
            body(index * rows_at_once + row, values);
        }
    });
}
