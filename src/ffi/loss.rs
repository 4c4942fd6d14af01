//! Losses, also on their own: value and gradient of a caller's batch.

use std::ffi::c_void;

use crate::catalog::Param;
use crate::error::Error;
use crate::kernels::runtime::Runtime;
use crate::loss::{Loss, LossOutput, Targets, check_weights};
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

/// Sets a parameter of a loss. glia_catalog_parameter lists what a kind has.
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

/// Computes the loss of a batch, by default the mean over its rows, and its gradient at the outputs.
/// GLIA_PARAM_REDUCTION chooses the sum, or the sum divided by that of the rows' weights.
///
/// @param loss          the loss
/// @param runtime       the runtime to compute with; NULL for the calling thread alone
/// @param outputs       what the network gave, rows * columns floats, row after row; for
///                      GLIA_LOSS_SOFTMAX_CROSS_ENTROPY the values before the softmax
/// @param rows          the number of rows; with 0 the loss is 0, and of what it receives value alone is
///                      written
/// @param columns       the floats of a row, from 1
/// @param targets       what it should have given: floats, or labels. What a kind takes is in its
///                      description (glia_catalog_description): for most, rows * columns floats; for
///                      GLIA_LOSS_SOFTMAX_CROSS_ENTROPY those or labels from 0 to columns - 1; for
///                      GLIA_LOSS_NEGATIVE_LOG_LIKELIHOOD and GLIA_LOSS_MULTI_CLASS_MARGIN labels;
///                      for GLIA_LOSS_COSINE_EMBEDDING labels 1 and -1; for
///                      GLIA_LOSS_GAUSSIAN_NEGATIVE_LOG_LIKELIHOOD half as many floats as outputs;
///                      for GLIA_LOSS_TRIPLET and GLIA_LOSS_INFO_NCE none
/// @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for one label a row
/// @param target_count  the number of targets
/// @param gradient      receives the derivative of the loss by each output, rows * columns floats;
///                      must overlap neither outputs nor targets; may be NULL
/// @param value         receives the loss
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0;
///         rows * columns does not fit into memory; gradient overlaps outputs or targets),
///         GLIA_ERROR_UNKNOWN_KIND (target_type), GLIA_ERROR_SHAPE_MISMATCH (targets of a wrong
///         number or type), GLIA_ERROR_OUT_OF_RANGE (a label), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time, with gradients that do not overlap. Allocates one float a row,
/// without gradient the memory for it, and for GLIA_LOSS_INFO_NCE twice the outputs, at most 516
/// floats a row and half a megabyte, for the time of the call. Since 0.1.0.
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
    let batch = Batch {
        runtime,
        outputs,
        rows,
        columns,
        targets: (targets, target_type, target_count),
        weights: std::ptr::null(),
        row_values: std::ptr::null_mut(),
        gradient,
        value,
    };
    guard_seldom(error, &mut |call| batch.evaluate(call, loss))
}

/// As glia_loss_evaluate, for rows that have weights, and with the loss of each row. A row's loss and
/// gradient are multiplied by its weight, and by that of its label's class if the loss has class
/// weights; GLIA_PARAM_REDUCTION says what the sum over the rows is divided by. With
/// GLIA_LOSS_INFO_NCE, whose rows interact, a row of weight 0 is as if it was not in the batch.
///
/// @param loss          the loss
/// @param runtime       the runtime to compute with; NULL for the calling thread alone
/// @param outputs       what the network gave, rows * columns floats, row after row
/// @param rows          the number of rows; with 0 the loss is 0, and of what it receives value alone is
///                      written
/// @param columns       the floats of a row, from 1
/// @param targets       what it should have given, as for glia_loss_evaluate
/// @param target_type   GLIA_TYPE_FLOAT32, or GLIA_TYPE_INT32 or GLIA_TYPE_INT64 for labels
/// @param target_count  the number of targets
/// @param weights       a finite weight from 0 on for each row, rows floats; NULL: 1 each
/// @param row_values    receives the loss of each row times its weight, rows floats; must overlap no
///                      other array; may be NULL
/// @param gradient      receives the derivative of the loss by each output, rows * columns floats;
///                      must overlap none of the arrays that are read; may be NULL
/// @param value         receives the loss
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns is 0;
///         rows * columns does not fit into memory; arrays overlap), GLIA_ERROR_UNKNOWN_KIND
///         (target_type), GLIA_ERROR_SHAPE_MISMATCH (targets of a wrong number or type),
///         GLIA_ERROR_OUT_OF_RANGE (a label, a weight), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time, with results that do not overlap. Allocates the memory of what is
/// NULL among row_values and gradient, and for GLIA_LOSS_INFO_NCE what glia_loss_evaluate says, for
/// the time of the call. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_loss_evaluate_weighted(
    loss: *const glia_loss,
    runtime: *const glia_runtime,
    outputs: *const f32,
    rows: usize,
    columns: usize,
    targets: *const c_void,
    target_type: i32,
    target_count: usize,
    weights: *const f32,
    row_values: *mut f32,
    gradient: *mut f32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    let targets = (targets, target_type, target_count);
    let batch =
        Batch { runtime, outputs, rows, columns, targets, weights, row_values, gradient, value };
    guard_seldom(error, &mut |call| batch.evaluate(call, loss))
}

/// Sets what the rows of each class weigh, for the losses whose targets may be class labels. They are
/// saved with a trainer.
///
/// @param loss     the loss
/// @param weights  a finite weight from 0 on for each class, copied; NULL with a count of 0: 1 each
/// @param count    the number of classes, which must be that of the outputs; 0 for no weights
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (the loss has no classes;
///         count above 2^24), GLIA_ERROR_OUT_OF_RANGE (a weight)
///
/// Threads: any, one call at a time on the same loss. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_loss_set_class_weights(
    loss: *mut glia_loss,
    weights: *const f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let loss = call.exclusive("loss", loss)?;
        loss.set_class_weights(call.slice("weights", weights, count)?)
    })
}

/// A batch as the caller gave it.
struct Batch {
    runtime: *const glia_runtime,
    outputs: *const f32,
    rows: usize,
    columns: usize,
    targets: (*const c_void, i32, usize),
    weights: *const f32,
    row_values: *mut f32,
    gradient: *mut f32,
    value: *mut f64,
}

impl Batch {
    fn evaluate(&self, call: &Call, loss: *const glia_loss) -> Result<(), Error> {
        let loss = call.shared("loss", loss)?;
        let default = Runtime::on_calling_thread();
        let runtime = call.optional("runtime", self.runtime)?.map_or(&default, |given| given);
        let (rows, columns) = (self.rows, self.columns);
        if columns == 0 {
            return Err(Error::invalid("columns: expected at least 1, got 0"));
        }
        let count = element_count(rows, columns)?;
        let out = call.out("value", self.value)?;
        let written = [
            ("gradient", self.gradient.cast_const(), count),
            ("row_values", self.row_values.cast_const(), rows),
        ];
        check_apart(written[0], written[1])?;
        for written in written {
            check_apart(written, ("outputs", self.outputs, count))?;
            check_apart(written, ("weights", self.weights, rows))?;
        }
        let scores = call.slice("outputs", self.outputs, count)?;
        let (targets, target_type, target_count) = self.targets;
        let wanted = targets_in(call, "targets", targets, target_type, target_count)?;
        loss.check(rows, columns, &wanted, |row| row)?;
        let target_size = Type::from_code("target_type", target_type)?.size();
        let target_bytes = target_count.saturating_mul(target_size);
        for written in written {
            check_apart(written, ("targets", targets.cast::<u8>(), target_bytes))?;
        }
        let weights = weights_in(call, self.weights, rows)?;
        let mut room = Buffer::zeroed::<f32>(loss.room(rows, columns))?;
        let [mut for_gradient, mut for_values] = [const { None }; 2];
        let result = LossOutput {
            gradient: result_or(call, "gradient", self.gradient, count, &mut for_gradient)?,
            row_values: result_or(call, "row_values", self.row_values, rows, &mut for_values)?,
            room: room.as_mut_slice(),
        };
        out.write(loss.evaluate_weighted(runtime, columns, scores, &wanted, weights, result));
        Ok(())
    }
}

/// Weights of the rows of a batch, checked; `None` for NULL.
fn weights_in(call: &Call, weights: *const f32, rows: usize) -> Result<Option<&[f32]>, Error> {
    call.optional_array("weights", weights)?;
    if weights.is_null() {
        return Ok(None);
    }
    let weights = call.slice("weights", weights, rows)?;
    check_weights("row", weights)?;
    Ok(Some(weights))
}

/// The caller's array for a result, or memory of the call in its place.
fn result_or<'a>(
    call: &'a Call,
    argument: &str,
    array: *mut f32,
    count: usize,
    room: &'a mut Option<Buffer>,
) -> Result<&'a mut [f32], Error> {
    if array.is_null() {
        return Ok(room.insert(Buffer::zeroed::<f32>(count)?).as_mut_slice());
    }
    call.slice_mut(argument, array, count)
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
