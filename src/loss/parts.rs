//! The loss of a batch that comes in parts: each row is computed as in the whole batch, and the sum of
//! the rows' values is that of the whole, bit for bit.
//!
//! What the sum is divided by must be known before the first part, since gradients have it in them:
//! targets are read once before ([`Divisor`]). Values are added in the order of all reductions, in
//! chunks of 4,096 rows, which are collected ([`ValueSum`]). Cost: targets read twice, each value
//! copied once.

use crate::catalog::Param;
use crate::error::Error;
use crate::kernels::reduce;
use crate::kernels::runtime::Runtime;
use crate::tensor::buffer::Buffer;

use super::reduction::{RowWeights, Weigh};
use super::{Loss, LossOutput, RowPass, Targets, Total, compute};

/// What a batch's sum of row values is divided by, added up part by part.
#[derive(Clone, Copy, Debug, Default)]
pub struct Divisor {
    counted: usize,
    weight: f64,
}

impl Divisor {
    /// Adds the next `rows` rows, with their weights if they have any. Targets were checked.
    pub fn add(
        &mut self,
        loss: &Loss,
        rows: usize,
        targets: &Targets<'_>,
        samples: Option<&[f32]>,
    ) {
        let weights = loss.weights(targets, samples);
        self.counted += weights.counted(rows);
        if loss.settings.value(Param::Reduction) == 2.0 {
            // Row by row: the same sum however the batch is cut.
            (0..rows).for_each(|row| self.weight += f64::from(weights.of(row)));
        }
    }

    /// The divisor, once all rows are added.
    pub fn value(&self, loss: &Loss) -> f64 {
        match loss.settings.value(Param::Reduction) as i32 {
            1 => 1.0,
            2 => self.weight,
            _ => self.counted as f64,
        }
    }
}

/// The sum of the values of a batch's rows, which come in parts.
pub struct ValueSum {
    /// Values of the chunk that is not complete.
    values: Buffer,
    count: usize,
    /// Of the chunks before; none before the first is complete.
    total: Option<f32>,
}

impl ValueSum {
    /// A sum of nothing. Allocates.
    pub fn new() -> Result<Self, Error> {
        Ok(Self { values: Buffer::zeroed::<f32>(reduce::CHUNK)?, count: 0, total: None })
    }

    /// Bytes of its memory.
    pub fn bytes(&self) -> usize {
        self.values.bytes()
    }

    /// Begins anew.
    pub fn clear(&mut self) {
        (self.count, self.total) = (0, None);
    }

    /// Adds the values of the next rows.
    pub fn add(&mut self, runtime: &Runtime, mut values: &[f32]) {
        while !values.is_empty() {
            let (now, later) = values.split_at(values.len().min(reduce::CHUNK - self.count));
            self.values.as_mut_slice()[self.count..][..now.len()].copy_from_slice(now);
            (self.count, values) = (self.count + now.len(), later);
            if self.count == reduce::CHUNK {
                self.total = Some(self.value(runtime));
                self.count = 0;
            }
        }
    }

    /// The sum of all values so far.
    pub fn value(&self, runtime: &Runtime) -> f32 {
        if self.count == 0 {
            return self.total.unwrap_or(0.0);
        }
        let sum = runtime.dispatch(Total(&self.values.as_slice()[..self.count]));
        self.total.map_or(sum, |total| total + sum)
    }
}

impl Loss {
    /// Values and gradients of some rows of a batch, whose sum of values is divided by `divisor`.
    /// Targets and weights are those of the rows; targets were checked. The loss does not mix rows.
    pub fn evaluate_part(
        &self,
        runtime: &Runtime,
        columns: usize,
        outputs: &[f32],
        (targets, samples): (&Targets<'_>, Option<&[f32]>),
        divisor: f64,
        result: LossOutput<'_>,
    ) {
        let weights = self.weights(targets, samples);
        self.evaluate_rows(runtime, columns, outputs, &weights, divisor, result);
    }

    /// The same of rows whose weights are made.
    pub(super) fn evaluate_rows(
        &self,
        runtime: &Runtime,
        columns: usize,
        outputs: &[f32],
        weights: &RowWeights<'_>,
        divisor: f64,
        result: LossOutput<'_>,
    ) {
        let LossOutput { row_values: values, gradient, .. } = result;
        let rows = values.len();
        let (targets, are_all_one) = (weights.targets, weights.are_all_one(rows));
        if rows == 0 || divisor == 0.0 {
            values.fill(0.0);
            gradient.fill(0.0);
            return;
        }
        let (share, row_divisor, first) = (1.0 / divisor, self.row_divisor(columns), 0);
        let pass =
            RowPass { columns, row_divisor, share, first, outputs, targets, gradient, values };
        pass.for_each_part(runtime, &|mut part| {
            compute::rows(self, runtime, part.again());
            if !are_all_one {
                let RowPass { first, gradient, values, .. } = part;
                runtime.dispatch(Weigh { weights, first, columns, gradient, values });
            }
        });
    }
}
