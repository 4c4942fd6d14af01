//! Softmax of one row, forward and backward: the activation's and the loss's common piece.
//!
//! f(x)ᵢ = e^(xᵢ − m) / Σⱼ e^(xⱼ − m), m the largest element; dxᵢ = yᵢ (gᵢ − Σⱼ gⱼ yⱼ). Cost: three
//! passes over the row, one exponential an element.

use super::elementwise::{for_each_pair, for_each_vector};
use super::math;
use super::reduce;
use super::simd::Simd;

/// What a row was scaled by.
#[derive(Clone, Copy, Debug)]
pub struct RowScale {
    /// The largest element m.
    pub maximum: f32,
    /// Σⱼ e^(xⱼ − m).
    pub sum: f32,
}

/// Replaces a row by its softmax.
#[inline(always)]
pub fn softmax_row<S: Simd>(simd: S, row: &mut [f32]) -> RowScale {
    let maximum = reduce::maximum(simd, row);
    let largest = simd.splat(maximum);
    for_each_vector(simd, row, |x| math::exp(simd, simd.sub(x, largest)));
    let sum = reduce::sum(simd, row);
    let divisor = simd.splat(sum);
    for_each_vector(simd, row, |e| simd.div(e, divisor));
    RowScale { maximum, sum }
}

/// Replaces the gradient at a row's outputs by that at its inputs.
#[inline(always)]
pub fn softmax_row_backward<S: Simd>(simd: S, outputs: &[f32], gradient: &mut [f32]) {
    let shared = simd.splat(reduce::sum_of_products(simd, outputs, gradient));
    for_each_pair(simd, gradient, outputs, |g, y| simd.mul(y, simd.sub(g, shared)));
}
