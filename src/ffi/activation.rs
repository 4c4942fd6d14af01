//! Activations, as descriptions: kinds, parameters, properties, shapes.

use std::ops::Range;

use crate::activation::{Activation, ActivationProperty};
use crate::catalog::Param;

use super::catalog::at;
use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};

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
    guard_seldom(error, &mut |call| {
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
    guard_seldom(error, &mut |call| {
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
    guard_seldom(error, &mut |call| {
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
    guard_seldom(error, &mut |call| {
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
    guard_seldom(error, &mut |call| {
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
    guard_seldom(error, &mut |call| {
        let activation = call.shared("activation", activation)?;
        let out = call.out("value", value)?;
        out.write(f64::from(*at(activation.properties().kinks.points(), index)?));
        Ok(())
    })
}

/// The length of a row of outputs of an activation for rows of so many inputs: the same, but for
/// maxout (columns / pieces), gated units (columns / 2) and CReLU (2 columns).
///
/// @param activation      the activation
/// @param columns         the floats of a row of inputs
/// @param output_columns  receives the floats of a row of outputs
/// @param error           receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_SHAPE_MISMATCH (columns is no multiple of
///         what the kind asks for)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_output_columns(
    activation: *const glia_activation,
    columns: usize,
    output_columns: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let activation = call.shared("activation", activation)?;
        let out = call.out("output_columns", output_columns)?;
        out.write(activation.output_columns("columns", columns)?);
        Ok(())
    })
}

/// How many learned parameters an activation has for rows of so many inputs: 0 for most. They stand
/// one kind of parameter after the other, as a model names them (PReLU: slope; SReLU:
/// lower_threshold, lower_slope, upper_threshold, upper_slope; APL: slopes, then hinges, each
/// [hinges, columns]; learned Swish: beta; learned Snake: frequency), each with a value a column, or
/// one for all where GLIA_PARAM_SHARED is 1.
///
/// @param activation  the activation
/// @param columns     the floats of a row of inputs
/// @param count       receives the number of floats
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (columns: more than fit into
///         memory)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_activation_parameter_count(
    activation: *const glia_activation,
    columns: usize,
    count: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let activation = call.shared("activation", activation)?;
        let out = call.out("count", count)?;
        let ranges = activation.learned_ranges(columns)?;
        out.write(ranges.iter().map(Range::len).sum());
        Ok(())
    })
}
