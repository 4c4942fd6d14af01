//! Accumulation of gradients over micro-batches: g = (g₁ + … + g_N) / N, then one update.
//!
//! Each micro-batch is a batch of its own, with its own mean; the gradients are added element by
//! element in the order of the micro-batches and divided by their number, once. That is not the
//! gradient of one batch of all rows: its sums are rounded elsewhere, and it weighs micro-batches
//! alike where one has fewer rows. Draws of randomized activations go by the number of the row among
//! all micro-batches of an update. Cost: a buffer like the gradients, one pass over both each time.

use serde_json::{Value, json};

use crate::error::Error;
use crate::io::container::Contents;
use crate::kernels::elementwise::{Divide, Sum, combine_in_place, map_in_place};
use crate::model::Network;
use crate::tensor::buffer::Buffer;

use super::doctor::Verdict;
use super::trainer::{GRADIENTS, Trainer};

/// The most micro-batches of an update: their number is exact as a float.
pub(super) const MOST_MICRO_BATCHES: u64 = 1 << 24;

/// The most rows of an update: what numbers their elements may count on.
const MOST_ROWS: u64 = 1 << 32;

/// What the names of the tensors of a checkpoint start with.
const PREFIX: &str = "glia/accumulated/";

/// The gradients of micro-batches since the last update.
#[derive(Default)]
pub(super) struct Accumulated {
    /// In the network's layout; made when it is needed first.
    sum: Option<Buffer>,
    pub(super) count: u64,
    rows: u64,
}

impl Accumulated {
    /// Makes the memory of the sum.
    pub(super) fn prepare(&mut self, network: &Network) -> Result<(), Error> {
        if self.sum.is_none() {
            self.sum = Some(Buffer::staggered::<f32>(network.layout.floats, GRADIENTS)?);
        }
        Ok(())
    }

    /// Forgets what was accumulated.
    pub(super) fn clear(&mut self) {
        (self.count, self.rows) = (0, 0);
    }

    /// The number of rows that were accumulated.
    pub(super) fn rows(&self) -> usize {
        self.rows as usize
    }

    /// The sum, where there is one, for a checkpoint.
    pub(super) fn saved(&self) -> Option<(&'static str, &[f32])> {
        let sum = self.sum.as_ref().filter(|_| self.count > 0)?;
        Some((PREFIX, sum.as_slice()))
    }

    /// The counters, as a checkpoint holds them.
    pub(super) fn to_json(&self) -> Value {
        json!({ "micro_batches": self.count, "rows": self.rows })
    }

    /// Reads what `to_json` wrote, and the sum.
    pub(super) fn read(
        json: &Value,
        network: &Network,
        contents: &Contents,
    ) -> Result<Self, Error> {
        let number = |key: &str| json.get(key).and_then(Value::as_u64);
        let counters = number("micro_batches").zip(number("rows"));
        let fits = |&(count, rows): &(u64, u64)| {
            count <= MOST_MICRO_BATCHES
                && rows <= MOST_ROWS
                && count <= rows
                && (count > 0 || rows == 0)
        };
        let (count, rows) = counters
            .filter(fits)
            .ok_or_else(|| Error::corrupt("file: accumulated: impossible counters"))?;
        let sum = match count {
            0 => None,
            _ => Some(network.read_buffer(contents, PREFIX, GRADIENTS)?),
        };
        Ok(Self { sum, count, rows })
    }
}

impl Trainer {
    /// Micro-batches accumulated since their last mean.
    pub fn micro_batches(&self) -> u64 {
        self.accumulated.count
    }

    /// Adds the gradients that stand ready, of whatever origin, to those of the micro-batches before;
    /// then they cannot be applied by themselves any more. The watch may refuse them or leave them
    /// out. Allocates the
    /// first time.
    pub fn accumulate_gradients(&mut self) -> Result<(), Error> {
        self.accumulate().map(|_| ())
    }

    fn accumulate(&mut self) -> Result<Verdict, Error> {
        if !self.pending {
            return Err(Error::state(
                "trainer: expected gradients computed since they were used last, got none",
            ));
        }
        let rows = self.accumulated.rows + self.last_rows as u64;
        if self.accumulated.count == MOST_MICRO_BATCHES || rows > MOST_ROWS {
            return Err(Error::state(format!(
                "trainer: expected at most {MOST_MICRO_BATCHES} micro-batches of {MOST_ROWS} rows \
                 together in an update, got more"
            )));
        }
        self.accumulated.prepare(&self.network)?;
        let verdict = self.admit_micro_batch()?;
        // One in trouble may have led to a rollback, which drops the sum.
        if verdict == Verdict::Learn {
            self.add_gradients_to_sum(rows);
        }
        Ok(verdict)
    }

    /// The same of gradients that are known to fit.
    fn add_gradients_to_sum(&mut self, rows: u64) {
        let sum = self.accumulated.sum.as_mut().expect("prepared").as_mut_slice();
        let gradients = self.gradients.as_slice();
        if self.accumulated.count == 0 {
            sum.copy_from_slice(gradients);
        } else {
            combine_in_place(&self.runtime, sum, gradients, Sum);
        }
        self.accumulated.count += 1;
        self.accumulated.rows = rows;
        (self.pending, self.forward_rows) = (false, 0);
    }

    /// Replaces the gradients by the mean of the accumulated ones, which are then forgotten;
    /// [`Self::apply_gradients`] uses it.
    pub fn average_gradients(&mut self) -> Result<(), Error> {
        let sum = self.accumulated.sum.as_ref().filter(|_| self.accumulated.count > 0);
        let sum = sum.ok_or_else(|| {
            Error::state("trainer: expected gradients accumulated since the last mean, got none")
        })?;
        let gradients = self.gradients.as_mut_slice();
        gradients.copy_from_slice(sum.as_slice());
        map_in_place(&self.runtime, gradients, Divide(self.accumulated.count as f32));
        self.followers.watch.begin_mean(self.accumulated.rows());
        self.accumulated.clear();
        self.pending = true;
        Ok(())
    }

    /// After the gradients of a batch of a run: the update, or where it takes `micro_batches` of them
    /// their accumulation and, after the last one, the update.
    pub(super) fn update_after(
        &mut self,
        micro_batches: u64,
        is_last: bool,
    ) -> Result<Verdict, Error> {
        if micro_batches <= 1 {
            return self.checked_update();
        }
        let of_batch = self.accumulate()?;
        let count = self.accumulated.count;
        if count == 0 || (count < micro_batches && !is_last) {
            return Ok(of_batch);
        }
        self.average_gradients()?;
        let of_mean = self.checked_update()?;
        Ok(if of_batch == Verdict::LeftOut { of_batch } else { of_mean })
    }
}
