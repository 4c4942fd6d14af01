//! A batch drawn from buffers of samples, copied so that what is added later does not change it.
//!
//! Which buffer a row comes from follows from their shares s of the whole, by systematic sampling
//! (Madow and Madow 1944): with one u for the batch, uniform in (0, 1), row r of B takes the buffer
//! that the point (r + u) / B of the line of shares lies in. So a buffer gives B s rows on average
//! for any B, and in every batch that number rounded down or up. Buffers without samples give none.
//!
//! Each row's sample is drawn uniformly and independently, with replacement, out of what is in its
//! buffer when the batch is drawn. u and the draws are functions of the trainer's seed, the number of
//! the batch among all that it drew, and the row; the number moves on even where a step is refused, so
//! that a sample that cannot be learned from does not come again and again. Cost: a block of Philox and
//! a copy for each row; memory for the batch.

use std::ops::Range;

use crate::error::Error;
use crate::loss::Targets;
use crate::rng::{Philox, Stream};
use crate::train::fit::resize;
use crate::train::source::ArrayBatch;

use super::form::Form;
use super::store::Store;

/// A batch of copies.
#[derive(Default)]
pub(in crate::train) struct DrawnBatch {
    rows: usize,
    inputs: Vec<f32>,
    values: Vec<f32>,
    labels: Vec<i32>,
    weights: Vec<f32>,
    /// Where the rows' samples stood in their buffers.
    slots: Vec<usize>,
    is_labels: bool,
    /// Values of the input and of the target of a sample.
    sizes: [usize; 2],
}

/// What names the draws of a batch.
#[derive(Clone, Copy)]
pub(super) struct Draw {
    pub(super) philox: Philox,
    /// The number of the batch.
    pub(super) batch: u64,
    /// The number of the batch's first row among all rows of the update.
    pub(super) first_row: u64,
}

impl Draw {
    /// The end of the rows from `begin` on that come from a buffer, where the shares up to and with it
    /// are `so_far` of `all`.
    pub(super) fn end(self, begin: usize, rows: usize, so_far: f64, all: f64) -> usize {
        let start = self.philox.uniform(Stream::SampleShares, self.batch, 0);
        let is_before = |row: &usize| (*row as f64 + start) / rows as f64 * all < so_far;
        begin + (begin..rows).take_while(is_before).count()
    }

    fn sample(self, row: usize, count: usize) -> usize {
        let row = self.first_row + row as u64;
        self.philox.evenly_below(Stream::Samples, self.batch, row, count as u64) as usize
    }
}

impl DrawnBatch {
    /// Makes room for a batch of samples of this form.
    pub(super) fn prepare(&mut self, form: &Form, rows: usize) -> Result<(), Error> {
        let sizes = [form.inputs(), form.values()];
        let grow = |room: &mut Vec<f32>, count: usize| {
            if room.len() < count { resize(room, count) } else { Ok(()) }
        };
        grow(&mut self.inputs, rows.saturating_mul(sizes[0]))?;
        grow(&mut self.values, rows.saturating_mul(sizes[1]))?;
        grow(&mut self.weights, rows)?;
        if form.is_labels && self.labels.len() < rows {
            resize(&mut self.labels, rows)?;
        }
        if self.slots.len() < rows {
            resize(&mut self.slots, rows)?;
        }
        (self.rows, self.sizes, self.is_labels) = (rows, sizes, form.is_labels);
        Ok(())
    }

    /// Draws some of the rows from a buffer that has `count` samples. Nothing but the copies is done
    /// behind the lock.
    pub(super) fn fill(&mut self, rows: Range<usize>, store: &Store, count: usize, draw: Draw) {
        let [inputs, values] = self.sizes;
        for row in rows.clone() {
            self.slots[row] = draw.sample(row, count);
        }
        let content = store.lock();
        for row in rows {
            let slot = self.slots[row];
            self.inputs[row * inputs..][..inputs]
                .copy_from_slice(&content.inputs[slot * inputs..][..inputs]);
            self.values[row * values..][..values]
                .copy_from_slice(&content.values[slot * values..][..values]);
            if self.is_labels {
                self.labels[row] = content.labels[slot];
            }
            self.weights[row] = content.weights[slot];
        }
    }

    /// What the rows should give.
    pub(in crate::train) fn targets(&self) -> Targets<'_> {
        if self.is_labels {
            return Targets::Labels32(&self.labels[..self.rows]);
        }
        Targets::Values(&self.values[..self.rows * self.sizes[1]])
    }

    /// The batch as the arrays that it is. Where every row weighs 1, no weights are given: the host's
    /// own arrays have none then.
    pub(in crate::train) fn arrays<'a>(&'a self, targets: &'a Targets<'a>) -> ArrayBatch<'a> {
        let weights = &self.weights[..self.rows];
        ArrayBatch {
            rows: self.rows,
            inputs: &self.inputs[..self.rows * self.sizes[0]],
            targets,
            weights: weights.iter().any(|weight| *weight != 1.0).then_some(weights),
            target_columns: self.sizes[1],
        }
    }
}
