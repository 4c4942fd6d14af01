//! Log-softmax along a row: f(x)ᵢ = (xᵢ − m) − ln Σⱼ e^(xⱼ − m), m the largest element.
//!
//! The logarithm of softmax, without its overflow and without its underflow to ln 0. Backward: dxᵢ
//! = gᵢ − e^yᵢ Σⱼ gⱼ. A row with NaN, or with +∞, becomes NaN; −∞ stays −∞. Accuracy: 1.2 · 10⁻⁷ of
//! the larger of 1 and the result's size, plus that of the sum. Cost: one exponential an element
//! and one logarithm a row, in three passes over a row.

use crate::kernels::elementwise::{Binary, Unary, for_each_pair, for_each_vector};
use crate::kernels::in_out::InOut;
use crate::kernels::math;
use crate::kernels::reduce::{largest_number, sum, total};
use crate::kernels::row_terms::Mapped;
use crate::kernels::simd::Simd;

use super::properties::{Facts, Properties, Reads, entry};
use super::rows::AlongRows;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        42,
        "log_softmax",
        "f(x)_i = x_i - log(sum_j exp(x_j)) along each row, range (-inf, 0]: the logarithms of \
         softmax's probabilities.",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties {
        range: [f64::NEG_INFINITY, 0.0],
        monotonic: true,
        saturates: [false, true],
        ..Properties::NONE
    },
};

/// e^(x − m).
#[derive(Clone, Copy)]
struct Exponential(f32);

impl Unary for Exponential {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        math::exp(simd, simd.sub(x, simd.splat(self.0)))
    }
}

/// (x − m) − ln Σ.
#[derive(Clone, Copy)]
struct Difference(f32, f32);

impl Unary for Difference {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        simd.sub(simd.sub(x, simd.splat(self.0)), simd.splat(self.1))
    }
}

/// g − e^y Σ.
#[derive(Clone, Copy)]
struct Remainder(f32);

impl Binary for Remainder {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, g: S::F32, y: S::F32) -> S::F32 {
        simd.fma(simd.neg(math::exp(simd, y)), simd.splat(self.0), g)
    }
}

#[derive(Clone, Copy)]
pub(super) struct LogSoftmax;

impl AlongRows for LogSoftmax {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, columns: usize, mut rows: InOut<'_>) {
        for start in (0..rows.len()).step_by(columns) {
            let row = rows.part(start, columns);
            let largest = largest_number(simd, row.input());
            let function = Exponential(largest);
            let values = row.input();
            let sum =
                total(simd, columns, &mut Mapped { values, fill: f32::NEG_INFINITY, function });
            let logarithm = simd.to_array(math::log(simd, simd.splat(sum)))[0];
            for_each_vector(simd, row, Difference(largest, logarithm));
        }
    }

    #[inline(always)]
    fn gradient<S: Simd>(self, simd: S, columns: usize, outputs: &[f32], mut rows: InOut<'_>) {
        for start in (0..rows.len()).step_by(columns) {
            let row = rows.part(start, columns);
            let total = sum(simd, row.input());
            for_each_pair(simd, row, &outputs[start..][..columns], Remainder(total));
        }
    }
}
