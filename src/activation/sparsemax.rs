//! Sparsemax along a row: f(x)ᵢ = max(xᵢ − τ, 0), τ such that the outputs sum to 1.
//!
//! Martins and Astudillo 2016: the point of the simplex that is nearest to x, in which small
//! elements are exactly 0. τ is found without sorting (Michelot 1986): τ = (Σ x − 1) / n over the
//! elements above the last τ, until none drops out. x is taken less the largest element, so that
//! elements below −1 never count. Backward, over the elements that are not 0, dxᵢ = gᵢ less their
//! mean; else 0. A row with NaN, or with +∞, becomes NaN. Accuracy: 2 · 10⁻⁷ absolute. Cost: a few
//! passes over a row, as many as rounds; two on most rows, at worst one for each element.

use crate::kernels::elementwise::{Binary, Unary, for_each_pair, for_each_vector};
use crate::kernels::in_out::InOut;
use crate::kernels::reduce::{maximum, total};
use crate::kernels::row_terms::{Combined, Mapped};
use crate::kernels::simd::Simd;

use super::properties::{Facts, Properties, Reads, entry};
use super::rows::AlongRows;

/// What the catalogue knows.
pub(super) static FACTS: Facts = Facts {
    entry: entry(
        44,
        "sparsemax",
        "f(x)_i = max(x_i - tau, 0) along each row, tau such that the outputs sum to 1: \
         probabilities of which many are 0 (Martins and Astudillo 2016).",
        &[],
    ),
    reads: Reads::Output,
    properties: |_| Properties::STEP,
};

/// x − m, or 1, where x − m > τ; else 0.
#[derive(Clone, Copy)]
struct Above {
    largest: f32,
    threshold: f32,
    counts: bool,
}

impl Unary for Above {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let x = simd.sub(x, simd.splat(self.largest));
        let term = if self.counts { simd.splat(1.0) } else { x };
        let is_above = simd.less(simd.splat(self.threshold), x);
        simd.select(is_above, term, simd.splat(0.0))
    }
}

/// max((x − m) − τ, 0), NaN where that is.
#[derive(Clone, Copy)]
struct Excess(f32, f32);

impl Unary for Excess {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        let x = simd.sub(x, simd.splat(self.0));
        simd.max(simd.splat(0.0), simd.sub(x, simd.splat(self.1)))
    }
}

/// g, or 1, where y > 0; else 0.
#[derive(Clone, Copy)]
struct OfSupport {
    counts: bool,
}

impl Binary for OfSupport {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, g: S::F32, y: S::F32) -> S::F32 {
        let term = if self.counts { simd.splat(1.0) } else { g };
        let zero = simd.splat(0.0);
        simd.select(simd.less(zero, y), term, zero)
    }
}

/// g − mean where y > 0, else 0; NaN where y is.
#[derive(Clone, Copy)]
struct Deviation(f32);

impl Binary for Deviation {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, g: S::F32, y: S::F32) -> S::F32 {
        let zero = simd.splat(0.0);
        let deviation = simd.sub(g, simd.splat(self.0));
        let result = simd.select(simd.less(zero, y), deviation, zero);
        simd.select(simd.is_nan(y), y, result)
    }
}

/// τ of x − m.
#[inline(always)]
fn threshold<S: Simd>(simd: S, values: &[f32], largest: f32) -> f32 {
    let (mut threshold, mut before) = (-1.0, f32::INFINITY);
    loop {
        let mut sums = [0.0; 2];
        for (sum, counts) in sums.iter_mut().zip([false, true]) {
            let function = Above { largest, threshold, counts };
            let mut terms = Mapped { values, fill: f32::NEG_INFINITY, function };
            *sum = total(simd, values.len(), &mut terms);
        }
        let [sum, count] = sums;
        // In rounded arithmetic, too, the count must fall; of NaN it is 0.
        if count >= before || count == 0.0 {
            return if count == 0.0 { f32::NAN } else { threshold };
        }
        (threshold, before) = ((sum - 1.0) / count, count);
    }
}

#[derive(Clone, Copy)]
pub(super) struct Sparsemax;

impl AlongRows for Sparsemax {
    #[inline(always)]
    fn value<S: Simd>(self, simd: S, columns: usize, mut rows: InOut<'_>) {
        for start in (0..rows.len()).step_by(columns) {
            let row = rows.part(start, columns);
            let largest = maximum(simd, row.input());
            let threshold = threshold(simd, row.input(), largest);
            for_each_vector(simd, row, Excess(largest, threshold));
        }
    }

    #[inline(always)]
    fn gradient<S: Simd>(self, simd: S, columns: usize, outputs: &[f32], mut rows: InOut<'_>) {
        for start in (0..rows.len()).step_by(columns) {
            let (row, y) = (rows.part(start, columns), &outputs[start..][..columns]);
            let mut sums = [0.0; 2];
            for (sum, counts) in sums.iter_mut().zip([false, true]) {
                let function = OfSupport { counts };
                let mut terms = Combined { values: row.input(), others: y, function };
                *sum = total(simd, columns, &mut terms);
            }
            for_each_pair(simd, row, y, Deviation(sums[0] / sums[1]));
        }
    }
}
