//! A trainer: a network's weights with gradients, an optimizer's slots, and the arena of a step.
//!
//! It works on its own copy of the weights. After `prepare`, a step allocates nothing.

use std::sync::Arc;

use crate::catalog::Param;
use crate::error::Error;
use crate::kernels::runtime::Runtime;
use crate::loss::{Loss, LossKind, LossOutput, Targets};
use crate::model::{Batch, Draws, Model, Network, Plan, Weights};
use crate::optim::{Optimizer, Span};
use crate::rng::Philox;
use crate::tensor::buffer::Buffer;
use crate::tensor::shape::show_batch;

use super::accuracy::count_correct;
use super::fit::{Fit, reserve};
use super::scheduled::Schedules;
use super::state::State;
use super::treatment::Treatment;

/// What a trainer is made with.
#[derive(Clone, Copy, Debug, Default)]
pub struct TrainerOptions {
    /// The most rows of a step; 0: 64, or for a loaded trainer the batch of its run if larger.
    pub largest_batch: usize,
    /// Chooses the order of the samples in each epoch, and the slopes of randomized rectifiers.
    pub seed: u64,
    /// Whether a step also computes the gradient at the model's input.
    pub input_gradient: bool,
}

/// The most rows of a step where the host does not say.
const USUAL_BATCH: usize = 64;

/// The order of the buffers that an update goes through together, by which their starts are
/// staggered: weights, gradients, slots.
pub(super) const WEIGHTS: usize = 0;
const GRADIENTS: usize = 1;
pub(super) const FIRST_SLOT: usize = 2;

/// The loss of a batch, and how many of its rows named the right class.
#[derive(Clone, Copy, Debug)]
pub(super) struct BatchResult {
    pub(super) loss: f64,
    pub(super) correct: usize,
}

/// A trainer.
pub struct Trainer {
    pub(super) network: Arc<Network>,
    pub(super) runtime: Arc<Runtime>,
    pub(super) loss: Loss,
    /// With the values of the next update in the parameters that follow schedules.
    pub(super) optimizer: Optimizer,
    pub(super) schedules: Schedules,
    pub(super) treatment: Treatment,
    pub(super) options: TrainerOptions,
    pub(super) weights: Buffer,
    pub(super) gradients: Buffer,
    pub(super) state: State,
    /// The weights that move in a search; its memory is made by `prepare`.
    pub(super) spans: Vec<Span>,
    /// Where the gradients are taken, for an optimizer that looks ahead; made by `prepare`.
    pub(super) ahead: Option<Buffer>,
    /// Updates done.
    pub(super) steps: u64,
    pub(super) fit: Option<Fit>,
    pub(super) plan: Plan,
    /// Empty until `prepare`.
    pub(super) arena: Option<Buffer>,
    /// Rows of the last batch whose gradients were computed.
    pub(super) last_rows: usize,
    /// Rows of a forward pass that a backward pass may follow; 0 for none.
    pub(super) forward_rows: usize,
    /// Whether the rows' losses of the last batch are in the arena.
    pub(super) has_row_losses: bool,
    /// Whether gradients stand ready for an update.
    pub(super) pending: bool,
}

/// The parts of a trainer that a checkpoint holds.
pub(super) struct Saved {
    pub(super) weights: Buffer,
    pub(super) state: State,
    pub(super) steps: u64,
    pub(super) fit: Option<Fit>,
    pub(super) schedules: Schedules,
    pub(super) treatment: Treatment,
}

/// Refuses a loss that applies softmax for a model that has done so, and one that rows of the model's
/// outputs do not fit.
#[inline(never)]
pub(super) fn check_loss(network: &Network, loss: &Loss) -> Result<(), Error> {
    if loss.kind() != LossKind::SoftmaxCrossEntropy || !network.graph.ends_in_softmax() {
        return loss.check_columns(network.output().size());
    }
    Err(Error::invalid(
        "loss: softmax_cross_entropy applies softmax itself, and the model ends in softmax; \
         expected a model that ends before it",
    ))
}

/// The number of rows that so many input values are, at least one.
#[inline(never)]
pub(super) fn whole_rows(network: &Network, values: usize) -> Result<usize, Error> {
    let input = network.input();
    let rows = values / input.size();
    if values.is_multiple_of(input.size()) && rows > 0 {
        return Ok(rows);
    }
    Err(Error::shape(format!(
        "inputs: expected {}, at least one row of {} values, got {values} values",
        show_batch(&input.shape),
        input.size()
    )))
}

/// The loss of a forward pass, and its gradient in the place for it.
pub(super) fn evaluate_loss(
    (network, runtime, loss): (&Network, &Runtime, &Loss),
    plan: &Plan,
    rows: usize,
    (targets, weights): (&Targets<'_>, Option<&[f32]>),
    arena: &mut [f32],
) -> BatchResult {
    let columns = network.output().size();
    let [outputs, gradient, row_values] = plan.loss_arrays(network, rows, arena);
    let result = LossOutput { row_values, gradient };
    let mean = loss.evaluate_weighted(runtime, columns, outputs, targets, weights, result);
    let classifies = loss.kind().classifies();
    let correct = if classifies { count_correct(outputs, columns, targets) } else { 0 };
    BatchResult { loss: mean, correct }
}

/// Refuses a model that computes nothing.
#[inline(never)]
pub(super) fn check_layers(network: &Network) -> Result<(), Error> {
    if network.graph.nodes().len() > 1 {
        return Ok(());
    }
    Err(Error::invalid("model: expected at least one layer, got none"))
}

impl Trainer {
    /// A trainer of a copy of a model's weights.
    pub fn new(
        model: &Model,
        loss: Loss,
        optimizer: Optimizer,
        runtime: Arc<Runtime>,
        options: TrainerOptions,
    ) -> Result<Self, Error> {
        let floats = model.flat().len();
        let mut weights = Buffer::staggered::<f32>(floats, WEIGHTS)?;
        weights.as_mut_slice().copy_from_slice(model.flat());
        let state = State::new(model.network(), &optimizer)?;
        let (schedules, treatment) = Default::default();
        let saved = Saved { weights, state, steps: 0, fit: None, schedules, treatment };
        Self::assemble(Arc::clone(model.network()), loss, optimizer, runtime, options, saved)
    }

    pub(super) fn assemble(
        network: Arc<Network>,
        loss: Loss,
        optimizer: Optimizer,
        runtime: Arc<Runtime>,
        options: TrainerOptions,
        saved: Saved,
    ) -> Result<Self, Error> {
        check_layers(&network)?;
        check_loss(&network, &loss)?;
        let mut options = options;
        let batch_of_run = saved.fit.as_ref().map_or(0, Fit::batch_size);
        if options.largest_batch == 0 {
            options.largest_batch = batch_of_run.max(USUAL_BATCH);
        }
        if options.largest_batch < batch_of_run {
            return Err(Error::invalid(format!(
                "largest_batch: expected at least {batch_of_run}, the batch size of the saved run, \
                 got {}",
                options.largest_batch
            )));
        }
        let plan = Plan::training(&network, options.largest_batch, options.input_gradient)?;
        let Saved { weights, state, steps, fit, schedules, treatment } = saved;
        let gradients = Buffer::staggered::<f32>(network.layout.floats, GRADIENTS)?;
        Ok(Self {
            network,
            runtime,
            loss,
            optimizer,
            schedules,
            treatment,
            options,
            weights,
            gradients,
            state,
            spans: Vec::new(),
            ahead: None,
            steps,
            fit,
            plan,
            arena: None,
            last_rows: 0,
            forward_rows: 0,
            has_row_losses: false,
            pending: false,
        })
    }

    /// Makes the memory of a step. Without this call the first step does.
    pub fn prepare(&mut self) -> Result<(), Error> {
        if self.ahead.is_none() && self.optimizer.kind().looks_ahead() {
            self.ahead = Some(Buffer::zeroed::<f32>(self.network.layout.floats)?);
        }
        self.state.prepare(&self.network, &self.optimizer)?;
        if self.optimizer.kind().searches() {
            reserve(&mut self.spans, self.network.layout.parameters.len())?;
        }
        if self.arena.is_none() {
            self.arena = Some(Buffer::zeroed::<f32>(self.plan.floats)?);
        }
        Ok(())
    }

    /// The immutable part of the model.
    pub fn network(&self) -> &Arc<Network> {
        &self.network
    }

    /// The optimizer.
    pub fn optimizer(&self) -> &Optimizer {
        &self.optimizer
    }

    /// Updates done.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The options.
    pub fn options(&self) -> &TrainerOptions {
        &self.options
    }

    /// The weights' floats, in the network's layout.
    pub fn weights(&self) -> &[f32] {
        self.weights.as_slice()
    }

    /// The weights' floats, to be changed.
    pub fn weights_mut(&mut self) -> &mut [f32] {
        self.weights.as_mut_slice()
    }

    /// The gradients of the last batch, in the network's layout.
    pub fn gradients(&self) -> &[f32] {
        self.gradients.as_slice()
    }

    /// The gradients, to be changed before they are applied.
    pub fn gradients_mut(&mut self) -> &mut [f32] {
        self.gradients.as_mut_slice()
    }

    /// A model with a copy of the current weights.
    pub fn model(&self) -> Result<Model, Error> {
        let weights = Buffer::copied(self.weights())?;
        Ok(Model::from_parts(Arc::clone(&self.network), weights))
    }

    /// SHA-256 over the bits of all weights.
    pub fn hash(&self) -> [u8; 32] {
        self.network.hash(self.weights())
    }

    /// Sets a parameter of the optimizer, one that follows no schedule, from the next step on.
    pub fn set_optimizer(&mut self, key: Param, value: f64) -> Result<(), Error> {
        self.schedules.check_free(key)?;
        self.check_state(key, value)?;
        self.optimizer.set(key, value)
    }

    pub(super) fn philox(&self) -> Philox {
        Philox::new(self.options.seed)
    }

    /// The random numbers of the next step.
    pub(super) fn draws(&self) -> Draws {
        Draws { philox: self.philox(), step: self.steps }
    }

    /// Computes loss and gradients of a batch; the weights stay. An optimizer that looks ahead has
    /// both taken there, at θ + α v.
    pub fn compute_gradients(
        &mut self,
        inputs: &[f32],
        targets: &Targets<'_>,
    ) -> Result<f64, Error> {
        let rows = self.rows(inputs.len())?;
        self.inputs(rows)?.copy_from_slice(inputs);
        self.differentiate(rows, targets, None, |row| row).map(|result| result.loss)
    }

    /// Updates the weights from the gradients, once for each computation of them.
    pub fn apply_gradients(&mut self) -> Result<(), Error> {
        self.check_no_search()?;
        if !self.pending {
            return Err(Error::state(
                "trainer: expected gradients computed since the last update, got none",
            ));
        }
        self.update();
        Ok(())
    }

    /// A whole step: gradients of a batch, then an update. Returns the loss before the update.
    pub fn step(&mut self, inputs: &[f32], targets: &Targets<'_>) -> Result<f64, Error> {
        let rows = self.rows(inputs.len())?;
        self.inputs(rows)?.copy_from_slice(inputs);
        self.step_in_place(rows, targets, |row| row).map(|result| result.loss)
    }

    /// The gradient at the model's input for the last batch.
    pub fn input_gradient(&self) -> Result<&[f32], Error> {
        let place = self.plan.steps[self.network.input_index()].gradient;
        let place = place.ok_or_else(|| {
            Error::state("trainer: expected one made with the option input_gradient")
        })?;
        let arena = self.arena.as_ref().filter(|_| self.last_rows > 0);
        let arena = arena
            .ok_or_else(|| Error::state("trainer: expected gradients computed before, got none"))?;
        Ok(&arena.as_slice()[place.range(self.last_rows)])
    }

    /// The number of rows that so many input values are, if it is one that fits.
    pub fn rows(&self, values: usize) -> Result<usize, Error> {
        let rows = whole_rows(&self.network, values)?;
        if rows > self.options.largest_batch {
            return Err(Error::shape(format!(
                "inputs: expected at most {} rows, the trainer's largest batch, got {rows}",
                self.options.largest_batch
            )));
        }
        Ok(rows)
    }

    /// The place for the first `rows` rows of input.
    pub(super) fn inputs(&mut self, rows: usize) -> Result<&mut [f32], Error> {
        self.prepare()?;
        // What the arena held is overwritten.
        (self.forward_rows, self.has_row_losses) = (0, false);
        let place = self.plan.steps[self.network.input_index()].output;
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice();
        Ok(&mut arena[place.range(rows)])
    }

    /// Loss and gradients of the rows that stand in the input's place.
    pub(super) fn differentiate(
        &mut self,
        rows: usize,
        targets: &Targets<'_>,
        weights: Option<&[f32]>,
        number: impl Fn(usize) -> usize,
    ) -> Result<BatchResult, Error> {
        self.loss.check(rows, self.network.output().size(), targets, number)?;
        let batch = Batch { rows, draws: Some(self.draws()) };
        self.move_ahead();
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let flat = self.ahead.as_ref().unwrap_or(&self.weights).as_slice();
        let unpacked = Weights { flat, packed: None };
        self.plan.forward(&self.network, &self.runtime, batch, unpacked, arena);
        let how = (&*self.network, &*self.runtime, &self.loss);
        let result = evaluate_loss(how, &self.plan, rows, (targets, weights), arena);
        let gradients = self.gradients.as_mut_slice();
        self.plan.backward(&self.network, &self.runtime, batch, flat, gradients, arena);
        (self.last_rows, self.has_row_losses) = (rows, true);
        self.pending = true;
        Ok(result)
    }

    /// Gradients of the rows in the input's place, then an update.
    pub(super) fn step_in_place(
        &mut self,
        rows: usize,
        targets: &Targets<'_>,
        number: impl Fn(usize) -> usize,
    ) -> Result<BatchResult, Error> {
        if self.optimizer.kind().searches() {
            return self.search_in_place(rows, targets, number);
        }
        let result = self.differentiate(rows, targets, None, number)?;
        self.update();
        Ok(result)
    }
}
