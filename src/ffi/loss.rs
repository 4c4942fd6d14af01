//! Losses, also on their own: value and gradient of a caller's batch.

use std::ffi::c_void;

use crate::catalog::Param;
use crate::error::Error;
use crate::kernels::runtime::Runtime;
use crate::loss::{Loss, LossOutput, Targets};
use crate::tensor::buffer::Buffer;
use crate::tensor::element::Type;

use super::arrays::{check_apart, element_count};
use super::call::Call;
use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};
use super::runtime::glia_runtime;

/// A loss: one of GLIA_LOSS_… with its parameters. Trainers copy the one that they are given.
pub struct glia_loss {
    _opaque: [u8; 0],
}

impl Handle for glia_loss {
    type Value = Loss;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaLOSS");
    const NAME: &'static str = "glia_loss";
}

/// Makes a loss with default parameters.
///
/// @param kind   one of GLIA_LOSS_…
/// @param loss   receives the loss, to be freed with glia_loss_free
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_loss_new(
    kind: i32,
    loss: *mut *mut glia_loss,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("loss", loss)?;
        out.write(into_handle(Loss::from_code(kind)?));
        Ok(())
    })
}

/// Frees a loss.
///
/// @param loss  the loss; NULL is fine
///
/// Threads: any. Must not be called twice with the same loss. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_loss_free(loss: *mut glia_loss) {
    free(loss);
}

/// The kind of a loss.
///
/// @param loss   the loss
/// @param kind   receives one of GLIA_LOSS_…
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_loss_kind(
    loss: *const glia_loss,
    kind: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let loss = call.shared("loss", loss)?;
        call.out("kind", kind)?.write(loss.kind() as i32);
        Ok(())
    })
}

/// Sets a parameter of a loss. glia_catalog_parameter lists what a kind has; the kinds of this
/// version have none.
///
/// @param loss   the loss
/// @param key    one of GLIA_PARAM_…
/// @param value  the value, within the bounds of glia_parameter_info
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
///         (value)
///
/// Threads: any, one call at a time on the same loss. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_loss_set(
    loss: *mut glia_loss,
    key: i32,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let loss = call.exclusive("loss", loss)?;
        loss.set(Param::from_code(key)?, value)
    })
}

/// The value of a parameter of a loss.
///
/// @param loss   the loss
/// @param key    one of GLIA_PARAM_…
/// @param value  receives the value
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_loss_get(
    loss: *const glia_loss,
    key: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let loss = call.shared("loss", loss)?;
        let out = call.out("value", value)?;
        out.write(loss.settings().get(Param::from_code(key)?)?);
        Ok(())
    })
}

/// Computes the loss of a batch, the mean over its rows, and its gradient at the outputs.
///
/// @param loss          the loss
/// @param runtime       the runtime to compute with; NULL for the calling thread alone
/// @param outputs       what the network gave, rows * columns floats, row after row; for
///                      GLIA_LOSS_SOFTMAX_CROSS_ENTROPY the values before the softmax
/// @param rows          the number of rows, from 1
/// @param columns       the floats of a row, from 1
/// @param targets       what it should have given: floats, or class labels from 0 to columns - 1
/// @param target_type   GLIA_TYPE_FLOAT32 for rows * columns values or, with cross entropy,
///                      probabilities; GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for one label a row,
///                      with cross entropy alone
/// @param target_count  the number of targets: rows * columns floats, or rows labels
/// @param gradient      receives the derivative of the loss by each output, rows * columns floats;
///                      must overlap neither outputs nor targets; may be NULL
/// @param value         receives the loss
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rows or columns is 0;
///         rows * columns does not fit into memory; gradient overlaps outputs or targets),
///         GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_SHAPE_MISMATCH (targets of a wrong
///         number or type), GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time, with gradients that do not overlap. Allocates one float a row,
/// and without gradient the memory for it, for the time of the call. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_loss_evaluate(
    loss: *const glia_loss,
    runtime: *const glia_runtime,
    outputs: *const f32,
    rows: usize,
    columns: usize,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
    gradient: *mut f32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let loss = call.shared("loss", loss)?;
        let default = Runtime::on_calling_thread();
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        at_least_one("rows", rows)?;
        at_least_one("columns", columns)?;
        let count = element_count(rows, columns)?;
        let out = call.out("value", value)?;
        let written = ("gradient", gradient.cast_const(), count);
        check_apart(written, ("outputs", outputs, count))?;
        let scores = call.slice("outputs", outputs, count)?;
        let wanted = targets_in(call, "targets", targets, target_type, target_count)?;
        loss.check(rows, columns, &wanted, |row| row)?;
        let target_size = Type::from_code("target_type", target_type)?.size();
        let target_bytes = target_count.saturating_mul(target_size);
        check_apart(written, ("targets", targets.cast::<u8>(), target_bytes))?;
        let mut unwanted;
        let gradient = if gradient.is_null() {
            unwanted = Buffer::zeroed::<f32>(count)?;
            unwanted.as_mut_slice()
        } else {
            call.slice_mut("gradient", gradient, count)?
        };
        let mut row_values = Buffer::zeroed::<f32>(rows)?;
        let result = LossOutput { row_values: row_values.as_mut_slice(), gradient };
        out.write(loss.evaluate(runtime, columns, scores, &wanted, result));
        Ok(())
    })
}

fn at_least_one(argument: &str, number: usize) -> Result<(), Error> {
    if number > 0 {
        return Ok(());
    }
    Err(Error::invalid(format!("{argument}: expected at least 1, got 0")))
}

/// Targets that the caller gave: an array of `target_count` elements of the type `target_type`.
#[inline(never)]
pub(super) fn targets_in<'a>(
    call: &'a Call,
    argument: &str,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
) -> Result<Targets<'a>, Error> {
    Ok(match Type::from_code("target_type", target_type)? {
        Type::Float32 => Targets::Values(call.slice(argument, targets.cast(), target_count)?),
        Type::Int32 => Targets::Labels32(call.slice(argument, targets.cast(), target_count)?),
        Type::Int64 => Targets::Labels64(call.slice(argument, targets.cast(), target_count)?),
    })
}
