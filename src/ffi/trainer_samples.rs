//! Trainers that learn from buffers of samples.

use crate::error::Error;
use crate::train::Trainer;

use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::{guard, guard_seldom};
use super::handle::into_handle;
use super::samples::glia_samples;
use super::trainer::{at_rest, glia_trainer};

/// Attaches a buffer of samples to a trainer, or changes the share of one that is. Batches are drawn
/// from all that are attached and have samples, each row from one of them: of a batch of B rows a
/// buffer gives B times its part of the sum of the shares, rounded down or up so that it is right on
/// average. A ring of what is new beside a reservoir of the whole life keeps a robot from forgetting.
///
/// The trainer shares the buffer with the host, which goes on adding; it is saved with the trainer.
///
/// @param trainer  the trainer
/// @param samples  the buffer, prepared for a model of the same input and output sizes and for a
///                 loss with the same targets; all that are attached have labels, or all have values
/// @param share    its share, up to 1000000; 0 detaches it
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE (share),
///         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_INVALID_STATE (not prepared)
///
/// Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_samples_attach(
    trainer: *mut glia_trainer,
    samples: *const glia_samples,
    share: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = at_rest(call, trainer)?;
        trainer.attach_samples(call.shared("samples", samples)?, share)
    })
}

/// How many buffers of samples are attached to a trainer.
///
/// @param trainer  the trainer
/// @param count    receives the number
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_samples_count(
    trainer: *const glia_trainer,
    count: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        call.out("count", count)?.write(trainer.attached_samples());
        Ok(())
    })
}

/// A buffer of samples that is attached to a trainer: the way to those of a loaded one. The handle is
/// another one to the same samples.
///
/// @param trainer  the trainer
/// @param index    the buffer, from 0 on in the order in which they were attached
/// @param samples  receives the buffer, to be freed with glia_samples_free
/// @param share    receives its share; may be NULL
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index)
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_samples_get(
    trainer: *const glia_trainer,
    index: usize,
    samples: *mut *mut glia_samples,
    share: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        let out = call.out("samples", samples)?;
        let share_out = call.optional_out("share", share)?;
        let (buffer, share) = trainer.attached_sample_buffer(index)?;
        out.write(into_handle(buffer));
        if let Some(share_out) = share_out {
            share_out.write(share);
        }
        Ok(())
    })
}

/// Makes the memory of steps on batches of up to so many drawn samples, so that they allocate nothing:
/// that of glia_trainer_prepare_batch, a copy of the batch, and for a loaded trainer the memory of its
/// buffers.
///
/// @param trainer     the trainer, with a buffer attached
/// @param batch_size  the most rows of a batch, at least 1
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
///         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
///         GLIA_ERROR_INVALID_STATE (nothing attached), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, one call at a time on the same trainer. Allocates the first time. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_prepare_samples(
    trainer: *mut glia_trainer,
    batch_size: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| at_rest(call, trainer)?.prepare_samples(batch_size))
}

/// One step on a batch that is drawn from the buffers attached: glia_trainer_step on a copy of the
/// samples drawn, with the weights that they were added with. Each row is drawn uniformly, with
/// replacement, out of what is in its buffer at the start of the call; the draws follow from the
/// trainer's seed, the number of batches that it drew before, and the row.
///
/// The buffers are locked one after the other, each for the copy of its rows: glia_samples_add waits
/// for no more than that.
///
/// @param trainer     the trainer
/// @param batch_size  rows of the batch, at least 1; more than largest_batch are computed in chunks,
///                    with the same results bit for bit
/// @param loss        receives the loss before the update, as for glia_trainer_step; may be NULL
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
///         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
///         GLIA_ERROR_OUT_OF_MEMORY (where it allocates), GLIA_ERROR_DIVERGED (the watch refused the
///         step: glia_trainer_watch_set; the next call draws other samples),
///         GLIA_ERROR_INVALID_STATE (no samples; or as for glia_trainer_step); after an error the
///         weights are as before
///
/// Threads: any, one call at a time on the same trainer; others may add samples meanwhile.
/// Allocates nothing but errors after glia_trainer_prepare_samples; without it the first step, and one
/// with a larger batch than all before. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_step_samples(
    trainer: *mut glia_trainer,
    batch_size: usize,
    loss: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| with_loss(call, trainer, loss, |trainer| trainer.step_samples(batch_size)))
}

/// Computes loss and gradients of a batch that is drawn as for glia_trainer_step_samples, and leaves
/// the weights as they are: glia_trainer_compute_gradients on a copy of the samples drawn.
///
/// @param trainer     the trainer
/// @param batch_size  rows of the batch, at least 1; more than largest_batch are computed in chunks,
///                    with the same results bit for bit
/// @param loss        receives the loss; may be NULL
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size),
///         GLIA_ERROR_SHAPE_MISMATCH (a loss that compares rows, and more than largest_batch of them),
///         GLIA_ERROR_OUT_OF_MEMORY (where it allocates), GLIA_ERROR_INVALID_STATE (no samples)
///
/// Threads: any, one call at a time on the same trainer; others may add samples meanwhile.
/// Allocates as glia_trainer_step_samples does. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_compute_gradients_samples(
    trainer: *mut glia_trainer,
    batch_size: usize,
    loss: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        with_loss(call, trainer, loss, |trainer| trainer.compute_gradients_samples(batch_size))
    })
}

/// Does something on a drawn batch and gives its loss to the host, if it asks.
fn with_loss(
    call: &Call,
    trainer: *mut glia_trainer,
    loss: *mut f64,
    body: impl FnOnce(&mut Trainer) -> Result<f64, Error>,
) -> Result<(), Error> {
    let trainer = call.exclusive("trainer", trainer)?;
    let out = call.optional_out("loss", loss)?;
    let loss = body(trainer)?;
    if let Some(out) = out {
        out.write(loss);
    }
    Ok(())
}
