//! An optimizer's update of all parameters of a network.

use std::ops::Range;

use crate::kernels::runtime::Runtime;
use crate::model::{Network, Parameter};
use crate::optim::{Arrays, Optimizer, Step};
use crate::rng::Philox;

use super::state::State;
use super::trainer::Trainer;
use super::treatment::Treatment;

/// An optimizer at a step, counted from 1.
#[derive(Clone, Copy)]
pub(super) struct Update<'a> {
    pub(super) network: &'a Network,
    pub(super) runtime: &'a Runtime,
    pub(super) optimizer: &'a Optimizer,
    pub(super) treatment: &'a Treatment,
    pub(super) step: u64,
    /// The generator of the trainer's seed.
    pub(super) philox: Philox,
}

impl<'a> Update<'a> {
    /// The parameters that are not frozen, with their numbers.
    pub(super) fn moving(self) -> impl Iterator<Item = (usize, &'a Parameter)> {
        let parameters = self.network.layout.parameters.iter().enumerate();
        parameters.filter(move |(index, _)| !self.treatment.is_frozen(*index))
    }

    /// Changes weights and a prepared state; first, gradients that are too large, and noise is added.
    /// Then weights come back into their bounds.
    pub(super) fn apply(self, weights: &mut [f32], gradients: &mut [f32], state: &mut State) {
        self.clip(weights, gradients);
        self.add_noise(gradients);
        let count = state.len();
        if self.treatment.is_uniform() && !self.optimizer.kind().takes_whole_parameters() {
            let (mut slots, _) = state.whole();
            let arrays = Arrays::flat(weights, gradients, &mut slots[..count]);
            self.optimizer.step(self.runtime, self.treatment.step(self.step), arrays);
            return self.bound(weights);
        }
        for (index, parameter) in self.moving() {
            let range = parameter.range.clone();
            let (mut slots, scratch) = state.parts(index);
            let [rate_factor, decay_factor] = self.treatment.factors(index, parameter.shape.len());
            let arrays = Arrays {
                weights: &mut weights[range.clone()],
                gradients: &gradients[range],
                slots: &mut slots[..count],
                shape: &parameter.shape,
                scratch,
            };
            let step = Step { number: self.step, rate_factor, decay_factor };
            self.optimizer.step(self.runtime, step, arrays);
        }
        self.bound(weights);
    }

    /// Where the gradients of this step are to be taken: frozen parameters stay where they are.
    pub(super) fn look_ahead(self, weights: &[f32], state: &State, ahead: &mut [f32]) {
        if !self.treatment.is_uniform() {
            ahead.copy_from_slice(weights);
            for (index, parameter) in self.moving() {
                self.look_ahead_in(index, parameter.range.clone(), weights, state, ahead);
            }
            return;
        }
        self.look_ahead_in(0, 0..weights.len(), weights, state, ahead);
    }

    fn look_ahead_in(
        self,
        index: usize,
        range: Range<usize>,
        weights: &[f32],
        state: &State,
        ahead: &mut [f32],
    ) {
        let all = state.read_range(range.clone());
        let [rate_factor, _] = self.treatment.factors(index, 0);
        let step = Step { rate_factor, ..Step::new(self.step) };
        let (slots, weights) = (&all[..state.len()], &weights[range.clone()]);
        self.optimizer.look_ahead(self.runtime, step, weights, slots, &mut ahead[range]);
    }
}

impl Trainer {
    /// The update of a step.
    pub(super) fn update_at(&self, step: u64) -> Update<'_> {
        let Self { network, runtime, optimizer, treatment, .. } = self;
        Update { network, runtime, optimizer, treatment, step, philox: self.philox() }
    }

    /// Updates the weights from the gradients.
    pub(super) fn update(&mut self) {
        let update = Update {
            network: &self.network,
            runtime: &self.runtime,
            optimizer: &self.optimizer,
            treatment: &self.treatment,
            step: self.steps + 1,
            philox: self.philox(),
        };
        let (weights, gradients) = (self.weights.as_mut_slice(), self.gradients.as_mut_slice());
        update.apply(weights, gradients, &mut self.state);
        self.finish_update();
    }

    /// Counts an update that was done.
    pub(super) fn finish_update(&mut self) {
        self.steps += 1;
        // The outputs of a forward pass are those of other weights from now on.
        (self.pending, self.forward_rows) = (false, 0);
        self.schedules.apply(&mut self.optimizer, self.steps);
        self.add_to_average();
    }

    /// Brings the place ahead of the weights, where there is one, to that of the next step.
    pub(super) fn move_ahead(&mut self) {
        if let Some(mut ahead) = self.ahead.take() {
            let next = self.update_at(self.steps + 1);
            next.look_ahead(self.weights.as_slice(), &self.state, ahead.as_mut_slice());
            self.ahead = Some(ahead);
        }
    }
}
