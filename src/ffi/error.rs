//! Errors and status codes.

use std::ffi::c_char;

use crate::error::{Error, ErrorCode};

use super::call::Call;
use super::guard::{guard, guard_value};
use super::handle::{Handle, release};
use super::text::TextOut;

/// The outcome of a call: GLIA_OK, or one of GLIA_ERROR_….
pub type glia_status = i32;

/// A failure: its code and a message. Made by a call that failed, owned by the caller, freed with
/// glia_error_free. It belongs to no thread.
pub struct glia_error {
    _opaque: [u8; 0],
}

impl Handle for glia_error {
    type Value = Error;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaERRO");
    const NAME: &'static str = "glia_error";
}

/// The code of an error.
///
/// @param error  the error; NULL, or something else than an error, gives GLIA_OK
/// @return one of GLIA_ERROR_…, the status that the failed call returned
///
/// Threads: any, at the same time. Allocates nothing. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_error_code(error: *const glia_error) -> i32 {
    guard_value(|| {
        let call = Call::new();
        call.shared("error", error).map_or(ErrorCode::Ok, Error::code) as i32
    })
}

/// Copies the message of an error: which argument, what was expected, what came.
///
/// @param error     the error
/// @param text      buffer for the message, cut to fit and always NUL-terminated; may be NULL
///                  with capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole message with its NUL; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_error_message(
    error: *const glia_error,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> glia_status {
    guard(std::ptr::null_mut(), |call| {
        let failure = call.shared("error", error)?;
        TextOut { text, capacity, needed }.write(call, failure.message())
    })
}

/// Frees an error.
///
/// @param error  the error; NULL is fine
///
/// Threads: any. Must not be called twice with the same error. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_error_free(error: *mut glia_error) {
    free(error);
}

/// Copies a short text for a status, such as "shape mismatch".
///
/// @param status    a status
/// @param text      buffer for the text, cut to fit and always NUL-terminated; may be NULL with
///                  capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole text with its NUL; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_status_text(
    status: i32,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard(error, |call| {
        let code = ErrorCode::from_code(status).ok_or_else(|| {
            let last = ErrorCode::ALL.len() - 1;
            let message = format!("status: expected 0 to {last}, got {status}");
            Error::new(ErrorCode::UnknownKind, message)
        })?;
        TextOut { text, capacity, needed }.write(call, code.text())
    })
}

/// Frees a handle of any kind; NULL, a freed handle or one of another kind is left alone.
pub(super) fn free<H: Handle>(handle: *mut H) {
    guard_value(|| {
        if Call::may_be_freed(handle) {
            // SAFETY: a live handle of this kind, which the caller gives up.
            unsafe { release(handle) };
        }
    });
}
