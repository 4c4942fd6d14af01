//! Softmax along a row: f(x)ᵢ = e^(xᵢ − m) / Σⱼ e^(xⱼ − m), m the largest element.
//!
//! Bridle 1990. Subtracting m changes nothing in exact arithmetic and keeps every exponent at or
//! below zero, so that no finite input overflows. Backward: dxᵢ = yᵢ (gᵢ − Σⱼ gⱼ yⱼ). A row with
//! NaN, or with +∞, becomes NaN. Accuracy: 4 · 10⁻⁶ of each output's size, as tested, most of it the
//! rounding of xᵢ − m where that is large. Cost: one exponential an element; a row of at most sixteen
//! is read and written once, a longer one three times, all but the first from the nearest cache.

use crate::kernels::in_out::InOut;
use crate::kernels::simd::Simd;
use crate::kernels::softmax::{softmax_rows, softmax_rows_backward};

use super::properties::{Facts, Properties, Reads, entry};
use super::rows::AlongRows;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        5,
        "softmax",
        "f(x)_i = exp(x_i) / sum_j exp(x_j) along each row: probabilities that sum to 1 \
         (Bridle 1990). For training a classifier use the loss softmax_cross_entropy on \
         the values before it.",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties::STEP,
};

#[derive(Clone, Copy)]
pub(super) struct Softmax;

impl AlongRows for Softmax {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, columns: usize, rows: InOut<'_>) {
        softmax_rows(simd, columns, rows);
    }

    #[inline(always)]
    fn gradient<S: Simd>(self, simd: S, columns: usize, outputs: &[f32], rows: InOut<'_>) {
        softmax_rows_backward(simd, columns, outputs, rows);
    }
}
