//! Snapshots: a trainer's weights, published for sessions that follow it.

use crate::model::Snapshots;

use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Handle, into_handle};
use super::trainer::glia_trainer;

/// The snapshots that a trainer publishes: what sessions that follow it are made from, on any thread
/// and without the trainer. A snapshot is a copy of the weights that nobody changes.
pub struct glia_snapshots {
    _opaque: [u8; 0],
}

impl Handle for glia_snapshots {
    type Value = Snapshots;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaSNAP");
    const NAME: &'static str = "glia_snapshots";
}

/// Gives the snapshots of a trainer, for glia_session_follow. If it has published nothing yet, the
/// weights as they are become version 1. They outlive the trainer: what follows goes on serving the
/// last one.
///
/// @param trainer    the trainer
/// @param snapshots  receives the snapshots, to be freed with glia_snapshots_free
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (GLIA_PARAM_PUBLISH_AVERAGE is
///         set and no average is kept), GLIA_ERROR_OUT_OF_MEMORY
///
/// Threads: any, one call at a time on the same trainer. Allocates. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_snapshots(
    trainer: *mut glia_trainer,
    snapshots: *mut *mut glia_snapshots,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.exclusive("trainer", trainer)?;
        let out = call.out("snapshots", snapshots)?;
        out.write(into_handle(trainer.snapshots()?));
        Ok(())
    })
}

/// Makes the current weights visible to all sessions that follow the trainer, from their next run on.
/// It waits for none of them, whatever they do, and none of them waits for it. With
/// GLIA_PARAM_PUBLISH_AVERAGE of glia_trainer_update_set it is the average of the weights that is
/// published, once there is one.
///
/// @param trainer  the trainer
/// @param version  receives the snapshot's number: 1, 2, and so on; may be NULL
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_STATE (GLIA_PARAM_PUBLISH_AVERAGE is
///         set and no average is kept), GLIA_ERROR_OUT_OF_MEMORY (the first call)
///
/// Threads: any, one call at a time on the same trainer. The first call allocates, unless
/// glia_trainer_snapshots came before; then it allocates nothing but errors, locks nothing and makes
/// no system call. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_publish(
    trainer: *mut glia_trainer,
    version: *mut i64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.exclusive("trainer", trainer)?;
        let out = call.optional_out("version", version)?;
        let version = trainer.publish()?;
        if let Some(out) = out {
            out.write(version as i64);
        }
        Ok(())
    })
}

/// The version of the newest snapshot. A session that runs after this call has that one or a newer
/// one, unless it is pinned.
///
/// @param snapshots  the snapshots
/// @param version    receives the version, at least 1
/// @param error      receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER
///
/// Threads: any, at the same time, also while the trainer publishes. Allocates nothing but errors.
/// Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_snapshots_version(
    snapshots: *const glia_snapshots,
    version: *mut i64,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let snapshots = call.shared("snapshots", snapshots)?;
        call.out("version", version)?.write(snapshots.version() as i64);
        Ok(())
    })
}

/// Frees the handle. Sessions that follow keep what they need.
///
/// @param snapshots  the snapshots; NULL is fine
///
/// Threads: any. Must not be called twice with the same snapshots. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_snapshots_free(snapshots: *mut glia_snapshots) {
    free(snapshots);
}
