//! Buffers of samples: their kind, settings and memory.

use crate::catalog::Param;
use crate::tensor::element::Type;
use crate::train::samples::Samples;

use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};
use super::loss::glia_loss;
use super::model::glia_model;

/// A buffer of samples that the host adds as they come: one of GLIA_SAMPLES_… with its parameters.
/// Trainers draw batches from those that are attached to them (glia_trainer_samples_attach), and keep
/// alive what they need of it.
pub struct glia_samples {
    _opaque: [u8; 0],
}

impl Handle for glia_samples {
    type Value = Samples;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaSAMP");
    const NAME: &'static str = "glia_samples";
}

/// Makes a buffer of samples with default parameters and without memory. GLIA_PARAM_CAPACITY says
/// how many samples it keeps; glia_samples_prepare makes the memory.
///
/// @param kind     one of GLIA_SAMPLES_…
/// @param samples  receives the buffer, to be freed with glia_samples_free
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_samples_new(
    kind: i32,
    samples: *mut *mut glia_samples,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("samples", samples)?;
        out.write(into_handle(Samples::from_code(kind)?));
        Ok(())
    })
}

/// Frees a buffer of samples. Trainers that it is attached to go on with what is in it.
///
/// @param samples  the buffer; NULL is fine
///
/// Threads: any. Must not be called twice with the same buffer. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_samples_free(samples: *mut glia_samples) {
    free(samples);
}

/// The kind of a buffer of samples.
///
/// @param samples  the buffer
/// @param kind     receives one of GLIA_SAMPLES_…
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_samples_kind(
    samples: *const glia_samples,
    kind: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let samples = call.shared("samples", samples)?;
        call.out("kind", kind)?.write(samples.settings().entry().code);
        Ok(())
    })
}

/// Sets a parameter of a buffer of samples, before glia_samples_prepare. glia_catalog_parameter lists
/// what a kind has.
///
/// @param samples  the buffer
/// @param key      one of GLIA_PARAM_…
/// @param value    the value, within the bounds of glia_parameter_info
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
///         (value), GLIA_ERROR_INVALID_STATE (it was prepared)
///
/// Threads: any, one call at a time on the same buffer. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_samples_set(
    samples: *mut glia_samples,
    key: i32,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let samples = call.exclusive("samples", samples)?;
        samples.set(Param::from_code(key)?, value)
    })
}

/// The value of a parameter of a buffer of samples, such as GLIA_PARAM_CAPACITY.
///
/// @param samples  the buffer
/// @param key      one of GLIA_PARAM_…
/// @param value    receives the value
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_samples_get(
    samples: *const glia_samples,
    key: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let samples = call.shared("samples", samples)?;
        let out = call.out("value", value)?;
        out.write(samples.settings().get(Param::from_code(key)?)?);
        Ok(())
    })
}

/// Makes the memory of a buffer of samples, once. A sample takes the floats of the model's input, 4
/// bytes for a label or the floats of the loss's targets, and 4 bytes for its weight.
///
/// @param samples      the buffer
/// @param model        a model of the trainers that will learn from it; only the shapes count
/// @param loss         their loss, which says what targets are
/// @param target_type  GLIA_TYPE_FLOAT32 for targets that are values, GLIA_TYPE_INT32 or
///                     GLIA_TYPE_INT64 for labels
/// @param error        receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (target_type),
///         GLIA_ERROR_INVALID_ARGUMENT, GLIA_ERROR_SHAPE_MISMATCH (the loss does not take such targets,
///         or not the model's outputs), GLIA_ERROR_INVALID_STATE (it was prepared),
///         GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, one call at a time on the same buffer. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_samples_prepare(
    samples: *mut glia_samples,
    model: *const glia_model,
    loss: *const glia_loss,
    target_type: i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let samples = call.exclusive("samples", samples)?;
        let model = call.shared("model", model)?;
        let loss = call.shared("loss", loss)?;
        let is_labels = Type::from_code("target_type", target_type)? != Type::Float32;
        samples.prepare(model.network(), loss, is_labels)
    })
}
