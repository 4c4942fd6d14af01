//! Training inside a host's frames.

use std::ffi::c_void;

use crate::error::Error;
use crate::train::{FrameReport, Trainer};

use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::{guard, guard_seldom};
use super::loss::targets_in;
use super::options::{self, Options};
use super::tensor::glia_tensor;
use super::trainer::{at_rest, glia_trainer};

/// What a frame of training did, and how long what is left may take. Set struct_size to
/// sizeof(glia_frame) before a call that fills it.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_frame {
    /// sizeof(glia_frame).
    pub struct_size: usize,
    /// Steps that were finished in the frame.
    pub steps: i64,
    /// 1: the run is done, or the step over arrays is.
    pub finished: i32,
    /// 1: a step is under way, which the next frame goes on with.
    pub under_way: i32,
    /// The mean loss of the last step that was finished, before its update; NaN without one.
    pub loss: f64,
    /// About how much of the step under way is done, from 0 to below 1; 0 without one.
    pub step_share: f64,
    /// Nanoseconds that the frame took.
    pub nanoseconds: f64,
    /// Nanoseconds of computing that the step under way, or else the next one, still takes, by the
    /// steps before it; NaN before the first was finished.
    pub step_nanoseconds_left: f64,
    /// The same for all steps that are left of the epoch; NaN also for arrays.
    pub epoch_nanoseconds_left: f64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_frame {}

impl glia_frame {
    fn new(report: FrameReport, under_way: bool) -> Self {
        Self {
            struct_size: size_of::<Self>(),
            steps: report.steps as i64,
            finished: report.finished.into(),
            under_way: under_way.into(),
            loss: report.loss,
            step_share: report.step_share,
            nanoseconds: report.nanoseconds,
            step_nanoseconds_left: report.step_nanoseconds_left,
            epoch_nanoseconds_left: report.epoch_nanoseconds_left,
        }
    }
}

/// Does a frame and says what it did, if the host asks.
fn in_frame(
    call: &Call,
    trainer: &mut Trainer,
    frame: *mut glia_frame,
    body: impl FnOnce(&mut Trainer) -> Result<FrameReport, Error>,
) -> Result<(), Error> {
    let out = if frame.is_null() { None } else { Some(options::write(call, "frame", frame)?) };
    let report = body(trainer)?;
    if let Some(out) = out {
        out(glia_frame::new(report, trainer.is_under_way()));
    }
    Ok(())
}

fn budget_in(nanoseconds: i64) -> Result<u64, Error> {
    u64::try_from(nanoseconds)
        .map_err(|_| Error::invalid(format!("nanoseconds: expected at least 0, got {nanoseconds}")))
}

/// Goes on with a run for about so many nanoseconds, in the middle of a step and of a matrix product
/// where the frame before ended: at least one operation, which takes 20 to 100 microseconds at most on
/// a desktop's processor, and after it none that would not fit by what was measured of its like. The
/// weights after each whole step are the same bits for every sequence of budgets, and those of
/// glia_trainer_advance. An operation is longer where an optimizer takes whole parameters (lamb, lars,
/// adafactor, muon), for GLIA_LOSS_INFO_NCE, and where the watch looks at all gradients.
///
/// Between two frames any other call may come. One that needs the trainer at rest settles it, as
/// glia_trainer_settle does; settings of optimizer and updates hold from the update of the step
/// under way on; and what shows weights is refused (GLIA_ERROR_INVALID_STATE) while an update is half
/// done.
///
/// @param trainer      the trainer, after glia_trainer_begin or loaded in the middle of a run
/// @param inputs       float32 [samples, input shape …], the same at every call of a run; read in
///                     place, not kept
/// @param targets      float32 [samples, output shape …], or int32 or int64 labels [samples]; the same
///                     at every call of a run; read in place, not kept
/// @param nanoseconds  the budget, at least 0; the frame is over it by the last operation at most
/// @param frame        receives what was done; set its struct_size; may be NULL
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
///         GLIA_ERROR_INVALID_STATE (no run; an optimizer that searches, whose step cannot stop),
///         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY,
///         GLIA_ERROR_DIVERGED (the watch refused a step: glia_trainer_watch_set; the run goes on after
///         its minibatch); after an error the steps before the one that failed count
///
/// Threads: any, one call at a time on the same trainer. Allocates in the first call of a run, as
/// glia_trainer_advance, and in the first frame of a trainer. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_run_for(
    trainer: *mut glia_trainer,
    inputs: *const glia_tensor,
    targets: *const glia_tensor,
    nanoseconds: i64,
    frame: *mut glia_frame,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.exclusive("trainer", trainer)?;
        let (inputs, targets) = (call.shared("inputs", inputs)?, call.shared("targets", targets)?);
        let nanoseconds = budget_in(nanoseconds)?;
        in_frame(call, trainer, frame, |trainer| trainer.run_for(inputs, targets, nanoseconds))
    })
}

/// Goes on with one step over a minibatch for about so many nanoseconds, as glia_trainer_run_for does:
/// call it with the same arrays until the frame says that it is finished. The step is that of
/// glia_trainer_step, bit for bit. Arrays of another number of rows begin another step.
///
/// @param trainer       the trainer
/// @param inputs        the rows one after the other, each of the model's input shape; read in place,
///                      not kept
/// @param input_count   floats of inputs: rows times the size of the input, at least one row; more
///                      than largest_batch come in chunks
/// @param targets       what the rows should give: floats of the model's output shape, or one
///                      label a row, from 0 to the number of outputs - 1; read in place, not kept
/// @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
/// @param target_count  elements of targets
/// @param nanoseconds   the budget, at least 0; the frame is over it by the last operation at most
/// @param frame         receives what was done; set its struct_size
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
///         GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_INVALID_STATE (an optimizer that searches,
///         whose step cannot stop), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label),
///         GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_DIVERGED (the watch refused the step:
///         glia_trainer_watch_set); after an error the weights are as before the step
///
/// Threads: any, one call at a time on the same trainer. Allocates in the first frame of a trainer, and
/// in the first with so many rows what glia_trainer_prepare_batch makes. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_step_for(
    trainer: *mut glia_trainer,
    inputs: *const f32,
    input_count: usize,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
    nanoseconds: i64,
    frame: *mut glia_frame,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let trainer = call.exclusive("trainer", trainer)?;
        let inputs = call.slice("inputs", inputs, input_count)?;
        let targets = targets_in(call, "targets", targets, target_type, target_count)?;
        let nanoseconds = budget_in(nanoseconds)?;
        let out = options::write(call, "frame", frame)?;
        let report = trainer.step_for(inputs, &targets, nanoseconds)?;
        out(glia_frame::new(report, trainer.is_under_way()));
        Ok(())
    })
}

/// Steps on batches drawn from the buffers of samples that are attached (glia_trainer_samples_attach),
/// up to so many of them, for about so many nanoseconds, as glia_trainer_run_for does: it goes on in the
/// middle of a step. Samples added meanwhile do not change the batch of that one. The steps are those of
/// glia_trainer_step_samples, bit for bit, over the same samples.
///
/// @param trainer      the trainer
/// @param batch_size   rows of a batch, at least 1; more than largest_batch come in chunks. Another
///                     number than that of the step under way begins another step
/// @param most         finish at most so many steps, at least 0
/// @param nanoseconds  the budget, at least 0; the frame is over it by the last operation at most
/// @param frame        receives what was done, finished where it was `most` steps; set its struct_size;
///                     may be NULL
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size, most, nanoseconds),
///         GLIA_ERROR_INVALID_STATE (no samples; an optimizer that searches, whose step cannot stop),
///         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
///         GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_DIVERGED (the watch refused a step:
///         glia_trainer_watch_set; the next frame draws other samples)
///
/// Threads: any, one call at a time on the same trainer; others may add samples meanwhile. Allocates
/// nothing but errors after glia_trainer_prepare_samples and the first frame. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_run_samples_for(
    trainer: *mut glia_trainer,
    batch_size: usize,
    most: i64,
    nanoseconds: i64,
    frame: *mut glia_frame,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let trainer = call.exclusive("trainer", trainer)?;
        let nanoseconds = budget_in(nanoseconds)?;
        let most = u64::try_from(most)
            .map_err(|_| Error::invalid(format!("most: expected at least 0 steps, got {most}")))?;
        in_frame(call, trainer, frame, |trainer| {
            trainer.run_samples_for(batch_size, most, nanoseconds)
        })
    })
}

/// Brings a trainer whose step is under way to rest: a step whose update has begun is finished, any
/// other one is left as if it had not begun; a run begins it again. So the weights, and what a file
/// would hold, are those after a whole number of steps. Without a step under way it does nothing.
///
/// @param trainer  the trainer
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, one call at a time on the same trainer. Takes an update's time at most. Allocates
/// nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_settle(
    trainer: *mut glia_trainer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| at_rest(call, trainer).map(|_| ()))
}
