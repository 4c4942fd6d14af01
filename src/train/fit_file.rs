//! The counters of a run in a checkpoint, with which it goes on as if it had never stopped.

use serde_json::{Value, json};

use crate::error::Error;

use super::accumulation::MOST_MICRO_BATCHES;
use super::fit::{FULL_BATCH, Fit, countable};

impl Fit {
    /// The run's counters, as a checkpoint holds them. The sum of losses stands as its bits: it
    /// may be infinite or NaN.
    pub(super) fn to_json(&self) -> Value {
        json!({
            "epochs": self.epochs,
            "batch_size": if self.batch_size == FULL_BATCH { u64::MAX } else { self.batch_size as u64 },
            "keep_order": self.keep_order,
            "with_replacement": self.with_replacement,
            "micro_batches": self.micro_batches,
            "first": self.first,
            "epoch": self.epoch,
            "position": self.position,
            "rows": self.rows.unwrap_or(0),
            "loss_sum_bits": self.loss_sum.to_bits(),
            "correct": self.correct,
            "skipped": self.skipped,
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
        let truth = |key: &str| {
            let truth = json.get(key).and_then(Value::as_bool);
            truth.ok_or_else(|| {
                Error::corrupt(format!("file: run: expected a truth value \"{key}\""))
            })
        };
        let rows = size("rows")?;
        let fit = Self {
            epochs: number("epochs")?,
            // No data set has more samples.
            batch_size: usize::try_from(number("batch_size")?).unwrap_or(FULL_BATCH),
            keep_order: truth("keep_order")?,
            with_replacement: truth("with_replacement")?,
            micro_batches: number("micro_batches")?,
            first: number("first")?,
            epoch: number("epoch")?,
            position: size("position")?,
            rows: (rows > 0).then_some(rows),
            loss_sum: f64::from_bits(number("loss_sum_bits")?),
            correct: number("correct")?,
            skipped: size("skipped")?,
            ..Self::default()
        };
        if json.as_object().is_none_or(|object| object.len() != 12) || !fit.is_possible() {
            return Err(Error::corrupt("file: run: impossible counters"));
        }
        Ok(fit)
    }

    /// Whether a run can have come to these counters.
    fn is_possible(&self) -> bool {
        let begun = match self.rows {
            None => {
                let nothing = self.epoch == 0 && self.position == 0 && self.skipped == 0;
                nothing && self.correct == 0 && self.loss_sum == 0.0
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
            && !(self.keep_order && self.with_replacement)
            && (1..=MOST_MICRO_BATCHES).contains(&self.micro_batches)
            && self.first < 1 << 53
            && self.epoch <= self.epochs
            && self.skipped <= self.position
            && self.correct <= (self.position - self.skipped) as u64
    }
}
