//! Loss and gradients of a batch as a row of stages, which a pace may break off and go on with.
//!
//! A batch comes in chunks (chunks.rs), of each chunk its inputs, the layers forward, the loss and the
//! layers backward. What stands between two stages is in the trainer's arrays and in [`Derivation`],
//! which says how far it is. Cost: that of the passes.

use std::ops::{ControlFlow, Range};

use crate::error::Error;
use crate::kernels::elementwise::{Sum, combine_in_place};
use crate::kernels::gemm::BATCH_BLOCK;
use crate::kernels::join::Join;
use crate::kernels::pace::{Pace, Work};
use crate::loss::{Divisor, LossOutput};
use crate::model::{GradientSums, Weights};

use super::accuracy::count_correct;
use super::chunks::{Carried, chunk_from};
use super::doctor::Source;
use super::source::BatchSource;
use super::trainer::{BatchResult, Trainer, evaluate_loss};
use super::update::PIECE;

/// Why a computation does not go on.
pub(super) enum Halt {
    /// The frame's time is up; it goes on in the next one.
    TimeIsUp,
    /// It ends here.
    Failed(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// A computation that was broken off, as the `?` of a fallible one takes it.
pub(super) fn go(flow: ControlFlow<()>) -> Result<(), Halt> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Halt::TimeIsUp),
    }
}

/// The one operation of a stage.
pub(super) const ONE: Work = Work { site: 0, units: 1 };

/// What is done next.
#[derive(Clone, Copy, Debug)]
enum Stage {
    /// Reading the targets of a chunk.
    Targets,
    /// Moving to the place ahead of the weights.
    Ahead,
    /// Copying the inputs of a chunk.
    Inputs,
    /// What the watch measures with halves of the batch.
    Halves,
    Forward(usize),
    Loss,
    /// The nodes below this one, backward.
    Backward(usize),
    /// Adding a block of rows to those before it.
    Join,
    Finish,
    Watch,
}

/// Stages that are no node's.
pub(super) const STAGES: usize = 8;

impl Stage {
    /// Its number in the pace of a network of so many nodes: first forward, then backward.
    fn number(self, nodes: usize) -> usize {
        match self {
            Self::Forward(node) => node,
            Self::Backward(node) => nodes + node,
            Self::Targets => 2 * nodes,
            Self::Ahead => 2 * nodes + 1,
            Self::Inputs => 2 * nodes + 2,
            Self::Halves => 2 * nodes + 3,
            Self::Loss => 2 * nodes + 4,
            Self::Join => 2 * nodes + 5,
            Self::Finish => 2 * nodes + 6,
            Self::Watch => 2 * nodes + 7,
        }
    }
}

/// How far the loss and the gradients of a batch are.
pub(super) struct Derivation {
    stage: Stage,
    /// Rows of the batch.
    rows: usize,
    /// The chunk that is computed, or whose targets are read.
    chunk: Range<usize>,
    divisor: Divisor,
    correct: usize,
    /// Of a batch whose rows interact, which comes at once.
    mixed_loss: f64,
    /// Of the whole batch, once it is known.
    loss: f64,
}

impl Derivation {
    /// Of a batch of so many rows, at its beginning.
    pub(super) fn new(rows: usize) -> Self {
        Self {
            stage: Stage::Targets,
            rows,
            chunk: 0..0,
            divisor: Divisor::default(),
            correct: 0,
            mixed_loss: 0.0,
            loss: 0.0,
        }
    }

    /// About how much of it is done, of 1, for a network of so many nodes.
    pub(super) fn share(&self, nodes: usize) -> f64 {
        let (rows, nodes) = (self.rows as f64, nodes as f64);
        let of_chunk = match self.stage {
            Stage::Targets | Stage::Ahead => return 0.0,
            Stage::Inputs | Stage::Halves => 0.0,
            // Backward takes about twice as long.
            Stage::Forward(node) => node as f64 / (3.0 * nodes),
            Stage::Loss => 1.0 / 3.0,
            Stage::Backward(node) => 1.0 - 2.0 * (node + 1) as f64 / (3.0 * nodes),
            Stage::Join | Stage::Finish | Stage::Watch => 1.0,
        };
        (self.chunk.start as f64 + of_chunk * self.chunk.len() as f64) / rows
    }

    /// Whether nothing but targets was read.
    pub(super) fn has_hardly_begun(&self) -> bool {
        matches!(self.stage, Stage::Targets | Stage::Ahead)
    }

    /// How the sums over the chunk join those before it, and whether they stand in a block of their
    /// own: where chunks are smaller than a block, after the first one.
    fn join(&self, has_block: bool) -> (Join, bool) {
        let chunk = &self.chunk;
        let begins = chunk.start.is_multiple_of(BATCH_BLOCK);
        let is_inside = !(begins && self.ends_block());
        let in_block = has_block && is_inside && chunk.start >= BATCH_BLOCK;
        let join = match (chunk.start % BATCH_BLOCK, in_block) {
            (0, false) if chunk.start > 0 => Join::AddBlocks,
            (0, _) => Join::Replace,
            _ => Join::Resume,
        };
        (join, in_block)
    }

    fn ends_block(&self) -> bool {
        self.chunk.end.is_multiple_of(BATCH_BLOCK) || self.chunk.end == self.rows
    }
}

impl Trainer {
    /// Computes loss and gradients of a batch, or goes on with it; its memory was prepared. Nothing
    /// changes where targets are wrong.
    pub(super) fn derive(
        &mut self,
        derivation: &mut Derivation,
        batch: &mut dyn BatchSource,
        pace: &mut Pace,
    ) -> Result<BatchResult, Halt> {
        let nodes = self.plan.steps.len();
        loop {
            pace.enter(derivation.stage.number(nodes));
            let next = self.stage(derivation, batch, pace)?;
            pace.leave();
            match next {
                Some(stage) => derivation.stage = stage,
                None => break,
            }
        }
        Ok(BatchResult { loss: derivation.loss, correct: derivation.correct })
    }

    /// Does a stage and says which is next.
    fn stage(
        &mut self,
        derivation: &mut Derivation,
        batch: &mut dyn BatchSource,
        pace: &mut Pace,
    ) -> Result<Option<Stage>, Halt> {
        let rows = derivation.rows;
        let is_whole = rows <= self.options.largest_batch;
        Ok(Some(match derivation.stage {
            Stage::Targets => {
                self.read_targets(derivation, batch, pace)?;
                if derivation.chunk.end < rows {
                    Stage::Targets
                } else {
                    self.begin_derivation();
                    Stage::Ahead
                }
            }
            Stage::Ahead => {
                go(self.move_ahead_at_pace(pace))?;
                derivation.chunk = self.chunk(0, rows);
                Stage::Inputs
            }
            Stage::Inputs => {
                go(self.copy_inputs(&derivation.chunk, batch, pace))?;
                if is_whole { Stage::Halves } else { Stage::Forward(0) }
            }
            Stage::Halves => {
                let floats = rows.saturating_mul(self.network.layout.floats);
                go(pace.one(ONE, floats, || {
                    let expected = batch.expected(0..rows);
                    self.measure_halves(rows, &expected.targets, expected.weights);
                }))?;
                Stage::Forward(0)
            }
            Stage::Forward(node) => {
                go(self.forward_node(node, &derivation.chunk, pace))?;
                if node + 1 < self.plan.steps.len() {
                    Stage::Forward(node + 1)
                } else {
                    Stage::Loss
                }
            }
            Stage::Loss => {
                go(self.loss_of_chunk(derivation, batch, pace))?;
                self.backward_from(self.plan.steps.len())
            }
            Stage::Backward(node) => {
                go(self.backward_at(node, derivation, pace))?;
                self.backward_from(node)
            }
            Stage::Join => {
                go(self.join_block(derivation, pace))?;
                let chunk = self.chunk(derivation.chunk.end, rows);
                if chunk.is_empty() {
                    Stage::Finish
                } else {
                    derivation.chunk = chunk;
                    Stage::Inputs
                }
            }
            Stage::Finish => {
                go(pace.one(ONE, rows, || self.finish_derivation(derivation)))?;
                Stage::Watch
            }
            Stage::Watch => {
                let floats = self.network.layout.floats;
                go(pace.one(ONE, floats, || self.watch_derivation(derivation, batch)))?;
                return Ok(None);
            }
        }))
    }

    /// The chunk that begins at a row of a batch.
    fn chunk(&self, first: usize, rows: usize) -> Range<usize> {
        let largest = self.options.largest_batch;
        if rows <= largest { first..rows } else { chunk_from(first, rows, largest) }
    }

    /// The next node that the backward pass has something to do at.
    fn backward_from(&self, below: usize) -> Stage {
        let next = (0..below).rev().find(|&node| self.plan.has_backward(&self.network, node));
        next.map_or(Stage::Join, Stage::Backward)
    }

    /// Checks the targets of the next chunk and adds them to what the loss is divided by.
    fn read_targets(
        &self,
        derivation: &mut Derivation,
        batch: &mut dyn BatchSource,
        pace: &mut Pace,
    ) -> Result<(), Halt> {
        let columns = self.network.output().size();
        let (first, rows) = (derivation.chunk.end, derivation.rows);
        let chunk = self.chunk(first, rows);
        let mut checked = Ok(());
        let units = self.loss.kind().target_columns(columns);
        go(pace.one(Work { site: 0, units }, chunk.len(), || {
            let expected = batch.expected(chunk.clone());
            let (samples, place) = expected.samples;
            let number = |row: usize| samples.sample(place + row);
            checked = self.loss.check(chunk.len(), columns, &expected.targets, number);
            if checked.is_ok() {
                let weights = expected.weights;
                derivation.divisor.add(&self.loss, chunk.len(), &expected.targets, weights);
            }
        }))?;
        checked?;
        derivation.chunk = chunk;
        Ok(())
    }

    /// The targets are right: what stood of another batch does not count from now on.
    fn begin_derivation(&mut self) {
        (self.forward_rows, self.has_row_losses, self.last_rows) = (0, false, 0);
        self.pending = false;
        let carried = self.carried.as_mut().expect("prepared");
        carried.values.clear();
        carried.sums.rows = 0;
    }

    fn copy_inputs(
        &mut self,
        chunk: &Range<usize>,
        batch: &mut dyn BatchSource,
        pace: &mut Pace,
    ) -> ControlFlow<()> {
        let place = self.plan.input(&self.network);
        let arena = self.arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let (size, first) = (place.size, chunk.start);
        let each = (PIECE / size.max(1)).max(1);
        pace.pieces(Work { site: 0, units: size }, chunk.len(), each, |rows| {
            let to = &mut arena[place.range_of(&rows)];
            batch.inputs(first + rows.start..first + rows.end, to);
        })
    }

    fn forward_node(
        &mut self,
        node: usize,
        chunk: &Range<usize>,
        pace: &mut Pace,
    ) -> ControlFlow<()> {
        let part = self.batch(chunk.clone());
        let Self { network, runtime, plan, arena, weights, ahead, .. } = self;
        let arena = arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let flat = ahead.as_ref().unwrap_or(weights).as_slice();
        let weights = Weights { flat, packed: None };
        plan.forward_node((network, runtime, pace), node, part, weights, arena)
    }

    /// The chunk's share of the loss, and its gradient at the outputs.
    fn loss_of_chunk(
        &mut self,
        derivation: &mut Derivation,
        batch: &mut dyn BatchSource,
        pace: &mut Pace,
    ) -> ControlFlow<()> {
        let chunk = derivation.chunk.clone();
        let (rows, columns) = (chunk.len(), self.network.output().size());
        let Self { network, runtime, plan, loss, carried, arena, .. } = self;
        let arena = arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        if loss.kind().mixes_rows() {
            let expected = batch.expected(chunk);
            let targets = (&expected.targets, expected.weights);
            return pace.one(Work { site: 1, units: columns }, rows, || {
                let how = (&**network, &**runtime, &*loss);
                derivation.mixed_loss = evaluate_loss(how, plan, rows, targets, arena).loss;
            });
        }
        let values = &mut carried.as_mut().expect("prepared").values;
        let divisor = derivation.divisor.value(loss);
        let classifies = loss.kind().classifies();
        let [outputs, gradient, row_values, _] = plan.loss_arrays(network, rows, arena);
        let each = (PIECE / columns.max(1)).max(1);
        pace.pieces(Work { site: 0, units: columns }, rows, each, |rows| {
            let expected = batch.expected(chunk.start + rows.start..chunk.start + rows.end);
            let targets = (&expected.targets, expected.weights);
            let floats = rows.start * columns..rows.end * columns;
            let (outputs, gradient) = (&outputs[floats.clone()], &mut gradient[floats]);
            let row_values = &mut row_values[rows];
            let result = LossOutput { row_values: &mut *row_values, gradient, room: &mut [] };
            loss.evaluate_part(runtime, columns, outputs, targets, divisor, result);
            values.add(runtime, row_values);
            if classifies {
                derivation.correct += count_correct(outputs, columns, &expected.targets);
            }
        })
    }

    fn backward_at(
        &mut self,
        node: usize,
        derivation: &Derivation,
        pace: &mut Pace,
    ) -> ControlFlow<()> {
        let part = self.batch(derivation.chunk.clone());
        let Self { network, runtime, plan, gradients, arena, weights, ahead, carried, .. } = self;
        let arena = arena.as_mut().expect("prepared").as_mut_slice::<f32>();
        let weights = ahead.as_ref().unwrap_or(weights).as_slice();
        let Carried { block, sums, .. } = carried.as_mut().expect("prepared");
        let (join, in_block) = derivation.join(block.is_some());
        let flat = match block {
            Some(block) if in_block => block.as_mut_slice(),
            _ => gradients.as_mut_slice(),
        };
        let mut sums = GradientSums { flat, join, carried: Some(sums) };
        plan.backward_node((network, runtime, pace), node, part, weights, (&mut sums, arena))
    }

    /// After the backward pass of a chunk: a block that is complete is added to those before it.
    fn join_block(&mut self, derivation: &Derivation, pace: &mut Pace) -> ControlFlow<()> {
        let Self { carried, gradients, runtime, .. } = self;
        let Carried { block, sums, .. } = carried.as_mut().expect("prepared");
        let (_, in_block) = derivation.join(block.is_some());
        if let (Some(block), true, true) = (block, in_block, derivation.ends_block()) {
            let (gradients, block) = (gradients.as_mut_slice::<f32>(), block.as_slice::<f32>());
            pace.pieces(Work { site: 0, units: 2 }, gradients.len(), PIECE, |range| {
                let gradients = &mut gradients[range.clone()];
                combine_in_place(runtime, gradients, &block[range], Sum);
            })?;
        }
        sums.rows = derivation.chunk.end;
        ControlFlow::Continue(())
    }

    /// What is left once all chunks are done.
    fn finish_derivation(&mut self, derivation: &mut Derivation) {
        let carried = self.carried.as_ref().expect("prepared");
        carried.sums.finish(&self.network, self.gradients.as_mut_slice());
        let divisor = derivation.divisor.value(&self.loss);
        derivation.loss = if self.loss.kind().mixes_rows() {
            derivation.mixed_loss
        } else if divisor == 0.0 {
            0.0
        } else {
            f64::from(carried.values.value(&self.runtime)) / divisor
        };
        self.last_rows = derivation.rows;
        self.has_row_losses = derivation.rows <= self.options.largest_batch;
        self.pending = true;
    }

    /// What the watch sees of the batch.
    fn watch_derivation(&mut self, derivation: &Derivation, batch: &mut dyn BatchSource) {
        if derivation.rows > self.options.largest_batch {
            return self.watch_chunks(batch, derivation.loss);
        }
        let part = self.batch(0..derivation.rows);
        let expected = batch.expected(0..derivation.rows);
        let (targets, weights) = (&expected.targets, expected.weights);
        self.watch_batch(part, Source::Targets(targets, weights, derivation.loss));
    }
}
