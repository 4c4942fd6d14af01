//! What only the checked build has: the quarantine of freed handles, and a panic on request.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};

use super::handle::Header;

/// Freed handles, so that their mark stays readable, and so that leak checkers see them.
static QUARANTINE: Mutex<Vec<Address>> = Mutex::new(Vec::new());

struct Address(#[allow(dead_code)] *mut Header);

// SAFETY: an address that is kept and never followed.
unsafe impl Send for Address {}

/// Checks until the panic; negative for none.
static COUNTDOWN: AtomicI64 = AtomicI64::new(-1);

pub(super) fn quarantine(handle: *mut Header) {
    QUARANTINE.lock().unwrap_or_else(PoisonError::into_inner).push(Address(handle));
}

/// Called at every check of an argument.
pub(super) fn panic_if_asked() {
    if COUNTDOWN.load(Ordering::Relaxed) >= 0 && COUNTDOWN.fetch_sub(1, Ordering::Relaxed) == 0 {
        panic!("asked for by glia_checked_panic_after");
    }
}

/// Makes a later check of an argument panic: the one after `checks` more of them, on any thread.
/// A negative number takes the request back. For tests of hosts; declared in glia_checked.h.
#[unsafe(no_mangle)]
pub extern "C" fn glia_checked_panic_after(checks: i64) {
    COUNTDOWN.store(checks, Ordering::Relaxed);
}
