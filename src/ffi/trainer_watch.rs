//! The doctor's watch over a training run.

use std::ffi::c_char;

use crate::catalog::Param;
use crate::train::{Finding, Policy, WatchStatus};

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::options::{Options, write};
use super::text::TextOut;
use super::trainer::{at_rest, glia_trainer};

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
    /// What the last event was: one of GLIA_FINDING_…; GLIA_FINDING_NOTHING for none.
    pub finding: i32,
    /// 1 where the losses of a full window fell by less than GLIA_PARAM_PLATEAU_THRESHOLD.
    pub plateau: i32,
    /// The update that the step of the last event was or would have been, from 1; 0 for none.
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
    /// Events so far: glia_trainer_watch_event tells of the last 64, each by its number from 0.
    pub events: i64,
    /// Events by what was found: losses and gradients that were not finite, losses that exploded, norms
    /// above GLIA_PARAM_NORM_BOUND.
    pub losses_not_finite: i64,
    pub gradients_not_finite: i64,
    pub explosions: i64,
    pub norms_out_of_bounds: i64,
    /// Rows above GLIA_PARAM_ROW_BOUND, which were left out of their batches.
    pub dropped_rows: i64,
    /// Events by what was done, beside `refused`: one of GLIA_POLICY_… each.
    pub skipped: i64,
    pub rate_shrinks: i64,
    pub roll_backs: i64,
    pub stops: i64,
    pub clipped: i64,
    /// Steps that were refused or left out since the last one that was done.
    pub left_out: i64,
    /// What the learning rate is multiplied by at present: below 1 where it shrank.
    pub rate_scale: f64,
    /// 1 where nothing is learned at present (GLIA_PARAM_FROZEN of glia_trainer_update_set), else 0.
    pub frozen: i32,
    /// Zero.
    pub reserved: i32,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_watch_status {}

impl From<WatchStatus> for glia_watch_status {
    fn from(status: WatchStatus) -> Self {
        let found = |finding: Finding| status.findings[finding as usize] as i64;
        let done = |policy: Policy| status.policies[policy as usize] as i64;
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
            events: status.events as i64,
            losses_not_finite: found(Finding::LossNotFinite),
            gradients_not_finite: found(Finding::GradientNotFinite),
            explosions: found(Finding::LossExplodes),
            norms_out_of_bounds: found(Finding::NormOutOfBounds),
            dropped_rows: status.dropped_rows as i64,
            skipped: done(Policy::Skip),
            rate_shrinks: done(Policy::ShrinkRate),
            roll_backs: done(Policy::RollBack),
            stops: done(Policy::Stop),
            clipped: done(Policy::Clip),
            left_out: status.left_out as i64,
            rate_scale: status.rate_scale,
            frozen: i32::from(status.frozen),
            reserved: 0,
        }
    }
}

/// Sets what the doctor watches in a training run:
///
/// - GLIA_PARAM_WATCH, 0: 1 switches the watch on, 0 off, which forgets what was seen;
/// - GLIA_PARAM_WINDOW, 100, 4 to 65536: how many of the last losses are the recent past;
/// - GLIA_PARAM_EXPLOSION_FACTOR, 10, from 0: a loss explodes that is more than so many deviations
///   above the mean of a full window; a deviation counts as at least a tenth of the mean's size. 0:
///   none does;
/// - GLIA_PARAM_PLATEAU_THRESHOLD, 0.01, 0 to 1: the share by which the mean loss must fall from the
///   older half of the window to the newer one;
/// - GLIA_PARAM_RATIO_INTERVAL, 0: every how many updates the ratio of update to weight is measured;
///   0 for never;
/// - GLIA_PARAM_NOISE_SCALE_INTERVAL, 0: the same of the gradient noise scale (McCandlish et al.
///   2018, the simple one), from the gradients of a batch and of its halves.
///
/// What is done where a step is in trouble, one of GLIA_POLICY_… for each kind of trouble, before the
/// weights are touched (docs/steady_hand.md says which to pick):
///
/// - GLIA_PARAM_NON_FINITE_POLICY, GLIA_POLICY_REFUSE, any but GLIA_POLICY_CLIP: the loss or a
///   gradient is not finite;
/// - GLIA_PARAM_EXPLOSION_POLICY, GLIA_POLICY_REFUSE: the loss explodes. Not by GLIA_POLICY_REFUSE,
///   GLIA_PARAM_PATIENCE, 10, from 0, of them in a row are a new level of the loss: the window is
///   emptied, and they are learned from; 0: never;
/// - GLIA_PARAM_NORM_POLICY, GLIA_POLICY_REFUSE: the Euclidean norm of all gradients is above
///   GLIA_PARAM_NORM_BOUND, 1e18, from 0, which keeps squares finite; 0 for any.
///
/// GLIA_POLICY_REFUSE lets the call fail with GLIA_ERROR_DIVERGED; so do glia_trainer_step,
/// glia_trainer_apply_gradients, glia_trainer_accumulate_gradients, glia_trainer_advance and
/// glia_trainer_fit; a run goes on after the minibatch that was refused. By any other the call
/// succeeds. GLIA_POLICY_CLIP brings the gradients down to GLIA_PARAM_NORM_BOUND and does the step; by
/// all others it is left out: weights, the optimizer's state, schedules and the number of steps stay as
/// they are. Beside that, GLIA_POLICY_SKIP does nothing; GLIA_POLICY_SHRINK_RATE multiplies all learning
/// rates by GLIA_PARAM_RATE_SHRINK, 0.5, 0.001 to 1, at most to 1/1024, which GLIA_PARAM_RATE_RECOVERY,
/// 100, from 0, good steps undo, a little each (0: it stays); GLIA_POLICY_ROLL_BACK brings weights, the
/// optimizer's state, the average and the number of steps back to a snapshot in memory, which is renewed
/// every GLIA_PARAM_SNAPSHOT_INTERVAL, 100, from 1, good steps; GLIA_POLICY_STOP sets GLIA_PARAM_FROZEN of
/// glia_trainer_update_set.
///
/// GLIA_PARAM_ROW_BOUND, 0, to 3.4028234663852886e38: rows with an input or a target that is NaN or
/// larger in size are not there, before the forward pass: the loss is the mean over those that are
/// left; where none is, the step is left out and its loss is NaN. 0: every row is there. Not for
/// glia_trainer_forward, and not with a loss that compares rows.
///
/// Checkpoints hold the settings, what was seen, and the snapshot. docs/doctor.md states the cost.
///
/// @param trainer  the trainer
/// @param key      one of the keys above
/// @param value    the value
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE (value),
///         GLIA_ERROR_INVALID_STATE (GLIA_POLICY_CLIP for an optimizer that searches, or for explosions
///         without a norm bound; GLIA_POLICY_SHRINK_RATE for an optimizer without a rate, which are
///         L-BFGS and Rprop; a row bound with a loss that compares rows), GLIA_ERROR_OUT_OF_MEMORY
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
        at_rest(call, trainer)?.set_watch_setting(Param::from_code(key)?, value)
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
