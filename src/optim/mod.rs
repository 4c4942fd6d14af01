//! Room 3: optimizers, one file each. This file is the family's registry.
//!
//! An optimizer sees flat slices, never layers: weights, gradients and its slots (the state it
//! keeps beside each weight), all of the same layout. One update is one fused pass, but for those
//! that first need the norms of a parameter.

mod adadelta;
mod adagrad;
mod adam;
mod adamax;
mod adamw;
mod adan;
mod amsgrad;
mod lamb;
mod lars;
mod lion;
mod momentum;
mod nadam;
mod nadamw;
mod nesterov;
mod nesterov_shifted;
mod norm;
mod radam;
mod rmsprop;
mod rmsprop_centered;
mod rmsprop_nesterov;
mod rprop;
mod rule;
mod sgd;
mod step;
mod velocity;

use crate::catalog::{Entry, Param, Settings, by_code};
use crate::error::Error;
use crate::kernels::elementwise::{AddScaled, combine};
use crate::kernels::runtime::Runtime;

pub use crate::kernels::update::{Arrays, MAXIMUM_SLOTS};
pub use step::Step;

use rule::apply;
use step::Values;
use velocity::Velocity;

// Adding one: a line here, in `ALL`, `ENTRIES`, `slots` and `step`, and in the other functions where
// it is not like most.
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
    /// Momentum whose gradient is taken ahead of the weights, as published.
    Nesterov = 6,
    /// Nesterov momentum in shifted weights, as frameworks have it.
    NesterovShifted = 7,
    /// RMSProp with Nesterov momentum, its gradient taken ahead of the weights.
    RmspropNesterov = 8,
    /// RMSProp by the variance of the gradients, with momentum.
    RmspropCentered = 9,
    /// Steps in the unit of the weights, without a rate.
    Adadelta = 10,
    /// Adam by the largest gradient of late.
    Adamax = 11,
    /// Adam with Nesterov momentum.
    Nadam = 12,
    /// Adam that waits until its second moment is known.
    Radam = 13,
    /// Adam whose second moment never falls.
    Amsgrad = 14,
    /// Adam with weights that shrink by themselves.
    Adamw = 15,
    /// Nadam with weights that shrink by themselves.
    Nadamw = 16,
    /// The sign of a mean of gradients.
    Lion = 17,
    /// Adam with steps as long as a share of each parameter.
    Lamb = 18,
    /// Momentum with steps as long as a share of each parameter.
    Lars = 19,
    /// The sign of a gradient, with a step for each weight.
    Rprop = 20,
    /// Means of gradients, of their changes and of squares.
    Adan = 21,
}

impl OptimizerKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 21] = [
        Self::Sgd,
        Self::Momentum,
        Self::Adam,
        Self::Adagrad,
        Self::Rmsprop,
        Self::Nesterov,
        Self::NesterovShifted,
        Self::RmspropNesterov,
        Self::RmspropCentered,
        Self::Adadelta,
        Self::Adamax,
        Self::Nadam,
        Self::Radam,
        Self::Amsgrad,
        Self::Adamw,
        Self::Nadamw,
        Self::Lion,
        Self::Lamb,
        Self::Lars,
        Self::Rprop,
        Self::Adan,
    ];

    /// The names of the slots.
    pub fn slots(self) -> &'static [&'static str] {
        match self {
            Self::Sgd => sgd::SLOTS,
            Self::Momentum => momentum::SLOTS,
            Self::Adam | Self::Adamw | Self::Nadam | Self::Nadamw => adam::SLOTS,
            Self::Adagrad => adagrad::SLOTS,
            Self::Rmsprop => rmsprop::SLOTS,
            Self::Nesterov => nesterov::SLOTS,
            Self::NesterovShifted => nesterov_shifted::SLOTS,
            Self::RmspropNesterov => rmsprop_nesterov::SLOTS,
            Self::RmspropCentered => rmsprop_centered::SLOTS,
            Self::Adadelta => adadelta::SLOTS,
            Self::Adamax => adamax::SLOTS,
            Self::Radam => radam::SLOTS,
            Self::Amsgrad => amsgrad::SLOTS,
            Self::Lion => lion::SLOTS,
            Self::Lamb => lamb::SLOTS,
            Self::Lars => lars::SLOTS,
            Self::Rprop => rprop::SLOTS,
            Self::Adan => adan::SLOTS,
        }
    }

    /// The slot with the velocity of an optimizer that wants its gradients ahead of the weights.
    fn velocity_ahead(self) -> Option<usize> {
        match self {
            Self::Nesterov => Some(0),
            Self::RmspropNesterov => Some(1),
            _ => None,
        }
    }

    /// Whether the gradients are to be taken ahead of the weights: see [`Optimizer::look_ahead`].
    pub fn looks_ahead(self) -> bool {
        self.velocity_ahead().is_some()
    }

    /// Whether a weight's update depends on the other weights of its parameter, so that each
    /// parameter is an update of its own.
    pub fn takes_whole_parameters(self) -> bool {
        matches!(self, Self::Lamb | Self::Lars)
    }

    /// Whether the weight decay is part of the rule instead of the gradient.
    fn decays_by_itself(self) -> bool {
        matches!(self, Self::Adamw | Self::Nadamw | Self::Lion | Self::Lamb | Self::Adan)
    }
}

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; 21] = [
    &sgd::ENTRY,
    &momentum::ENTRY,
    &adam::ENTRY,
    &adagrad::ENTRY,
    &rmsprop::ENTRY,
    &nesterov::ENTRY,
    &nesterov_shifted::ENTRY,
    &rmsprop_nesterov::ENTRY,
    &rmsprop_centered::ENTRY,
    &adadelta::ENTRY,
    &adamax::ENTRY,
    &nadam::ENTRY,
    &radam::ENTRY,
    &amsgrad::ENTRY,
    &adamw::ENTRY,
    &nadamw::ENTRY,
    &lion::ENTRY,
    &lamb::ENTRY,
    &lars::ENTRY,
    &rprop::ENTRY,
    &adan::ENTRY,
];

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

    /// Where the gradients of the next step are to be taken, for an optimizer that looks ahead:
    /// θ + α v. The weights stay as they are. For the others, the weights.
    ///
    /// # Panics
    /// Where a slot is missing or the arrays are not of one length.
    pub fn look_ahead(
        &self,
        runtime: &Runtime,
        step: Step,
        weights: &[f32],
        slots: &[&[f32]],
        ahead: &mut [f32],
    ) {
        let Some(slot) = self.kind.velocity_ahead() else {
            ahead.copy_from_slice(weights);
            return;
        };
        let values = Values { settings: &self.settings, step };
        let velocity = match self.kind {
            OptimizerKind::Nesterov => Velocity::by_choice(values),
            _ => Velocity::with_rate(values),
        };
        combine(runtime, (weights, slots[slot]), ahead, AddScaled(velocity.look_ahead()));
    }

    /// Updates the weights from the gradients. Where the optimizer takes whole parameters, the
    /// arrays are one parameter.
    ///
    /// # Panics
    /// Where a slot is missing or the arrays are not of one length.
    pub fn step(&self, runtime: &Runtime, step: Step, arrays: Arrays<'_, '_>) {
        use OptimizerKind as Kind;
        let values = Values { settings: &self.settings, step };
        let penalty = if self.kind.decays_by_itself() { 0.0 } else { values.weight_decay() };
        match self.kind {
            Kind::Sgd => apply(runtime, (sgd::Rule::new(values), penalty), arrays),
            Kind::Momentum => apply(runtime, (momentum::Rule::new(values), penalty), arrays),
            Kind::Adam => apply(runtime, (adam::Rule::new(values), penalty), arrays),
            Kind::Adagrad => apply(runtime, (adagrad::Rule::new(values), penalty), arrays),
            Kind::Rmsprop => apply(runtime, (rmsprop::Rule::new(values), penalty), arrays),
            Kind::Nesterov => apply(runtime, (nesterov::Rule::new(values), penalty), arrays),
            Kind::NesterovShifted => {
                apply(runtime, (nesterov_shifted::Rule::new(values), penalty), arrays)
            }
            Kind::RmspropNesterov => {
                apply(runtime, (rmsprop_nesterov::Rule::new(values), penalty), arrays)
            }
            Kind::RmspropCentered => {
                apply(runtime, (rmsprop_centered::Rule::new(values), penalty), arrays)
            }
            Kind::Adadelta => apply(runtime, (adadelta::Rule::new(values), penalty), arrays),
            Kind::Adamax => apply(runtime, (adamax::Rule::new(values), penalty), arrays),
            Kind::Nadam => apply(runtime, (nadam::rule(values, 0.0), penalty), arrays),
            Kind::Radam => apply(runtime, (radam::Rule::new(values), penalty), arrays),
            Kind::Amsgrad => apply(runtime, (amsgrad::Rule::new(values), penalty), arrays),
            Kind::Adamw => apply(runtime, (adamw::rule(values), penalty), arrays),
            Kind::Nadamw => apply(runtime, (nadamw::rule(values), penalty), arrays),
            Kind::Lion => apply(runtime, (lion::Rule::new(values), penalty), arrays),
            Kind::Lamb => lamb::step(runtime, values, arrays),
            Kind::Lars => {
                let rule = lars::rule(values, runtime, arrays.weights, arrays.gradients);
                apply(runtime, (rule, penalty), arrays);
            }
            Kind::Rprop => apply(runtime, (rprop::Rule::new(values), penalty), arrays),
            Kind::Adan => apply(runtime, (adan::Rule::new(values), penalty), arrays),
        }
    }
}
