//! Publishing: a trainer's weights as snapshots that sessions pick up while training goes on.
//!
//! The first publication makes the memory; the later ones allocate nothing and wait for nobody. A
//! publication may be cut into pieces, between which other work of the trainer that leaves its
//! weights alone is done.

use std::ops::ControlFlow;

use crate::catalog::{Param, Parameter, switch, whole};
use crate::error::Error;
use crate::kernels::pace::Pace;
use crate::model::{Publisher, Snapshots};

use super::save::MOST_STEPS;
use super::trainer::Trainer;

/// The entries of the settings.
pub(super) const AVERAGE: Parameter =
    switch(Param::PublishAverage, 0.0, "1: snapshots are of the average of the weights");
pub(super) const INTERVAL: Parameter = whole(
    Param::PublishInterval,
    0.0,
    [0.0, MOST_STEPS as f64],
    "every how many updates a snapshot is published, once somebody may follow; 0: never",
);

impl Trainer {
    /// What sessions that follow this trainer are made from. The first time the weights as they are
    /// become version 1, which allocates.
    pub fn snapshots(&mut self) -> Result<Snapshots, Error> {
        // Of an update that is half done nobody may see a part.
        self.settle_update();
        if self.publisher.is_none() {
            let weights = self.published_weights()?;
            self.publisher = Some(Publisher::new(&self.network, &self.runtime, weights)?);
        }
        Ok(self.publisher.as_ref().expect("just made").snapshots())
    }

    /// Publishes the weights. Returns the version, counted from 1. Allocates the first time.
    pub fn publish(&mut self) -> Result<u64, Error> {
        self.settle_update();
        if self.publisher.is_none() {
            return self.snapshots().map(|snapshots| snapshots.version());
        }
        self.begin_publication()?;
        self.continue_publication(usize::MAX)?;
        Ok(self.publisher.as_ref().expect("there is one").version())
    }

    /// Begins a publication in pieces; one in progress is given up. Allocates the first time.
    pub fn begin_publication(&mut self) -> Result<(), Error> {
        self.snapshots()?;
        self.publisher.as_mut().expect("there is one").begin();
        Ok(())
    }

    /// Does up to so many pieces, at least one, of the publication in progress, if there is any; says
    /// whether it is finished, and its snapshot visible. Who changes the weights in between begins
    /// again, or publishes a mixture.
    pub fn continue_publication(&mut self, pieces: usize) -> Result<bool, Error> {
        let Some(mut publisher) = self.publisher.take() else { return Ok(true) };
        let outcome = self.published_weights();
        let outcome = outcome.map(|weights| publisher.go_on(&self.runtime, weights, pieces));
        self.publisher = Some(publisher);
        outcome
    }

    /// After an update: publishes the weights where the interval ends with it and there may be
    /// somebody who follows, at a pace.
    pub(super) fn publish_if_due(&mut self, pace: &mut Pace) -> ControlFlow<()> {
        let interval = self.treatment.update(Param::PublishInterval) as u64;
        if interval == 0 || !self.steps.is_multiple_of(interval) {
            return ControlFlow::Continue(());
        }
        let Some(mut publisher) = self.publisher.take() else { return ControlFlow::Continue(()) };
        let outcome = match self.published_weights() {
            Ok(weights) => publisher.publish_at_pace(&self.runtime, weights, pace),
            // There is no average any more that could be published.
            Err(_) => ControlFlow::Continue(()),
        };
        self.publisher = Some(publisher);
        outcome
    }

    /// The weights, or what the setting puts in their place: the average, where it has any.
    fn published_weights(&self) -> Result<&[f32], Error> {
        if self.treatment.update(Param::PublishAverage) == 0.0 {
            return Ok(self.weights());
        }
        if self.treatment.update(Param::Average) == 0.0 {
            return Err(Error::state(
                "trainer: publish_average: expected an average of the weights (set average), got \
                 none",
            ));
        }
        Ok(self.average().unwrap_or(self.weights()))
    }
}
