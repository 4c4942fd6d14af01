//! What is in a buffer of samples: adding, counting, clearing, copying out.

use std::ffi::c_void;

use crate::error::Error;
use crate::tensor::element::Type;
use crate::train::samples::{CopiedTarget, Given};

use super::arrays::check_apart;
use super::call::Call;
use super::error::{glia_error, glia_status};
use super::guard::{guard, guard_seldom};
use super::loss::targets_in;
use super::samples::glia_samples;

/// Adds samples in their order: all of them, or none where one is refused. Numbers that are not finite
/// are refused unless GLIA_PARAM_REFUSE_NON_FINITE is 0.
///
/// A control loop may add while a worker trains. The call waits while another one copies samples into
/// the same buffer, or a trainer a batch out of it, and for nothing else; it makes a system call only
/// where it has to wait.
///
/// @param samples       the buffer, prepared
/// @param inputs        the samples one after the other, each of the model's input shape
/// @param input_count   floats of inputs: samples times the size of the input, at least one sample
/// @param targets       what they should give: floats as the loss takes them, or one label a sample
/// @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels, as
///                      the buffer was prepared for
/// @param target_count  elements of targets
/// @param weights       a finite weight from 0 on for each sample
/// @param weight_count  floats of weights: the samples; 0 for a weight of 1 each
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
///         GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a label, a weight, a number that is not
///         finite), GLIA_ERROR_INVALID_STATE (not prepared), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time, also while trainers draw. Allocates nothing but errors, save
/// that the first call for a buffer of a loaded trainer allocates its memory, unless
/// glia_trainer_prepare_samples was called. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_samples_add(
    samples: *const glia_samples,
    inputs: *const f32,
    input_count: usize,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
    weights: *const f32,
    weight_count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let samples = call.shared("samples", samples)?;
        let inputs = call.slice("inputs", inputs, input_count)?;
        let targets = targets_in(call, "targets", targets, target_type, target_count)?;
        let weights = call.slice("weights", weights, weight_count)?;
        let weights = if weights.is_empty() { None } else { Some(weights) };
        samples.store()?.add(Given { inputs, targets: &targets, weights })
    })
}

/// How many samples are in a buffer: at most GLIA_PARAM_CAPACITY.
///
/// @param samples  the buffer, prepared
/// @param count    receives the number
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_samples_count(
    samples: *const glia_samples,
    count: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let samples = call.shared("samples", samples)?;
        let out = call.out("count", count)?;
        out.write(samples.store()?.count());
        Ok(())
    })
}

/// How many samples were added to a buffer since it was made or cleared, those that it no longer has
/// among them.
///
/// @param samples  the buffer, prepared
/// @param total    receives the number
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_samples_total(
    samples: *const glia_samples,
    total: *mut u64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let samples = call.shared("samples", samples)?;
        let out = call.out("total", total)?;
        out.write(samples.store()?.total());
        Ok(())
    })
}

/// Empties a buffer: from now on it is as if it were new. The memory stays.
///
/// @param samples  the buffer, prepared
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (not prepared)
///
/// Threads: any, at the same time, also while trainers draw. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_samples_clear(
    samples: *const glia_samples,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        call.shared("samples", samples)?.store()?.clear();
        Ok(())
    })
}

/// Copies a sample out of a buffer.
///
/// @param samples       the buffer, prepared
/// @param index         the sample, from 0 to below glia_samples_count: of a ring 0 is the oldest, of a
///                      reservoir the order says nothing
/// @param inputs        receives the input
/// @param input_count   floats of inputs: the size of the model's input
/// @param targets       receives the target values, or the label; must not overlap inputs
/// @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for a label
/// @param target_count  elements of targets
/// @param weight        receives the weight; may be NULL
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_NOT_FOUND (index),
///         GLIA_ERROR_SHAPE_MISMATCH (counts, target_type), GLIA_ERROR_UNKNOWN_KIND (target_type),
///         GLIA_ERROR_INVALID_ARGUMENT (targets overlap inputs), GLIA_ERROR_INVALID_STATE (not
///         prepared)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_samples_read(
    samples: *const glia_samples,
    index: usize,
    inputs: *mut f32,
    input_count: usize,
    targets: *mut c_void,
    target_type: i32,
    target_count: usize,
    weight: *mut f32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let store = call.shared("samples", samples)?.store()?;
        let kind = Type::from_code("target_type", target_type)?;
        let target_bytes = target_count.saturating_mul(kind.size());
        // A wrong count is named first; the borrow of this check ends here.
        call.slice_mut("inputs", inputs, input_count)?;
        let written = ("targets", targets.cast::<u8>().cast_const(), target_bytes);
        check_apart(written, ("inputs", inputs.cast_const(), input_count))?;
        let inputs = call.slice_mut("inputs", inputs, input_count)?;
        let out = call.optional_out("weight", weight)?;
        let targets = target_place(call, targets, kind, target_count)?;
        let weight = store.read(index, inputs, targets)?;
        if let Some(out) = out {
            out.write(weight);
        }
        Ok(())
    })
}

fn target_place<'a>(
    call: &'a Call,
    targets: *mut c_void,
    kind: Type,
    count: usize,
) -> Result<CopiedTarget<'a>, Error> {
    Ok(match kind {
        Type::Float32 => CopiedTarget::Values(call.slice_mut("targets", targets.cast(), count)?),
        Type::Int32 => CopiedTarget::Label32(call.slice_mut("targets", targets.cast(), count)?),
        Type::Int64 => CopiedTarget::Label64(call.slice_mut("targets", targets.cast(), count)?),
    })
}
