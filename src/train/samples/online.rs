//! The buffers of samples that a trainer draws its batches from, and steps on what is drawn.

use std::sync::Arc;

use crate::error::{Error, ErrorCode};
use crate::train::source::ArrayBatch;
use crate::train::trainer::{BatchResult, Trainer};

use super::Samples;
use super::draw::{Draw, DrawnBatch};
use super::store::Store;

/// The largest share: their sum stays finite.
pub(super) const LARGEST_SHARE: f64 = 1e6;

/// A buffer that a trainer draws from.
pub(super) struct Attached {
    pub(super) store: Arc<Store>,
    pub(super) share: f64,
    /// Samples in it at the last draw.
    pub(super) count: usize,
}

/// What a trainer has of online data.
#[derive(Default)]
pub(in crate::train) struct Online {
    pub(super) attached: Vec<Attached>,
    /// Batches drawn so far.
    pub(super) drawn: u64,
    batch: DrawnBatch,
}

impl Online {
    /// The sum of the shares of the buffers that have samples.
    fn count(&mut self) -> f64 {
        let mut all = 0.0;
        for attached in &mut self.attached {
            attached.count = attached.store.count();
            if attached.count > 0 {
                all += attached.share;
            }
        }
        all
    }

    /// Makes room for batches of so many rows.
    fn prepare(&mut self, rows: usize) -> Result<(), Error> {
        let first = self.attached.first().ok_or_else(no_samples)?;
        self.batch.prepare(&first.store.form, rows)
    }

    /// Draws a batch, which the caller gives back.
    fn draw(&mut self, rows: usize, draw: Draw) -> Result<DrawnBatch, Error> {
        self.prepare(rows)?;
        let all = self.count();
        let last = self.attached.iter().rposition(|attached| attached.count > 0);
        let last = last.ok_or_else(no_samples)?;
        let mut batch = std::mem::take(&mut self.batch);
        let (mut begin, mut so_far) = (0, 0.0);
        for (index, attached) in self.attached.iter().enumerate() {
            if attached.count == 0 {
                continue;
            }
            so_far += attached.share;
            let is_last = index == last;
            let end = if is_last { rows } else { draw.end(begin, rows, so_far, all) };
            batch.fill(begin..end, &attached.store, attached.count, draw);
            begin = end;
        }
        self.drawn += 1;
        Ok(batch)
    }
}

fn no_samples() -> Error {
    Error::state("trainer: expected samples in a buffer that is attached, got none")
}

impl Trainer {
    /// Attaches a buffer of samples, or changes the share of one that is; share 0 detaches it. Shares
    /// are parts of their sum. All that are attached have labels, or all have values.
    pub fn attach_samples(&mut self, samples: &Samples, share: f64) -> Result<(), Error> {
        let store = samples.store()?;
        if !(0.0..=LARGEST_SHARE).contains(&share) {
            let message = format!("share: expected 0 to {LARGEST_SHARE}, got {share}");
            return Err(Error::new(ErrorCode::OutOfRange, message));
        }
        store.form.check_trainer(&self.network, &self.loss)?;
        let list = &mut self.online.attached;
        let place = list.iter().position(|attached| Arc::ptr_eq(&attached.store, store));
        match place {
            Some(place) if share == 0.0 => drop(list.remove(place)),
            Some(place) => list[place].share = share,
            None if share == 0.0 => {}
            None => {
                let is_other =
                    |other: &Attached| other.store.form.is_labels != store.form.is_labels;
                if list.iter().any(is_other) {
                    return Err(Error::shape(
                        "samples: expected targets like those of the buffers that are attached: \
                         all labels, or all values",
                    ));
                }
                list.push(Attached { store: Arc::clone(store), share, count: 0 });
            }
        }
        Ok(())
    }

    /// How many buffers are attached.
    pub fn attached_samples(&self) -> usize {
        self.online.attached.len()
    }

    /// A buffer that is attached, with its share; the first attached has number 0.
    pub fn attached_sample_buffer(&self, index: usize) -> Result<(Samples, f64), Error> {
        let count = self.online.attached.len();
        let attached = self.online.attached.get(index).ok_or_else(|| {
            let message = format!("index: expected less than {count}, the buffers, got {index}");
            Error::new(ErrorCode::NotFound, message)
        })?;
        Ok((Samples::of(&attached.store), attached.share))
    }

    /// Whether there is anything to draw.
    pub(in crate::train) fn has_samples(&self) -> bool {
        self.online.attached.iter().any(|attached| attached.store.count() > 0)
    }

    /// Refuses batches that could never be drawn.
    pub(in crate::train) fn check_drawn_rows(&self, rows: usize) -> Result<(), Error> {
        check_rows(rows)?;
        if self.online.attached.is_empty() { Err(no_samples()) } else { Ok(()) }
    }

    /// Makes the memory of steps on batches of up to so many drawn rows, and that of the buffers of a
    /// loaded trainer. Without this call the first such step, and the first sample added, do.
    pub fn prepare_samples(&mut self, rows: usize) -> Result<(), Error> {
        check_rows(rows)?;
        self.prepare_batch(rows)?;
        self.online.attached.iter().try_for_each(|attached| attached.store.prepare())?;
        self.online.prepare(rows)
    }

    /// A whole step on a batch drawn from the buffers that are attached. Returns the loss before it.
    pub fn step_samples(&mut self, rows: usize) -> Result<f64, Error> {
        if self.optimizer.kind().searches() {
            return self.with_drawn(rows, &mut |trainer, batch| Ok(trainer.search(batch)?.0));
        }
        let loss = self.compute_gradients_samples(rows)?;
        self.checked_update()?;
        Ok(loss)
    }

    /// Computes loss and gradients of a batch drawn from the buffers that are attached.
    pub fn compute_gradients_samples(&mut self, rows: usize) -> Result<f64, Error> {
        self.with_drawn(rows, &mut |trainer, batch| trainer.differentiate_batch(batch))
    }

    /// Draws the next batch. It is the caller's until [`Self::put_back`]: samples added meanwhile do
    /// not change it.
    pub(in crate::train) fn draw_samples(&mut self, rows: usize) -> Result<DrawnBatch, Error> {
        check_rows(rows)?;
        self.prepare_batch(rows)?;
        let first_row = self.batch(0..rows).first as u64;
        let draw = Draw { philox: self.philox(), batch: self.online.drawn, first_row };
        self.online.draw(rows, draw)
    }

    /// Takes back the memory of a batch, for the next one.
    pub(in crate::train) fn put_back(&mut self, batch: DrawnBatch) {
        self.online.batch = batch;
    }

    /// The same of a batch that was not used, as if it had not been drawn, or of one that was.
    pub(in crate::train) fn give_back(&mut self, batch: DrawnBatch, is_unused: bool) {
        self.put_back(batch);
        self.online.drawn -= u64::from(is_unused);
    }

    fn with_drawn(
        &mut self,
        rows: usize,
        body: &mut dyn FnMut(&mut Self, &mut ArrayBatch<'_>) -> Result<BatchResult, Error>,
    ) -> Result<f64, Error> {
        self.settle();
        let batch = self.draw_samples(rows)?;
        let outcome = body(self, &mut batch.arrays(&batch.targets()));
        self.put_back(batch);
        outcome.map(|result| result.loss)
    }
}

fn check_rows(rows: usize) -> Result<(), Error> {
    if rows > 0 {
        return Ok(());
    }
    Err(Error::invalid("batch_size: expected at least 1, got 0"))
}
