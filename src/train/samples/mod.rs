//! Online data: samples that the host adds as they come, in a ring or a reservoir, of which a trainer
//! draws its batches. This file is the family's registry.
//!
//! A control loop adds while a worker trains: the content stands behind a lock that is held for the
//! copy of the samples that are added, or of a batch, and for nothing else. After `prepare` nothing is
//! allocated. Equations and sources: `ring.rs`, `reservoir.rs`, `draw.rs`.

mod draw;
mod file;
mod form;
mod online;
mod reservoir;
mod ring;
mod store;

use std::sync::Arc;

use crate::catalog::{Entry, Param, Parameter, Settings, by_code, switch, whole};
use crate::error::Error;
use crate::loss::Loss;
use crate::model::Network;

pub(super) use draw::DrawnBatch;
use form::Form;
pub use form::Given;
pub(super) use online::Online;
pub use store::{CopiedTarget, Store};

// Adding one: a line here, in `ENTRIES` and in the functions of `SamplesKind`.
/// Which samples are kept, with their pinned numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum SamplesKind {
    /// The newest ones.
    Ring = 1,
    /// Each of the whole life with the same probability.
    Reservoir = 2,
}

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; 2] = [&ring::ENTRY, &reservoir::ENTRY];

/// The parameters of every kind.
const CAPACITY: Parameter =
    whole(Param::Capacity, 1024.0, [1.0, (1u64 << 31) as f64], "how many samples are kept");
const REFUSE_NON_FINITE: Parameter = switch(
    Param::RefuseNonFinite,
    1.0,
    "0: samples with values that are not finite are taken like others",
);

/// A buffer of samples: its settings, and once it is prepared its memory, which trainers share.
#[derive(Clone)]
pub struct Samples {
    settings: Settings,
    store: Option<Arc<Store>>,
}

impl Samples {
    /// A buffer by the pinned number of its kind, with default parameters and without memory.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Ok(Self { settings: Settings::new(by_code(&ENTRIES, code)?), store: None })
    }

    /// The same by its kind.
    pub fn new(kind: SamplesKind) -> Self {
        Self::from_code(kind as i32).expect("a kind of this family")
    }

    /// What a trainer has attached.
    fn of(store: &Arc<Store>) -> Self {
        Self { settings: store.settings().clone(), store: Some(Arc::clone(store)) }
    }

    /// The parameters.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Sets a parameter; only before the memory is made.
    pub fn set(&mut self, key: Param, value: f64) -> Result<(), Error> {
        let mut changed = self.settings.clone();
        changed.set(key, value)?;
        self.check_new()?;
        self.settings = changed;
        Ok(())
    }

    /// Makes the memory, for samples of a model's inputs and a loss's targets: labels or values.
    pub fn prepare(
        &mut self,
        network: &Arc<Network>,
        loss: &Loss,
        is_labels: bool,
    ) -> Result<(), Error> {
        self.check_new()?;
        let form = Form::new(network, loss, is_labels)?;
        let store = Store::new(self.settings.clone(), form);
        store.prepare()?;
        self.store = Some(Arc::new(store));
        Ok(())
    }

    fn check_new(&self) -> Result<(), Error> {
        if self.store.is_none() {
            return Ok(());
        }
        Err(Error::state("samples: expected ones without memory, got ones that were prepared"))
    }

    /// The memory.
    pub fn store(&self) -> Result<&Arc<Store>, Error> {
        self.store.as_ref().ok_or_else(|| {
            Error::state("samples: expected ones that were prepared, got ones without memory")
        })
    }
}
