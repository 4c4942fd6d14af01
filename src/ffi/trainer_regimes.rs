//! Training regimes by hand: batches larger than the largest one, and micro-batches.

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::trainer::{at_rest, glia_trainer};

/// Makes the memory of steps over up to so many rows, so that they allocate nothing. Where rows are at
/// most largest_batch it is glia_trainer_prepare. For more it adds 16 KiB and the sums of learned
/// activations; and for more than 256 rows with a largest_batch below 256 as much as the weights take.
/// It does not grow with the rows.
///
/// @param trainer  the trainer
/// @param rows     the most rows of a step, any number; GLIA_FULL_BATCH for steps of any size
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_prepare_batch(
    trainer: *mut glia_trainer,
    rows: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| at_rest(call, trainer)?.prepare_batch(rows))
}

/// The bytes of a step's memory: the values of largest_batch rows, and what is carried from chunk to
/// chunk of larger batches. Weights, gradients and the optimizer's state, whose sizes are those of the
/// model, are not among them.
///
/// @param trainer  the trainer
/// @param bytes    receives the number; 0 for a loaded trainer before its first step
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_step_memory(
    trainer: *const glia_trainer,
    bytes: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        call.out("bytes", bytes)?.write(trainer.step_bytes());
        Ok(())
    })
}

/// Adds the gradients that stand ready to those of the micro-batches before, element by element:
/// those of glia_trainer_compute_gradients, glia_trainer_compute_gradients_weighted or
/// glia_trainer_backward, with what the host changed in them. They are used by that. Micro-batches
/// are saved with the trainer.
///
/// The gradient of an update is g = (g1 + ... + gN) / N: glia_trainer_average_gradients, then
/// glia_trainer_apply_gradients. It is not the gradient of one batch of all rows: each micro-batch has
/// its own mean, and sums are rounded elsewhere. For the latter make one batch of all rows, which may
/// be larger than largest_batch.
///
/// @param trainer  the trainer
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no gradients since they were
///         used last; more than 16777216 micro-batches or 2^32 rows), GLIA_ERROR_DIVERGED (the watch
///         refused them: glia_trainer_watch_set; nothing is added), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, one call at a time on the same trainer. Allocates the first time, as much as the
/// gradients take. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_accumulate_gradients(
    trainer: *mut glia_trainer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| at_rest(call, trainer)?.accumulate_gradients())
}

/// Replaces the gradients by the mean of the accumulated ones, which are then forgotten.
/// glia_trainer_apply_gradients uses it; it can be read and changed before. In a run with
/// micro_batches this is done by the run.
///
/// @param trainer  the trainer
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (nothing accumulated)
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_average_gradients(
    trainer: *mut glia_trainer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| at_rest(call, trainer)?.average_gradients())
}

/// The number of micro-batches accumulated since the last mean, by hand or by a run.
///
/// @param trainer  the trainer
/// @param count    receives the number
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_micro_batches(
    trainer: *const glia_trainer,
    count: *mut i64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        call.out("count", count)?.write(trainer.micro_batches() as i64);
        Ok(())
    })
}
