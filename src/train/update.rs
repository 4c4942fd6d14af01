//! An optimizer's update of all parameters of a network.

use std::ops::{ControlFlow, Range};

use crate::kernels::pace::{Pace, Work};
use crate::kernels::runtime::Runtime;
use crate::model::{Network, Parameter};
use crate::optim::{Arrays, Optimizer, Step};
use crate::rng::Philox;

use super::clipping::NormSums;
use super::state::State;
use super::trainer::Trainer;
use super::treatment::Treatment;

/// Floats of an operation that passes over weights.
pub(super) const PIECE: usize = 1 << 14;

/// The place of the rule in the stage of an update; those of what comes before it: clipping.rs and
/// noise.rs.
const RULE: usize = 5;

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
    pub(super) fn apply(
        self,
        pace: &mut Pace,
        weights: &mut [f32],
        gradients: &mut [f32],
        state: &mut State,
        norms: &mut NormSums,
    ) -> ControlFlow<()> {
        self.clip(pace, weights, gradients, norms)?;
        self.add_noise(pace, gradients)?;
        let (takes_whole, slots) = (self.optimizer.kind().takes_whole_parameters(), state.len());
        let work = Work { site: RULE, units: 2 + slots };
        if self.treatment.is_uniform() && !takes_whole {
            return pace.pieces(work, weights.len(), PIECE, |range| {
                self.apply_to_elements(range, Step::new(self.step), weights, gradients, state);
            });
        }
        for (index, parameter) in self.moving() {
            let (start, floats) = (parameter.range.start, parameter.range.len());
            let [rate_factor, decay_factor] = self.treatment.factors(index, parameter.shape.len());
            let step = Step { number: self.step, rate_factor, decay_factor };
            if takes_whole {
                pace.one(work, floats, || {
                    self.apply_to_parameter(index, parameter, step, weights, gradients, state);
                })?;
            } else {
                pace.pieces(work, floats, PIECE, |range| {
                    let range = start + range.start..start + range.end;
                    self.apply_to_elements(range, step, weights, gradients, state);
                })?;
            }
        }
        ControlFlow::Continue(())
    }

    /// Changes some weights, each for itself.
    fn apply_to_elements(
        self,
        range: Range<usize>,
        step: Step,
        weights: &mut [f32],
        gradients: &[f32],
        state: &mut State,
    ) {
        let count = state.len();
        let mut slots = state.range(range.clone());
        let (weights, gradients) = (&mut weights[range.clone()], &gradients[range]);
        let arrays = Arrays::flat(weights, gradients, &mut slots[..count]);
        self.optimizer.step(self.runtime, step, arrays);
    }

    /// Changes a whole parameter.
    fn apply_to_parameter(
        self,
        index: usize,
        parameter: &Parameter,
        step: Step,
        weights: &mut [f32],
        gradients: &[f32],
        state: &mut State,
    ) {
        let (count, range) = (state.len(), parameter.range.clone());
        let (mut slots, scratch) = state.parts(index);
        let arrays = Arrays {
            weights: &mut weights[range.clone()],
            gradients: &gradients[range],
            slots: &mut slots[..count],
            shape: &parameter.shape,
            scratch,
        };
        self.optimizer.step(self.runtime, step, arrays);
    }

    /// Where the gradients of this step are to be taken: frozen parameters stay where they are.
    pub(super) fn look_ahead(
        self,
        pace: &mut Pace,
        weights: &[f32],
        state: &State,
        ahead: &mut [f32],
    ) -> ControlFlow<()> {
        let floats = weights.len();
        let work = Work { site: 0, units: 3 };
        if self.treatment.is_uniform() {
            return pace.pieces(work, floats, PIECE, |range| {
                self.look_ahead_in(0, range, weights, state, ahead);
            });
        }
        pace.pieces(Work { site: 1, units: 2 }, floats, PIECE, |range| {
            ahead[range.clone()].copy_from_slice(&weights[range]);
        })?;
        for (index, parameter) in self.moving() {
            let start = parameter.range.start;
            pace.pieces(work, parameter.range.len(), PIECE, |range| {
                let range = start + range.start..start + range.end;
                self.look_ahead_in(index, range, weights, state, ahead);
            })?;
        }
        ControlFlow::Continue(())
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
        Pace::in_one_go(|pace| self.update_at_pace(pace, &mut NormSums::default()));
        self.count_update();
        Pace::in_one_go(|pace| self.add_to_average(pace));
    }

    /// Updates the weights from the gradients, at a pace, and does not count it yet.
    pub(super) fn update_at_pace(
        &mut self,
        pace: &mut Pace,
        norms: &mut NormSums,
    ) -> ControlFlow<()> {
        let update = Update {
            network: &self.network,
            runtime: &self.runtime,
            optimizer: &self.optimizer,
            treatment: &self.treatment,
            step: self.steps + 1,
            philox: self.philox(),
        };
        let (weights, gradients) = (self.weights.as_mut_slice(), self.gradients.as_mut_slice());
        update.apply(pace, weights, gradients, &mut self.state, norms)
    }

    /// Counts an update that was done.
    pub(super) fn count_update(&mut self) {
        self.steps += 1;
        // The outputs of a forward pass are those of other weights from now on.
        (self.pending, self.forward_rows) = (false, 0);
        self.schedules.apply(&mut self.optimizer, self.steps);
    }

    /// Brings the place ahead of the weights, where there is one, to that of the next step.
    pub(super) fn move_ahead(&mut self) {
        Pace::in_one_go(|pace| self.move_ahead_at_pace(pace));
    }

    /// The same at a pace.
    pub(super) fn move_ahead_at_pace(&mut self, pace: &mut Pace) -> ControlFlow<()> {
        let Some(mut ahead) = self.ahead.take() else { return ControlFlow::Continue(()) };
        let (next, weights) = (self.update_at(self.steps + 1), self.weights.as_slice());
        let done = next.look_ahead(pace, weights, &self.state, ahead.as_mut_slice());
        self.ahead = Some(ahead);
        done
    }
}
