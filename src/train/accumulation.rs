//! Accumulation of gradients over micro-batches: g = (g₁ + … + g_N) / N, then one update.
//!
//! Each micro-batch is a batch of its own, with its own mean; the gradients are added element by
//! element in the order of the micro-batches and divided by their number, once. That is not the
//! gradient of one batch of all rows: its sums are rounded elsewhere, and it weighs micro-batches
//! alike where one has fewer rows. Draws of randomized activations go by the number of the row among
//! all micro-batches of an update. Cost: a buffer like the gradients, one pass over both each time.

use std::ops::ControlFlow;

use serde_json::{Value, json};

use crate::error::Error;
use crate::io::container::Contents;
use crate::kernels::elementwise::{Divide, Sum, combine_in_place, map_in_place};
use crate::kernels::pace::{Pace, Work};
use crate::model::Network;
use crate::tensor::buffer::Buffer;

use super::trainer::{GRADIENTS, Trainer};
use super::update::PIECE;

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
    /// then they cannot be applied by themselves any more. The watch may refuse them. Allocates the
    /// first time.
    pub fn accumulate_gradients(&mut self) -> Result<(), Error> {
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
        self.check_micro_batch()?;
        Pace::in_one_go(|pace| self.add_to_accumulated(pace));
        Ok(())
    }

    /// The same of gradients that are known to fit and are not refused, at a pace.
    pub(super) fn add_to_accumulated(&mut self, pace: &mut Pace) -> ControlFlow<()> {
        let Self { accumulated, gradients, runtime, .. } = self;
        let sum = accumulated.sum.as_mut().expect("prepared").as_mut_slice::<f32>();
        let (gradients, is_first) = (gradients.as_slice(), accumulated.count == 0);
        pace.pieces(Work { site: 0, units: 2 }, sum.len(), PIECE, |range| {
            let (sum, gradients) = (&mut sum[range.clone()], &gradients[range]);
            if is_first {
                sum.copy_from_slice(gradients);
            } else {
                combine_in_place(runtime, sum, gradients, Sum);
            }
        })?;
        accumulated.count += 1;
        accumulated.rows += self.last_rows as u64;
        (self.pending, self.forward_rows) = (false, 0);
        ControlFlow::Continue(())
    }

    /// Replaces the gradients by the mean of the accumulated ones, which are then forgotten;
    /// [`Self::apply_gradients`] uses it.
    pub fn average_gradients(&mut self) -> Result<(), Error> {
        if self.accumulated.count == 0 {
            return Err(Error::state(
                "trainer: expected gradients accumulated since the last mean, got none",
            ));
        }
        Pace::in_one_go(|pace| self.take_mean(pace));
        Ok(())
    }

    /// The same where some are accumulated, at a pace.
    pub(super) fn take_mean(&mut self, pace: &mut Pace) -> ControlFlow<()> {
        let Self { accumulated, gradients, runtime, .. } = self;
        let sum = accumulated.sum.as_ref().expect("accumulated").as_slice::<f32>();
        let (gradients, count) = (gradients.as_mut_slice(), Divide(accumulated.count as f32));
        pace.pieces(Work { site: 0, units: 2 }, sum.len(), PIECE, |range| {
            let (gradients, sum) = (&mut gradients[range.clone()], &sum[range]);
            gradients.copy_from_slice(sum);
            map_in_place(runtime, gradients, count);
        })?;
        self.followers.watch.begin_mean(self.accumulated.rows());
        self.accumulated.clear();
        self.pending = true;
        ControlFlow::Continue(())
    }

    /// Whether an update follows the gradients that were accumulated.
    pub(super) fn is_mean_due(&self, micro_batches: u64, is_last: bool) -> bool {
        self.accumulated.count >= micro_batches || is_last
    }

    /// After the gradients of a batch of a run: the update, or where it takes `micro_batches` of them
    /// their accumulation and, after the last one, the update.
    pub(super) fn update_after(&mut self, micro_batches: u64, is_last: bool) -> Result<(), Error> {
        if micro_batches > 1 {
            self.accumulate_gradients()?;
            if !self.is_mean_due(micro_batches, is_last) {
                return Ok(());
            }
            self.average_gradients()?;
        }
        self.checked_update()
    }
}
