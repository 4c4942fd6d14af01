//! How the values of the rows of a batch become its loss, and how rows are weighed.
//!
//! A row's weight wᵢ is that of the sample times that of its label's class, and 0 where its label is
//! ignored, or where the sample's weight is below 0, which says that the row is not there. With Lᵢ the
//! rows' losses and N the number of rows that are not ignored: mean L = Σ wᵢ Lᵢ / N; sum L = Σ wᵢ Lᵢ;
//! weighted mean L = Σ wᵢ Lᵢ / Σ wᵢ. Where nothing counts, loss and gradient are 0. Keras's
//! "sum_over_batch_size" is the mean; PyTorch's "mean" of `CrossEntropyLoss` with class weights is the
//! weighted mean, without them both are the same.
//!
//! Cost: without weights and labels, nothing; labels are read once more.

use crate::catalog::{Param, Parameter};
use crate::kernels::elementwise::{Scale, for_each_vector};
use crate::kernels::in_out::InOut;
use crate::kernels::simd::{Kernel, Simd};

use super::{Loss, Targets};

/// The parameter of every loss.
pub(super) const REDUCTION: Parameter = Parameter {
    key: Param::Reduction,
    default: 0.0,
    minimum: 0.0,
    maximum: 2.0,
    integer: true,
    description: "how rows become a batch's loss: 0 the mean over the rows that count, 1 the sum, 2 \
                  the sum divided by the sum of the rows' weights",
};

/// The parameter of losses with labels.
pub(super) const IGNORED_LABEL: Parameter = Parameter {
    key: Param::IgnoredLabel,
    default: -100.0,
    minimum: -2147483648.0,
    maximum: 2147483647.0,
    integer: true,
    description: "the label whose rows do not count",
};

/// What the rows of a batch weigh.
pub(super) struct RowWeights<'a> {
    /// A weight a row; below 0 for a row that is not there.
    pub samples: Option<&'a [f32]>,
    /// A weight a class; none where empty.
    pub classes: &'a [f32],
    /// The label that is ignored.
    pub ignored: Option<i64>,
    /// The batch's targets.
    pub targets: &'a Targets<'a>,
}

impl RowWeights<'_> {
    /// Whether a row is not there, or its label is the one that is ignored.
    pub fn ignores(&self, row: usize) -> bool {
        self.samples.is_some_and(|weights| weights[row] < 0.0)
            || (self.ignored.is_some() && self.targets.signed_label(row) == self.ignored)
    }

    /// The weight of a row.
    pub fn of(&self, row: usize) -> f32 {
        if self.ignores(row) {
            return 0.0;
        }
        let sample = self.samples.map_or(1.0, |weights| weights[row]);
        let class = self.targets.label(row).and_then(|label| self.classes.get(label));
        sample * class.copied().unwrap_or(1.0)
    }

    /// The number of rows that count.
    pub fn counted(&self, rows: usize) -> usize {
        if self.ignored.is_none() && self.samples.is_none() {
            return rows;
        }
        (0..rows).filter(|&row| !self.ignores(row)).count()
    }

    /// Whether every row weighs 1.
    pub fn are_all_one(&self, rows: usize) -> bool {
        self.samples.is_none() && self.classes.is_empty() && self.counted(rows) == rows
    }

    /// What the sum over the rows is divided by.
    pub fn divisor(&self, loss: &Loss, rows: usize) -> f64 {
        match loss.settings().value(Param::Reduction) as i32 {
            1 => 1.0,
            2 => (0..rows).map(|row| f64::from(self.of(row))).sum(),
            _ => self.counted(rows) as f64,
        }
    }
}

/// Multiplies each row's value and gradient by its weight; what is not counted becomes 0 even where
/// it was no number.
pub(super) struct Weigh<'a> {
    pub weights: &'a RowWeights<'a>,
    /// The number of the first of these rows in the batch.
    pub first: usize,
    pub columns: usize,
    pub gradient: &'a mut [f32],
    pub values: &'a mut [f32],
}

impl Kernel for Weigh<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for (row, value) in self.values.iter_mut().enumerate() {
            let weight = self.weights.of(self.first + row);
            let gradient = &mut self.gradient[row * self.columns..][..self.columns];
            if weight == 0.0 {
                *value = 0.0;
                gradient.fill(0.0);
            } else {
                *value *= weight;
                for_each_vector(simd, InOut::in_place(gradient), Scale(weight));
            }
        }
    }
}
