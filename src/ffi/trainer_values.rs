//! What stands in a trainer: weights, gradients, the optimizer's parameters, counters.

use crate::catalog::Param;
use crate::error::Error;

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::into_handle;
use super::model::glia_model;
use super::text::hash_out;
use super::trainer::{at_rest, between_updates, glia_trainer, whole};

/// Copies a parameter's current values out.
///
/// @param trainer  the trainer
/// @param index    the parameter's number, as in the model
/// @param values   receives the values, rows one after the other
/// @param count    floats of values: the product of the parameter's shape
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
///         GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_INVALID_STATE (an update is half done:
///         glia_trainer_run_for)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_parameter_get(
    trainer: *const glia_trainer,
    index: usize,
    values: *mut f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = whole(call, trainer)?;
        let from = trainer.network().slice(trainer.weights(), index, count)?;
        call.slice_mut("values", values, count)?.copy_from_slice(from);
        Ok(())
    })
}

/// Copies a parameter's values in. The optimizer's state stays.
///
/// @param trainer  the trainer
/// @param index    the parameter's number, as in the model
/// @param values   the values, rows one after the other
/// @param count    floats of values: the product of the parameter's shape
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
///         GLIA_ERROR_SHAPE_MISMATCH (count)
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_parameter_set(
    trainer: *mut glia_trainer,
    index: usize,
    values: *const f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = at_rest(call, trainer)?;
        let network = std::sync::Arc::clone(trainer.network());
        let to = network.slice_mut(trainer.weights_mut(), index, count)?;
        to.copy_from_slice(call.slice("values", values, count)?);
        Ok(())
    })
}

/// Copies the gradient of the last minibatch's mean loss with respect to a parameter out.
///
/// @param trainer  the trainer
/// @param index    the parameter's number, as in the model
/// @param values   receives the gradient, of the parameter's shape; zeros before the first
///                 minibatch
/// @param count    floats of values: the product of the parameter's shape
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
///         GLIA_ERROR_SHAPE_MISMATCH (count), GLIA_ERROR_INVALID_STATE (a step is under way:
///         glia_trainer_run_for)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_gradient_get(
    trainer: *const glia_trainer,
    index: usize,
    values: *mut f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        trainer.check_idle()?;
        let from = trainer.network().slice(trainer.gradients(), index, count)?;
        call.slice_mut("values", values, count)?.copy_from_slice(from);
        Ok(())
    })
}

/// Copies a gradient in, before glia_trainer_apply_gradients uses it: for a host that clips,
/// averages or replaces gradients.
///
/// @param trainer  the trainer
/// @param index    the parameter's number, as in the model
/// @param values   the gradient, of the parameter's shape
/// @param count    floats of values: the product of the parameter's shape
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
///         GLIA_ERROR_SHAPE_MISMATCH (count)
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_gradient_set(
    trainer: *mut glia_trainer,
    index: usize,
    values: *const f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = at_rest(call, trainer)?;
        let network = std::sync::Arc::clone(trainer.network());
        let to = network.slice_mut(trainer.gradients_mut(), index, count)?;
        to.copy_from_slice(call.slice("values", values, count)?);
        Ok(())
    })
}

/// Copies the gradient of the last minibatch's mean loss with respect to its inputs out. The
/// trainer must have been made with the option input_gradient.
///
/// @param trainer  the trainer
/// @param values   receives the gradient, rows one after the other
/// @param count    floats of values: rows of the last minibatch times the size of the input
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no minibatch yet, or made
///         without the option), GLIA_ERROR_SHAPE_MISMATCH (count)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_input_gradient(
    trainer: *const glia_trainer,
    values: *mut f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let gradient = call.shared("trainer", trainer)?.input_gradient()?;
        if count != gradient.len() {
            return Err(Error::shape(format!(
                "count: expected {} values, as the last minibatch's inputs, got {count}",
                gradient.len()
            )));
        }
        call.slice_mut("values", values, count)?.copy_from_slice(gradient);
        Ok(())
    })
}

/// A model with a copy of the current weights, to serve or save.
///
/// @param trainer  the trainer
/// @param model    receives the model, to be freed with glia_model_free
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY, GLIA_ERROR_INVALID_STATE (an
///         update is half done: glia_trainer_run_for)
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_model(
    trainer: *const glia_trainer,
    model: *mut *mut glia_model,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = whole(call, trainer)?;
        let out = call.out("model", model)?;
        out.write(into_handle(trainer.model()?));
        Ok(())
    })
}

/// The number of updates done since the trainer was first made, through saves and loads.
///
/// @param trainer  the trainer
/// @param steps    receives the number
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_step_count(
    trainer: *const glia_trainer,
    steps: *mut i64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        call.out("steps", steps)?.write(trainer.steps() as i64);
        Ok(())
    })
}

/// Sets a parameter of the trainer's optimizer, from the next step on. One that follows a schedule
/// is refused: glia_trainer_schedule_set.
///
/// @param trainer  the trainer
/// @param key      one of GLIA_PARAM_… that the optimizer has
/// @param value    within the bounds that glia_catalog_parameter tells
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE,
///         GLIA_ERROR_INVALID_STATE (a parameter that follows a schedule; one that decides which state
///         the optimizer keeps: first_moment of Adafactor, history of L-BFGS)
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_optimizer_set(
    trainer: *mut glia_trainer,
    key: i32,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = between_updates(call, trainer)?;
        trainer.set_optimizer(Param::from_code(key)?, value)
    })
}

/// The value of a parameter of the trainer's optimizer: that of the next update, where it follows a
/// schedule.
///
/// @param trainer  the trainer
/// @param key      one of GLIA_PARAM_… that the optimizer has
/// @param value    receives the value
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_optimizer_get(
    trainer: *const glia_trainer,
    key: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        let out = call.out("value", value)?;
        out.write(trainer.optimizer().settings().get(Param::from_code(key)?)?);
        Ok(())
    })
}

/// SHA-256 over the bits of all current weights: what glia_model_hash gives for
/// glia_trainer_model.
///
/// @param trainer   the trainer
/// @param hash      receives 32 bytes
/// @param capacity  bytes of hash, at least 32
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity),
///         GLIA_ERROR_INVALID_STATE (an update is half done: glia_trainer_run_for)
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_hash(
    trainer: *const glia_trainer,
    hash: *mut u8,
    capacity: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = whole(call, trainer)?;
        hash_out(call, hash, capacity, || trainer.hash())
    })
}
