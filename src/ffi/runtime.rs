//! Runtimes: threads and instruction set.

use std::ffi::{c_char, c_void};
use std::sync::Arc;

use crate::error::{Error, ErrorCode};
use crate::host::jobs::JobSystem;
use crate::kernels::float_environment::{FloatEnvironment, HostEnvironment};
use crate::kernels::level::Level;
use crate::kernels::runtime::Runtime;

use super::call::Call;
use super::error::{free, glia_error, glia_status};
use super::guard::{guard_seldom, guard_with_callbacks};
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

    fn runtime(runtime: &Arc<Runtime>) -> Option<&Arc<Runtime>> {
        Some(runtime)
    }
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
        let (threads, level) = (threads_of(&options)?, chosen_level(options.level)?);
        out.write(into_handle(Runtime::new(threads, level)?));
        Ok(())
    })
}

/// Work that glia gives to a host's job system: does the indices from begin to before end, as
/// worker number `worker`. It has the arguments of Box2D's b2TaskCallback. It may be called on any
/// thread, needs no more stack than a call of glia, sets the floating-point environment that it
/// needs and puts the thread's own back, and does not unwind.
///
/// @param begin   the first index
/// @param end     one more than the last
/// @param worker  below the runtime's threads, and of no other body that runs at the same time
/// @param job     what the job system was given with the body
pub type glia_job_body =
    Option<unsafe extern "C" fn(begin: i32, end: i32, worker: u32, job: *mut c_void)>;

/// A host's job system: calls the body once for each index below count, in ranges of one or more,
/// on any threads, the calling one among them or not, in any order, and returns when all are done.
/// An index is some ten microseconds of work or more, and there are at most four for each worker.
/// The body and job are of no use once it has returned.
///
/// It must not unwind (no exception of C++ may leave it) or jump out. What it waits with may do
/// other work of the host's, also such that calls glia, but not with objects of the call that it is
/// in. While it runs, a second call of glia with the same runtime does its work alone.
///
/// Where it does an index twice or never, goes past the count, gives two bodies the same worker,
/// returns early, or calls a body later, the calling thread does what was left: the results of the
/// call are whole, and written, and the call returns GLIA_ERROR_INVALID_STATE and says what was
/// wrong (where two calls with one runtime run at the same time, one of the two does).
///
/// @param body   to be called
/// @param count  the indices, 2 to 4,096
/// @param job    to be given to the body
/// @param user   what glia_runtime_new_with_jobs was given
pub type glia_parallel_for = Option<
    unsafe extern "C" fn(body: glia_job_body, count: i32, job: *mut c_void, user: *mut c_void),
>;

/// Makes a runtime that works on the host's threads: large pieces of work go to its job system, and
/// glia starts no thread. Results are the same bits as with any number of threads. The calls that
/// compute lock nothing and make no system call of their own.
///
/// @param options       threads: the most bodies that run at the same time, 1 to 1024, for each of
///                      which the runtime has 600 KiB to work in; 0, and NULL for the options: 1,
///                      for a host that does one after the other
/// @param parallel_for  the job system; not NULL. It is called on the thread that calls glia,
///                      inside the call, under the floating-point environment that this thread has
///                      now, as long as anything made with the runtime lives
/// @param user          given to it; of any thread
/// @param runtime       receives the runtime, to be freed with glia_runtime_free
/// @param error         receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (threads),
///         GLIA_ERROR_UNKNOWN_KIND (level), GLIA_ERROR_UNSUPPORTED (the CPU lacks the level),
///         GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_runtime_new_with_jobs(
    options: *const glia_runtime_options,
    parallel_for: glia_parallel_for,
    user: *mut c_void,
    runtime: *mut *mut glia_runtime,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_with_callbacks(error, |call| {
        let host = HostEnvironment::current();
        let _environment = FloatEnvironment::set_default();
        let out = call.out("runtime", runtime)?;
        let parallel_for = parallel_for.ok_or_else(|| {
            Error::new(ErrorCode::NullPointer, "parallel_for: expected a function, got NULL")
        })?;
        let options = read(call, options)?;
        let (workers, level) = (threads_of(&options)?, chosen_level(options.level)?);
        // SAFETY: the host promises what the type's documentation says.
        let system = unsafe { JobSystem::new(parallel_for, user) };
        out.write(into_handle(Runtime::on_job_system(system, host, workers, level)?));
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

/// The number of threads that work in a call, the calling one counted; with a host's job system the
/// number of its workers.
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

/// The threads of options, where 0 is the calling one alone.
fn threads_of(options: &glia_runtime_options) -> Result<usize, Error> {
    usize::try_from(options.threads).map(|threads| threads.max(1)).map_err(|_| {
        Error::invalid(format!("threads: expected 0 to 1024, got {}", options.threads))
    })
}

/// The level of options, where 0 is the best.
fn chosen_level(code: i32) -> Result<Option<Level>, Error> {
    if code == 0 { Ok(None) } else { level_of(code).map(Some) }
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
