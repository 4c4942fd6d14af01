//! Softmax along a row: f(x)ᵢ = e^(xᵢ − m) / Σⱼ e^(xⱼ − m), m the largest element.
//!
//! Bridle 1990. Subtracting m changes nothing in exact arithmetic and keeps every exponent at or
//! below zero, so that no finite input overflows. Backward: dxᵢ = yᵢ (gᵢ − Σⱼ gⱼ yⱼ). A row with
//! NaN, or with +∞, becomes NaN. Cost: one exponential an element; a row of at most sixteen is read
//! and written once, a longer one three times, all but the first from the nearest cache.

use crate::catalog::Entry;
use crate::kernels::elementwise::CHUNK;
use crate::kernels::in_out::InOut;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, Simd};
use crate::kernels::softmax::{softmax_rows, softmax_rows_backward};

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

struct Rows<'a>(usize, InOut<'a>);

impl Kernel for Rows<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        softmax_rows(simd, self.0, self.1);
    }
}

struct RowsBackward<'a>(usize, &'a [f32], InOut<'a>);

impl Kernel for RowsBackward<'_> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        softmax_rows_backward(simd, self.0, self.1, self.2);
    }
}

/// The softmax of each row, of the input or, where there is none, in place.
pub(super) fn forward(
    runtime: &Runtime,
    columns: usize,
    input: Option<&[f32]>,
    output: &mut [f32],
) {
    let chunk = chunk(columns);
    runtime.for_each_chunk(output.len(), [(output, chunk)], |index, [output]| {
        let rows = match input {
            Some(input) => InOut::apart(&input[index * chunk..][..output.len()], output),
            None => InOut::in_place(output),
        };
        runtime.dispatch(Rows(columns, rows));
    });
}

/// The gradient at each row's inputs from that at its outputs, or in its place.
pub(super) fn backward(
    runtime: &Runtime,
    columns: usize,
    outputs: &[f32],
    gradient: Option<&[f32]>,
    result: &mut [f32],
) {
    let chunk = chunk(columns);
    runtime.for_each_chunk(result.len(), [(result, chunk)], |index, [result]| {
        let outputs = &outputs[index * chunk..][..result.len()];
        let rows = match gradient {
            Some(gradient) => InOut::apart(&gradient[index * chunk..][..result.len()], result),
            None => InOut::in_place(result),
        };
        runtime.dispatch(RowsBackward(columns, outputs, rows));
    });
}

/// Elements that one thread takes at a time: whole rows.
fn chunk(columns: usize) -> usize {
    let columns = columns.max(1);
    CHUNK.div_ceil(columns) * columns
}
