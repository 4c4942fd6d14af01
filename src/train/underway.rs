//! A step that is under way: what comes after loss and gradients, as stages at a pace.
//!
//! Until its update begins, a step has changed nothing but gradients: it can be left as if it had not
//! begun. From then on it needs nothing but the trainer to be finished.

use crate::kernels::pace::Pace;

use super::clipping::NormSums;
use super::derivation::{Derivation, Halt, ONE, STAGES as STAGES_BEFORE, go};
use super::fit::Minibatch;
use super::source::BatchSource;
use super::trainer::{BatchResult, Trainer};

/// What is done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Derive,
    /// The watch looks at a micro-batch.
    CheckPart,
    Accumulate,
    Mean,
    /// The watch looks at the gradients.
    Check,
    Update,
    Average,
}

/// Stages of these in a pace, and that of the order of an epoch, which is the last.
const STAGES: usize = 8;

/// Where a step's batch comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The run over a data set.
    Run(Minibatch),
    /// Arrays of the host.
    Arrays,
}

/// A step.
pub(super) struct Underway {
    pub(super) origin: Origin,
    /// Rows of the batch.
    pub(super) rows: usize,
    /// Nanoseconds that were spent on it.
    pub(super) spent: f64,
    /// Batches of an update, and whether this is the last one whatever their number.
    micro_batches: u64,
    is_last: bool,
    stage: Stage,
    derivation: Derivation,
    norms: NormSums,
    squares: Option<f64>,
    result: BatchResult,
}

impl Underway {
    /// A step over a batch of so many rows, at its beginning.
    pub(super) fn new(origin: Origin, rows: usize, micro_batches: u64, is_last: bool) -> Self {
        Self {
            origin,
            rows,
            spent: 0.0,
            micro_batches,
            is_last,
            stage: Stage::Derive,
            derivation: Derivation::new(rows),
            norms: NormSums::default(),
            squares: None,
            result: BatchResult { loss: f64::NAN, correct: 0 },
        }
    }

    /// Whether it can be left as if it had not begun.
    pub(super) fn is_free(&self) -> bool {
        match self.stage {
            Stage::Derive | Stage::CheckPart => true,
            // The mean of micro-batches was taken.
            Stage::Check => self.micro_batches <= 1,
            _ => false,
        }
    }

    /// Whether nothing of its batch is computed yet.
    pub(super) fn has_hardly_begun(&self) -> bool {
        self.stage == Stage::Derive && self.derivation.has_hardly_begun()
    }

    /// Whether weights, or sums of gradients, are changed in part.
    pub(super) fn is_half_done(&self) -> bool {
        !matches!(self.stage, Stage::Derive | Stage::CheckPart | Stage::Check)
    }

    /// About how much of it is done, of 1, for a network of so many nodes.
    pub(super) fn share(&self, nodes: usize) -> f64 {
        match self.stage {
            Stage::Derive => 0.9 * self.derivation.share(nodes),
            Stage::Average => 0.99,
            _ => 0.9,
        }
    }
}

/// Stages of a step of a network of so many nodes.
pub(super) fn stages(nodes: usize) -> usize {
    2 * nodes + STAGES_BEFORE + STAGES
}

impl Trainer {
    /// Goes on with a step, whose batch is the one that it began with.
    pub(super) fn go_on_with(
        &mut self,
        step: &mut Underway,
        batch: &mut dyn BatchSource,
        pace: &mut Pace,
    ) -> Result<BatchResult, Halt> {
        if step.stage == Stage::Derive {
            step.result = self.derive(&mut step.derivation, batch, pace)?;
            let is_alone = step.micro_batches <= 1;
            step.stage = if is_alone { Stage::Check } else { Stage::CheckPart };
        }
        self.conclude(step, pace)
    }

    /// Goes on with a step whose gradients are there.
    pub(super) fn conclude(
        &mut self,
        step: &mut Underway,
        pace: &mut Pace,
    ) -> Result<BatchResult, Halt> {
        let first = 2 * self.plan.steps.len() + STAGES_BEFORE;
        loop {
            pace.enter(first + step.stage as usize);
            let next = self.concluding_stage(step, pace)?;
            pace.leave();
            match next {
                Some(stage) => step.stage = stage,
                None => return Ok(step.result),
            }
        }
    }

    /// Does a stage and says which is next.
    fn concluding_stage(
        &mut self,
        step: &mut Underway,
        pace: &mut Pace,
    ) -> Result<Option<Stage>, Halt> {
        let floats = self.network.layout.floats;
        Ok(match step.stage {
            Stage::Derive => unreachable!("gradients are there"),
            Stage::CheckPart => {
                let mut checked = Ok(());
                go(pace.one(ONE, floats, || checked = self.check_micro_batch()))?;
                checked?;
                Some(Stage::Accumulate)
            }
            Stage::Accumulate => {
                go(self.add_to_accumulated(pace))?;
                self.is_mean_due(step.micro_batches, step.is_last).then_some(Stage::Mean)
            }
            Stage::Mean => {
                go(self.take_mean(pace))?;
                Some(Stage::Check)
            }
            Stage::Check => {
                let mut checked = Ok(None);
                go(pace.one(ONE, floats, || checked = self.begin_checked()))?;
                step.squares = checked?;
                Some(Stage::Update)
            }
            Stage::Update => {
                go(self.update_at_pace(pace, &mut step.norms))?;
                self.count_update();
                Some(Stage::Average)
            }
            Stage::Average => {
                go(self.add_to_average(pace))?;
                self.end_checked(step.squares);
                None
            }
        })
    }
}
