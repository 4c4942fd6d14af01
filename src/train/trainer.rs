//! A trainer: a network's weights with gradients, an optimizer's slots, and the arena of a step.
//!
//! It works on its own copy of the weights. After `prepare`, a step allocates nothing.

use std::ops::Range;
use std::sync::Arc;

use crate::catalog::Param;
use crate::error::Error;
use crate::kernels::runtime::Runtime;
use crate::loss::{Loss, LossKind, LossOutput, Targets};
use crate::model::{Batch, Draws, Model, Network, Plan, Publisher};
use crate::optim::{Optimizer, Span};
use crate::rng::Philox;
use crate::tensor::buffer::Buffer;
use crate::tensor::shape::show_batch;

use super::accumulation::Accumulated;
use super::accuracy::count_correct;
use super::chunks::Carried;
use super::fit::{Fit, reserve};
use super::followers::Followers;
use super::frames::Frames;
use super::samples::Online;
use super::scheduled::Schedules;
use super::state::State;
use super::treatment::Treatment;

/// What a trainer is made with.
#[derive(Clone, Copy, Debug, Default)]
pub struct TrainerOptions {
    /// The most rows that are computed at a time; larger batches come in chunks, with the same results.
    /// 0: 64, or for a loaded trainer the batch of its run if larger, but at most 1,024.
    pub largest_batch: usize,
    /// Chooses the order of the samples in each epoch, and the slopes of randomized rectifiers.
    pub seed: u64,
    /// Whether a step also computes the gradient at the model's input.
    pub input_gradient: bool,
}

/// The most rows at a time where the host does not say.
const USUAL_BATCH: usize = 64;

/// The same for a loaded trainer whose run has large batches.
const USUAL_BATCH_OF_RUN: usize = 1024;

/// The order of the buffers that an update goes through together, by which their starts are
/// staggered: weights, gradients, slots.
pub(super) const WEIGHTS: usize = 0;
pub(super) const GRADIENTS: usize = 1;
pub(super) const FIRST_SLOT: usize = 2;

/// The loss of a batch, and how many of its rows named the right class.
#[derive(Clone, Copy, Debug)]
pub(super) struct BatchResult {
    /// NaN where all rows were left out.
    pub(super) loss: f64,
    pub(super) correct: usize,
    /// Rows that were left out.
    pub(super) dropped: usize,
}

impl BatchResult {
    /// So many rows of a batch were left out.
    pub(super) fn without_dropped(&mut self, dropped: usize, rows: usize) {
        self.dropped = dropped;
        if dropped == rows {
            self.loss = f64::NAN;
        }
    }
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
    pub(super) followers: Followers,
    /// Made by the first publication.
    pub(super) publisher: Option<Publisher>,
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
    /// Empty until a batch is larger than the largest one.
    pub(super) carried: Option<Carried>,
    /// Of micro-batches.
    pub(super) accumulated: Accumulated,
    /// Of a step in frames; made by the first of them.
    pub(super) frames: Option<Box<Frames>>,
    pub(super) online: Online,
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
    pub(super) followers: Followers,
    pub(super) steps: u64,
    pub(super) fit: Option<Fit>,
    pub(super) schedules: Schedules,
    pub(super) treatment: Treatment,
    pub(super) accumulated: Accumulated,
    pub(super) online: Online,
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
    let [outputs, gradient, row_values, room] = plan.loss_arrays(network, rows, arena);
    let result = LossOutput { row_values, gradient, room };
    let mean = loss.evaluate_weighted(runtime, columns, outputs, targets, weights, result);
    let classifies = loss.kind().classifies();
    let correct = if classifies { count_correct(outputs, columns, targets, weights) } else { 0 };
    BatchResult { loss: mean, correct, dropped: 0 }
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
        let (schedules, treatment, followers, fit, accumulated, online) = Default::default();
        let steps = 0;
        let saved = Saved {
            weights,
            state,
            followers,
            steps,
            fit,
            schedules,
            treatment,
            accumulated,
            online,
        };
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
            options.largest_batch = batch_of_run.clamp(USUAL_BATCH, USUAL_BATCH_OF_RUN);
        }
        let plan = Plan::training(&network, options.largest_batch, options.input_gradient)?;
        let plan = plan.with_room(loss.room(options.largest_batch, network.output().size()));
        let Saved {
            weights,
            state,
            followers,
            steps,
            fit,
            schedules,
            treatment,
            accumulated,
            online,
        } = saved;
        let gradients = Buffer::staggered::<f32>(network.layout.floats, GRADIENTS)?;
        let mut trainer = Self {
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
            followers,
            publisher: None,
            ahead: None,
            steps,
            fit,
            plan,
            arena: None,
            carried: None,
            accumulated,
            frames: None,
            online,
            last_rows: 0,
            forward_rows: 0,
            has_row_losses: false,
            pending: false,
        };
        trainer.prepare_watch()?;
        Ok(trainer)
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

    /// Threads and instruction set.
    pub fn runtime(&self) -> &Arc<Runtime> {
        &self.runtime
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
        self.followers.watch.forget_origin();
        self.gradients.as_mut_slice()
    }

    /// Zeros between the parameters' gradients, whatever the host wrote there.
    pub(super) fn clear_gaps(&mut self) {
        self.network.layout.clear_gaps(self.gradients.as_mut_slice());
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

    /// Some rows of a batch, for the passes of the next step.
    pub(super) fn batch(&self, rows: Range<usize>) -> Batch {
        let first = self.accumulated.first_row() + rows.start;
        Batch { rows: rows.len(), first, draws: Some(self.draws()) }
    }
}
