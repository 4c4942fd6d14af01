//! A run over a data set: epochs of minibatches, reshuffled by Philox.
//!
//! The run's state is a handful of counters: the order of an epoch follows from the seed and the
//! epoch's number, so a run goes on from a checkpoint as if it had never stopped.

use crate::error::{Error, ErrorCode};
use crate::host::clock::Instant;
use crate::tensor::tensor::Tensor;

use super::accumulation::MOST_MICRO_BATCHES;
use super::data::{DataSet, TargetRoom};
use super::doctor::Verdict;
use super::minibatch::Minibatch;
use super::progress::{Clock, Progress};
use super::sampling::Selection;

use super::trainer::{BatchResult, Trainer};

/// The batch size of gradient descent on all samples at once.
pub const FULL_BATCH: usize = usize::MAX;

/// What a run is begun with.
#[derive(Clone, Copy, Debug)]
pub struct FitOptions {
    /// Passes over the data.
    pub epochs: u64,
    /// Rows of a step; the last step of an epoch takes what is left. More than the trainer's largest
    /// batch come in chunks; [`FULL_BATCH`] is the whole data set.
    pub batch_size: usize,
    /// Whether the samples keep their order instead of being reshuffled for each epoch.
    pub keep_order: bool,
    /// Whether each sample of each step is drawn for itself; an epoch is as many draws as there are
    /// samples.
    pub with_replacement: bool,
    /// Steps whose gradients are averaged for one update; 0 or 1: each step is an update. The last
    /// update of an epoch takes what is left.
    pub micro_batches: u64,
}

impl FitOptions {
    /// Epochs of shuffled samples, each step an update.
    pub const fn new(epochs: u64, batch_size: usize) -> Self {
        let (keep_order, with_replacement) = (false, false);
        Self { epochs, batch_size, keep_order, with_replacement, micro_batches: 1 }
    }
}

/// The state of a run.
#[derive(Default)]
pub(super) struct Fit {
    pub(super) epochs: u64,
    pub(super) batch_size: usize,
    pub(super) keep_order: bool,
    pub(super) with_replacement: bool,
    pub(super) micro_batches: u64,
    /// Updates that the trainer had done when the run began: with it no two epochs of a trainer,
    /// in whichever runs, have the same order.
    pub(super) first: u64,
    /// Finished epochs.
    pub(super) epoch: u64,
    /// Samples of the current epoch that were seen.
    pub(super) position: usize,
    /// Samples of the data set; known after the first step.
    pub(super) rows: Option<usize>,
    /// Σ loss · rows over the epoch so far.
    pub(super) loss_sum: f64,
    pub(super) correct: u64,
    /// Samples of the epoch so far that were not learned from.
    pub(super) skipped: usize,
    /// What belongs to this process alone.
    pub(super) order: Vec<u32>,
    pub(super) order_of: Option<u64>,
    pub(super) targets: TargetRoom,
    pub(super) clock: Clock,
    /// Of the last step.
    pub(super) last_loss: f64,
}

impl Trainer {
    /// Begins a run; one in progress ends where it is.
    pub fn begin(&mut self, options: FitOptions) -> Result<(), Error> {
        let FitOptions { epochs, batch_size, keep_order, with_replacement, micro_batches } =
            options;
        if epochs == 0 || epochs > u64::from(u32::MAX) {
            let most = u32::MAX;
            return Err(Error::invalid(format!("epochs: expected 1 to {most}, got {epochs}")));
        }
        if batch_size == 0 {
            return Err(Error::invalid("batch_size: expected at least 1, got 0"));
        }
        if micro_batches > MOST_MICRO_BATCHES {
            return Err(Error::invalid(format!(
                "micro_batches: expected 0 to {MOST_MICRO_BATCHES}, got {micro_batches}"
            )));
        }
        if micro_batches > 1 && self.optimizer.kind().searches() {
            return Err(Error::invalid(format!(
                "micro_batches: {} searches with whole batches: expected 0 or 1, got {micro_batches}",
                self.optimizer.settings().entry().name
            )));
        }
        if keep_order && with_replacement {
            return Err(Error::invalid(
                "options: expected keep_order or with_replacement, got both",
            ));
        }
        self.settle();
        self.accumulated.clear();
        self.fit = Some(Fit {
            epochs,
            batch_size,
            keep_order,
            with_replacement,
            micro_batches: micro_batches.max(1),
            first: self.steps,
            ..Fit::default()
        });
        Ok(())
    }

    /// Checks that a data set fits the model.
    pub fn check_data(&self, inputs: &Tensor, targets: &Tensor) -> Result<(), Error> {
        DataSet::new(&self.network, &self.loss, inputs, targets).map(|_| ())
    }

    /// How far the run is.
    pub fn progress(&self) -> Result<Progress, Error> {
        let fit = self.fit.as_ref().ok_or_else(no_run)?;
        Ok(fit.progress(self.loss.kind().classifies()))
    }

    /// The loss of the last step of the run in this process.
    pub(super) fn last_loss(&self) -> f64 {
        self.fit.as_ref().map_or(f64::NAN, |fit| fit.last_loss)
    }

    /// Does up to `most` steps of the run; fewer where it ends before.
    pub fn advance(
        &mut self,
        inputs: &Tensor,
        targets: &Tensor,
        most: u64,
    ) -> Result<Progress, Error> {
        let network = std::sync::Arc::clone(&self.network);
        let data = DataSet::new(&network, &self.loss, inputs, targets)?;
        self.settle();
        // The run is taken out for the time of its steps and put back whatever they give.
        let mut fit = self.fit.take().ok_or_else(no_run)?;
        let outcome = fit.bind(self, &data).and_then(|()| fit.steps(self, &data, most));
        let progress = fit.progress(self.loss.kind().classifies());
        self.fit = Some(fit);
        outcome.map(|()| progress)
    }
}

impl Fit {
    /// Fits the run to a data set, which must be the one that it began with.
    pub(super) fn bind(&mut self, trainer: &mut Trainer, data: &DataSet<'_>) -> Result<(), Error> {
        let rows = data.rows();
        if rows == 0 || rows > u32::MAX as usize {
            return Err(Error::shape(format!(
                "inputs: expected 1 to {} samples, got {rows}",
                u32::MAX
            )));
        }
        if !countable(self.epochs, rows) {
            return Err(Error::invalid(format!(
                "epochs: expected fewer than 2^53 samples in all epochs, got {} epochs of {rows}",
                self.epochs
            )));
        }
        match self.rows {
            Some(expected) if expected != rows => {
                return Err(Error::shape(format!(
                    "inputs: expected the {expected} samples that the run began with, got {rows}"
                )));
            }
            _ => {}
        }
        trainer.prepare_batch(self.batch_size.min(rows))?;
        if self.micro_batches > 1 {
            trainer.accumulated.prepare(&trainer.network)?;
        }
        let at_once = self.batch_size.min(trainer.options.largest_batch);
        self.targets.prepare(data, at_once)?;
        if self.is_shuffled() {
            resize(&mut self.order, rows)?;
        }
        Ok(())
    }

    fn steps(&mut self, trainer: &mut Trainer, data: &DataSet<'_>, most: u64) -> Result<(), Error> {
        for _ in 0..most {
            if self.is_done() {
                break;
            }
            let start = Instant::now();
            let rows = self.step(trainer, data)?;
            self.clock.add(start.elapsed(), rows as u64);
        }
        Ok(())
    }

    /// One minibatch; returns its rows. The counters move only after it succeeded, or was refused or
    /// left out by the watch.
    fn step(&mut self, trainer: &mut Trainer, data: &DataSet<'_>) -> Result<usize, Error> {
        let minibatch = self.next(data);
        self.shuffle(trainer);
        let (micro_batches, searches) = (self.micro_batches, trainer.optimizer.kind().searches());
        let outcome = self.with_batch(trainer, data, &minibatch, |trainer, batch| match searches {
            true => trainer.search(batch),
            false => {
                let result = trainer.differentiate_batch(batch)?;
                let verdict = trainer.update_after(micro_batches, minibatch.is_last())?;
                Ok((result, verdict))
            }
        });
        // After a minibatch that the watch refused, the run goes on with the next one.
        if outcome.as_ref().is_err_and(|error| error.code() != ErrorCode::Diverged) {
            return outcome.map(|_| minibatch.rows);
        }
        self.conclude(trainer, &minibatch, outcome.as_ref().ok().copied());
        outcome.map(|_| minibatch.rows)
    }

    /// Counts a minibatch that was done, or with no outcome one that was refused.
    pub(super) fn conclude(
        &mut self,
        trainer: &mut Trainer,
        minibatch: &Minibatch,
        outcome: Option<(BatchResult, Verdict)>,
    ) {
        let counts = |(result, verdict)| (verdict != Verdict::LeftOut).then_some(result);
        self.count(minibatch, outcome.and_then(counts));
        if self.position == minibatch.samples && self.skipped < self.position {
            trainer.report_epoch(self.loss_sum / (self.position - self.skipped) as f64);
        }
    }

    pub(super) fn is_shuffled(&self) -> bool {
        !self.keep_order && !self.with_replacement
    }

    /// The samples of the current epoch.
    pub(super) fn selection(&self, trainer: &Trainer, data: &DataSet<'_>) -> Selection<'_> {
        if self.keep_order {
            Selection::InOrder
        } else if self.with_replacement {
            let (step, samples) = (self.first + self.epoch, data.rows() as u64);
            Selection::Drawn { philox: trainer.philox(), step, samples }
        } else {
            Selection::Shuffled(&self.order)
        }
    }

    fn count(&mut self, minibatch: &Minibatch, result: Option<BatchResult>) {
        let Minibatch { position, rows, samples } = *minibatch;
        if position == 0 {
            (self.loss_sum, self.correct, self.skipped) = (0.0, 0, 0);
        }
        self.rows = Some(samples);
        if let Some(result) = result.filter(|result| result.dropped < rows) {
            self.last_loss = result.loss;
            self.loss_sum += result.loss * (rows - result.dropped) as f64;
            self.correct += result.correct as u64;
            self.skipped += result.dropped;
        } else {
            self.skipped += rows;
        }
        // A finished epoch keeps its position, and so its figures, until the next one starts.
        self.position = position + rows;
        if self.position == samples {
            self.epoch += 1;
        }
    }

    fn progress(&self, classifies: bool) -> Progress {
        let rows = self.rows.unwrap_or(0) as u64;
        let position = self.position as u64;
        let epoch_finished = rows > 0 && position == rows;
        let epoch = if epoch_finished { self.epoch - 1 } else { self.epoch };
        let batch = self.batch_size as u64;
        let counted = position - self.skipped as u64;
        let share = |sum: f64| if counted > 0 { sum / counted as f64 } else { f64::NAN };
        let speed = self.clock.samples_per_second();
        let samples = epoch * rows + position;
        let left = (self.epochs * rows - samples) as f64;
        Progress {
            epoch,
            epochs: self.epochs,
            step: position.div_ceil(batch),
            steps: rows.div_ceil(batch),
            samples,
            loss: share(self.loss_sum),
            accuracy: if classifies { share(self.correct as f64) } else { f64::NAN },
            samples_per_second: speed,
            seconds_left: if speed > 0.0 { left / speed } else { f64::NAN },
            epoch_finished,
            finished: self.is_done(),
        }
    }

    /// Rows of a step.
    pub(super) fn batch_size(&self) -> usize {
        self.batch_size
    }
}

/// Whether the samples of all epochs can be counted exactly.
pub(super) fn countable(epochs: u64, rows: usize) -> bool {
    epochs.checked_mul(rows as u64).is_some_and(|all| all < 1 << 53)
}

/// Makes room, or says that there is none.
pub(super) fn reserve<T>(room: &mut Vec<T>, count: usize) -> Result<(), Error> {
    let more = count.saturating_sub(room.len());
    room.try_reserve_exact(more).map_err(|_| {
        let message = format!("memory: the system refused {more} more values");
        Error::new(ErrorCode::OutOfMemory, message)
    })
}

/// Makes room and fills it.
pub(super) fn resize<T: Copy + Default>(room: &mut Vec<T>, count: usize) -> Result<(), Error> {
    reserve(room, count)?;
    room.resize(count, T::default());
    Ok(())
}

pub(super) fn no_run() -> Error {
    Error::state("trainer: expected a run that was begun, got none")
}
