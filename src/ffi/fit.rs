//! Runs over a data set: with a callback, and step by step for hosts that poll.

use std::ffi::c_void;

use crate::error::Error;
use crate::kernels::float_environment::FloatEnvironment;
use crate::tensor::tensor::Tensor;
use crate::train::{FitOptions, Progress, Trainer};

use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::{guard, guard_seldom, guard_with_callbacks};
use super::options::{self, Options};
use super::tensor::glia_tensor;
use super::trainer::glia_trainer;

/// Options of a run. Set struct_size to sizeof(glia_fit_options); zero in any other field means
/// the default.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_fit_options {
    /// sizeof(glia_fit_options).
    pub struct_size: usize,
    /// Passes over the data; 0: 1.
    pub epochs: i64,
    /// Rows of a step; 0: the trainer's largest batch; GLIA_FULL_BATCH: the whole data set. The last
    /// step of an epoch takes what is left. More rows than the largest batch come in chunks: the
    /// results are those of the whole, bit for bit, and memory does not grow. 1 is online learning.
    pub batch_size: usize,
    /// 1: the samples keep their order; 0: each epoch has a new order, drawn by the trainer's
    /// seed, in later runs too.
    pub keep_order: i32,
    /// 1: each sample of each step is drawn for itself by the trainer's seed, evenly, so that samples
    /// come several times or not at all; an epoch is as many draws as there are samples. 0: an
    /// epoch has each sample once. Not together with keep_order.
    pub with_replacement: i32,
    /// Steps whose gradients are averaged for one update, at most 16777216; 0 or 1: each step is an
    /// update. The last update of an epoch takes what is left.
    pub micro_batches: i64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_fit_options {}

/// How far a run is. Set struct_size to sizeof(glia_progress) before a call that fills it.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_progress {
    /// sizeof(glia_progress).
    pub struct_size: usize,
    /// The epoch that the last step belonged to, from 0.
    pub epoch: i64,
    /// Epochs of the run.
    pub epochs: i64,
    /// Steps done in that epoch.
    pub step: i64,
    /// Steps of an epoch; 0 before the first step of a run.
    pub steps: i64,
    /// Samples seen since the run was begun.
    pub samples: i64,
    /// The mean loss of that epoch so far; NaN before its first step.
    pub loss: f64,
    /// The share of that epoch's samples so far, 0 to 1, whose class was right when they were
    /// seen; NaN for a loss without classes.
    pub accuracy: f64,
    /// Samples per second of this process; 0 before its first step.
    pub samples_per_second: f64,
    /// Seconds until the end of the run at this speed; NaN before the first step.
    pub seconds_left: f64,
    /// 1: the last step ended an epoch.
    pub epoch_finished: i32,
    /// 1: the run is done.
    pub finished: i32,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_progress {}

impl From<Progress> for glia_progress {
    fn from(progress: Progress) -> Self {
        Self {
            struct_size: size_of::<Self>(),
            epoch: progress.epoch as i64,
            epochs: progress.epochs as i64,
            step: progress.step as i64,
            steps: progress.steps as i64,
            samples: progress.samples as i64,
            loss: progress.loss,
            accuracy: progress.accuracy,
            samples_per_second: progress.samples_per_second,
            seconds_left: progress.seconds_left,
            epoch_finished: progress.epoch_finished.into(),
            finished: progress.finished.into(),
        }
    }
}

/// Called after each step of glia_trainer_fit, on the calling thread, inside the call. It may call
/// any function, glia_trainer_save of the same trainer too (glia_trainer_step would change what is
/// being trained), but must not free the trainer, nor leave by an exception or longjmp. It runs in
/// the host's own floating-point environment.
///
/// @param progress  how far the run is; valid during the callback
/// @param user      what the caller of glia_trainer_fit gave
/// @return 0 to go on, any other number to stop after this step
pub type glia_progress_callback =
    Option<unsafe extern "C" fn(progress: *const glia_progress, user: *mut c_void) -> i32>;

/// Begins a run over a data set without doing a step; glia_trainer_advance does them. A run in
/// progress ends where it is; gradients that were accumulated are forgotten.
///
/// @param trainer  the trainer
/// @param options  what differs from the defaults; NULL for none
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_begin(
    trainer: *mut glia_trainer,
    options: *const glia_fit_options,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.exclusive("trainer", trainer)?;
        let options = options_in(call, options, trainer)?;
        trainer.begin(options)
    })
}

/// Does the next steps of a run: the polling twin of glia_trainer_fit. The data are the same at
/// every call of a run; they are read in place, not kept.
///
/// @param trainer    the trainer, after glia_trainer_begin or loaded in the middle of a run
/// @param inputs     float32 [samples, input shape …]
/// @param targets    float32 [samples, output shape …], or int32 or int64 labels [samples]
/// @param most       do at most so many steps, at least 0
/// @param progress   receives how far the run is; set its struct_size; may be NULL
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (most),
///         GLIA_ERROR_INVALID_STATE (no run), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a
///         label), GLIA_ERROR_DIVERGED (the watch refused a step: glia_trainer_watch_set; the run
///         goes on after its minibatch); after an error the steps before the one that failed count
///
/// Threads: any, one call at a time on the same trainer. Allocates in the first call of a run: room
/// for targets, and what glia_trainer_prepare_batch makes for the rows of a step. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_advance(
    trainer: *mut glia_trainer,
    inputs: *const glia_tensor,
    targets: *const glia_tensor,
    most: i64,
    progress: *mut glia_progress,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let trainer = call.exclusive("trainer", trainer)?;
        let (inputs, targets) = (call.shared("inputs", inputs)?, call.shared("targets", targets)?);
        let most = u64::try_from(most)
            .map_err(|_| Error::invalid(format!("most: expected at least 0 steps, got {most}")))?;
        let wanted = !progress.is_null();
        let out = wanted.then(|| options::write(call, "progress", progress)).transpose()?;
        let result = trainer.advance(inputs, targets, most)?;
        if let Some(out) = out {
            out(result.into());
        }
        Ok(())
    })
}

/// How far the run is.
///
/// @param trainer   the trainer
/// @param progress  receives how far the run is; set its struct_size
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
///         GLIA_ERROR_INVALID_STATE (no run)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_progress(
    trainer: *const glia_trainer,
    progress: *mut glia_progress,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        let out = options::write(call, "progress", progress)?;
        out(trainer.progress()?.into());
        Ok(())
    })
}

/// Trains on a data set: epochs of minibatches, to the end or until the callback stops it.
///
/// @param trainer   the trainer
/// @param inputs    float32 [samples, input shape …]; read in place, not kept
/// @param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]
/// @param options   what differs from the defaults; NULL goes on with the run in progress, after
///                  a stop or a load
/// @param callback  called after each step; may be NULL
/// @param user      given to the callback
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, also when the callback stopped it; GLIA_ERROR_NULL_POINTER,
///         GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_INVALID_STATE (no run to go on with),
///         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_DIVERGED (the
///         watch refused a step: glia_trainer_watch_set; a call without options goes on after its
///         minibatch); after an error the steps before the one that failed count
///
/// Threads: any, one call at a time on the same trainer, but for those of the callback. Allocates
/// before the first step. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_fit(
    trainer: *mut glia_trainer,
    inputs: *const glia_tensor,
    targets: *const glia_tensor,
    options: *const glia_fit_options,
    callback: glia_progress_callback,
    user: *mut c_void,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_with_callbacks(error, |_| {
        // The trainer is taken for each step and given back before the callback, which may itself
        // call functions with it. The data are kept alive, whatever the callback frees.
        let (inputs, targets) = {
            let _environment = FloatEnvironment::set_default();
            let call = Call::new();
            let trainer = call.exclusive("trainer", trainer)?;
            let inputs = call.shared("inputs", inputs)?.clone();
            let targets = call.shared("targets", targets)?.clone();
            if !options.is_null() {
                let options = options_in(&call, options, trainer)?;
                // The data are checked before a run in progress is given up.
                trainer.check_data(&inputs, &targets)?;
                trainer.begin(options)?;
            } else if trainer.progress()?.finished {
                return Ok(());
            }
            (inputs, targets)
        };
        loop {
            let progress = glia_progress::from(step(trainer, &inputs, &targets)?);
            // SAFETY: the caller's function, with the arguments that its type says.
            let stop = callback.is_some_and(|callback| unsafe { callback(&progress, user) } != 0);
            if stop || progress.finished == 1 {
                return Ok(());
            }
        }
    })
}

/// One step of a run.
fn step(trainer: *mut glia_trainer, inputs: &Tensor, targets: &Tensor) -> Result<Progress, Error> {
    let _environment = FloatEnvironment::set_default();
    let call = Call::new();
    let progress = call.exclusive("trainer", trainer)?.advance(inputs, targets, 1)?;
    call.check_host()?;
    Ok(progress)
}

/// Reads the options of a run.
fn options_in(
    call: &Call,
    options: *const glia_fit_options,
    trainer: &Trainer,
) -> Result<FitOptions, Error> {
    let given = options::read(call, options)?;
    let epochs = u64::try_from(given.epochs).ok().filter(|epochs| *epochs <= u64::from(u32::MAX));
    let epochs = epochs.ok_or_else(|| {
        Error::invalid(format!("epochs: expected 0 to {}, got {}", u32::MAX, given.epochs))
    })?;
    let switches = [("keep_order", given.keep_order), ("with_replacement", given.with_replacement)];
    for (name, switch) in switches {
        if !(0..=1).contains(&switch) {
            return Err(Error::invalid(format!("{name}: expected 0 or 1, got {switch}")));
        }
    }
    let micro_batches = u64::try_from(given.micro_batches).map_err(|_| {
        let got = given.micro_batches;
        Error::invalid(format!("micro_batches: expected at least 0, got {got}"))
    })?;
    let largest = trainer.options().largest_batch;
    Ok(FitOptions {
        epochs: epochs.max(1),
        batch_size: if given.batch_size == 0 { largest } else { given.batch_size },
        keep_order: given.keep_order == 1,
        with_replacement: given.with_replacement == 1,
        micro_batches,
    })
}
