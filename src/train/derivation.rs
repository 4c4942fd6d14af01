//! Loss and gradients of a batch as a row of stages, which a pace may break off and go on with.
//!
//! A batch comes in chunks (chunks.rs), of each chunk its inputs, the layers forward, the loss and the
//! layers backward. What stands between two stages is in the trainer's arrays and in [`Derivation`],
//! which says how far it is. Cost: that of the passes.

use std::ops::{ControlFlow, Range};

use crate::error::Error;
use crate::kernels::gemm::BATCH_BLOCK;
use crate::kernels::join::Join;
use crate::kernels::pace::{Pace, Work};
use crate::loss::Divisor;

use super::chunks::chunk_from;
use super::derivation_stages::in_place_of;
use super::doctor::RowWeights;
use super::source::BatchSource;
use super::trainer::{BatchResult, Trainer};

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
    pub(super) rows: usize,
    /// The chunk that is computed, or whose targets are read.
    pub(super) chunk: Range<usize>,
    pub(super) divisor: Divisor,
    pub(super) correct: usize,
    /// Of a batch whose rows interact, which comes at once.
    pub(super) mixed_loss: f64,
    /// Of the whole batch, once it is known.
    pub(super) loss: f64,
    /// Which rows of the chunk are left out: from its inputs to its loss, of a batch that is computed at
    /// once to its end.
    pub(super) taken: Option<RowWeights>,
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
            taken: None,
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
    pub(super) fn join(&self, has_block: bool) -> (Join, bool) {
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

    pub(super) fn ends_block(&self) -> bool {
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
        let (loss, correct, dropped) = (derivation.loss, derivation.correct, 0);
        let mut result = BatchResult { loss, correct, dropped };
        result.without_dropped(self.followers.watch.rows.dropped, derivation.rows);
        Ok(result)
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
                if self.drops_rows() {
                    let floats = derivation.chunk.len() * self.network.input().size();
                    let work = Work { site: 1, units: 1 };
                    go(pace.one(work, floats, || self.leave_rows_out(derivation, batch)))?;
                }
                if is_whole { Stage::Halves } else { Stage::Forward(0) }
            }
            Stage::Halves => {
                let floats = rows.saturating_mul(self.network.layout.floats);
                go(pace.one(ONE, floats, || {
                    let expected = batch.expected(0..rows);
                    let weights = in_place_of(&derivation.taken, &(0..rows), expected.weights);
                    self.measure_halves(rows, &expected.targets, weights);
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
                if !is_whole {
                    self.put_back_rows(derivation);
                }
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
                self.put_back_rows(derivation);
                return Ok(None);
            }
        }))
    }

    /// The chunk that begins at a row of a batch.
    pub(super) fn chunk(&self, first: usize, rows: usize) -> Range<usize> {
        let largest = self.options.largest_batch;
        if rows <= largest { first..rows } else { chunk_from(first, rows, largest) }
    }

    /// The next node that the backward pass has something to do at.
    fn backward_from(&self, below: usize) -> Stage {
        let next = (0..below).rev().find(|&node| self.plan.has_backward(&self.network, node));
        next.map_or(Stage::Join, Stage::Backward)
    }
}
