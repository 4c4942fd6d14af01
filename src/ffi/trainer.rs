//! Trainers: steps on minibatches that the host cuts.

use std::ffi::c_void;
use std::sync::Arc;

use crate::kernels::runtime::Runtime;
use crate::loss::Targets;
use crate::train::{Trainer, TrainerOptions};

use super::call::Call;
use super::error::{free, glia_error, glia_status};
use super::guard::{guard, guard_seldom};
use super::handle::{Handle, into_handle};
use super::loss::{glia_loss, targets_in};
use super::model::glia_model;
use super::optimizer::glia_optimizer;
use super::options::{Options, read};
use super::runtime::{glia_runtime, runtime_or_default};
use super::training::give_up;
use crate::error::Error;

/// A trainer: a copy of a model's weights with gradients, an optimizer's state and the memory of
/// a step.
pub struct glia_trainer {
    _opaque: [u8; 0],
}

impl Handle for glia_trainer {
    type Value = Trainer;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaTRAI");
    const NAME: &'static str = "glia_trainer";

    fn runtime(trainer: &Trainer) -> Option<&Arc<Runtime>> {
        Some(trainer.runtime())
    }
}

/// Options of a trainer. Set struct_size to sizeof(glia_trainer_options); zero in any other field
/// means the default.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_trainer_options {
    /// sizeof(glia_trainer_options).
    pub struct_size: usize,
    /// The most rows that are computed at a time, which decides on memory and speed; 0: 64, or for
    /// a loaded trainer the batch of its run if that is larger, but at most 1024. Larger batches
    /// come in chunks: no result depends on it.
    pub largest_batch: usize,
    /// Chooses the order of the samples of each epoch. A loaded trainer keeps its own.
    pub seed: u64,
    /// 1: a step also computes the gradient at the model's input; 0: it does not.
    pub input_gradient: i32,
    /// Zero.
    pub reserved: i32,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_trainer_options {}

/// Reads the options of a trainer.
pub(super) fn options_in(
    call: &Call,
    options: *const glia_trainer_options,
) -> Result<TrainerOptions, Error> {
    let given = read(call, options)?;
    if !(0..=1).contains(&given.input_gradient) || given.reserved != 0 {
        return Err(Error::invalid(format!(
            "options: expected input_gradient 0 or 1 and reserved 0, got {} and {}",
            given.input_gradient, given.reserved
        )));
    }
    Ok(TrainerOptions {
        largest_batch: given.largest_batch,
        seed: given.seed,
        input_gradient: given.input_gradient == 1,
    })
}

/// Makes a trainer. It copies the model's weights, the loss and the optimizer; what is done to
/// them later does not reach it.
///
/// @param model      the model: at least one layer; for GLIA_LOSS_SOFTMAX_CROSS_ENTROPY one that
///                   ends before the softmax
/// @param loss       the loss
/// @param optimizer  the optimizer
/// @param runtime    threads and instruction set; NULL for the calling thread alone
/// @param options    what differs from the defaults; NULL for none
/// @param trainer    receives the trainer, to be freed with glia_trainer_free
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_new(
    model: *const glia_model,
    loss: *const glia_loss,
    optimizer: *const glia_optimizer,
    runtime: *const glia_runtime,
    options: *const glia_trainer_options,
    trainer: *mut *mut glia_trainer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let model = call.shared("model", model)?;
        let loss = call.shared("loss", loss)?.clone();
        let optimizer = call.shared("optimizer", optimizer)?.clone();
        let runtime = runtime_or_default(call, runtime)?;
        let options = options_in(call, options)?;
        let out = call.out("trainer", trainer)?;
        let mut made = Trainer::new(model, loss, optimizer, runtime, options)?;
        made.prepare()?;
        out.write(into_handle(made));
        Ok(())
    })
}

/// Frees a trainer. One that a training thread has is freed by that thread, which ends after the slice
/// that it is at; this call does not wait for it.
///
/// @param trainer  the trainer; NULL is fine
///
/// Threads: any. Must not be called twice with the same trainer. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_free(trainer: *mut glia_trainer) {
    if !give_up(trainer) {
        free(trainer);
    }
}

/// Makes the memory of a step of a loaded trainer, which its first step would make otherwise.
///
/// @param trainer  the trainer
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_prepare(
    trainer: *mut glia_trainer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| at_rest(call, trainer)?.prepare())
}

/// One step on a minibatch: forward, loss, gradients, update. For an optimizer that searches, one of
/// its iterations: the first two several times.
///
/// @param trainer       the trainer
/// @param inputs        the rows one after the other, each of the model's input shape
/// @param input_count   floats of inputs: rows times the size of the input, at least one row; more
///                      than largest_batch come in chunks, with the same results bit for bit
/// @param targets       what the rows should give: floats of the model's output shape, or one
///                      label a row, from 0 to the number of outputs - 1
/// @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
/// @param target_count  elements of targets
/// @param loss          receives the mean loss of the rows before the update, where the gradients are
///                      taken: at the weights, or ahead of them for an optimizer that looks ahead;
///                      may be NULL
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
///         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
///         (where it allocates), GLIA_ERROR_DIVERGED (the watch refused the step:
///         glia_trainer_watch_set), GLIA_ERROR_INVALID_STATE (an optimizer that searches with clipped
///         gradients, noise or a rate factor); after an error the weights are as before
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
/// the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
/// was called, and the first larger than largest_batch what it needs beside it, unless
/// glia_trainer_prepare_batch was. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_step(
    trainer: *mut glia_trainer,
    inputs: *const f32,
    input_count: usize,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
    loss: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    let batch = Batch { inputs, input_count, targets, target_type, target_count, loss };
    guard(error, |call| batch.run(call, trainer, Trainer::step))
}

/// Computes loss and gradients of a minibatch and leaves the weights as they are. The gradients
/// can be read and changed before glia_trainer_apply_gradients uses them.
///
/// @param trainer       the trainer
/// @param inputs        the rows one after the other, each of the model's input shape
/// @param input_count   floats of inputs: rows times the size of the input, at least one row; more
///                      than largest_batch come in chunks, with the same results bit for bit
/// @param targets       what the rows should give: floats of the model's output shape, or one
///                      label a row, from 0 to the number of outputs - 1
/// @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
/// @param target_count  elements of targets
/// @param loss          receives the mean loss of the rows; may be NULL
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
///         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
///         (where it allocates)
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors, save that
/// the first one of a loaded trainer allocates the memory of a step, unless glia_trainer_prepare
/// was called, and the first larger than largest_batch what it needs beside it, unless
/// glia_trainer_prepare_batch was. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_compute_gradients(
    trainer: *mut glia_trainer,
    inputs: *const f32,
    input_count: usize,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
    loss: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    let batch = Batch { inputs, input_count, targets, target_type, target_count, loss };
    guard(error, |call| batch.run(call, trainer, Trainer::compute_gradients))
}

/// Updates the weights from the gradients that glia_trainer_compute_gradients left, once for each
/// call of it. Gradients that wait for this call are not saved.
///
/// @param trainer  the trainer
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (no gradients since the last
///         update; an optimizer that searches, which takes whole steps), GLIA_ERROR_DIVERGED (the watch
///         refused them: glia_trainer_watch_set; they stay, and can be mended and applied again)
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_apply_gradients(
    trainer: *mut glia_trainer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| at_rest(call, trainer)?.apply_gradients())
}

/// A trainer that a call has to itself, without a step under way.
pub(super) fn at_rest(call: &Call, trainer: *mut glia_trainer) -> Result<&mut Trainer, Error> {
    let trainer = call.exclusive("trainer", trainer)?;
    trainer.settle();
    Ok(trainer)
}

/// The same, but where its step under way is not at its update it goes on: what is set holds for it.
pub(super) fn between_updates(
    call: &Call,
    trainer: *mut glia_trainer,
) -> Result<&mut Trainer, Error> {
    let trainer = call.exclusive("trainer", trainer)?;
    trainer.settle_update();
    Ok(trainer)
}

/// A trainer whose weights are those after a whole number of updates.
pub(super) fn whole(call: &Call, trainer: *const glia_trainer) -> Result<&Trainer, Error> {
    let trainer = call.shared("trainer", trainer)?;
    trainer.check_whole()?;
    Ok(trainer)
}

/// A minibatch as the caller gave it.
struct Batch {
    inputs: *const f32,
    input_count: usize,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
    loss: *mut f64,
}

impl Batch {
    fn run(
        &self,
        call: &Call,
        trainer: *mut glia_trainer,
        step: impl FnOnce(&mut Trainer, &[f32], &Targets<'_>) -> Result<f64, Error>,
    ) -> Result<(), Error> {
        let trainer = call.exclusive("trainer", trainer)?;
        let inputs = call.slice("inputs", self.inputs, self.input_count)?;
        let targets =
            targets_in(call, "targets", self.targets, self.target_type, self.target_count)?;
        let out = call.optional_out("loss", self.loss)?;
        let loss = step(trainer, inputs, &targets)?;
        if let Some(out) = out {
            out.write(loss);
        }
        Ok(())
    }
}
