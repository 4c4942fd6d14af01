//! Layers, as descriptions for a graph.

use std::ffi::c_char;

use crate::catalog::Param;
use crate::layer::Layer;

use super::activation::glia_activation;
use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};
use super::initializer::glia_initializer;
use super::text::text_in;

/// The description of a layer: one of GLIA_LAYER_… with its parameters, activation and
/// initializers. It holds no weights. Graphs copy the one that they are given, so that one
/// description may be added many times, changed in between or not.
pub struct glia_layer {
    _opaque: [u8; 0],
}

impl Handle for glia_layer {
    type Value = Layer;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaLAYR");
    const NAME: &'static str = "glia_layer";
}

/// Makes a layer with default parameters: identity activation, weights by
/// GLIA_INITIALIZER_HE_NORMAL, a bias of zeros.
///
/// @param kind   one of GLIA_LAYER_…
/// @param layer  receives the layer, to be freed with glia_layer_free
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_layer_new(
    kind: i32,
    layer: *mut *mut glia_layer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("layer", layer)?;
        out.write(into_handle(Layer::from_code(kind)?));
        Ok(())
    })
}

/// Frees a layer. Graphs that it was added to keep their copies.
///
/// @param layer  the layer; NULL is fine
///
/// Threads: any. Must not be called twice with the same layer. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_layer_free(layer: *mut glia_layer) {
    free(layer);
}

/// The kind of a layer.
///
/// @param layer  the layer
/// @param kind   receives one of GLIA_LAYER_…
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_layer_kind(
    layer: *const glia_layer,
    kind: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let layer = call.shared("layer", layer)?;
        call.out("kind", kind)?.write(layer.kind() as i32);
        Ok(())
    })
}

/// Sets a parameter of a layer, such as GLIA_PARAM_UNITS. glia_catalog_parameter lists what a kind
/// has. Graphs that the layer was added to do not change.
///
/// @param layer  the layer
/// @param key    one of GLIA_PARAM_…
/// @param value  the value, within the bounds of glia_parameter_info
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
///         (value)
///
/// Threads: any, one call at a time on the same layer. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_layer_set(
    layer: *mut glia_layer,
    key: i32,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let layer = call.exclusive("layer", layer)?;
        layer.set(Param::from_code(key)?, value)
    })
}

/// The value of a parameter of a layer.
///
/// @param layer  the layer
/// @param key    one of GLIA_PARAM_…
/// @param value  receives the value
/// @param error  receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_layer_get(
    layer: *const glia_layer,
    key: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let layer = call.shared("layer", layer)?;
        let out = call.out("value", value)?;
        out.write(layer.settings().get(Param::from_code(key)?)?);
        Ok(())
    })
}

/// Sets the activation f of a layer: of a dense layer y = f(x W + b), or of an activation layer
/// y = f(x). What f learns becomes parameters of the layer, and begins with what f says until
/// glia_layer_set_initializer says otherwise, which must follow this call. Where f gives rows of
/// another length (maxout, gated units, CReLU), so does the layer.
///
/// @param layer       the layer
/// @param activation  the activation, which is copied
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (the kind of layer takes
///         no activation)
///
/// Threads: any, one call at a time on the same layer. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_layer_set_activation(
    layer: *mut glia_layer,
    activation: *const glia_activation,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let layer = call.exclusive("layer", layer)?;
        let activation = call.shared("activation", activation)?;
        layer.set_activation(activation.clone())
    })
}

/// Sets what gives a parameter of a layer its first values.
///
/// @param layer             the layer
/// @param parameter         the parameter's name inside the layer: "weight" or "bias", or what its
///                          activation learns, such as "slope"; UTF-8
/// @param parameter_length  bytes of the name; GLIA_STRLEN where it ends with NUL
/// @param initializer       the initializer, which is copied
/// @param error             receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (parameter is not UTF-8),
///         GLIA_ERROR_NOT_FOUND (the kind of layer has no such parameter)
///
/// Threads: any, one call at a time on the same layer. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_layer_set_initializer(
    layer: *mut glia_layer,
    parameter: *const c_char,
    parameter_length: usize,
    initializer: *const glia_initializer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let layer = call.exclusive("layer", layer)?;
        let parameter = text_in(call, "parameter", parameter, parameter_length)?;
        let initializer = call.shared("initializer", initializer)?;
        layer.set_initializer(parameter, initializer.clone())
    })
}
