//! Cosine embedding loss: a row is two vectors side by side, a and b, of one length.
//!
//! c = a·b / (|a| |b|), 0 where either is zero. L = 1 − c for the label 1 (alike), max(0, c − m) for −1
//! (not alike). ∂c/∂a = b / (|a| |b|) − c a / |a|². Chopra, Hadsell and LeCun 2005 with the cosine as
//! similarity; PyTorch's `CosineEmbeddingLoss` gives the same.
//!
//! Cost: two passes over the row.

use crate::catalog::{Entry, Param, Settings, parameter};
use crate::kernels::elementwise::{Binary, for_each_pair};
use crate::kernels::in_out::InOut;
use crate::kernels::reduce;
use crate::kernels::simd::Simd;

use super::elementwise::float;
use super::reduction::REDUCTION;
use super::rowwise::{Row, RowLoss};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 18,
    name: "cosine_embedding",
    description: "The mean over the rows of 1 - c for the label 1 and max(0, c - margin) for the \
                  label -1, with c the cosine between the first half of the row's outputs and the \
                  second.",
    parameters: &[
        REDUCTION,
        parameter(Param::Margin, 0.0, [-1.0, 1.0], "the cosine that vectors not alike may have"),
    ],
};

/// The loss of a row.
#[derive(Clone, Copy)]
pub(super) struct CosineEmbedding {
    margin: f32,
}

impl CosineEmbedding {
    pub fn new(settings: &Settings) -> Self {
        Self { margin: settings.value(Param::Margin) as f32 }
    }
}

/// A sum with two factors.
#[derive(Clone, Copy)]
struct Blend(f32, f32);

impl Binary for Blend {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32 {
        simd.fma(x, simd.splat(self.0), simd.mul(y, simd.splat(self.1)))
    }
}

impl RowLoss for CosineEmbedding {
    #[inline(always)]
    fn row<S: Simd>(self, simd: S, row: Row<'_>) -> f32 {
        let (a, b) = row.outputs.split_at(row.outputs.len() / 2);
        let squares = [a, b].map(|x| reduce::sum_of_products(simd, x, x));
        let norm = squares[0].sqrt() * squares[1].sqrt();
        if norm == 0.0 {
            row.gradient.fill(0.0);
            return if row.label == 1 { 1.0 } else { (-self.margin).max(0.0) };
        }
        let cosine = reduce::sum_of_products(simd, a, b) / norm;
        let excess = cosine - self.margin;
        let (value, slope) = match row.label {
            1 => (1.0 - cosine, -row.share),
            // NaN stays one.
            _ if excess <= 0.0 => (0.0, 0.0),
            _ => (excess, row.share),
        };
        let (to_a, to_b) = row.gradient.split_at_mut(a.len());
        for (x, y, to, square) in [(a, b, to_a, squares[0]), (b, a, to_b, squares[1])] {
            let blend = Blend(-slope * cosine / square, slope / norm);
            for_each_pair(simd, InOut::apart(x, to), y, blend);
        }
        value
    }
}

/// A row's loss in float64.
pub(super) fn row_in_double(settings: &Settings, outputs: &[f64], label: i64) -> f64 {
    let (a, b) = outputs.split_at(outputs.len() / 2);
    let dot = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
    let norm = (dot(a, a) * dot(b, b)).sqrt();
    let cosine = if norm == 0.0 { 0.0 } else { dot(a, b) / norm };
    if label == 1 { 1.0 - cosine } else { (cosine - float(settings, Param::Margin)).max(0.0) }
}
