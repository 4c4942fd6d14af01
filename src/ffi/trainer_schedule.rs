//! Schedules that a trainer's optimizer follows.

use crate::catalog::Param;

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::into_handle;
use super::schedule::glia_schedule;
use super::trainer::{between_updates, glia_trainer};

/// Lets a parameter of the trainer's optimizer follow a schedule. Before update number k + 1, that
/// is when k updates were done, the parameter has the schedule's value at step k: the first update
/// has the one at 0. glia_trainer_optimizer_get tells the value of the next update;
/// glia_trainer_optimizer_set refuses the parameter from now on. Checkpoints hold the schedule, and
/// a run that is resumed continues it to the bit.
///
/// @param trainer   the trainer
/// @param key       one of GLIA_PARAM_… that the optimizer has and that need not be a whole number,
///                  such as GLIA_PARAM_LEARNING_RATE or GLIA_PARAM_MOMENTUM
/// @param schedule  the schedule, which is copied, with what was reported to it; none of its values
///                  may be outside the parameter's bounds. NULL: the parameter follows no schedule
///                  any more, and keeps the value that it has
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
///         (schedule: its lowest or highest value, or a parameter of whole numbers),
///         GLIA_ERROR_INVALID_STATE (a table without points)
///
/// Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_schedule_set(
    trainer: *mut glia_trainer,
    key: i32,
    schedule: *const glia_schedule,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = between_updates(call, trainer)?;
        let schedule = call.optional("schedule", schedule)?;
        trainer.set_schedule(Param::from_code(key)?, schedule.cloned())
    })
}

/// A copy of the schedule that a parameter of the trainer's optimizer follows, with its state.
///
/// @param trainer   the trainer
/// @param key       one of GLIA_PARAM_… that the optimizer has
/// @param schedule  receives the copy, to be freed with glia_schedule_free
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_NOT_FOUND (key: it
///         follows no schedule)
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_schedule_get(
    trainer: *const glia_trainer,
    key: i32,
    schedule: *mut *mut glia_schedule,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        let out = call.out("schedule", schedule)?;
        out.write(into_handle(trainer.schedule(Param::from_code(key)?)?.clone()));
        Ok(())
    })
}

/// Reports a value, such as the loss on data that were held back, to every schedule of the trainer
/// that is a GLIA_SCHEDULE_PLATEAU, once an epoch. Those with GLIA_PARAM_EACH_EPOCH also get the
/// mean loss of each epoch of a run, by themselves.
///
/// @param trainer  the trainer
/// @param value    what was reached; NaN counts as no improvement
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no such schedule)
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_schedule_report(
    trainer: *mut glia_trainer,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| between_updates(call, trainer)?.report(value))
}
