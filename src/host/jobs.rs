//! A host's job system: one function that calls a body for every index below a count, on threads
//! of the host's, and returns when all are done.
//!
//! The body has the arguments of Box2D's b2TaskCallback (Catto, version 3), so that a host that
//! serves Box2D passes it on as it is; for a system without worker indices (Jolt, enkiTS, TBB) the
//! number of the host's own task is one.

use std::ffi::c_void;

/// Does the indices from `begin` to before `end` of a job, as worker number `worker`.
pub type Body = unsafe extern "C" fn(begin: i32, end: i32, worker: u32, job: *mut c_void);

/// Calls a body for every index below `count`.
pub type ParallelFor =
    unsafe extern "C" fn(body: Option<Body>, count: i32, job: *mut c_void, user: *mut c_void);

/// A job system with what its host wants to be given.
#[derive(Clone, Copy)]
pub struct JobSystem {
    parallel_for: ParallelFor,
    user: *mut c_void,
}

// SAFETY: the maker promised that the function may be called with this value on any thread.
unsafe impl Send for JobSystem {}
// SAFETY: as above.
unsafe impl Sync for JobSystem {}

impl JobSystem {
    /// A job system.
    ///
    /// # Safety
    /// The function may be called with `user` on any thread as long as the value is in use, does
    /// not unwind, and gives its body nothing but the job that it was called with, no longer than
    /// that job lives.
    pub unsafe fn new(parallel_for: ParallelFor, user: *mut c_void) -> Self {
        Self { parallel_for, user }
    }

    /// Has the host call `body` for every index below `count`.
    ///
    /// # Safety
    /// `body` may be called with `job` at any time on any thread, also after this returned: a
    /// host may break its promises.
    pub unsafe fn run(&self, body: Body, count: i32, job: *mut c_void) {
        // SAFETY: the maker's promise, and the caller's.
        unsafe { (self.parallel_for)(Some(body), count, job, self.user) };
    }
}
