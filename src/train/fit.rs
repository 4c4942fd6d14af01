//! A run over a data set: epochs of minibatches, reshuffled by Philox.
//!
//! The run's state is a handful of counters: the order of an epoch follows from the seed and the
//! epoch's number, so a run goes on from a checkpoint as if it had never stopped.

use std::time::Instant;

use serde_json::{Value, json};

use crate::error::{Error, ErrorCode};
use crate::tensor::tensor::Tensor;

use super::data::{DataSet, TargetRoom};
use super::progress::{Clock, Progress};
use super::trainer::{BatchResult, Trainer};

/// What a run is begun with.
#[derive(Clone, Copy, Debug)]
pub struct FitOptions {
    /// Passes over the data.
    pub epochs: u64,
    /// Rows of a step; the last step of an epoch takes what is left.
    pub batch_size: usize,
    /// Whether the samples keep their order instead of being reshuffled for each epoch.
    pub keep_order: bool,
}

/// The state of a run.
#[derive(Default)]
pub(super) struct Fit {
    epochs: u64,
    batch_size: usize,
    keep_order: bool,
    /// Updates that the trainer had done when the run began: with it no two epochs of a trainer,
    /// in whichever runs, have the same order.
    first: u64,
    /// Finished epochs.
    epoch: u64,
    /// Samples of the current epoch that were seen.
    position: usize,
    /// Samples of the data set; known after the first step.
    rows: Option<usize>,
    /// Σ loss · rows over the epoch so far.
    loss_sum: f64,
    correct: u64,
    /// What belongs to this process alone.
    order: Vec<u32>,
    order_of: Option<u64>,
    targets: TargetRoom,
    clock: Clock,
    /// Of the last step.
    last_loss: f64,
}

impl Trainer {
    /// Begins a run; one in progress ends where it is.
    pub fn begin(&mut self, options: FitOptions) -> Result<(), Error> {
        let FitOptions { epochs, batch_size, keep_order } = options;
        if epochs == 0 || epochs > u64::from(u32::MAX) {
            let most = u32::MAX;
            return Err(Error::invalid(format!("epochs: expected 1 to {most}, got {epochs}")));
        }
        if batch_size == 0 || batch_size > self.options.largest_batch {
            return Err(Error::invalid(format!(
                "batch_size: expected 1 to {}, the trainer's largest batch, got {batch_size}",
                self.options.largest_batch
            )));
        }
        let first = self.steps;
        self.fit = Some(Fit { epochs, batch_size, keep_order, first, ..Fit::default() });
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
        // The run is taken out for the time of its steps and put back whatever they give.
        let mut fit = self.fit.take().ok_or_else(no_run)?;
        let outcome = fit.bind(&data).and_then(|()| fit.steps(self, &data, most));
        let progress = fit.progress(self.loss.kind().classifies());
        self.fit = Some(fit);
        outcome.map(|()| progress)
    }
}

impl Fit {
    /// Fits the run to a data set, which must be the one that it began with.
    fn bind(&mut self, data: &DataSet<'_>) -> Result<(), Error> {
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
        self.targets.prepare(data, self.batch_size)?;
        if !self.keep_order {
            resize(&mut self.order, rows)?;
        }
        Ok(())
    }

    fn steps(&mut self, trainer: &mut Trainer, data: &DataSet<'_>, most: u64) -> Result<(), Error> {
        for _ in 0..most {
            if self.epoch == self.epochs {
                break;
            }
            let start = Instant::now();
            let rows = self.step(trainer, data)?;
            self.clock.add(start.elapsed(), rows as u64);
        }
        Ok(())
    }

    /// One minibatch; returns its rows. The counters move only after it succeeded.
    fn step(&mut self, trainer: &mut Trainer, data: &DataSet<'_>) -> Result<usize, Error> {
        let position = if self.position == data.rows() { 0 } else { self.position };
        let rows = self.batch_size.min(data.rows() - position);
        self.shuffle(trainer);
        let samples = position..position + rows;
        let inputs = trainer.inputs(rows)?;
        let result = if self.keep_order {
            data.gather_inputs(samples.clone(), inputs);
            let targets = self.targets.gather(data, rows, samples);
            trainer.step_in_place(rows, &targets, |row| position + row)?
        } else {
            let order = &self.order[samples];
            let samples = order.iter().map(|&sample| sample as usize);
            data.gather_inputs(samples.clone(), inputs);
            let targets = self.targets.gather(data, rows, samples);
            trainer.step_in_place(rows, &targets, |row| order[row] as usize)?
        };
        self.count(position, rows, result, data.rows());
        if self.position == data.rows() {
            trainer.report_epoch(self.loss_sum / self.position as f64);
        }
        Ok(rows)
    }

    /// Makes the order of the current epoch, where it is not made yet.
    fn shuffle(&mut self, trainer: &Trainer) {
        if !self.keep_order && self.order_of != Some(self.epoch) {
            // Each epoch has at least one update, so the sums of different epochs differ.
            trainer.philox().shuffle(self.first + self.epoch, &mut self.order);
            self.order_of = Some(self.epoch);
        }
    }

    fn count(&mut self, position: usize, rows: usize, result: BatchResult, samples: usize) {
        if position == 0 {
            (self.loss_sum, self.correct) = (0.0, 0);
        }
        self.rows = Some(samples);
        self.last_loss = result.loss;
        self.loss_sum += result.loss * rows as f64;
        self.correct += result.correct as u64;
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
        let share = |sum: f64| if position > 0 { sum / position as f64 } else { f64::NAN };
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
            finished: self.epoch == self.epochs,
        }
    }

    /// The run's counters, as a checkpoint holds them. The sum of losses stands as its bits: it
    /// may be infinite or NaN.
    pub(super) fn to_json(&self) -> Value {
        json!({
            "epochs": self.epochs,
            "batch_size": self.batch_size,
            "keep_order": self.keep_order,
            "first": self.first,
            "epoch": self.epoch,
            "position": self.position,
            "rows": self.rows.unwrap_or(0),
            "loss_sum_bits": self.loss_sum.to_bits(),
            "correct": self.correct,
        })
    }

    /// Reads what `to_json` wrote.
    pub(super) fn from_json(json: &Value) -> Result<Self, Error> {
        let number = |key: &str| {
            let number = json.get(key).and_then(Value::as_u64);
            number.ok_or_else(|| Error::corrupt(format!("file: run: expected a number \"{key}\"")))
        };
        let size = |key: &str| {
            let size = usize::try_from(number(key)?);
            size.map_err(|_| Error::corrupt(format!("file: run: \"{key}\" is too large")))
        };
        let keep_order = json.get("keep_order").and_then(Value::as_bool);
        let rows = size("rows")?;
        let fit = Self {
            epochs: number("epochs")?,
            batch_size: size("batch_size")?,
            keep_order: keep_order.ok_or_else(|| {
                Error::corrupt("file: run: expected a truth value \"keep_order\"")
            })?,
            first: number("first")?,
            epoch: number("epoch")?,
            position: size("position")?,
            rows: (rows > 0).then_some(rows),
            loss_sum: f64::from_bits(number("loss_sum_bits")?),
            correct: number("correct")?,
            ..Self::default()
        };
        if json.as_object().is_none_or(|object| object.len() != 9) || !fit.is_possible() {
            return Err(Error::corrupt("file: run: impossible counters"));
        }
        Ok(fit)
    }

    /// Whether a run can have come to these counters.
    fn is_possible(&self) -> bool {
        let begun = match self.rows {
            None => {
                self.epoch == 0 && self.position == 0 && self.correct == 0 && self.loss_sum == 0.0
            }
            Some(rows) => {
                let ends_epoch = self.position == rows;
                rows <= u32::MAX as usize
                    && countable(self.epochs, rows)
                    && (1..=rows).contains(&self.position)
                    && (ends_epoch || self.position.is_multiple_of(self.batch_size.max(1)))
                    && (self.epoch < self.epochs || ends_epoch)
                    && (self.epoch > 0 || !ends_epoch)
            }
        };
        begun
            && (1..=u64::from(u32::MAX)).contains(&self.epochs)
            && self.batch_size > 0
            && self.first < 1 << 53
            && self.epoch <= self.epochs
            && self.correct <= self.position as u64
    }

    /// Rows of a step.
    pub(super) fn batch_size(&self) -> usize {
        self.batch_size
    }
}

/// Whether the samples of all epochs can be counted exactly.
fn countable(epochs: u64, rows: usize) -> bool {
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

fn no_run() -> Error {
    Error::state("trainer: expected a run that was begun, got none")
}
