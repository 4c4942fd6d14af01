//! Multi-class margin (hinge) loss: with vⱼ = max(0, m − z_l + zⱼ)ᵖ for j ≠ l, L = Σⱼ vⱼ.
//!
//! Weston and Watkins 1999, with p = 1 and m = 1. Crammer and Singer 2001 take the largest vⱼ
//! instead of the sum (aggregation 2; of equal ones the first). PyTorch's `MultiMarginLoss` divides
//! the sum by the number of columns (aggregation 1), the label's counted.
//!
//! ∂L/∂zⱼ = p (m − z_l + zⱼ)ᵖ⁻¹ where that is above 0, and ∂L/∂z_l is less their sum.
//! Cost: two passes over the row.

use crate::catalog::{Entry, Param, Parameter, Settings, parameter};
use crate::kernels::reduce::{self, Terms};
use crate::kernels::simd::{LANES, Simd};

use super::elementwise::float;
use super::reduction::{IGNORED_LABEL, REDUCTION};
use super::rowwise::{Row, RowLoss};

/// The entry of the catalogue.
pub static ENTRY: Entry = Entry {
    family: "loss",
    code: 17,
    name: "multi_class_margin",
    description: "The mean over the rows of sum_j max(0, margin - z_l + z_j)^power over the classes \
                  j other than the label l; targets are int32 or int64 labels. Weston and Watkins \
                  1999; with aggregation 2 Crammer and Singer 2001.",
    parameters: &[
        REDUCTION,
        IGNORED_LABEL,
        parameter(Param::Margin, 1.0, [0.0, 1e6], "by how much the label should be ahead"),
        Parameter {
            key: Param::Power,
            default: 1.0,
            minimum: 1.0,
            maximum: 2.0,
            integer: true,
            description: "p, what a lack is raised to: 1 or 2",
        },
        Parameter {
            key: Param::Aggregation,
            default: 0.0,
            minimum: 0.0,
            maximum: 2.0,
            integer: true,
            description: "how the terms of a row are joined: 0 their sum (Weston and Watkins), 1 the \
                          sum divided by the number of columns (PyTorch), 2 the largest (Crammer \
                          and Singer)",
        },
    ],
};

/// The loss of a row.
#[derive(Clone, Copy)]
pub(super) struct MultiClassMargin {
    margin: f32,
    squared: bool,
    aggregation: i32,
}

impl MultiClassMargin {
    pub fn new(settings: &Settings) -> Self {
        Self {
            margin: settings.value(Param::Margin) as f32,
            squared: settings.value(Param::Power) == 2.0,
            aggregation: settings.value(Param::Aggregation) as i32,
        }
    }

    /// A term and its slope.
    #[inline(always)]
    fn term<S: Simd>(self, simd: S, lead: S::F32) -> [S::F32; 2] {
        let lack = simd.rectify(simd.add(lead, simd.splat(self.margin)));
        if self.squared {
            return [simd.mul(lack, lack), simd.add(lack, lack)];
        }
        let zero = simd.splat(0.0);
        [lack, simd.select(simd.equal(lack, zero), zero, simd.splat(1.0))]
    }

    /// Only the largest output beside the label's counts.
    #[inline(always)]
    fn largest<S: Simd>(self, simd: S, row: Row<'_>, label: usize) -> f32 {
        row.gradient.fill(0.0);
        let mut best = None;
        for (column, z) in row.outputs.iter().enumerate() {
            if column != label && best.is_none_or(|best: usize| *z > row.outputs[best]) {
                best = Some(column);
            }
        }
        let Some(best) = best else { return 0.0 };
        let lead = row.outputs[best] - row.outputs[label];
        let [value, slope] = self.term(simd, simd.splat(lead)).map(|term| simd.to_array(term)[0]);
        row.gradient[best] = slope * row.share;
        row.gradient[label] = -row.gradient[best];
        value
    }
}

impl RowLoss for MultiClassMargin {
    #[inline(always)]
    fn row<S: Simd>(self, simd: S, row: Row<'_>) -> f32 {
        let (label, columns) = (row.label as usize, row.outputs.len());
        if label >= columns {
            row.gradient.fill(0.0);
            return 0.0;
        }
        if self.aggregation == 2 {
            return self.largest(simd, row, label);
        }
        let divisor = if self.aggregation == 1 { columns as f32 } else { 1.0 };
        let mut terms = Lacks {
            loss: self,
            own: row.outputs[label],
            outputs: row.outputs,
            gradient: &mut *row.gradient,
            label,
            factor: row.share / divisor,
        };
        let value = reduce::total(simd, columns, &mut terms);
        row.gradient[label] = 0.0;
        row.gradient[label] = -reduce::sum(simd, row.gradient);
        value / divisor
    }
}

/// The terms of the classes other than the label; slopes are written on the way.
struct Lacks<'a> {
    loss: MultiClassMargin,
    own: f32,
    outputs: &'a [f32],
    gradient: &'a mut [f32],
    label: usize,
    factor: f32,
}

impl Lacks<'_> {
    #[inline(always)]
    fn vector<S: Simd>(&self, simd: S, index: usize, z: S::F32) -> [S::F32; 2] {
        let [value, slope] = self.loss.term(simd, simd.sub(z, simd.splat(self.own)));
        let slope = simd.mul(slope, simd.splat(self.factor));
        if index != self.label / LANES {
            return [value, slope];
        }
        let place = self.label % LANES;
        let (to, before) = (simd.first(place + 1), simd.first(place));
        let is_label = simd.mask_and(to, simd.mask_not(before));
        [simd.select(is_label, simd.splat(0.0), value), slope]
    }
}

impl Terms for Lacks<'_> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        let z = simd.load(&self.outputs.as_chunks().0[index]);
        let [value, slope] = self.vector(simd, index, z);
        simd.store(&mut self.gradient.as_chunks_mut().0[index], slope);
        simd.add(lanes, value)
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        let z = simd.load_partial(self.outputs.as_chunks::<LANES>().1);
        let [value, slope] = self.vector(simd, self.outputs.len() / LANES, z);
        simd.store_partial(self.gradient.as_chunks_mut::<LANES>().1, slope);
        let inside = simd.first(self.outputs.len() % LANES);
        simd.add(lanes, simd.select(inside, value, simd.splat(0.0)))
    }
}

/// A row's loss in float64.
pub(super) fn row_in_double(settings: &Settings, outputs: &[f64], label: usize) -> f64 {
    let margin = float(settings, Param::Margin);
    let (mut sum, mut largest) = (0.0, 0.0f64);
    for (_, z) in outputs.iter().enumerate().filter(|(column, _)| *column != label) {
        let lack = (margin - outputs[label] + z).max(0.0);
        let term = if settings.value(Param::Power) == 2.0 { lack * lack } else { lack };
        sum += term;
        largest = largest.max(term);
    }
    match settings.value(Param::Aggregation) as i32 {
        0 => sum,
        1 => sum / outputs.len() as f64,
        _ => largest,
    }
}
