//! Room 3: optimizers, one file each. This file is the family's registry.
//!
//! An optimizer sees flat slices and a shape, never layers: weights, gradients and its slots, the
//! state it keeps, mostly a float beside each weight. One update is one fused pass, but for those
//! that first need something of the whole parameter.

mod adadelta;
mod adafactor;
mod adagrad;
mod adam;
mod adamax;
mod adamw;
mod adan;
mod amsgrad;
mod arrays;
mod factored;
mod lamb;
mod lars;
mod lbfgs;
mod line_search;
mod lion;
mod momentum;
mod muon;
mod nadam;
mod nadamw;
mod nesterov;
mod nesterov_shifted;
mod newton_schulz;
mod norm;
mod radam;
mod rmsprop;
mod rmsprop_centered;
mod rmsprop_nesterov;
mod rprop;
mod rule;
mod search;
mod sgd;
mod slot;
mod spans;
mod step;
mod velocity;

use crate::catalog::{Entry, Param, Settings, by_code};
use crate::error::Error;
use crate::kernels::elementwise::{AddScaled, combine};
use crate::kernels::runtime::Runtime;
use crate::kernels::update::Flat;

pub use crate::kernels::update::MAXIMUM_SLOTS;
pub use arrays::Arrays;
pub use lbfgs::{Search, SearchArrays};
pub use search::SEARCH_NUMBERS;
pub use slot::{Extent, Slot};
pub use spans::Span;
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
    /// Rates by second moments of rows and columns, in little memory.
    Adafactor = 22,
    /// Momentum whose matrices are made orthogonal.
    Muon = 23,
    /// Steps by an approximate inverse Hessian, each as long as a line search says.
    Lbfgs = 24,
}

impl OptimizerKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 24] = [
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
        Self::Adafactor,
        Self::Muon,
        Self::Lbfgs,
    ];

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
        matches!(self, Self::Lamb | Self::Lars | Self::Adafactor | Self::Muon)
    }

    /// Whether the weight decay is part of the rule instead of the gradient.
    fn decays_by_itself(self) -> bool {
        matches!(
            self,
            Self::Adamw
                | Self::Nadamw
                | Self::Lion
                | Self::Lamb
                | Self::Adan
                | Self::Adafactor
                | Self::Muon
        )
    }
}

/// The family's entries, in the order of their numbers.
pub static ENTRIES: [&Entry; 24] = [
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
    &adafactor::ENTRY,
    &muon::ENTRY,
    &lbfgs::ENTRY,
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

    /// The state beside each weight.
    pub fn slots(&self) -> &'static [Slot] {
        use OptimizerKind as Kind;
        match self.kind {
            Kind::Sgd => sgd::SLOTS,
            Kind::Momentum => momentum::SLOTS,
            Kind::Adam | Kind::Adamw | Kind::Nadam | Kind::Nadamw => adam::SLOTS,
            Kind::Adagrad => adagrad::SLOTS,
            Kind::Rmsprop => rmsprop::SLOTS,
            Kind::Nesterov => nesterov::SLOTS,
            Kind::NesterovShifted => nesterov_shifted::SLOTS,
            Kind::RmspropNesterov => rmsprop_nesterov::SLOTS,
            Kind::RmspropCentered => rmsprop_centered::SLOTS,
            Kind::Adadelta => adadelta::SLOTS,
            Kind::Adamax => adamax::SLOTS,
            Kind::Radam => radam::SLOTS,
            Kind::Amsgrad => amsgrad::SLOTS,
            Kind::Lion => lion::SLOTS,
            Kind::Lamb => lamb::SLOTS,
            Kind::Lars => lars::SLOTS,
            Kind::Rprop => rprop::SLOTS,
            Kind::Adan => adan::SLOTS,
            Kind::Adafactor => adafactor::slots(self.settings.value(Param::FirstMoment) == 1.0),
            Kind::Muon => muon::SLOTS,
            Kind::Lbfgs => lbfgs::SLOTS,
        }
    }

    /// Whether a parameter decides which state there is, so that a trainer cannot change it.
    pub fn decides_state(&self, key: Param) -> bool {
        let deciding = match self.kind {
            OptimizerKind::Adafactor => Param::FirstMoment,
            OptimizerKind::Lbfgs => Param::History,
            _ => return false,
        };
        key == deciding
    }

    /// Floats of a slot beside a parameter of this shape; what cannot be had saturates.
    pub fn slot_floats(&self, slot: usize, shape: &[usize]) -> usize {
        self.slots()[slot].floats(&self.settings, shape)
    }

    /// The shape of a slot beside a parameter of this shape, where it has floats there.
    pub fn slot_shape(&self, slot: usize, shape: &[usize]) -> Option<Vec<usize>> {
        self.slots()[slot].shape(shape)
    }

    /// How many arrays of that shape a slot has.
    pub fn slot_copies(&self, slot: usize) -> usize {
        self.slots()[slot].copies(&self.settings)
    }

    /// Floats that the update of a parameter of this shape needs to work in.
    pub fn scratch(&self, shape: &[usize]) -> usize {
        match self.kind {
            OptimizerKind::Adafactor => adafactor::scratch(shape),
            OptimizerKind::Muon => muon::scratch(shape),
            OptimizerKind::Lbfgs => slot::product(shape).saturating_mul(lbfgs::SCRATCH),
            _ => 0,
        }
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
    /// Where a slot is missing, or an array is not as long as the shape says; where the kind searches.
    pub fn step(&self, runtime: &Runtime, step: Step, arrays: Arrays<'_, '_>) {
        let values = Values { settings: &self.settings, step };
        match self.kind {
            OptimizerKind::Adafactor => adafactor::step(runtime, values, arrays),
            OptimizerKind::Muon => muon::step(runtime, values, arrays),
            _ => self.step_elements(runtime, values, arrays.elements()),
        }
    }

    /// The update of an optimizer that needs no shape.
    fn step_elements(&self, runtime: &Runtime, values: Values<'_>, arrays: Flat<'_, '_>) {
        use OptimizerKind as Kind;
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
            Kind::Adafactor | Kind::Muon => unreachable!("it needs the shape"),
            Kind::Lbfgs => panic!("a step of lbfgs is a search"),
        }
    }
}
