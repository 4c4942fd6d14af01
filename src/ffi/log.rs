//! The host's log.

use std::ffi::{c_char, c_void};

use crate::error::{Error, ErrorCode};
use crate::host::log::{Listener, LogLevel};

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::runtime::glia_runtime;

/// Is told what happened: a step that the watch refused and where it began, a learning rate that a
/// plateau lowered, an average that began, a batch that threads cannot share, a job system that
/// broke its promises. It is called on the thread that calls glia, inside the call, never on others. It must not unwind, and not use the objects of the call; the
/// floating-point environment is IEEE's default. What it tells can be asked for, too:
/// glia_trainer_watch_status, glia_trainer_average_count, glia_trainer_optimizer_get, and the status
/// and error of the call.
///
/// @param level    one of GLIA_LOG_LEVEL_…
/// @param message  the text, UTF-8, at most 511 bytes, NUL-terminated; valid during the call
/// @param length   its bytes
/// @param user     what glia_runtime_log_set was given
pub type glia_log_callback = Option<
    unsafe extern "C" fn(level: i32, message: *const c_char, length: usize, user: *mut c_void),
>;

/// Sets who is told what happens in calls with this runtime and with the sessions and trainers that
/// were made with it. Nobody is by default, and then nothing is done for it.
///
/// @param runtime   the runtime
/// @param callback  is told; NULL for nobody
/// @param user      given to it
/// @param level     one of GLIA_LOG_LEVEL_…: the least important that it is told
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND (level)
///
/// Threads: any, one call at a time on the same runtime. Calls with sessions and trainers may go on
/// at the same time; one that has begun to tell something may still tell it to the callback before.
/// Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_runtime_log_set(
    runtime: *mut glia_runtime,
    callback: glia_log_callback,
    user: *mut c_void,
    level: i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let runtime = call.exclusive("runtime", runtime)?;
        let level = LogLevel::from_code(level).ok_or_else(|| {
            let message =
                format!("level: expected a GLIA_LOG_LEVEL_ number from 1 to 3, got {level}");
            Error::new(ErrorCode::UnknownKind, message)
        })?;
        // SAFETY: the host promises what the type's documentation says.
        let listener = callback.map(|callback| unsafe { Listener::new(callback, user) });
        runtime.log().listen(listener, level);
        Ok(())
    })
}
