//! The doctor's watch over a training run.

use std::ffi::c_char;

use crate::catalog::Param;
use crate::train::WatchStatus;

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::options::{Options, write};
use super::text::TextOut;
use super::trainer::{between_updates, glia_trainer};

/// What the watch over a training run knows. Set struct_size to sizeof(glia_watch_status) before the
/// call. A figure that there is not yet is NaN.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_watch_status {
    /// sizeof(glia_watch_status).
    pub struct_size: usize,
    /// Updates that were watched.
    pub watched: i64,
    /// Steps that were refused.
    pub refused: i64,
    /// Why the last of them was: one of GLIA_FINDING_…
    pub finding: i32,
    /// 1 where the losses of a full window fell by less than GLIA_PARAM_PLATEAU_THRESHOLD.
    pub plateau: i32,
    /// The update that the step refused last would have been, from 1; 0 for none.
    pub refused_step: i64,
    /// The layer where that began, numbered as in a report; -1 for none.
    pub refused_layer: i64,
    /// The loss of the last update.
    pub loss: f64,
    /// The mean of the losses in the window.
    pub loss_mean: f64,
    /// Their standard deviation.
    pub loss_deviation: f64,
    /// Above which a loss is refused; NaN until the window is full.
    pub loss_limit: f64,
    /// By which share the mean loss fell from the older half of a full window to the newer one; below
    /// 0 where it rose.
    pub progress: f64,
    /// The Euclidean norm of all gradients at the last update, before clipping.
    pub gradient_norm: f64,
    /// The largest ratio of update to weight of a layer when it was measured last.
    pub update_ratio: f64,
    /// The gradient noise scale, in rows: gradient_variance / gradient_square. A batch far smaller
    /// has gradients that are mostly noise, one far larger hardly less noise than it.
    pub noise_scale: f64,
    /// The variance of the gradient of one row, over all parameters.
    pub gradient_variance: f64,
    /// The squared norm of the gradient without noise.
    pub gradient_square: f64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_watch_status {}

impl From<WatchStatus> for glia_watch_status {
    fn from(status: WatchStatus) -> Self {
        Self {
            struct_size: size_of::<Self>(),
            watched: status.watched as i64,
            refused: status.refused as i64,
            finding: status.finding as i32,
            plateau: i32::from(status.plateau),
            refused_step: status.step as i64,
            refused_layer: status.layer.map_or(-1, |layer| layer as i64),
            loss: status.loss,
            loss_mean: status.mean,
            loss_deviation: status.deviation,
            loss_limit: status.limit,
            progress: status.progress,
            gradient_norm: status.gradient_norm,
            update_ratio: status.update_ratio,
            noise_scale: status.noise_scale,
            gradient_variance: status.gradient_variance,
            gradient_square: status.gradient_square,
        }
    }
}

/// Sets what the doctor watches in a training run:
///
/// - GLIA_PARAM_WATCH, 0: 1 switches the watch on, 0 off, which forgets what was seen;
/// - GLIA_PARAM_WINDOW, 100, 4 to 65536: how many of the last losses are the recent past;
/// - GLIA_PARAM_EXPLOSION_FACTOR, 10, from 0: a loss is refused that is more than so many deviations
///   above the mean of a full window; a deviation counts as at least a tenth of the mean's size. 0:
///   none is;
/// - GLIA_PARAM_PLATEAU_THRESHOLD, 0.01, 0 to 1: the share by which the mean loss must fall from the
///   older half of the window to the newer one;
/// - GLIA_PARAM_RATIO_INTERVAL, 0: every how many updates the ratio of update to weight is measured;
///   0 for never;
/// - GLIA_PARAM_NOISE_SCALE_INTERVAL, 0: the same of the gradient noise scale (McCandlish et al.
///   2018, the simple one), from the gradients of a batch and of its halves.
///
/// While it is on, a step whose loss or gradients are not finite, or whose loss explodes, fails with
/// GLIA_ERROR_DIVERGED before the weights are touched: weights, the optimizer's state, schedules and
/// the number of steps stay as they are, and training can go on with another batch or another rate. So
/// do glia_trainer_step, glia_trainer_apply_gradients, glia_trainer_accumulate_gradients,
/// glia_trainer_advance and glia_trainer_fit; a run goes on after the minibatch that was refused. The message says where it began. Checkpoints hold
/// the settings and what was seen. docs/doctor.md states the cost.
///
/// @param trainer  the trainer
/// @param key      one of the keys above
/// @param value    the value
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE (value),
///         GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_watch_set(
    trainer: *mut glia_trainer,
    key: i32,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        between_updates(call, trainer)?.set_watch_setting(Param::from_code(key)?, value)
    })
}

/// What the doctor watches in a training run: see glia_trainer_watch_set.
///
/// @param trainer  the trainer
/// @param key      one of the keys of glia_trainer_watch_set
/// @param value    receives the value
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_watch_get(
    trainer: *const glia_trainer,
    key: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let setting = call.shared("trainer", trainer)?.watch_setting(Param::from_code(key)?);
        let out = call.out("value", value)?;
        out.write(setting?);
        Ok(())
    })
}

/// What the watch knows.
///
/// @param trainer  the trainer
/// @param status   receives the facts, as far as its struct_size goes, which the caller sets
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
///         GLIA_ERROR_INVALID_STATE (the watch is off)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_watch_status(
    trainer: *const glia_trainer,
    status: *mut glia_watch_status,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        let out = write(call, "status", status)?;
        out(trainer.watch_status()?.into());
        Ok(())
    })
}

/// The ratio of update to weight of a layer, |change| / |weights before| over all its parameters, when
/// it was measured last (GLIA_PARAM_RATIO_INTERVAL); NaN before that, and for a layer without
/// parameters. About 0.001 is usual; 0.1 is too fast.
///
/// @param trainer  the trainer
/// @param layer    the layer, numbered as in a report
/// @param ratio    receives the ratio
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (the watch is off),
///         GLIA_ERROR_NOT_FOUND (layer)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_watch_ratio(
    trainer: *const glia_trainer,
    layer: usize,
    ratio: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        let out = call.out("ratio", ratio)?;
        out.write(trainer.watch_ratio(layer)?);
        Ok(())
    })
}

/// Copies what to do: a sentence for the step refused last, for a plateau, for layers whose updates
/// are too large or too small, and for a batch far from the gradient noise scale, each on a line; an
/// empty text where nothing was found. The wording may change with any version: a program reads the
/// status.
///
/// @param trainer   the trainer
/// @param text      buffer for the advice, cut to fit and always NUL-terminated; may be NULL with
///                  capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole advice with its NUL; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (the watch is off)
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_watch_advice(
    trainer: *const glia_trainer,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let advice = call.shared("trainer", trainer)?.watch_advice()?;
        TextOut { text, capacity, needed }.write(call, &advice)
    })
}
