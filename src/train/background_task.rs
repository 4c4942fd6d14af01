//! What a training thread does, by slices of time.

use crate::error::Error;
use crate::host::clock::Instant;
use crate::kernels::host_jobs::HostJobs;
use crate::tensor::tensor::Tensor;

use super::frames::FrameReport;
use super::trainer::Trainer;

/// What there is to do.
pub enum Task {
    /// The run that was begun, to its end.
    Run {
        /// The samples, which are read in place.
        inputs: Tensor,
        /// Their targets.
        targets: Tensor,
    },
    /// Steps on batches drawn from the buffers of samples that are attached.
    Samples {
        /// Rows of a batch.
        rows: usize,
        /// How many steps; `None`: no end.
        left: Option<u64>,
    },
}

impl Task {
    /// Refuses what could not even begin.
    pub fn check(&self, trainer: &Trainer) -> Result<(), Error> {
        match self {
            Self::Run { inputs, targets } => {
                trainer.progress()?;
                trainer.check_data(inputs, targets)
            }
            Self::Samples { rows, .. } => trainer.check_drawn_rows(*rows),
        }
    }

    /// Works for about so many nanoseconds; `None` where there are no samples to learn from yet. An
    /// optimizer whose step cannot stop in between does a whole one.
    pub(super) fn slice(
        &mut self,
        trainer: &mut Trainer,
        nanoseconds: u64,
    ) -> Result<Option<FrameReport>, Error> {
        if matches!(self, Self::Samples { .. }) && !trainer.has_samples() {
            return Ok(None);
        }
        let searches = trainer.optimizer.kind().searches();
        let report = match self {
            Self::Run { inputs, targets } if searches => {
                let most = u64::from(!trainer.progress()?.finished);
                whole_steps(most, || {
                    let progress = trainer.advance(inputs, targets, most)?;
                    Ok((trainer.last_loss(), progress.finished))
                })
            }
            Self::Run { inputs, targets } => trainer.run_for(inputs, targets, nanoseconds),
            Self::Samples { rows, left } => {
                let most = left.unwrap_or(u64::MAX);
                let report = match searches && most > 0 {
                    true => whole_steps(1, || Ok((trainer.step_samples(*rows)?, most == 1))),
                    false => trainer.run_samples_for(*rows, most, nanoseconds),
                };
                if let (Some(left), Ok(report)) = (left, &report) {
                    *left -= report.steps;
                }
                report
            }
        }?;
        let host = trainer.runtime().host_jobs();
        host.map_or(Ok(()), HostJobs::fault).map(|()| Some(report))
    }
}

/// A slice of so many whole steps, one at most, which gives the loss and whether all is done.
fn whole_steps(
    steps: u64,
    body: impl FnOnce() -> Result<(f64, bool), Error>,
) -> Result<FrameReport, Error> {
    let began = Instant::now();
    let (loss, finished) = body()?;
    Ok(FrameReport {
        steps,
        loss,
        step_share: 0.0,
        nanoseconds: began.elapsed().as_nanos() as f64,
        step_nanoseconds_left: f64::NAN,
        epoch_nanoseconds_left: f64::NAN,
        finished,
    })
}
