//! Room 3: optimizers, one file each. This file is the family's registry.
//!
//! An optimizer sees flat slices, never layers: weights, gradients and its slots (the state it
//! keeps beside each weight), all of the same layout. One update is one fused pass.

mod adagrad;
mod adam;
mod momentum;
mod rmsprop;
mod sgd;
mod update;

use crate::catalog::{Entry, Param, Settings, by_code};
use crate::error::Error;
use crate::kernels::runtime::Runtime;

use update::update;

// Adding one: a line here, in `ALL`, `ENTRIES`, `slots` and `step`.
/// The optimizers, with their pinned numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum OptimizerKind {
    /// Stochastic gradient descent.
    Sgd = 1,
    /// Gradient descent with momentum.
    Momentum = 2,
    /// Adaptive moments.
    Adam = 3,
    /// Rates by the sum of all squared gradients.
    Adagrad = 4,
    /// Rates by the mean of recent squared gradients.
    Rmsprop = 5,
}

impl OptimizerKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 5] =
        [Self::Sgd, Self::Momentum, Self::Adam, Self::Adagrad, Self::Rmsprop];

    /// The names of the slots.
    pub fn slots(self) -> &'static [&'static str] {
        match self {
            Self::Sgd => sgd::SLOTS,
            Self::Momentum => momentum::SLOTS,
            Self::Adam => adam::SLOTS,
            Self::Adagrad => adagrad::SLOTS,
            Self::Rmsprop => rmsprop::SLOTS,
        }
    }
}

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; 5] =
    [&sgd::ENTRY, &momentum::ENTRY, &adam::ENTRY, &adagrad::ENTRY, &rmsprop::ENTRY];

/// The most slots that an optimizer has.
pub const MAXIMUM_SLOTS: usize = 2;

/// An optimizer with its parameters.
#[derive(Clone, Debug)]
pub struct Optimizer {
    kind: OptimizerKind,
    settings: Settings,
}

impl Optimizer {
    /// An optimizer with default parameters.
    pub fn new(kind: OptimizerKind) -> Self {
        let place = OptimizerKind::ALL.iter().position(|known| *known == kind);
        Self { kind, settings: Settings::new(ENTRIES[place.expect("in the list")]) }
    }

    /// An optimizer by its pinned number.
    pub fn from_code(code: i32) -> Result<Self, Error> {
        Ok(Self::from_settings(Settings::new(by_code(&ENTRIES, code)?)))
    }

    /// An optimizer from settings of this family.
    pub fn from_settings(settings: Settings) -> Self {
        let kind =
            OptimizerKind::ALL.into_iter().find(|kind| *kind as i32 == settings.entry().code);
        Self { kind: kind.expect("an entry of this family"), settings }
    }

    /// The kind.
    pub fn kind(&self) -> OptimizerKind {
        self.kind
    }

    /// The parameters.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Sets a parameter; from the next step on it counts.
    pub fn set(&mut self, key: Param, value: f64) -> Result<(), Error> {
        self.settings.set(key, value)
    }

    /// Updates the weights from the gradients, as step number `step`, the first being 1.
    ///
    /// # Panics
    /// Where a slot is missing or of another length than the weights.
    pub fn step(
        &self,
        runtime: &Runtime,
        step: u64,
        weights: &mut [f32],
        gradients: &[f32],
        slots: &mut [&mut [f32]],
    ) {
        match self.kind {
            OptimizerKind::Sgd => {
                update(runtime, sgd::Rule::new(&self.settings), weights, gradients, slots);
            }
            OptimizerKind::Momentum => {
                update(runtime, momentum::Rule::new(&self.settings), weights, gradients, slots);
            }
            OptimizerKind::Adam => {
                update(runtime, adam::Rule::new(&self.settings, step), weights, gradients, slots);
            }
            OptimizerKind::Adagrad => {
                update(runtime, adagrad::Rule::new(&self.settings), weights, gradients, slots);
            }
            OptimizerKind::Rmsprop => {
                update(runtime, rmsprop::Rule::new(&self.settings), weights, gradients, slots);
            }
        }
    }
}
