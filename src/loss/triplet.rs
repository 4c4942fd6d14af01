//! Triplet loss: a row is three vectors side by side, anchor a, positive p and negative n.
//!
//! L = max(0, |a − p|² − |a − n|² + m), m the margin. Schroff, Kalenichenko and Philbin 2015. With
//! squared_distance 0 the distances are not squared, as in PyTorch's `TripletMarginLoss` (which adds 10⁻⁶
//! to differences first). There are no targets.
//!
//! Where L > 0, with f₁ = f₂ = 2, or 1 / |a − p| and 1 / |a − n| (0 for a distance of 0): ∂L/∂p = f₁ (p − a),
//! ∂L/∂n = f₂ (a − n), ∂L/∂a less both. Cost: two passes over the row.

use crate::catalog::{Entry, Param, Settings, parameter, switch};
use crate::kernels::elementwise::{Binary, for_each_pair};
use crate::kernels::in_out::InOut;
use crate::kernels::reduce;
use crate::kernels::row_terms::Combined;
use crate::kernels::simd::Simd;

use super::elementwise::float;
use super::reduction::REDUCTION;
use super::rowwise::{Row, RowLoss};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 19,
    name: "triplet",
    description: "The mean over the rows of max(0, |a - p|^2 - |a - n|^2 + margin), with anchor a, \
                  positive p and negative n the thirds of the row's outputs; there are no targets. \
                  Schroff, Kalenichenko and Philbin 2015.",
    parameters: &[
        REDUCTION,
        parameter(Param::Margin, 0.2, [0.0, 1e6], "by how much the negative should be farther"),
        switch(
            Param::SquaredDistance,
            1.0,
            "1: distances are squared; 0: they are not, as in PyTorch",
        ),
    ],
};

/// The loss of a row.
#[derive(Clone, Copy)]
pub(super) struct Triplet {
    margin: f32,
    squared: bool,
}

impl Triplet {
    pub fn new(settings: &Settings) -> Self {
        Self {
            margin: settings.value(Param::Margin) as f32,
            squared: settings.value(Param::SquaredDistance) == 1.0,
        }
    }
}

/// (x − y)².
#[derive(Clone, Copy)]
struct SquaredDifference;

impl Binary for SquaredDifference {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32 {
        let difference = simd.sub(x, y);
        simd.mul(difference, difference)
    }
}

/// factor · (x − y).
#[derive(Clone, Copy)]
struct ScaledDifference(f32);

impl Binary for ScaledDifference {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32 {
        simd.mul(simd.sub(x, y), simd.splat(self.0))
    }
}

/// −x − y.
#[derive(Clone, Copy)]
struct LessBoth;

impl Binary for LessBoth {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32 {
        simd.sub(simd.neg(x), y)
    }
}

impl RowLoss for Triplet {
    #[inline(always)]
    fn row<S: Simd>(self, simd: S, row: Row<'_>) -> f32 {
        let length = row.outputs.len() / 3;
        let (anchor, rest) = row.outputs.split_at(length);
        let (positive, negative) = rest.split_at(length);
        let (mut distances, mut factors) = ([0.0; 2], [2.0; 2]);
        for (place, others) in [positive, negative].into_iter().enumerate() {
            let mut terms = Combined { values: anchor, others, function: SquaredDifference };
            distances[place] = reduce::total(simd, length, &mut terms);
            if !self.squared {
                distances[place] = distances[place].sqrt();
                let distance = distances[place];
                factors[place] = if distance == 0.0 { 0.0 } else { 1.0 / distance };
            }
        }
        let value = distances[0] - distances[1] + self.margin;
        if value <= 0.0 {
            row.gradient.fill(0.0);
            return 0.0;
        }
        let (to_anchor, rest) = row.gradient.split_at_mut(length);
        let (to_positive, to_negative) = rest.split_at_mut(length);
        let scaled = ScaledDifference(factors[0] * row.share);
        for_each_pair(simd, InOut::apart(positive, to_positive), anchor, scaled);
        let scaled = ScaledDifference(-factors[1] * row.share);
        for_each_pair(simd, InOut::apart(negative, to_negative), anchor, scaled);
        for_each_pair(simd, InOut::apart(to_positive, to_anchor), to_negative, LessBoth);
        value
    }
}

/// A row's loss in float64.
pub(super) fn row_in_double(settings: &Settings, outputs: &[f64]) -> f64 {
    let length = outputs.len() / 3;
    let distance = |start: usize| {
        let pairs = outputs[..length].iter().zip(&outputs[start..start + length]);
        let square: f64 = pairs.map(|(x, y)| (x - y) * (x - y)).sum();
        if settings.value(Param::SquaredDistance) == 1.0 { square } else { square.sqrt() }
    };
    (distance(length) - distance(2 * length) + float(settings, Param::Margin)).max(0.0)
}
