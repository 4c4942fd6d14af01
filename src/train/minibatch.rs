//! The minibatches of a run: which rows are next, in which order, and what a step is handed of them.

use std::ops::ControlFlow;

use crate::kernels::pace::{Pace, Work};

use super::data::DataSet;
use super::fit::Fit;
use super::source::SampleBatch;
use super::trainer::Trainer;

/// The rows of a step of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Minibatch {
    /// The place of the first in its epoch.
    pub(super) position: usize,
    pub(super) rows: usize,
    /// Samples of the epoch.
    pub(super) samples: usize,
}

impl Minibatch {
    /// Whether its epoch ends with it.
    pub(super) fn is_last(&self) -> bool {
        self.position + self.rows == self.samples
    }
}

impl Fit {
    /// The minibatch that is next.
    pub(super) fn next(&self, data: &DataSet<'_>) -> Minibatch {
        let samples = data.rows();
        let position = if self.position == samples { 0 } else { self.position };
        Minibatch { position, rows: self.batch_size.min(samples - position), samples }
    }

    /// Hands the rows of a minibatch to a step.
    pub(super) fn with_batch<R>(
        &mut self,
        trainer: &mut Trainer,
        data: &DataSet<'_>,
        minibatch: &Minibatch,
        step: impl FnOnce(&mut Trainer, &mut SampleBatch<'_>) -> R,
    ) -> R {
        let mut room = std::mem::take(&mut self.targets);
        let selection = self.selection(trainer, data);
        let places = minibatch.position..minibatch.position + minibatch.rows;
        let mut batch = SampleBatch { data, selection, places, room: &mut room };
        let outcome = step(trainer, &mut batch);
        self.targets = room;
        outcome
    }

    /// Makes the order of the current epoch, where it is not made yet.
    pub(super) fn shuffle(&mut self, trainer: &Trainer) {
        Pace::in_one_go(|pace| self.shuffle_at_pace(trainer, pace));
    }

    /// The same at a pace, as a part of a stage.
    pub(super) fn shuffle_at_pace(
        &mut self,
        trainer: &Trainer,
        pace: &mut Pace,
    ) -> ControlFlow<()> {
        if !self.needs_order() {
            return ControlFlow::Continue(());
        }
        // Each epoch has at least one update, so the sums of different epochs differ; but for one
        // whose every step the watch left out, and after a rollback.
        let (philox, step) = (trainer.philox(), self.first + self.epoch);
        let order = &mut self.order;
        let (samples, each) = (order.len(), 1 << 13);
        pace.pieces(Work { site: 0, units: 1 }, samples, each, |numbers| {
            order[numbers.clone()].iter_mut().zip(numbers).for_each(|(slot, at)| *slot = at as u32);
        })?;
        pace.pieces(Work { site: 1, units: 20 }, samples, each, |numbers| {
            philox.exchange(step, order, numbers);
        })?;
        self.order_of = Some(self.epoch);
        ControlFlow::Continue(())
    }

    /// Whether the order of the current epoch is to be made.
    pub(super) fn needs_order(&self) -> bool {
        self.is_shuffled() && self.order_of != Some(self.epoch)
    }

    /// Whether all epochs are done.
    pub(super) fn is_done(&self) -> bool {
        self.epoch == self.epochs
    }

    /// Steps until the end of the epoch, of a data set of so many samples.
    pub(super) fn steps_left(&self, samples: usize) -> u64 {
        let position = if self.position == samples { 0 } else { self.position };
        (samples - position).div_ceil(self.batch_size) as u64
    }
}
