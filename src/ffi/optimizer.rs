//! Optimizers.

use crate::catalog::Param;
use crate::optim::Optimizer;

use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};

/// An optimizer: one of GLIA_OPTIMIZER_… with its parameters, and no state. Trainers copy the one
/// that they are given, and keep the state; glia_trainer_optimizer_set changes their copy.
pub struct glia_optimizer {
    _opaque: [u8; 0],
}

impl Handle for glia_optimizer {
    type Value = Optimizer;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaOPTI");
    const NAME: &'static str = "glia_optimizer";
}

/// Makes an optimizer with default parameters.
///
/// @param kind       one of GLIA_OPTIMIZER_…
/// @param optimizer  receives the optimizer, to be freed with glia_optimizer_free
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_new(
    kind: i32,
    optimizer: *mut *mut glia_optimizer,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("optimizer", optimizer)?;
        out.write(into_handle(Optimizer::from_code(kind)?));
        Ok(())
    })
}

/// Frees an optimizer.
///
/// @param optimizer  the optimizer; NULL is fine
///
/// Threads: any. Must not be called twice with the same optimizer. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_free(optimizer: *mut glia_optimizer) {
    free(optimizer);
}

/// The kind of an optimizer.
///
/// @param optimizer  the optimizer
/// @param kind       receives one of GLIA_OPTIMIZER_…
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_kind(
    optimizer: *const glia_optimizer,
    kind: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let optimizer = call.shared("optimizer", optimizer)?;
        call.out("kind", kind)?.write(optimizer.kind() as i32);
        Ok(())
    })
}

/// Sets a parameter of an optimizer. glia_catalog_parameter lists what a kind has.
///
/// @param optimizer  the optimizer
/// @param key        one of GLIA_PARAM_…
/// @param value      the value, within the bounds of glia_parameter_info
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY, GLIA_ERROR_OUT_OF_RANGE
///         (value)
///
/// Threads: any, one call at a time on the same optimizer. Allocates nothing but errors. Since
/// 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_set(
    optimizer: *mut glia_optimizer,
    key: i32,
    value: f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let optimizer = call.exclusive("optimizer", optimizer)?;
        optimizer.set(Param::from_code(key)?, value)
    })
}

/// The value of a parameter of an optimizer.
///
/// @param optimizer  the optimizer
/// @param key        one of GLIA_PARAM_…
/// @param value      receives the value
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KEY
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_optimizer_get(
    optimizer: *const glia_optimizer,
    key: i32,
    value: *mut f64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let optimizer = call.shared("optimizer", optimizer)?;
        let out = call.out("value", value)?;
        out.write(optimizer.settings().get(Param::from_code(key)?)?);
        Ok(())
    })
}
