//! Runtimes: threads and instruction set.

use std::ffi::c_char;
use std::sync::Arc;

use crate::error::{Error, ErrorCode};
use crate::kernels::level::Level;
use crate::kernels::runtime::Runtime;

use super::call::Call;
use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};
use super::options::{Options, read};
use super::text::TextOut;

/// What the host decides about computing: how many threads, and which instruction set. Neither
/// changes a bit of any result. Sessions and trainers keep the runtime that they were made with.
pub struct glia_runtime {
    _opaque: [u8; 0],
}

impl Handle for glia_runtime {
    type Value = Arc<Runtime>;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaRUNT");
    const NAME: &'static str = "glia_runtime";
}

/// Options of glia_runtime_new. Set struct_size to sizeof(glia_runtime_options); zero in any other
/// field means the default.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_runtime_options {
    /// sizeof(glia_runtime_options).
    pub struct_size: usize,
    /// Threads that work in a call, the calling one counted, 1 to 1024; 0: the calling one alone.
    /// The runtime owns the others. With more than 1, large pieces of work are shared through a
    /// lock and wake-ups; after one, the others look out for the next for up to about a tenth of a
    /// millisecond, then they sleep and use no processor. With 1, the default, a run locks nothing
    /// and makes no system call.
    pub threads: i32,
    /// The instruction set, one of GLIA_LEVEL_…, for tests; 0: the best that the CPU has.
    pub level: i32,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_runtime_options {}

/// Makes a runtime. Most hosts need none: wherever a runtime is taken, NULL stands for the calling
/// thread alone and the best instruction set.
///
/// @param options  what differs from the defaults; NULL for none
/// @param runtime  receives the runtime, to be freed with glia_runtime_free
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (threads),
///         GLIA_ERROR_UNKNOWN_KIND (level), GLIA_ERROR_UNSUPPORTED (the CPU lacks the level),
///         GLIA_ERROR_OUT_OF_MEMORY (the system refused the threads)
///
/// Threads: any, at the same time. Allocates, and starts threads - 1 threads. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_runtime_new(
    options: *const glia_runtime_options,
    runtime: *mut *mut glia_runtime,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let out = call.out("runtime", runtime)?;
        let options = read(call, options)?;
        let threads = usize::try_from(options.threads).unwrap_or(usize::MAX);
        if options.threads < 0 {
            return Err(Error::invalid(format!(
                "threads: expected 0 to 1024, got {}",
                options.threads
            )));
        }
        let level = if options.level == 0 { None } else { Some(level_of(options.level)?) };
        out.write(into_handle(Runtime::new(threads.max(1), level)?));
        Ok(())
    })
}

/// Frees a runtime. Its threads end when the last session or trainer that uses it is freed too:
/// the call that frees the last of them joins the threads, and so waits for them.
///
/// @param runtime  the runtime; NULL is fine
///
/// Threads: any. Must not be called twice with the same runtime. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_runtime_free(runtime: *mut glia_runtime) {
    free(runtime);
}

/// The number of threads that work in a call, the calling one counted.
///
/// @param runtime  the runtime
/// @param threads  receives the number
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_runtime_threads(
    runtime: *const glia_runtime,
    threads: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let runtime = call.shared("runtime", runtime)?;
        call.out("threads", threads)?.write(runtime.threads() as i32);
        Ok(())
    })
}

/// The instruction set in use.
///
/// @param runtime  the runtime; NULL asks for the default, the best that the CPU has
/// @param level    receives one of GLIA_LEVEL_…
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_runtime_level(
    runtime: *const glia_runtime,
    level: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let runtime = runtime_or_default(call, runtime)?;
        call.out("level", level)?.write(runtime.level() as i32);
        Ok(())
    })
}

/// Copies the name of an instruction-set level: "scalar", "avx2", "avx512", "neon".
///
/// @param level     one of GLIA_LEVEL_…
/// @param text      buffer for the name, cut to fit and always NUL-terminated; may be NULL with
///                  capacity 0
/// @param capacity  bytes of the buffer
/// @param needed    receives the bytes of the whole name with its NUL; may be NULL
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_UNKNOWN_KIND
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_level_name(
    level: i32,
    text: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        TextOut { text, capacity, needed }.write(call, level_of(level)?.name())
    })
}

fn level_of(code: i32) -> Result<Level, Error> {
    Level::from_code(code).ok_or_else(|| {
        let message = format!("level: expected a GLIA_LEVEL_ number from 1 to 4, got {code}");
        Error::new(ErrorCode::UnknownKind, message)
    })
}

/// The runtime that a caller gave, or for NULL the default.
pub(super) fn runtime_or_default(
    call: &Call,
    runtime: *const glia_runtime,
) -> Result<Arc<Runtime>, Error> {
    let given = call.optional("runtime", runtime)?;
    Ok(given.map_or_else(Runtime::single, Arc::clone))
}
