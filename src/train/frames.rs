//! Training inside a host's frames: a step goes on for so many nanoseconds, and again in the next
//! frame.
//!
//! The weights that come out are those of whole steps, bit for bit, for every sequence of budgets, as
//! the operations and their order are the same (`crate::kernels::pace`). Other calls may come between
//! two frames: they find the trainer at rest ([`Trainer::settle`]).

use std::time::Duration;

use crate::error::{Error, ErrorCode};
use crate::kernels::pace::Pace;
use crate::loss::Targets;
use crate::tensor::tensor::Tensor;

use super::data::DataSet;
use super::derivation::Halt;
use super::fit::{Fit, no_run};
use super::samples::DrawnBatch;
use super::source::BatchSource;
use super::trainer::{Trainer, whole_rows};
use super::underway::{Origin, Outcome, Underway, stages};

/// What a frame did, and how long what is left may take.
#[derive(Clone, Copy, Debug)]
pub struct FrameReport {
    /// Steps that were finished.
    pub steps: u64,
    /// The loss of the last of them; NaN without one.
    pub loss: f64,
    /// About how much of the step under way is done, from 0 to below 1; 0 without one.
    pub step_share: f64,
    /// Nanoseconds that the frame took.
    pub nanoseconds: f64,
    /// Nanoseconds of computing that the step under way, or else the next one, still takes by the
    /// steps before it; NaN before the first was finished.
    pub step_nanoseconds_left: f64,
    /// The same for the epoch under way; NaN also without a run.
    pub epoch_nanoseconds_left: f64,
    /// Whether the run is done; of arrays, whether their step is.
    pub finished: bool,
}

/// What a trainer keeps from frame to frame.
pub(super) struct Frames {
    pub(super) pace: Pace,
    pub(super) underway: Option<Underway>,
    /// The batch of the step under way, where it was drawn from buffers of samples.
    pub(super) drawn: Option<DrawnBatch>,
    /// Nanoseconds of a step, as the last ones took them; 0 before the first.
    step_time: f64,
}

impl Frames {
    fn new(trainer: &Trainer) -> Result<Self, Error> {
        let pace = Pace::in_frames(stages(trainer.plan.steps.len()), trainer.runtime.threads())?;
        Ok(Self { pace, underway: None, drawn: None, step_time: 0.0 })
    }

    /// After a step, which took so long.
    fn learn(&mut self, step: &Underway) {
        let mean = &mut self.step_time;
        *mean = if *mean == 0.0 { step.spent } else { *mean + (step.spent - *mean) / 8.0 };
    }

    pub(super) fn report(
        &self,
        steps: u64,
        loss: f64,
        steps_left: Option<u64>,
        nodes: usize,
    ) -> FrameReport {
        let (time, spent) = (self.step_time, self.underway.as_ref().map_or(0.0, |step| step.spent));
        let step_share = self.underway.as_ref().map_or(0.0, |step| match time > 0.0 {
            true => (spent / time).min(0.99),
            false => step.share(nodes),
        });
        let left = |count: f64| if time > 0.0 { (count * time - spent).max(0.0) } else { f64::NAN };
        FrameReport {
            steps,
            loss,
            step_share,
            nanoseconds: self.pace.elapsed(),
            step_nanoseconds_left: left(1.0),
            epoch_nanoseconds_left: steps_left.map_or(f64::NAN, |count| left(count as f64)),
            finished: false,
        }
    }
}

impl Trainer {
    /// Goes on with the run for about so many nanoseconds: at least one operation, none that would
    /// not fit by what was measured of its like before.
    pub fn run_for(
        &mut self,
        inputs: &Tensor,
        targets: &Tensor,
        nanoseconds: u64,
    ) -> Result<FrameReport, Error> {
        self.check_frames()?;
        let network = std::sync::Arc::clone(&self.network);
        let data = DataSet::new(&network, &self.loss, inputs, targets)?;
        let underway = self.frames.as_ref().and_then(|frames| frames.underway.as_ref());
        // Without a step the order of an epoch may be under way.
        if underway.is_some_and(|step| !matches!(step.origin, Origin::Run(_))) {
            self.settle();
        }
        // Both are taken out for the time of the frame and put back whatever it gives.
        let mut fit = self.fit.take().ok_or_else(no_run)?;
        let outcome = fit.bind(self, &data).and_then(|()| {
            let mut frames = self.take_frames(fit.batch_size().min(data.rows()))?;
            frames.pace.begin_frame(nanoseconds);
            let outcome = self.run_frame(&mut frames, &mut fit, &data);
            let (steps, loss, failure) = outcome;
            let nodes = self.plan.steps.len();
            let report = frames.report(steps, loss, Some(fit.steps_left(data.rows())), nodes);
            self.frames = Some(frames);
            let report = FrameReport { finished: fit.is_done(), ..report };
            failure.map_or(Ok(report), Err)
        });
        self.fit = Some(fit);
        outcome
    }

    /// Goes on with a step over arrays, the same in every call until it is finished, for about so
    /// many nanoseconds.
    pub fn step_for(
        &mut self,
        inputs: &[f32],
        targets: &Targets<'_>,
        nanoseconds: u64,
    ) -> Result<FrameReport, Error> {
        self.check_frames()?;
        let rows = whole_rows(&self.network, inputs.len())?;
        self.settle_other_than(Origin::Arrays);
        self.prepare_batch(rows)?;
        let mut batch = self.array_batch(rows, inputs, targets, None)?;
        let mut frames = self.take_frames(rows)?;
        if frames.underway.as_ref().is_some_and(|step| step.rows != rows) {
            self.settle_in(&mut frames);
        }
        frames.pace.begin_frame(nanoseconds);
        let step = frames.underway.take();
        let mut step = step.unwrap_or_else(|| Underway::new(Origin::Arrays, rows, 1, false));
        let outcome = self.go_on_in_frame(&mut frames, &mut step, &mut batch);
        let (steps, loss, failure) = match outcome {
            Ok((result, _)) => (1, result.loss, None),
            Err(Halt::Failed(error)) => (0, f64::NAN, Some(error)),
            Err(Halt::TimeIsUp) => {
                frames.underway = Some(step);
                (0, f64::NAN, None)
            }
        };
        let report = frames.report(steps, loss, None, self.plan.steps.len());
        self.frames = Some(frames);
        let report = FrameReport { finished: steps > 0, ..report };
        failure.map_or(Ok(report), Err)
    }

    /// Brings a trainer whose step is under way to rest: a step whose update has begun is finished,
    /// any other one is left as if it had not begun, and a run begins it again.
    pub fn settle(&mut self) {
        if let Some(mut frames) = self.frames.take() {
            self.settle_in(&mut frames);
            self.frames = Some(frames);
        }
    }

    /// Before settings change: a step whose update has begun is finished, one that has hardly begun is
    /// left, and any other one goes on, so that its update has the new settings.
    pub fn settle_update(&mut self) {
        let underway = self.frames.as_ref().and_then(|frames| frames.underway.as_ref());
        if underway.is_some_and(|step| !step.is_free() || step.has_hardly_begun()) {
            self.settle();
        }
    }

    /// Whether a step is under way.
    pub fn is_under_way(&self) -> bool {
        self.frames.as_ref().is_some_and(|frames| frames.underway.is_some())
    }

    /// Whether weights, or sums, are changed in part.
    pub fn is_half_done(&self) -> bool {
        let underway = self.frames.as_ref().and_then(|frames| frames.underway.as_ref());
        underway.is_some_and(Underway::is_half_done)
    }

    /// Refuses to show weights, or sums, that are changed in part.
    pub fn check_whole(&self) -> Result<(), Error> {
        if !self.is_half_done() {
            return Ok(());
        }
        Err(Error::state(
            "trainer: expected no update that is half done; go on with the frames until a step is \
             finished, or settle the trainer",
        ))
    }

    /// Refuses to show gradients that are being computed.
    pub fn check_idle(&self) -> Result<(), Error> {
        if !self.is_under_way() {
            return Ok(());
        }
        Err(Error::state(
            "trainer: expected no step under way; go on with the frames until it is finished, or \
             settle the trainer",
        ))
    }

    /// Steps of the run until the frame is over: how many, the loss of the last one, and what ended
    /// them before.
    fn run_frame(
        &mut self,
        frames: &mut Frames,
        fit: &mut Fit,
        data: &DataSet<'_>,
    ) -> (u64, f64, Option<Error>) {
        let (mut steps, mut loss) = (0, f64::NAN);
        let order = stages(self.plan.steps.len()) - 1;
        while !fit.is_done() {
            if fit.needs_order() {
                frames.pace.enter(order);
                if fit.shuffle_at_pace(self, &mut frames.pace).is_break() {
                    frames.pace.measure();
                    break;
                }
                frames.pace.leave();
            }
            let step = frames.underway.take();
            let mut step = step.unwrap_or_else(|| {
                let next = fit.next(data);
                Underway::new(Origin::Run(next), next.rows, fit.micro_batches, next.is_last())
            });
            let Origin::Run(minibatch) = step.origin else { unreachable!("settled before") };
            let outcome = fit.with_batch(self, data, &minibatch, |trainer, batch| {
                trainer.go_on_in_frame(frames, &mut step, batch)
            });
            match outcome {
                Ok(outcome) => {
                    fit.clock.add(duration(step.spent), step.rows as u64);
                    fit.conclude(self, &minibatch, Some(outcome));
                    (steps, loss) = (steps + 1, outcome.0.loss);
                }
                Err(Halt::TimeIsUp) => {
                    frames.underway = Some(step);
                    break;
                }
                Err(Halt::Failed(error)) => {
                    if error.code() == ErrorCode::Diverged {
                        fit.conclude(self, &minibatch, None);
                    }
                    return (steps, loss, Some(error));
                }
            }
        }
        (steps, loss, None)
    }

    /// Goes on with a step, and measures what it takes.
    pub(super) fn go_on_in_frame(
        &mut self,
        frames: &mut Frames,
        step: &mut Underway,
        batch: &mut dyn BatchSource,
    ) -> Result<Outcome, Halt> {
        let began = frames.pace.elapsed();
        let outcome = self.go_on_with(step, batch, &mut frames.pace);
        // What was foretold before it may have been more than the clock says now.
        step.spent += (frames.pace.measure() - began).max(0.0);
        match &outcome {
            Ok(_) => frames.learn(step),
            Err(Halt::Failed(_)) => {
                step.leave(self);
                frames.pace.forget();
                self.pending = false;
            }
            Err(Halt::TimeIsUp) => {}
        }
        outcome
    }

    /// Refuses an optimizer whose step is no row of such operations.
    pub(super) fn check_frames(&self) -> Result<(), Error> {
        if !self.optimizer.kind().searches() {
            return Ok(());
        }
        Err(Error::state(format!(
            "trainer: {} tries several weights in a step, which cannot stop in between; expected a \
             whole step",
            self.optimizer.settings().entry().name
        )))
    }

    /// What is kept from frame to frame, made where it is missing, with the memory of such a batch.
    pub(super) fn take_frames(&mut self, rows: usize) -> Result<Box<Frames>, Error> {
        if self.carried.is_none() {
            self.prepare_chunks(rows)?;
        }
        match self.frames.take() {
            Some(frames) => Ok(frames),
            None => Ok(Box::new(Frames::new(self)?)),
        }
    }

    /// Settles what is under way, but for a step of this origin.
    pub(super) fn settle_other_than(&mut self, origin: Origin) {
        let underway = self.frames.as_ref().and_then(|frames| frames.underway.as_ref());
        if underway.is_none_or(|step| step.origin != origin) {
            self.settle();
        }
    }

    pub(super) fn settle_in(&mut self, frames: &mut Frames) {
        let Some(mut step) = frames.underway.take() else {
            // The order of an epoch may have been under way: it is made anew.
            return frames.pace.forget();
        };
        if let Some(batch) = frames.drawn.take() {
            self.give_back(batch, step.is_free());
        }
        if step.is_free() {
            step.leave(self);
            frames.pace.forget();
            self.pending = false;
            return;
        }
        frames.pace.begin_frame(u64::MAX);
        let outcome = self.conclude_step(&mut step, &mut frames.pace);
        if outcome.is_err() {
            frames.pace.forget();
        }
        if let (Origin::Run(minibatch), Some(mut fit)) = (step.origin, self.fit.take()) {
            fit.conclude(self, &minibatch, outcome.ok());
            self.fit = Some(fit);
        }
    }
}

/// Time spent, as a clock takes it.
pub(super) fn duration(nanoseconds: f64) -> Duration {
    Duration::from_nanos(nanoseconds.max(0.0) as u64)
}
