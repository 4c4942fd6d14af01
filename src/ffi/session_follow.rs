//! Sessions that follow a trainer's snapshots.

use std::sync::Arc;

use crate::model::Session;

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::into_handle;
use super::runtime::glia_runtime;
use super::session::glia_session;
use super::snapshots::glia_snapshots;
use super::text::hash_out;

/// Makes a session that serves the newest of a trainer's snapshots: each run picks it up when it
/// begins, by three atomic operations at most, whatever the trainer and other sessions do, and keeps
/// it until its end. The versions that a session serves never go back.
///
/// The memory of one snapshot more is made here, the weights twice; a session made after another one
/// was freed takes over that one's.
///
/// @param snapshots      the snapshots; the session keeps what it needs of them
/// @param runtime        threads, and the instruction set of the trainer's runtime, in whose form the
///                       snapshots are; NULL for the calling thread alone, with that instruction set
/// @param largest_batch  the most rows of a run, at least 1
/// @param session        receives the session, to be freed with glia_session_free
/// @param error          receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (largest_batch; a runtime
///         with another instruction set), GLIA_ERROR_OUT_OF_RANGE (more than 65,534 sessions),
///         GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, at the same time, also while the trainer works and publishes. Allocates and locks;
/// neither the trainer nor a running session waits for it. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_session_follow(
    snapshots: *const glia_snapshots,
    runtime: *const glia_runtime,
    largest_batch: usize,
    session: *mut *mut glia_session,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let snapshots = call.shared("snapshots", snapshots)?;
        let runtime = call.optional("runtime", runtime)?.map(Arc::clone);
        let out = call.out("session", session)?;
        out.write(into_handle(Session::following(snapshots, runtime, largest_batch)?));
        Ok(())
    })
}

/// Pins a session that follows to the snapshot that it has, that of its last run: it serves that one
/// until glia_session_unpin. The trainer publishes as before.
///
/// @param session  the session, made by glia_session_follow
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (a session of a model)
///
/// Threads: any, one call at a time on the same session. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_session_pin(
    session: *mut glia_session,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| call.exclusive("session", session)?.pin(true))
}

/// Lets a pinned session follow again, from its next run on.
///
/// @param session  the session, made by glia_session_follow
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (a session of a model)
///
/// Threads: any, one call at a time on the same session. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_session_unpin(
    session: *mut glia_session,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| call.exclusive("session", session)?.pin(false))
}

/// The version of the snapshot that a session has: that of its last run, or of its making.
///
/// @param session  the session
/// @param version  receives the version; 0 for a session of a model
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, not while the session runs. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_session_version(
    session: *const glia_session,
    version: *mut i64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let session = call.shared("session", session)?;
        call.out("version", version)?.write(session.version() as i64);
        Ok(())
    })
}

/// SHA-256 over the bits of all weights that a session has, those of its last run: what
/// glia_trainer_hash gave when they were published, and glia_model_hash gives for their model.
///
/// @param session   the session
/// @param hash      receives 32 bytes
/// @param capacity  bytes of hash, at least 32
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (capacity)
///
/// Threads: any, not while the session runs. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_session_hash(
    session: *const glia_session,
    hash: *mut u8,
    capacity: usize,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let session = call.shared("session", session)?;
        hash_out(call, hash, capacity, || session.hash())
    })
}
