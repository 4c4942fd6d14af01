//! Initializers, also on their own: values into a caller's array.

use std::ffi::c_char;

use crate::catalog::Param;
use crate::init::{Fans, Initializer};

use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};
use super::text::text_in;

/// An initializer: one of GLIA_INITIALIZER_… with its parameters. It gives a layer's parameters
/// their first values. Layers copy the one that they are given.
pub struct glia_initializer {
    _opaque: [u8; 0],
}

impl Handle for glia_initializer {
    type Value = Initializer;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaINIT");
    const NAME: &'static str = "glia_initializer";
}

/// Makes an initializer with default parameters.
///
/// @param kind         one of GLIA_INITIALIZER_…
/// @param initializer  receives the initializer, to be freed with glia_initializer_free
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_initializer_new(
    kind: i32,
    initializer: *mut *mut glia_initializer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("initializer", initializer)?;
        out.write(into_handle(Initializer::from_code(kind)?));
        Ok(())
    })
}

/// Frees an initializer.
///
/// @param initializer  the initializer; NULL is fine
///
/// Threads: any. Must not be called twice with the same initializer. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_initializer_free(initializer: *mut glia_initializer) {
    free(initializer);
}

/// The kind of an initializer.
///
/// @param initializer  the initializer
/// @param kind         receives one of GLIA_INITIALIZER_…
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_initializer_kind(
    initializer: *const glia_initializer,
    kind: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let initializer = call.shared("initializer", initializer)?;
        call.out("kind", kind)?.write(initializer.kind() as i32);
        Ok(())
    })
}

/// Sets a parameter of an initializer. glia_catalog_parameter lists what a kind has.
///
/// @param initializer  the initializer
/// @param key          one of GLIA_PARAM_…
/// @param value        the value, within the bounds of glia_parameter_info
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
///         (value)
///
/// Threads: any, one call at a time on the same initializer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_initializer_set(
    initializer: *mut glia_initializer,
    key: i32,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let initializer = call.exclusive("initializer", initializer)?;
        initializer.set(Param::from_code(key)?, value)
    })
}

/// The value of a parameter of an initializer.
///
/// @param initializer  the initializer
/// @param key          one of GLIA_PARAM_…
/// @param value        receives the value
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_initializer_get(
    initializer: *const glia_initializer,
    key: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let initializer = call.shared("initializer", initializer)?;
        let out = call.out("value", value)?;
        out.write(initializer.settings().get(Param::from_code(key)?)?);
        Ok(())
    })
}

/// Writes the initial values of a parameter. A value depends on the seed, the name and its place
/// in the array alone: glia_model_new with the same seed gives a parameter of this name and these
/// fans the same values. The kinds that fill matrices, orthogonal, identity and sparse, take the
/// values as rows of fan_out, as those of a dense layer's weight [inputs, units]; theirs depend on
/// the number of rows too. Of a parameter of more axes all but the last are taken as one: give the
/// length of the last as fan_out.
///
/// @param initializer  the initializer
/// @param seed         the seed of the random numbers
/// @param name         the parameter's name, such as "hidden.weight"; UTF-8
/// @param name_length  bytes of the name; GLIA_STRLEN where it ends with NUL
/// @param fan_in       the inputs that feed one output; the He, Xavier and LeCun kinds use it; 0
///                     counts as 1
/// @param fan_out      the outputs that one input feeds; the Xavier kinds and He by GLIA_PARAM_FAN_MODE
///                     use it, and take 0, and a sum of 0, as 1; for matrices the length of a row, at
///                     least 1 where count is not 0
/// @param values       receives count floats; NULL only where count is 0
/// @param count        the number of values, from 0; for matrices a multiple of fan_out
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (name is not UTF-8; count
///         does not fit into memory, or is no multiple of fan_out; the initializer's minimum is above
///         its maximum), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time, with values that do not overlap. Allocates nothing but errors; for
/// the time of the call orthogonal two doubles a value, sparse one number a row. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_initializer_fill(
    initializer: *const glia_initializer,
    seed: u64,
    name: *const c_char,
    name_length: usize,
    fan_in: usize,
    fan_out: usize,
    values: *mut f32,
    count: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let initializer = call.shared("initializer", initializer)?;
        let name = text_in(call, "name", name, name_length)?;
        let values = call.slice_mut("values", values, count)?;
        initializer.fill(seed, name, Fans { fan_in, fan_out }, fan_out, values)
    })
}
