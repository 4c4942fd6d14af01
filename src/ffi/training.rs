//! Training on a thread of the library's own.

use std::ops::{Deref, DerefMut};
use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::error::Error;
use crate::train::{Access, Rhythm, Task, Trainer, Training, TrainingState};

use super::call::Call;
use super::error::{free, glia_error, glia_status};
use super::guard::guard_seldom;
use super::handle::{Cell, Handle, Header, LENT, into_handle, release};
use super::options::{Options, read, write};
use super::tensor::glia_tensor;
use super::trainer::glia_trainer;

/// A training that a thread of the library's own does. The thread has the trainer to itself until the
/// training ends; whatever else is called with it meanwhile gives GLIA_ERROR_BUSY. Sessions that follow
/// the trainer's snapshots, and buffers of samples that are attached to it, are used as ever.
pub struct glia_training {
    _opaque: [u8; 0],
}

impl Handle for glia_training {
    type Value = Training;
    const MAGIC: u64 = u64::from_le_bytes(*b"gliaTHRE");
    const NAME: &'static str = "glia_training";
}

/// How a training thread spends its time. Set struct_size to sizeof(glia_training_options); zero in any
/// other field means the default.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_training_options {
    /// sizeof(glia_training_options).
    pub struct_size: usize,
    /// Nanoseconds of a slice, as the budget of glia_trainer_run_for: after each the thread looks whether
    /// it should end. 0: 1000000.
    pub slice_nanoseconds: i64,
    /// Nanoseconds that the thread sleeps after each slice; 0: it does not.
    pub rest_nanoseconds: i64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_training_options {}

/// How far a training is. Set struct_size to sizeof(glia_training_state) before a call that fills it.
#[derive(Clone, Copy, Default)]
#[repr(C)]
pub struct glia_training_state {
    /// sizeof(glia_training_state).
    pub struct_size: usize,
    /// 1: the thread has the trainer; 0: the training has ended, and the trainer is the host's again.
    pub running: i32,
    /// 1: it has done everything that was asked for.
    pub finished: i32,
    /// What ended it before, as the call that it did the work of would have returned it; GLIA_OK where
    /// nothing did. glia_training_wait and glia_training_stop give the error.
    pub status: glia_status,
    /// Zero.
    pub reserved: i32,
    /// Steps that it finished.
    pub steps: i64,
    /// The mean loss of the last of them, before its update; NaN before the first.
    pub loss: f64,
    /// Nanoseconds that it computed for.
    pub nanoseconds: f64,
    /// Nanoseconds of computing for what is left of the epoch; NaN where that is not known, and for
    /// samples.
    pub epoch_nanoseconds_left: f64,
}

// SAFETY: repr(C), numbers only, the size first.
unsafe impl Options for glia_training_state {}

impl From<TrainingState> for glia_training_state {
    fn from(state: TrainingState) -> Self {
        Self {
            struct_size: size_of::<Self>(),
            running: state.is_running.into(),
            finished: state.is_finished.into(),
            status: state.failure as glia_status,
            reserved: 0,
            steps: state.steps as i64,
            loss: state.loss,
            nanoseconds: state.nanoseconds,
            epoch_nanoseconds_left: state.epoch_nanoseconds_left,
        }
    }
}

/// A trainer's handle in the hands of a training thread.
struct Lent(*mut glia_trainer);

// SAFETY: a trainer may be used on any thread, by one at a time, and the mark keeps others away.
unsafe impl Send for Lent {}

impl Lent {
    /// Marks a trainer that the call has to itself.
    fn new(trainer: *mut glia_trainer) -> Self {
        let lent = Self(trainer);
        lent.header().magic.store(LENT, Ordering::Release);
        lent
    }

    fn cell(&self) -> *mut Cell<Trainer> {
        self.0.cast()
    }

    fn header(&self) -> &Header {
        // SAFETY: a live handle: who would free it while it is lent leaves that to this one.
        unsafe { &(*self.cell()).header }
    }
}

impl Deref for Lent {
    type Target = Trainer;

    fn deref(&self) -> &Trainer {
        // SAFETY: as in `header`, and nobody else gets to the value while it is lent.
        unsafe { &*(*self.cell()).value.get() }
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut Trainer {
        // SAFETY: as in `deref`.
        unsafe { &mut *(*self.cell()).value.get() }
    }
}

impl Access for Lent {
    fn is_wanted(&self) -> bool {
        self.header().magic.load(Ordering::Relaxed) == LENT
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let header = self.header();
        if std::thread::panicking() {
            header.poisoned.store(true, Ordering::Release);
        }
        let (release_order, acquire) = (Ordering::AcqRel, Ordering::Acquire);
        let mark = &header.magic;
        if mark.compare_exchange(LENT, glia_trainer::MAGIC, release_order, acquire).is_err() {
            mark.store(glia_trainer::MAGIC, Ordering::Release);
            // SAFETY: the host gave it up (`give_up`), and this was the last that had it.
            unsafe { release(self.0) };
        }
    }
}

/// Frees a trainer that a training thread has: the thread does when it sees that. Whether it has it.
pub(super) fn give_up(trainer: *mut glia_trainer) -> bool {
    /// Neither lent any more nor freed yet.
    const GIVEN_UP: u64 = u64::from_le_bytes(*b"gliaGIVE");
    let header = trainer.cast::<Header>();
    if header.is_null() || !header.is_aligned() {
        return false;
    }
    // SAFETY: not null, aligned; the caller promises a handle, which begins with a header.
    let mark = unsafe { &(*header).magic };
    mark.compare_exchange(LENT, GIVEN_UP, Ordering::AcqRel, Ordering::Acquire).is_ok()
}

/// Begins a training of a trainer that the call has to itself, and no longer looks at.
fn start(
    call: &Call,
    trainer: *mut glia_trainer,
    task: Task,
    options: *const glia_training_options,
    training: *mut *mut glia_training,
) -> Result<(), Error> {
    let rhythm = rhythm_in(call, options)?;
    let out = call.out("training", training)?;
    out.write(into_handle(Training::start(Lent::new(trainer), task, rhythm)?));
    Ok(())
}

fn rhythm_in(call: &Call, options: *const glia_training_options) -> Result<Rhythm, Error> {
    let given = read(call, options)?;
    let [slice, rest] = [given.slice_nanoseconds, given.rest_nanoseconds].map(u64::try_from);
    let (Ok(slice), Ok(rest)) = (slice, rest) else {
        return Err(Error::invalid(format!(
            "options: expected slice_nanoseconds and rest_nanoseconds of at least 0, got {} and {}",
            given.slice_nanoseconds, given.rest_nanoseconds
        )));
    };
    Ok(Rhythm { slice: if slice == 0 { 1_000_000 } else { slice }, rest })
}

/// Goes on with a run on a thread of the library's own, to its end: glia_trainer_run_for in slices.
/// The weights are those of glia_trainer_advance, bit for bit, wherever the training is stopped and
/// goes on, on a thread or in frames.
///
/// The thread has the trainer to itself until the training ends: the run is done, a step fails, or
/// glia_training_stop ends it. Until then calls with the trainer give GLIA_ERROR_BUSY;
/// GLIA_PARAM_PUBLISH_INTERVAL of glia_trainer_update_set makes weights visible meanwhile. It takes
/// signal mask, affinity and priority from the thread that calls, and is named glia-training. The host's
/// log, allocator and job system are called from it.
///
/// @param trainer   the trainer, after glia_trainer_begin or loaded in the middle of a run
/// @param inputs    float32 [samples, input shape …]; read in place until the training ends: the tensor
///                  may be freed, its numbers must not change
/// @param targets   float32 [samples, output shape …], or int32 or int64 labels [samples]; as inputs
/// @param options   what differs from the defaults; NULL for none
/// @param training  receives the training, to be freed with glia_training_free
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (options),
///         GLIA_ERROR_INVALID_STATE (no run), GLIA_ERROR_SHAPE_MISMATCH, GLIA_ERROR_OUT_OF_RANGE (a
///         label), GLIA_ERROR_OUT_OF_MEMORY (also where the system refuses a thread)
///
/// Threads: any, one call at a time on the same trainer. Allocates; the thread as glia_trainer_run_for.
/// An optimizer that searches does whole steps between two looks at whether to end. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_start(
    trainer: *mut glia_trainer,
    inputs: *const glia_tensor,
    targets: *const glia_tensor,
    options: *const glia_training_options,
    training: *mut *mut glia_training,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let held = call.exclusive("trainer", trainer)?;
        let (inputs, targets) = (call.shared("inputs", inputs)?, call.shared("targets", targets)?);
        let task = Task::Run { inputs: inputs.clone(), targets: targets.clone() };
        task.check(held)?;
        start(call, trainer, task, options, training)
    })
}

/// Steps on batches drawn from the buffers of samples that are attached to a trainer, on a thread of the
/// library's own: glia_trainer_run_samples_for in slices. While there are no samples the thread sleeps
/// and looks again each millisecond. All else is as for glia_trainer_start.
///
/// @param trainer     the trainer, with a buffer attached (glia_trainer_samples_attach)
/// @param batch_size  rows of a batch, at least 1; more than largest_batch come in chunks
/// @param most        how many steps, at least 0; 0: until glia_training_stop
/// @param options     what differs from the defaults; NULL for none
/// @param training    receives the training, to be freed with glia_training_free
/// @param error       receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (batch_size, most, options),
///         GLIA_ERROR_INVALID_STATE (nothing attached), GLIA_ERROR_OUT_OF_MEMORY (also where the system
///         refuses a thread)
///
/// Threads: any, one call at a time on the same trainer; others may add samples meanwhile. Allocates;
/// the thread as glia_trainer_run_samples_for. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_trainer_start_samples(
    trainer: *mut glia_trainer,
    batch_size: usize,
    most: i64,
    options: *const glia_training_options,
    training: *mut *mut glia_training,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let held = call.exclusive("trainer", trainer)?;
        let most = u64::try_from(most)
            .map_err(|_| Error::invalid(format!("most: expected at least 0 steps, got {most}")))?;
        let task = Task::Samples { rows: batch_size, left: (most > 0).then_some(most) };
        task.check(held)?;
        start(call, trainer, task, options, training)
    })
}

/// How far a training is, for the host to look at in each frame.
///
/// @param training  the training
/// @param state     receives the state; set its struct_size
/// @param error     receives the error of a failed call; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (struct_size)
///
/// Threads: any, at the same time. Waits for nothing. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_training_progress(
    training: *const glia_training,
    state: *mut glia_training_state,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let training = call.shared("training", training)?;
        let out = write(call, "state", state)?;
        out(training.state().into());
        Ok(())
    })
}

/// Waits until a training has ended. Then the trainer is the host's again.
///
/// @param training     the training
/// @param nanoseconds  how long at most, at least 0; -1: until it has ended
/// @param ended        receives 1 if it has, else 0; may be NULL
/// @param error        receives the error of a failed call, and what ended the training before all was
///                     done; may be NULL
/// @return GLIA_OK, GLIA_ERROR_NULL_POINTER, GLIA_ERROR_INVALID_ARGUMENT (nanoseconds),
///         GLIA_ERROR_INVALID_STATE (called by a callback on the training's own thread), and what
///         glia_trainer_run_for, or glia_trainer_run_samples_for, returns where a step fails: then the
///         training has ended
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_training_wait(
    training: *const glia_training,
    nanoseconds: i64,
    ended: *mut i32,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| {
        let training = call.shared("training", training)?;
        let longest = match nanoseconds {
            -1 => None,
            0.. => Some(Duration::from_nanos(nanoseconds as u64)),
            _ => {
                let message = format!("nanoseconds: expected at least -1, got {nanoseconds}");
                return Err(Error::invalid(message));
            }
        };
        let out = call.optional_out("ended", ended)?;
        let has_ended = training.wait(longest)?;
        if let Some(out) = out {
            out.write(has_ended.into());
        }
        Ok(())
    })
}

/// Ends a training after the slice that it is at, and waits for that. The trainer is the host's again,
/// where it stands, in the middle of a step too: frames, or another training, go on from there. An update
/// under way is finished first, so that weights can be read, published and saved. One that has ended stays
/// as it is.
///
/// @param training  the training
/// @param error     receives the error of a failed call, and what had ended the training before all
///                  was done; may be NULL
/// @return as glia_training_wait
///
/// Threads: any, at the same time. Allocates nothing but errors. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_training_stop(
    training: *const glia_training,
    error: *mut *mut glia_error,
) -> glia_status {
    guard_seldom(error, &mut |call| call.shared("training", training)?.stop())
}

/// Frees a training; one that runs is stopped first, and waited for.
///
/// @param training  the training; NULL is fine
///
/// Threads: any. Must not be called twice with the same training. Since 0.1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn glia_training_free(training: *mut glia_training) {
    free(training);
}
