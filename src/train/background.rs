//! Training on a thread of the library's own, which a host asks for.
//!
//! The thread does frames of a slice of time one after the other ([`super::frames`]), so that it can be
//! stopped in the middle of a step, which the next frame goes on with on whichever thread. The weights
//! are those of whole steps, bit for bit.
//! Cost: one thread; between two slices two atomic loads and four stores.

use std::ops::DerefMut;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::{JoinHandle, ThreadId};
use std::time::Duration;

use crate::error::{Error, ErrorCode};
use crate::host::clock::Instant;
use crate::kernels::float_environment::FloatEnvironment;

use super::background_task::Task;
use super::frames::FrameReport;
use super::trainer::Trainer;

/// How long the thread waits before it looks for samples again where there are none.
const WAIT_FOR_SAMPLES: Duration = Duration::from_millis(1);

/// The way to a trainer that a thread has to itself. It is dropped when the thread no longer uses it,
/// before anybody can see that the training has ended.
pub trait Access: DerefMut<Target = Trainer> + Send + 'static {
    /// Whether somebody still wants the training to go on.
    fn is_wanted(&self) -> bool;
}

/// How a thread spends its time.
#[derive(Clone, Copy, Debug)]
pub struct Rhythm {
    /// Nanoseconds of a slice, after which it looks whether it should stop.
    pub slice: u64,
    /// Nanoseconds that it sleeps between two slices.
    pub rest: u64,
}

/// How far a training is.
#[derive(Clone, Copy, Debug)]
pub struct TrainingState {
    /// Whether the thread has the trainer.
    pub is_running: bool,
    /// Whether everything was done that was asked for.
    pub is_finished: bool,
    /// What ended it before, or `Ok`.
    pub failure: ErrorCode,
    /// Steps finished by it.
    pub steps: u64,
    /// The loss of the last of them; NaN without one.
    pub loss: f64,
    /// Nanoseconds that it computed for.
    pub nanoseconds: f64,
    /// Nanoseconds of computing until the end of the epoch; NaN where that is not known.
    pub epoch_nanoseconds_left: f64,
}

/// What the thread and its handle share.
struct Shared {
    stop: AtomicBool,
    finished: AtomicBool,
    steps: AtomicU64,
    /// The bits of float64 numbers.
    loss: AtomicU64,
    nanoseconds: AtomicU64,
    left: AtomicU64,
    failure: OnceLock<Error>,
    has_ended: AtomicBool,
    /// With `changed`, for those who sleep until something changes.
    lock: Mutex<()>,
    changed: Condvar,
}

impl Shared {
    fn new() -> Self {
        let nan = || AtomicU64::new(f64::NAN.to_bits());
        Self {
            stop: AtomicBool::new(false),
            finished: AtomicBool::new(false),
            steps: AtomicU64::new(0),
            loss: nan(),
            nanoseconds: AtomicU64::new(0.0f64.to_bits()),
            left: nan(),
            failure: OnceLock::new(),
            has_ended: AtomicBool::new(false),
            lock: Mutex::new(()),
            changed: Condvar::new(),
        }
    }

    fn locked(&self) -> MutexGuard<'_, ()> {
        self.lock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets a flag, and wakes whoever sleeps until it is set.
    fn raise(&self, flag: &AtomicBool) {
        flag.store(true, Ordering::Release);
        drop(self.locked());
        self.changed.notify_all();
    }

    /// Sleeps until a flag is set, or for so long; whether it is set.
    fn sleep(&self, flag: &AtomicBool, longest: Option<Duration>) -> bool {
        let end = longest.and_then(|longest| Instant::now().checked_add(longest));
        let mut guard = self.locked();
        while !flag.load(Ordering::Acquire) {
            guard = match end.map(|end| end.saturating_duration_since(Instant::now())) {
                None => self.changed.wait(guard).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => return false,
                Some(left) => {
                    let woken = self.changed.wait_timeout(guard, left);
                    woken.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
        true
    }

    /// After a slice.
    fn note(&self, report: &FrameReport) {
        let time = f64::from_bits(self.nanoseconds.load(Ordering::Relaxed)) + report.nanoseconds;
        self.nanoseconds.store(time.to_bits(), Ordering::Relaxed);
        self.left.store(report.epoch_nanoseconds_left.to_bits(), Ordering::Relaxed);
        if report.steps > 0 {
            self.loss.store(report.loss.to_bits(), Ordering::Relaxed);
            self.steps.fetch_add(report.steps, Ordering::Relaxed);
        }
    }

    /// Slices until the task is done or the thread should stop; whether it is done.
    fn work(
        &self,
        trainer: &mut impl Access,
        mut task: Task,
        rhythm: Rhythm,
    ) -> Result<bool, Error> {
        let _environment = FloatEnvironment::set_default();
        while !self.stop.load(Ordering::Acquire) && trainer.is_wanted() {
            let mut pause = Duration::from_nanos(rhythm.rest);
            match self.slice(trainer, &mut task, rhythm.slice)? {
                Some(true) => return Ok(true),
                Some(false) => {}
                None => pause = pause.max(WAIT_FOR_SAMPLES),
            }
            if pause > Duration::ZERO {
                self.sleep(&self.stop, Some(pause));
            }
        }
        self.finish_update(trainer, &mut task)
    }

    /// Works for about so long; whether the task is done, `None` without samples to learn from.
    fn slice(
        &self,
        trainer: &mut Trainer,
        task: &mut Task,
        nanoseconds: u64,
    ) -> Result<Option<bool>, Error> {
        let report = task.slice(trainer, nanoseconds)?;
        Ok(report.map(|report| {
            self.note(&report);
            report.finished
        }))
    }

    /// Leaves no update half done, so that whoever stopped the training may show, publish and save the
    /// weights at once; whether the task is done by that.
    fn finish_update(&self, trainer: &mut Trainer, task: &mut Task) -> Result<bool, Error> {
        while trainer.is_half_done() {
            // One operation at a time: the next step's update does not begin.
            match self.slice(trainer, task, 0)? {
                Some(true) => return Ok(true),
                Some(false) => {}
                // The samples are gone.
                None => trainer.settle(),
            }
        }
        Ok(false)
    }

    /// The thread.
    fn run(&self, mut trainer: impl Access, task: Task, rhythm: Rhythm) {
        // What a panic leaves behind is for the way to the trainer to say, when it is dropped.
        let outcome = catch_unwind(AssertUnwindSafe(move || self.work(&mut trainer, task, rhythm)));
        match outcome.unwrap_or_else(|panic| Err(Error::of_panic(&*panic))) {
            Ok(done) => self.finished.store(done, Ordering::Relaxed),
            Err(error) => drop(self.failure.set(error)),
        }
        self.raise(&self.has_ended);
    }
}

/// A training on a thread of its own.
pub struct Training {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Training {
    /// Starts the thread.
    pub fn start(trainer: impl Access, task: Task, rhythm: Rhythm) -> Result<Self, Error> {
        let shared = Arc::new(Shared::new());
        let theirs = Arc::clone(&shared);
        let started = std::thread::Builder::new()
            .name("glia-training".into())
            .spawn(move || theirs.run(trainer, task, rhythm));
        let thread = started.map_err(|error| {
            Error::of_system(
                &error,
                ErrorCode::OutOfMemory,
                "training: the system refused a thread",
            )
        })?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// How far it is. Waits for nothing.
    pub fn state(&self) -> TrainingState {
        let shared = &*self.shared;
        // First, so that what is read after it is the last that there is.
        let is_running = !shared.has_ended.load(Ordering::Acquire);
        let number = |bits: &AtomicU64| f64::from_bits(bits.load(Ordering::Relaxed));
        TrainingState {
            is_running,
            is_finished: shared.finished.load(Ordering::Relaxed),
            failure: shared.failure.get().map_or(ErrorCode::Ok, Error::code),
            steps: shared.steps.load(Ordering::Relaxed),
            loss: number(&shared.loss),
            nanoseconds: number(&shared.nanoseconds),
            epoch_nanoseconds_left: number(&shared.left),
        }
    }

    /// Waits until it has ended, at most so long; whether it has. What ended it before everything was
    /// done is the error.
    pub fn wait(&self, longest: Option<Duration>) -> Result<bool, Error> {
        self.check_thread()?;
        if !self.shared.sleep(&self.shared.has_ended, longest) {
            return Ok(false);
        }
        match self.shared.failure.get() {
            Some(error) => Err(error.clone()),
            None => Ok(true),
        }
    }

    /// Ends it after the slice that it is at, and waits for that; what had ended it before is the
    /// error.
    pub fn stop(&self) -> Result<(), Error> {
        self.check_thread()?;
        self.shared.raise(&self.shared.stop);
        self.wait(None).map(|_| ())
    }

    fn thread_id(&self) -> Option<ThreadId> {
        self.thread.as_ref().map(|thread| thread.thread().id())
    }

    /// A callback of the host's runs on this very thread: it would wait for itself.
    fn check_thread(&self) -> Result<(), Error> {
        if self.thread_id() != Some(std::thread::current().id()) {
            return Ok(());
        }
        let message =
            "training: expected another thread than its own, which cannot wait for itself";
        Err(Error::state(message))
    }
}

impl Drop for Training {
    fn drop(&mut self) {
        self.shared.raise(&self.shared.stop);
        // A thread that ends its own training goes on to its end alone.
        let is_own = self.check_thread().is_err();
        if let Some(thread) = self.thread.take().filter(|_| !is_own) {
            let _ = thread.join();
        }
    }
}
