//! The halves of a trainer's step: a host's own loss, weights of samples, losses of rows.

use std::ffi::c_void;

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::loss::targets_in;
use super::trainer::{at_rest, glia_trainer};
use crate::error::Error;

/// Computes the outputs of a minibatch as a step does, for a host that has a loss of its own. It
/// gives the gradient of that loss to glia_trainer_backward.
///
/// @param trainer       the trainer
/// @param inputs        the rows one after the other, each of the model's input shape
/// @param input_count   floats of inputs: rows times the size of the input; 1 to largest_batch
///                      rows
///                      (the outputs of more are not kept: cut the batch, and accumulate)
/// @param outputs       receives the outputs, row after row; must not overlap inputs
/// @param output_count  floats of outputs: rows times the size of the model's output
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_MEMORY
///         (the first step of a loaded trainer)
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
/// the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
/// was called. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_forward(
    trainer: *mut glia_trainer,
    inputs: *const f32,
    input_count: usize,
    outputs: *mut f32,
    output_count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = at_rest(call, trainer)?;
        let given = call.slice("inputs", inputs, input_count)?;
        let rows = trainer.rows(given.len())?;
        check_count("outputs", rows * trainer.network().output().size(), output_count)?;
        // Checked before anything is computed; borrowed only once the inputs were read.
        call.slice_mut("outputs", outputs, output_count)?;
        let results = trainer.forward(given)?;
        call.slice_mut("outputs", outputs, output_count)?.copy_from_slice(results);
        Ok(())
    })
}

/// Computes the gradients of the weights from the gradient of a host's loss at the outputs that
/// glia_trainer_forward gave, once for each call of it. glia_trainer_apply_gradients uses them; they
/// can be read and changed before.
///
/// @param trainer          the trainer
/// @param output_gradient  the derivative of the loss by each output, row after row
/// @param count            floats of output_gradient: rows times the size of the model's output
/// @param error            receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (count),
///         GLIA_ERROR_INVALID_STATE (no forward pass since the last gradients or update)
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_backward(
    trainer: *mut glia_trainer,
    output_gradient: *const f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = at_rest(call, trainer)?;
        trainer.backward(call.slice("output_gradient", output_gradient, count)?)
    })
}

/// As glia_trainer_compute_gradients, for rows that have weights: each row's loss and gradient are
/// multiplied by its weight. GLIA_PARAM_REDUCTION of the loss says what the sum is divided by.
///
/// @param trainer       the trainer
/// @param inputs        the rows one after the other, each of the model's input shape
/// @param input_count   floats of inputs: rows times the size of the input, at least one row; more
///                      than largest_batch come in chunks, with the same results bit for bit
/// @param targets       what the rows should give, as for glia_trainer_compute_gradients
/// @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
/// @param target_count  elements of targets
/// @param weights       a finite weight from 0 on for each row
/// @param weight_count  floats of weights: the rows
/// @param loss          receives the loss; may be NULL
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
///         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label, a weight),
///         GLIA_ERROR_OUT_OF_MEMORY (the first step of a loaded trainer)
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
/// the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
/// was called, and the first larger than largest_batch what it needs beside it, unless
/// glia_trainer_prepare_batch was. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_compute_gradients_weighted(
    trainer: *mut glia_trainer,
    inputs: *const f32,
    input_count: usize,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
    weights: *const f32,
    weight_count: usize,
    loss: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = at_rest(call, trainer)?;
        let inputs = call.slice("inputs", inputs, input_count)?;
        let targets = targets_in(call, "targets", targets, target_type, target_count)?;
        let weights = call.slice("weights", weights, weight_count)?;
        let out = call.optional_out("loss", loss)?;
        let loss = trainer.compute_gradients_weighted(inputs, &targets, weights)?;
        if let Some(out) = out {
            out.write(loss);
        }
        Ok(())
    })
}

/// Copies the loss of each row of the last minibatch out, times the row's weight.
///
/// @param trainer  the trainer
/// @param values   receives the losses, one a row
/// @param count    floats of values: the rows of the last minibatch
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (count),
///         GLIA_ERROR_INVALID_STATE (no minibatch with targets, or a forward pass since, or the last
///         minibatch was larger than largest_batch)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_row_losses(
    trainer: *const glia_trainer,
    values: *mut f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        let losses = trainer.row_losses()?;
        check_count("values", losses.len(), count)?;
        call.slice_mut("values", values, count)?.copy_from_slice(losses);
        Ok(())
    })
}

fn check_count(argument: &str, expected: usize, got: usize) -> Result<(), Error> {
    if expected == got {
        return Ok(());
    }
    Err(Error::shape(format!("{argument}: expected {expected} values, got {got}")))
}
