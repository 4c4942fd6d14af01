//! Activations, also on their own: forward and backward over a caller's arrays.

use crate::activation::{Activation, ActivationProperty, Reads};
use crate::catalog::Param;
use crate::error::{Error, ErrorCode};
use crate::kernels::runtime::Runtime;
use crate::tensor::buffer::Buffer;

use super::call::Call;
use super::catalog::at;
use super::error::{free, glia_error, glia_status};
use super::guard::guard;
use super::handle::{Handle, into_handle};
use super::runtime::glia_runtime;

/// An activation: one of GLIA_ACTIVATION_… with its parameters. Layers copy the one that they are
/// given.
pub struct glia_activation {
    _opaque: [u8; 0],
}

impl Handle for glia_activation {
    type Value = Activation;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaACTI");
    const NAME: &'static str = "glia_activation";
}

/// Makes an activation with default parameters.
///
/// @param kind        one of GLIA_ACTIVATION_…
/// @param activation  receives the activation, to be freed with glia_activation_free
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_new(
    kind: i32,
    activation: *mut *mut glia_activation,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let out = call.out("activation", activation)?;
        out.write(into_handle(Activation::from_code(kind)?));
        Ok(())
    })
}

/// Frees an activation.
///
/// @param activation  the activation; NULL is fine
///
/// Threads: any. Must not be called twice with the same activation. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_free(activation: *mut glia_activation) {
    free(activation);
}

/// The kind of an activation.
///
/// @param activation  the activation
/// @param kind        receives one of GLIA_ACTIVATION_…
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_kind(
    activation: *const glia_activation,
    kind: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let activation = call.shared("activation", activation)?;
        call.out("kind", kind)?.write(activation.kind() as i32);
        Ok(())
    })
}

/// Sets a parameter of an activation. glia_catalog_parameter lists what a kind has. The functions
/// use the float nearest to it.
///
/// @param activation  the activation
/// @param key         one of GLIA_PARAM_…
/// @param value       the value, within the bounds of glia_parameter_info
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
///         (value)
///
/// Threads: any, one call at a time on the same activation. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_set(
    activation: *mut glia_activation,
    key: i32,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let activation = call.exclusive("activation", activation)?;
        activation.set(Param::from_code(key)?, value)
    })
}

/// The value of a parameter of an activation.
///
/// @param activation  the activation
/// @param key         one of GLIA_PARAM_…
/// @param value       receives the value
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_get(
    activation: *const glia_activation,
    key: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let activation = call.shared("activation", activation)?;
        let out = call.out("value", value)?;
        out.write(activation.settings().get(Param::from_code(key)?)?);
        Ok(())
    })
}

/// A property of an activation with its parameters as set: range, monotonic, zero-centred and the
/// like. A yes is 1, a no 0.
///
/// @param activation  the activation
/// @param property    one of GLIA_ACTIVATION_PROPERTY_…
/// @param value       receives the value; the ends of a range may be infinite
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_property(
    activation: *const glia_activation,
    property: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let activation = call.shared("activation", activation)?;
        let out = call.out("value", value)?;
        out.write(activation.property(ActivationProperty::from_code(property)?));
        Ok(())
    })
}

/// A point where an activation with its parameters as set, or its derivative, jumps, in ascending
/// order. A numerical check of a gradient must avoid it.
///
/// @param activation  the activation
/// @param index       the point's place, from 0 to below GLIA_ACTIVATION_PROPERTY_KINK_COUNT
/// @param value       receives the point
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (index)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_kink(
    activation: *const glia_activation,
    index: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let activation = call.shared("activation", activation)?;
        let out = call.out("value", value)?;
        out.write(f64::from(*at(activation.properties().kinks.points(), index)?));
        Ok(())
    })
}

/// Computes an activation: output = f(input). Softmax, log-softmax, softmin and sparsemax work
/// along each row; the others work on each element alone.
///
/// @param activation  the activation
/// @param runtime     the runtime to compute with; NULL for the calling thread alone
/// @param input       rows * columns floats, row after row; NULL only where there are none
/// @param rows        the number of rows, from 0
/// @param columns     the floats of a row, from 0
/// @param output      receives rows * columns floats; may be the same array as input, or overlap
///                    it in any way, and then input is overwritten
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not
///         fit into memory)
///
/// Threads: any, at the same time, with outputs that do not overlap. Allocates nothing but errors.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_forward(
    activation: *const glia_activation,
    runtime: *const glia_runtime,
    input: *const f32,
    rows: usize,
    columns: usize,
    output: *mut f32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let activation = call.shared("activation", activation)?;
        let default = Runtime::on_calling_thread();
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        let count = element_count(rows, columns)?;
        match placed(call, ("input", input), ("output", output), count)? {
            Placed::Apart(input, output) => {
                activation.forward_into(runtime, columns, input, output);
            }
            Placed::Within(values) => activation.forward(runtime, columns, values),
        }
        Ok(())
    })
}

/// Computes the gradient at an activation's input from that at its output: elementwise
/// input_gradient = output_gradient * f'(input); for softmax, with y the outputs and g the
/// gradients of a row, y_i (g_i - sum_j g_j y_j).
///
/// GLIA_ACTIVATION_PROPERTY_READS says what the derivative is computed from. Where that is the
/// output, and it is not given, it is first computed from the input, into memory that the call
/// allocates. Where it is the input, the input must be given.
///
/// @param activation       the activation
/// @param runtime          the runtime to compute with; NULL for the calling thread alone
/// @param input            what the forward call read, rows * columns floats; may be NULL where the
///                         derivative reads the output and that is given
/// @param output           what the forward call wrote, rows * columns floats; may be NULL where
///                         input is given
/// @param output_gradient  the gradient at the output, rows * columns floats
/// @param rows             the number of rows, from 0
/// @param columns          the floats of a row, from 0
/// @param input_gradient   receives the gradient at the input, rows * columns floats; may be the
///                         same array as output_gradient, or overlap it, but neither input nor
///                         output
/// @param error            receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER (also where what the derivative reads is missing),
///         GLIA_ERROR_INVALID_ARGUMENT (rows * columns does not fit into memory; input_gradient
///         overlaps input or output), GLIA_ERROR_OUT_OF_MEMORY (the output had to be computed)
///
/// Threads: any, at the same time, with input gradients that do not overlap. Allocates nothing but
/// errors where what the derivative reads is given. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_backward(
    activation: *const glia_activation,
    runtime: *const glia_runtime,
    input: *const f32,
    output: *const f32,
    output_gradient: *const f32,
    rows: usize,
    columns: usize,
    input_gradient: *mut f32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let activation = call.shared("activation", activation)?;
        let default = Runtime::on_calling_thread();
        let runtime = call.optional("runtime", runtime)?.map_or(&default, |given| given);
        let count = element_count(rows, columns)?;
        if input.is_null() && output.is_null() && count > 0 {
            return Err(Error::new(
                ErrorCode::NullPointer,
                "output: expected a pointer here or for input, got NULL for both",
            ));
        }
        // One of the two may be NULL; what is given is checked, used or not.
        if !input.is_null() {
            call.slice("input", input, count)?;
        }
        if !output.is_null() {
            call.slice("output", output, count)?;
        }
        let written = ("input_gradient", input_gradient.cast_const(), count);
        check_apart(written, ("output", output, count))?;
        check_apart(written, ("input", input, count))?;
        let computed;
        let read = match activation.kind().reads() {
            Reads::Output if output.is_null() => {
                let mut buffer = Buffer::copied(call.slice("input", input, count)?)?;
                activation.forward(runtime, columns, buffer.as_mut_slice());
                computed = buffer;
                computed.as_slice()
            }
            Reads::Output => call.slice("output", output, count)?,
            Reads::Input if input.is_null() && count > 0 => {
                let name = activation.kind().entry().name;
                return Err(Error::new(
                    ErrorCode::NullPointer,
                    format!(
                        "input: expected a pointer, since the derivative of {name} reads the \
                         input, got NULL"
                    ),
                ));
            }
            Reads::Input => call.slice("input", input, count)?,
        };
        let from = ("output_gradient", output_gradient);
        match placed(call, from, ("input_gradient", input_gradient), count)? {
            Placed::Apart(gradient, result) => {
                activation.backward_into(runtime, columns, read, gradient, result);
            }
            Placed::Within(gradient) => {
                activation.backward(runtime, columns, read, gradient);
            }
        }
        Ok(())
    })
}

/// The number of elements of `rows` × `columns`.
pub(super) fn element_count(rows: usize, columns: usize) -> Result<usize, Error> {
    const MOST: usize = isize::MAX as usize / size_of::<f32>();
    rows.checked_mul(columns).filter(|count| *count <= MOST).ok_or_else(|| {
        Error::invalid(format!(
            "rows: expected rows * columns to fit into memory, got {rows} rows of {columns} columns"
        ))
    })
}

/// Checks that an array that a call writes does not overlap one that it reads; NULL overlaps
/// nothing.
pub(super) fn check_apart<T, U>(
    (argument, written, written_count): (&str, *const T, usize),
    (other, read, read_count): (&str, *const U, usize),
) -> Result<(), Error> {
    if are_apart((written, written_count), (read, read_count)) {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "{argument}: expected an array apart from {other}, got one that overlaps it"
    )))
}

/// Whether two arrays share no memory; NULL shares none.
fn are_apart<T, U>(
    (first, first_count): (*const T, usize),
    (second, second_count): (*const U, usize),
) -> bool {
    let first_end = first.addr().saturating_add(first_count.saturating_mul(size_of::<T>()));
    let second_end = second.addr().saturating_add(second_count.saturating_mul(size_of::<U>()));
    let apart = first_end <= second.addr() || second_end <= first.addr();
    apart || first.is_null() || second.is_null()
}

/// An input and an output that may share memory, as a kernel may borrow them.
enum Placed<'a> {
    /// They share none.
    Apart(&'a [f32], &'a mut [f32]),
    /// They share some: the output, which holds the input's values.
    Within(&'a mut [f32]),
}

/// Checks an array that is read and one that is written. Only where they overlap partly is the
/// first copied over the second.
fn placed<'a>(
    call: &'a Call,
    (from_argument, from): (&str, *const f32),
    (to_argument, to): (&str, *mut f32),
    count: usize,
) -> Result<Placed<'a>, Error> {
    // The borrows of the checks end here: there may be two of the same memory.
    call.slice(from_argument, from, count)?;
    call.slice_mut(to_argument, to, count)?;
    if are_apart((from, count), (to.cast_const(), count)) {
        let from = call.slice(from_argument, from, count)?;
        return Ok(Placed::Apart(from, call.slice_mut(to_argument, to, count)?));
    }
    if from != to.cast_const() {
        // SAFETY: both were just checked, and `copy` allows an overlap.
        unsafe { std::ptr::copy(from, to, count) };
    }
    Ok(Placed::Within(call.slice_mut(to_argument, to, count)?))
}
