//! The average of the weights that a trainer keeps.

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::into_handle;
use super::model::glia_model;
use super::trainer::{glia_trainer, whole};

/// A model with a copy of the average of the weights, to evaluate, serve or save. The average is kept
/// where glia_trainer_update_set was called with GLIA_PARAM_AVERAGE.
///
/// @param trainer  the trainer
/// @param model    receives the model, to be freed with glia_model_free
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no average is kept, or no
///         weights are in it yet; an update is half done: glia_trainer_run_for),
///         GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_average_model(
    trainer: *const glia_trainer,
    model: *mut *mut glia_model,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = whole(call, trainer)?;
        let out = call.out("model", model)?;
        out.write(into_handle(trainer.average_model()?));
        Ok(())
    })
}

/// How many updates' weights are in the average; 0 where none is kept.
///
/// @param trainer  the trainer
/// @param count    receives the number
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_average_count(
    trainer: *const glia_trainer,
    count: *mut i64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        call.out("count", count)?.write(trainer.average_count() as i64);
        Ok(())
    })
}
