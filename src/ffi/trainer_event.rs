//! The events of the doctor's watch, as data.

use crate::train::WatchEvent;

use super::error::{glia_error, glia_status};
use super::guard::guard_seldom;
use super::options::{Options, write};
use super::trainer::glia_trainer;

/// What happened in a step that was in trouble. Set struct_size to sizeof(glia_watch_event) before the
/// call.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_watch_event {
    /// sizeof(glia_watch_event).
    pub struct_size: usize,
    /// What happened: one of GLIA_FINDING_…
    pub finding: i32,
    /// What was done: one of GLIA_POLICY_…
    pub policy: i32,
    /// The number of the update that the step was or would have been, from 1.
    pub step: i64,
    /// The layer where it began, numbered as in a report; -1 for none.
    pub layer: i64,
    /// The sample where it began: the row of the batch, in a run the sample of the data set; -1 where
    /// it is not known, or was none.
    pub sample: i64,
    /// Rows that were left out of the batch, of which `sample` is the first; 0 for none.
    pub rows: i64,
    /// The loss; NaN also where the host computed it.
    pub loss: f64,
    /// The Euclidean norm of all gradients, before clipping.
    pub gradient_norm: f64,
    /// What the loss or the norm could be at most, where it was too large; else NaN.
    pub limit: f64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_watch_event {}

impl From<WatchEvent> for glia_watch_event {
    fn from(event: WatchEvent) -> Self {
        let place = |place: Option<usize>| place.map_or(-1, |place| place as i64);
        Self {
            struct_size: size_of::<Self>(),
            finding: event.finding as i32,
            policy: event.policy as i32,
            step: event.step as i64,
            layer: place(event.layer),
            sample: place(event.sample),
            rows: event.rows as i64,
            loss: event.loss,
            gradient_norm: event.gradient_norm,
            limit: event.limit,
        }
    }
}

/// An event of the watch. Of all events, whose number glia_watch_status tells, the last 64 are kept, also
/// through saves and loads.
///
/// @param trainer  the trainer
/// @param number   the event's number, from 0 for the first since the watch was switched on
/// @param event    receives the event, as far as its struct_size goes, which the caller sets
/// @param error    receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size),
///         GLIA_ERROR_INVALID_STATE (the watch is off), GLIA_ERROR_NOT_FOUND (number: not kept any more,
///         or not yet)
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_watch_event(
    trainer: *const glia_trainer,
    number: u64,
    event: *mut glia_watch_event,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let trainer = call.shared("trainer", trainer)?;
        let out = write(call, "event", event)?;
        out(trainer.watch_event(number)?.into());
        Ok(())
    })
}
