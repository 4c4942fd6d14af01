//! What every export runs inside.
//!
//! A panic becomes `GLIA_ERROR_INTERNAL`, prints nothing, and poisons the handles that the call had
//! to itself. The floating-point environment is IEEE's default inside and the host's outside.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use crate::error::{Error, ErrorCode};
use crate::host::allocator;
use crate::kernels::float_environment::FloatEnvironment;

use super::call::Call;
use super::error::{glia_error, glia_status};
use super::handle::into_handle;

/// Runs the body of a fallible export.
pub(super) fn guard(
    error: *mut *mut glia_error,
    body: impl FnOnce(&Call) -> Result<(), Error>,
) -> glia_status {
    let _environment = FloatEnvironment::set_default();
    guard_with_callbacks(error, body)
}

/// As [`guard`], for calls where a jump more does not count: compiled once for all of them.
#[inline(never)]
pub(super) fn guard_seldom(
    error: *mut *mut glia_error,
    body: &mut dyn FnMut(&Call) -> Result<(), Error>,
) -> glia_status {
    guard(error, |call| if allocator::is_short() { Err(short_of_memory()) } else { body(call) })
}

#[cold]
fn short_of_memory() -> Error {
    let message = "memory: the allocator refuses even small requests; free something first";
    Error::new(ErrorCode::OutOfMemory, message)
}

/// Runs the body of an export that calls the host back: the floating-point environment stays the
/// host's. Where such a body computes, it sets the default itself.
pub(super) fn guard_with_callbacks(
    error: *mut *mut glia_error,
    body: impl FnOnce(&Call) -> Result<(), Error>,
) -> glia_status {
    silence_panics();
    let call = Call::new();
    // What follows a failure stands apart: written into every export it would be a tenth of the
    // library.
    let outcome = catch_unwind(AssertUnwindSafe(|| body(&call).and_then(|()| call.check_host())));
    let outcome = outcome.unwrap_or_else(|panic| Err(panicked(&call, &*panic)));
    drop(call);
    match outcome {
        Ok(()) => ErrorCode::Ok as glia_status,
        Err(failure) => report(failure, error),
    }
}

/// What a panic is to the host; the handles that the call had to itself are unusable from now on.
#[cold]
#[inline(never)]
fn panicked(call: &Call, panic: &(dyn Any + Send)) -> Error {
    call.poison();
    Error::of_panic(panic)
}

/// Gives a failure to the host, if it asks, and returns its status.
#[cold]
#[inline(never)]
fn report(failure: Error, error: *mut *mut glia_error) -> glia_status {
    let status = failure.code() as glia_status;
    if !error.is_null() && error.is_aligned() && !allocator::is_exhausted() {
        // SAFETY: the caller gave the address of a pointer of its own.
        unsafe { error.write(into_handle(failure)) };
    }
    status
}

/// Runs the body of an export that cannot fail; a panic gives the default.
pub(super) fn guard_value<R: Default>(body: impl FnOnce() -> R) -> R {
    silence_panics();
    catch_unwind(AssertUnwindSafe(|| {
        super::call::inject_panic();
        body()
    }))
    .unwrap_or_default()
}

/// Keeps the standard library from printing a panic that is about to become a status. The hook
/// belongs to this library's own copy of the standard library.
fn silence_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| std::panic::set_hook(Box::new(|_| {})));
}
