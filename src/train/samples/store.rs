//! The memory of a buffer of samples, behind its lock.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::catalog::{Param, Settings};
use crate::error::{Error, ErrorCode};
use crate::rng::Philox;
use crate::train::fit::resize;

use super::form::{Form, Given, check_count};
use super::{SamplesKind, reservoir, ring};

/// The samples of a buffer. Every call may come from any thread at any time.
pub struct Store {
    settings: Settings,
    pub(super) form: Form,
    content: Mutex<Content>,
}

/// What is behind the lock: one array for each part of a sample, a slot after the other.
#[derive(Default)]
pub(super) struct Content {
    pub(super) inputs: Vec<f32>,
    /// Empty where targets are labels.
    pub(super) values: Vec<f32>,
    /// Empty where targets are values.
    pub(super) labels: Vec<i32>,
    /// As many as there is memory for samples.
    pub(super) weights: Vec<f32>,
    /// Samples added since the beginning.
    pub(super) total: u64,
}

/// Where the target of a sample is copied to: values, or one label.
pub enum CopiedTarget<'a> {
    /// The values.
    Values(&'a mut [f32]),
    /// The label.
    Label32(&'a mut [i32]),
    /// The label.
    Label64(&'a mut [i64]),
}

impl Store {
    /// A buffer of nothing, without memory.
    pub(super) fn new(settings: Settings, form: Form) -> Self {
        Self { settings, form, content: Mutex::default() }
    }

    /// The settings that it was made with.
    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How many samples it keeps.
    pub fn capacity(&self) -> usize {
        self.settings.value(Param::Capacity) as usize
    }

    fn kind(&self) -> SamplesKind {
        let is_ring = self.settings.entry().code == SamplesKind::Ring as i32;
        if is_ring { SamplesKind::Ring } else { SamplesKind::Reservoir }
    }

    /// A panic while the lock is held leaves numbers behind, no broken memory.
    pub(super) fn lock(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the memory of all samples, and touches it.
    pub(super) fn prepare(&self) -> Result<(), Error> {
        self.lock().prepare(&self.form, self.capacity())
    }

    /// Where the sample with a number goes, if it is taken.
    fn slot(&self, number: u64) -> Option<usize> {
        match self.kind() {
            SamplesKind::Ring => Some(ring::slot(number, self.capacity())),
            SamplesKind::Reservoir => {
                let philox = Philox::new(self.settings.value(Param::Seed) as u64);
                reservoir::slot(philox, number, self.capacity())
            }
        }
    }

    /// Adds samples in their order: all of them, or none where one is refused.
    pub fn add(&self, given: Given<'_>) -> Result<(), Error> {
        let refuse = self.settings.value(Param::RefuseNonFinite) == 1.0;
        let rows = self.form.check(given, refuse)?;
        let mut content = self.lock();
        content.prepare(&self.form, self.capacity())?;
        for row in 0..rows {
            if let Some(slot) = self.slot(content.total) {
                content.put(&self.form, slot, row, given);
            }
            content.total += 1;
        }
        Ok(())
    }

    /// How many samples are in it.
    pub fn count(&self) -> usize {
        self.count_of(self.lock().total)
    }

    pub(super) fn count_of(&self, total: u64) -> usize {
        total.min(self.capacity() as u64) as usize
    }

    /// How many samples were added since it was made or cleared.
    pub fn total(&self) -> u64 {
        self.lock().total
    }

    /// Empties it: from now on it is as if it were new.
    pub fn clear(&self) {
        self.lock().total = 0;
    }

    /// Values of the input and of the target of a sample; none of the target where it is a label.
    pub fn sizes(&self) -> [usize; 2] {
        [self.form.inputs(), self.form.values()]
    }

    /// Copies a sample out: of a ring the one with this number from the oldest on, of a reservoir the
    /// one in this slot. Returns its weight.
    pub fn read(
        &self,
        index: usize,
        to_inputs: &mut [f32],
        to_target: CopiedTarget<'_>,
    ) -> Result<f32, Error> {
        let [inputs, values] = self.sizes();
        check_count("inputs", inputs, to_inputs.len())?;
        self.form.check_place(&to_target)?;
        let content = self.lock();
        let count = self.count_of(content.total);
        if index >= count {
            let message = format!("index: expected less than {count}, the samples, got {index}");
            return Err(Error::new(ErrorCode::NotFound, message));
        }
        let slot = match self.kind() {
            SamplesKind::Ring => {
                ring::slot(content.total - count as u64 + index as u64, self.capacity())
            }
            SamplesKind::Reservoir => index,
        };
        to_inputs.copy_from_slice(&content.inputs[slot * inputs..][..inputs]);
        match to_target {
            CopiedTarget::Values(to) => {
                to.copy_from_slice(&content.values[slot * values..][..values]);
            }
            CopiedTarget::Label32(to) => to[0] = content.labels[slot],
            CopiedTarget::Label64(to) => to[0] = i64::from(content.labels[slot]),
        }
        Ok(content.weights[slot])
    }
}

impl Content {
    /// Makes the memory that is missing; the weights last, whose number says how much there is.
    fn prepare(&mut self, form: &Form, capacity: usize) -> Result<(), Error> {
        if self.weights.len() >= capacity {
            return Ok(());
        }
        resize(&mut self.inputs, capacity.saturating_mul(form.inputs()))?;
        resize(&mut self.values, capacity.saturating_mul(form.values()))?;
        resize(&mut self.labels, if form.is_labels { capacity } else { 0 })?;
        resize(&mut self.weights, capacity)
    }

    fn put(&mut self, form: &Form, slot: usize, row: usize, given: Given<'_>) {
        let [inputs, values] = [form.inputs(), form.values()];
        self.inputs[slot * inputs..][..inputs]
            .copy_from_slice(&given.inputs[row * inputs..][..inputs]);
        if let Some(label) = given.targets.signed_label(row) {
            // Checked to be a class or the label that is ignored, both of which fit.
            self.labels[slot] = label as i32;
        } else {
            self.values[slot * values..][..values].copy_from_slice(given.targets.row(row, values));
        }
        self.weights[slot] = given.weights.map_or(1.0, |weights| weights[row]);
    }
}
