//! A run over a data set: epochs of minibatches, reshuffled by Philox.
//!
//! The run's state is a handful of counters: the order of an epoch follows from the seed and the
//! epoch's number, so a run goes on from a checkpoint as if it had never stopped.

use std::time::Instant;

use serde_json::{Value, json};

use crate::error::Error;
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
    /// Finished epochs.
    epoch: u64,
    /// Samples of the current epoch that were seen.
    position: usize,
    /// Samples of the data set; known from the first step on.
    rows: Option<usize>,
    /// Σ loss · rows over the epoch so far.
    loss_sum: f64,
    correct: u64,
    /// What belongs to this process alone.
    order: Vec<u32>,
    order_of: Option<u64>,
    targets: TargetRoom,
    clock: Clock,
}

impl Trainer {
    /// Begins a run; one in progress ends where it is.
    pub fn begin(&mut self, options: FitOptions) -> Result<(), Error> {
        let FitOptions { epochs, batch_size, keep_order } = options;
        if epochs == 0 {
            return Err(Error::invalid("epochs: expected at least 1, got 0"));
        }
        if batch_size == 0 || batch_size > self.options.largest_batch {
            return Err(Error::invalid(format!(
                "batch_size: expected 1 to {}, the trainer's largest batch, got {batch_size}",
                self.options.largest_batch
            )));
        }
        self.fit = Some(Fit { epochs, batch_size, keep_order, ..Fit::default() });
        Ok(())
    }

    /// Checks that a data set fits the model.
    pub fn check_data(&self, inputs: &Tensor, targets: &Tensor) -> Result<(), Error> {
        DataSet::new(&self.network, inputs, targets).map(|_| ())
    }

    /// How far the run is.
    pub fn progress(&self) -> Result<Progress, Error> {
        let fit = self.fit.as_ref().ok_or_else(no_run)?;
        Ok(fit.progress(self.loss.kind().classifies()))
    }

    /// Does up to `most` steps of the run; fewer where it ends before.
    pub fn advance(
        &mut self,
        inputs: &Tensor,
        targets: &Tensor,
        most: u64,
    ) -> Result<Progress, Error> {
        let network = std::sync::Arc::clone(&self.network);
        let data = DataSet::new(&network, inputs, targets)?;
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
            _ => self.rows = Some(rows),
        }
        self.targets.prepare(data, self.batch_size);
        if !self.keep_order {
            self.order.resize(rows, 0);
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
        let columns = trainer.network.output().size();
        let inputs = trainer.inputs(rows)?;
        let result = if self.keep_order {
            data.gather_inputs(samples.clone(), inputs);
            let targets = self.targets.gather(data, rows, samples);
            targets.check_labels(columns, |row| position + row)?;
            trainer.step_in_place(rows, &targets)?
        } else {
            let order = &self.order[samples];
            let samples = order.iter().map(|&sample| sample as usize);
            data.gather_inputs(samples.clone(), inputs);
            let targets = self.targets.gather(data, rows, samples);
            targets.check_labels(columns, |row| order[row] as usize)?;
            trainer.step_in_place(rows, &targets)?
        };
        self.count(position, rows, result, data.rows());
        Ok(rows)
    }

    /// Makes the order of the current epoch, where it is not made yet.
    fn shuffle(&mut self, trainer: &Trainer) {
        if !self.keep_order && self.order_of != Some(self.epoch) {
            trainer.philox().shuffle(self.epoch, &mut self.order);
            self.order_of = Some(self.epoch);
        }
    }

    fn count(&mut self, position: usize, rows: usize, result: BatchResult, samples: usize) {
        if position == 0 {
            (self.loss_sum, self.correct) = (0.0, 0);
        }
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
            "epoch": self.epoch,
            "position": self.position,
            "rows": self.rows,
            "loss_sum_bits": self.loss_sum.to_bits(),
            "correct": self.correct,
        })
    }

    /// Reads what `to_json` wrote.
    pub(super) fn from_json(json: &Value, largest_batch: usize) -> Result<Self, Error> {
        let number = |key: &str| {
            let number = json.get(key).and_then(Value::as_u64);
            number.ok_or_else(|| Error::corrupt(format!("file: run: expected a number \"{key}\"")))
        };
        let fit = Self {
            epochs: number("epochs")?,
            batch_size: number("batch_size")? as usize,
            keep_order: json.get("keep_order").and_then(Value::as_bool).unwrap_or(false),
            epoch: number("epoch")?,
            position: number("position")? as usize,
            rows: json.get("rows").and_then(Value::as_u64).map(|rows| rows as usize),
            loss_sum: f64::from_bits(number("loss_sum_bits")?),
            correct: number("correct")?,
            ..Self::default()
        };
        let rows = fit.rows.unwrap_or(0);
        let ends_epoch = rows > 0 && fit.position == rows;
        let possible = fit.epochs > 0
            && (fit.rows.is_none() || countable(fit.epochs, rows))
            && fit.correct <= fit.position as u64
            && fit.batch_size > 0
            && fit.position <= rows
            && fit.epoch <= fit.epochs
            && (fit.epoch < fit.epochs || ends_epoch)
            && (fit.epoch > 0 || !ends_epoch);
        if !possible {
            return Err(Error::corrupt("file: run: impossible counters"));
        }
        if fit.batch_size > largest_batch {
            return Err(Error::invalid(format!(
                "largest_batch: expected at least {}, the batch size of the saved run, got {largest_batch}",
                fit.batch_size
            )));
        }
        Ok(fit)
    }
}

/// Whether the samples of all epochs can be counted exactly.
fn countable(epochs: u64, rows: usize) -> bool {
    epochs.checked_mul(rows as u64).is_some_and(|all| all < 1 << 53)
}

fn no_run() -> Error {
    Error::state("trainer: expected a run that was begun, got none")
}
