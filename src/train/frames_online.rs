//! Training in frames on samples that the host adds as they come.

use crate::error::Error;

use super::derivation::{Halt, ONE, go};
use super::frames::{FrameReport, Frames};
use super::trainer::Trainer;
use super::underway::{Origin, Underway, stages};

impl Trainer {
    /// Up to `most` steps on batches drawn from the buffers that are attached, for about so many
    /// nanoseconds: at least one operation, none that would not fit by what was measured of its like
    /// before. It goes on in the middle of a step; samples added meanwhile do not change the batch of
    /// that one.
    pub fn run_samples_for(
        &mut self,
        rows: usize,
        most: u64,
        nanoseconds: u64,
    ) -> Result<FrameReport, Error> {
        self.check_frames()?;
        self.settle_other_than(Origin::Samples);
        let mut frames = self.take_frames(rows)?;
        if frames.underway.as_ref().is_some_and(|step| step.rows != rows) {
            self.settle_in(&mut frames);
        }
        let prepared = if frames.drawn.is_none() { self.prepare_samples(rows) } else { Ok(()) };
        frames.pace.begin_frame(nanoseconds);
        let (mut steps, mut loss, mut failure) = (0, f64::NAN, prepared.err());
        while steps < most && failure.is_none() {
            match self.samples_in_frame(&mut frames, rows) {
                Ok(value) => (steps, loss) = (steps + 1, value),
                Err(Halt::TimeIsUp) => break,
                Err(Halt::Failed(error)) => failure = Some(error),
            }
        }
        let report = frames.report(steps, loss, None, self.plan.steps.len());
        self.frames = Some(frames);
        let report = FrameReport { finished: steps == most, ..report };
        failure.map_or(Ok(report), Err)
    }

    /// Goes on with a step, or begins one.
    fn samples_in_frame(&mut self, frames: &mut Frames, rows: usize) -> Result<f64, Halt> {
        if frames.drawn.is_none() {
            // A place of its own, that of the order of an epoch.
            frames.pace.enter(stages(self.plan.steps.len()) - 1);
            let (mut drawn, size) = (None, self.network.input().size());
            let floats = rows.saturating_mul(size);
            go(frames.pace.one(ONE, floats, || drawn = Some(self.draw_samples(rows))))?;
            frames.pace.leave();
            frames.drawn = Some(drawn.expect("done")?);
        }
        let step = frames.underway.take();
        let mut step = step.unwrap_or_else(|| Underway::new(Origin::Samples, rows, 1, false));
        let batch = frames.drawn.take().expect("just drawn");
        let outcome = self.go_on_in_frame(frames, &mut step, &mut batch.arrays(&batch.targets()));
        if matches!(outcome, Err(Halt::TimeIsUp)) {
            (frames.underway, frames.drawn) = (Some(step), Some(batch));
        } else {
            self.put_back(batch);
        }
        outcome.map(|(result, _)| result.loss)
    }
}
