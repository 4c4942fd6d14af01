//! Publishing: a trainer's weights as snapshots that sessions pick up while training goes on.
//!
//! The first publication makes the memory; the later ones allocate nothing and wait for nobody. A
//! publication may be cut into pieces, between which other work of the trainer that leaves its
//! weights alone is done.

use crate::catalog::{Param, Parameter, switch};
use crate::error::Error;
use crate::model::{Publisher, Snapshots};

use super::trainer::Trainer;

/// The entry of the setting.
pub(super) const AVERAGE: Parameter =
    switch(Param::PublishAverage, 0.0, "1: snapshots are of the average of the weights");

impl Trainer {
    /// What sessions that follow this trainer are made from. The first time the weights as they are
    /// become version 1, which allocates.
    pub fn snapshots(&mut self) -> Result<Snapshots, Error> {
        if self.publisher.is_none() {
            let weights = self.published_weights()?;
            self.publisher = Some(Publisher::new(&self.network, &self.runtime, weights)?);
        }
        Ok(self.publisher.as_ref().expect("just made").snapshots())
    }

    /// Publishes the weights. Returns the version, counted from 1. Allocates the first time.
    pub fn publish(&mut self) -> Result<u64, Error> {
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
