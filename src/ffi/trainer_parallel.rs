//! Training shared among machines: all gradients as one array, and the number of a machine's first row.

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::trainer::{at_rest, glia_trainer};

/// Lends the gradients as one array, to be read and changed in place before
/// glia_trainer_accumulate_gradients or glia_trainer_apply_gradients: what an all-reduce takes. The
/// parameters stand in it in the order of the model, each from a multiple of 16 floats on; what is
/// written into the gaps between them is zero again in the call that uses the gradients. Trainers of
/// the same model have the same layout.
///
/// The array is the trainer's. Ask for it again after each computation of gradients, as the watch is
/// told by this call that the host may change them; use it until the next call that has the trainer to
/// itself, and not while any call on the trainer runs. The address stays the same as long as the
/// trainer lives.
///
/// @param trainer    the trainer
/// @param gradients  receives the address, a multiple of 64; zeros before the first minibatch
/// @param count      receives the floats
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_gradients(
    trainer: *mut glia_trainer,
    gradients: *mut *mut f32,
    count: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = at_rest(call, trainer)?;
        let out = call.out("gradients", gradients)?;
        let count = call.out("count", count)?;
        let lent = trainer.gradients_mut();
        out.write(lent.as_mut_ptr());
        count.write(lent.len());
        Ok(())
    })
}

/// Says which number the first row of this trainer's batches has among the rows of all machines that
/// share an update. Randomized activations, and samples drawn from buffers, go by the number of the row:
/// where each machine is told the rows of those before it, they draw what one machine would that takes
/// the batches one after the other as micro-batches. 0 until it is set; it stays until it is set again,
/// and is not saved.
///
/// @param trainer  the trainer
/// @param row      the number, at most 2^32
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_OUT_OF_RANGE
///
/// Threads: any, one call at a time on the same trainer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_first_row_set(
    trainer: *mut glia_trainer,
    row: u64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| at_rest(call, trainer)?.set_first_row(row))
}
