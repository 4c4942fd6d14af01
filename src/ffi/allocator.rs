//! The host's allocator.

use std::ffi::c_void;

use crate::error::{Error, ErrorCode};
use crate::host::allocator::{Hooks, set};

use super::call::inject_panic;
use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;

/// Gives memory to glia. It does not unwind, and does not call glia.
///
/// @param size       bytes, at least 1
/// @param alignment  a power of two, at most 64: the address must be a multiple of it
/// @param user       what glia_allocator_set was given
/// @return the memory, which need not be zero; NULL where there is none: the call of glia then fails
///         with GLIA_ERROR_OUT_OF_MEMORY. An address that is not aligned is given back, and counts
///         as NULL
pub type glia_allocate =
    Option<unsafe extern "C" fn(size: usize, alignment: usize, user: *mut c_void) -> *mut c_void>;

/// Takes memory back from glia. It does not unwind, and does not call glia.
///
/// @param memory     what glia_allocate returned, not NULL
/// @param size       the bytes that it was asked for with
/// @param alignment  the alignment that it was asked for with
/// @param user       what glia_allocator_set was given
pub type glia_deallocate = Option<
    unsafe extern "C" fn(memory: *mut c_void, size: usize, alignment: usize, user: *mut c_void),
>;

/// Gives the library the host's allocator, for the whole process: all of its memory comes from it
/// from now on, but for the stacks of threads, which are the system's, and a reserve of half
/// a megabyte inside the library for requests of up to 16 KiB that the allocator refuses. To be called before anything
/// else; also later while nothing of glia's is alive. With NULL for both functions the system's
/// allocator is used again, which is refused as long as anything is alive: a check for leaks.
///
/// @param allocate    gives memory
/// @param deallocate  takes it back
/// @param user        given to both
/// @param error       receives the error of a failed call, which is memory too: to be freed before
///                    the next attempt; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER (one of the functions, but not both),
///         GLIA_ERROR_INVALID_STATE (memory of the allocator before is in use),
///         GLIA_ERROR_UNSUPPORTED (a library built without the feature host-allocator)
///
/// Threads: any, while no other thread is in a call of glia. The functions are called on any thread
/// that calls glia and on the threads of its runtimes, several at the same time. Allocates nothing
/// but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_allocator_set(
    allocate: glia_allocate,
    deallocate: glia_deallocate,
    user: *mut c_void,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |_| {
        inject_panic();
        if !cfg!(feature = "host-allocator") {
            return Err(Error::unsupported(
                "glia_allocator_set: expected a library built with the feature host-allocator",
            ));
        }
        let missing = |name| {
            Error::new(ErrorCode::NullPointer, format!("{name}: expected a function, got NULL"))
        };
        let hooks = match (allocate, deallocate) {
            (Some(allocate), Some(release)) => Some(Hooks { allocate, release, user }),
            (None, None) => None,
            (None, _) => return Err(missing("allocate")),
            (_, None) => return Err(missing("deallocate")),
        };
        // SAFETY: the host promises what the types' documentation says.
        if unsafe { set(hooks) } {
            return Ok(());
        }
        Err(Error::state(
            "glia_allocator_set: expected nothing of glia's alive (handles, errors), got memory in \
             use; call it before anything else",
        ))
    })
}
