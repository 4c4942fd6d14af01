//! An optimizer's update of all parameters of a network.

use crate::kernels::runtime::Runtime;
use crate::model::Network;
use crate::optim::{Arrays, MAXIMUM_SLOTS, Optimizer, Step};
use crate::tensor::buffer::Buffer;

use super::trainer::Trainer;

/// An optimizer at a step, counted from 1.
#[derive(Clone, Copy)]
pub(super) struct Update<'a> {
    pub(super) network: &'a Network,
    pub(super) runtime: &'a Runtime,
    pub(super) optimizer: &'a Optimizer,
    pub(super) step: u64,
}

impl Update<'_> {
    /// Changes weights and slots, which have the network's layout.
    pub(super) fn apply(self, weights: &mut [f32], gradients: &[f32], slots: &mut [Buffer]) {
        let count = slots.len();
        if !self.optimizer.kind().takes_whole_parameters() {
            let mut all = slices(slots, 0..weights.len());
            self.run(Arrays { weights, gradients, slots: &mut all[..count] });
            return;
        }
        for parameter in &self.network.layout.parameters {
            let range = parameter.range.clone();
            let mut part = slices(slots, range.clone());
            self.run(Arrays {
                weights: &mut weights[range.clone()],
                gradients: &gradients[range],
                slots: &mut part[..count],
            });
        }
    }

    fn run(self, arrays: Arrays<'_, '_>) {
        self.optimizer.step(self.runtime, Step::new(self.step), arrays);
    }

    /// Where the gradients of this step are to be taken.
    pub(super) fn look_ahead(self, weights: &[f32], slots: &[Buffer], ahead: &mut [f32]) {
        let mut all: [&[f32]; MAXIMUM_SLOTS] = Default::default();
        for (slice, slot) in all.iter_mut().zip(slots) {
            *slice = slot.as_slice();
        }
        let (step, slots) = (Step::new(self.step), &all[..slots.len()]);
        self.optimizer.look_ahead(self.runtime, step, weights, slots, ahead);
    }
}

impl Trainer {
    /// The update of a step.
    pub(super) fn update_at(&self, step: u64) -> Update<'_> {
        let Self { network, runtime, optimizer, .. } = self;
        Update { network, runtime, optimizer, step }
    }

    /// Brings the place ahead of the weights, where there is one, to that of the next step.
    pub(super) fn move_ahead(&mut self) {
        if let Some(mut ahead) = self.ahead.take() {
            let next = self.update_at(self.steps + 1);
            next.look_ahead(self.weights.as_slice(), &self.slots, ahead.as_mut_slice());
            self.ahead = Some(ahead);
        }
    }
}

/// The same floats of all slots.
fn slices(slots: &mut [Buffer], range: std::ops::Range<usize>) -> [&mut [f32]; MAXIMUM_SLOTS] {
    let mut slices: [&mut [f32]; MAXIMUM_SLOTS] = Default::default();
    for (slice, slot) in slices.iter_mut().zip(slots) {
        *slice = &mut slot.as_mut_slice::<f32>()[range.clone()];
    }
    slices
}
