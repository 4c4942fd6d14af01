//! Jobs on a host's threads.
//!
//! A job of many chunks is given to the host as a few tasks, each a range of chunks, so that its
//! system sees work of a sensible size. Which thread does a task, and in which order, changes no
//! bit. Nothing is allocated, and no lock is taken.
//!
//! A host may break its promises: do an index twice, never or after the end, give two bodies one
//! worker index, return early. Whatever it does, each chunk is done exactly once, memory stays
//! safe while the runtime lives, and the fault is kept for the call to report: tasks are claimed,
//! so is the memory of a worker, bodies enter through a gate that is shut when the host returns,
//! and what was not done then is done by the calling thread.
//! Cost of a job: some atomic operations a task, and what the host's system costs.

use std::any::Any;
use std::cell::UnsafeCell;
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::error::{Error, ErrorCode};
use crate::host::jobs::JobSystem;

use super::float_environment::{FloatEnvironment, HostEnvironment};
use super::scratch::Scratch;

/// Tasks of a job for each worker: some more than one, so that a late one does not hold up all.
const TASKS_A_WORKER: usize = 4;

/// Floats touched or multiply-adds done in a task, at least: tens of microseconds.
const SMALLEST_TASK: usize = 1 << 16;

/// The body of a job, by chunk, with memory to work in.
type Body<'a> = &'a (dyn Fn(usize, &mut [f32]) + Sync);

/// A job, on the stack of the caller.
struct Job<'a> {
    body: Body<'a>,
    chunks: usize,
    tasks: usize,
    failed: AtomicBool,
    panic: Mutex<Option<Box<dyn Any + Send>>>,
}

impl Job<'_> {
    /// Does the chunks of a task; after a panic in another nothing more.
    fn work(&self, task: usize, scratch: &mut [f32]) {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            for chunk in self.first(task)..self.first(task + 1) {
                if self.failed.load(Ordering::Relaxed) {
                    return;
                }
                (self.body)(chunk, scratch);
            }
        }));
        if let Err(panic) = outcome {
            self.failed.store(true, Ordering::Relaxed);
            self.panic.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(panic);
        }
    }

    /// The first chunk of a task.
    fn first(&self, task: usize) -> usize {
        // Without the product of the two, which may not fit.
        self.chunks / self.tasks * task + (self.chunks % self.tasks).min(task)
    }
}

/// The memory of a worker, and whether a body has it.
struct Worker {
    busy: AtomicBool,
    scratch: UnsafeCell<Scratch>,
}

// SAFETY: the memory is used by whoever turned `busy` from false to true, until it turns it back.
unsafe impl Sync for Worker {}

/// What a host did wrong, with the index that it did it with.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Fault {
    Late = 1,
    Early,
    Worker,
    SharedWorker,
    Range,
    Twice,
    Missing,
}

/// A host's job system, with memory for its workers.
pub struct HostJobs {
    system: JobSystem,
    /// What the host's functions run under.
    environment: HostEnvironment,
    workers: Vec<Worker>,
    claimed: Vec<AtomicBool>,
    /// Whether there is a job: a second caller works alone.
    taken: AtomicBool,
    /// The job, while the gate is open.
    job: AtomicPtr<Job<'static>>,
    /// Twice the number of bodies inside, and 1 while it is open.
    gate: AtomicUsize,
    /// The first fault that was not reported yet: its kind, then its index; 0 for none.
    fault: AtomicU64,
}

impl HostJobs {
    /// For bodies of up to `workers` at the same time.
    pub fn new(
        system: JobSystem,
        environment: HostEnvironment,
        workers: usize,
    ) -> Result<Self, Error> {
        let mut all = reserved(workers)?;
        for _ in 0..workers {
            let scratch = UnsafeCell::new(Scratch::new()?);
            all.push(Worker { busy: AtomicBool::new(false), scratch });
        }
        let mut claimed = reserved(workers * TASKS_A_WORKER)?;
        claimed.resize_with(workers * TASKS_A_WORKER, AtomicBool::default);
        Ok(Self {
            system,
            environment,
            workers: all,
            claimed,
            taken: AtomicBool::new(false),
            job: AtomicPtr::default(),
            gate: AtomicUsize::new(0),
            fault: AtomicU64::new(0),
        })
    }

    /// The most bodies at the same time.
    pub fn workers(&self) -> usize {
        self.workers.len()
    }

    /// Calls `body(chunk, scratch)` once for each chunk in 0 .. chunks, on the host's threads, and
    /// returns when all are done. Where there is a job already (of another thread, or around this
    /// one), this thread does all of them. Panics if a body did.
    pub fn run(&self, work: usize, chunks: usize, scratch: &mut [f32], body: Body<'_>) {
        let tasks = chunks.min(self.claimed.len()).min(work / SMALLEST_TASK);
        if tasks < 2 || self.taken.swap(true, Ordering::Acquire) {
            (0..chunks).for_each(|chunk| body(chunk, scratch));
            return;
        }
        let job =
            Job { body, chunks, tasks, failed: AtomicBool::new(false), panic: Mutex::default() };
        self.share(&job);
        for (task, claimed) in self.claimed[..tasks].iter().enumerate() {
            if !claimed.load(Ordering::Relaxed) {
                self.note(Fault::Missing, task as u32);
                job.work(task, scratch);
            }
        }
        self.taken.store(false, Ordering::Release);
        let panic = job.panic.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(panic) = panic {
            resume_unwind(panic);
        }
    }

    /// Opens the gate, lets the host work, and shuts it.
    fn share(&self, job: &Job<'_>) {
        for claimed in &self.claimed[..job.tasks] {
            claimed.store(false, Ordering::Relaxed);
        }
        self.job.store(std::ptr::from_ref(job).cast_mut().cast(), Ordering::Relaxed);
        self.gate.fetch_or(1, Ordering::Release);
        let this = std::ptr::from_ref(self).cast_mut().cast();
        self.environment.during(|| {
            // SAFETY: `enter` lets nobody in but while the gate is open, and this lives as long as
            // the runtime, which the host promised to call no longer than.
            unsafe { self.system.run(enter, job.tasks as i32, this) };
        });
        if self.gate.fetch_and(!1, Ordering::Acquire) > 1 {
            self.note(Fault::Early, 0);
        }
        // No body is left in a job whose host kept its promise.
        while self.gate.load(Ordering::Acquire) > 0 {
            std::thread::yield_now();
        }
    }

    /// A body of the host's: some tasks of the job that there is.
    fn work(&self, begin: i32, end: i32, worker: u32) {
        if self.gate.fetch_add(2, Ordering::Acquire) & 1 == 0 {
            self.note(Fault::Late, 0);
        } else {
            // SAFETY: the gate was open, and is not passed by the poster before this body left.
            let job = unsafe { &*self.job.load(Ordering::Relaxed) };
            self.work_on(job, begin, end, worker);
        }
        self.gate.fetch_sub(2, Ordering::Release);
    }

    fn work_on(&self, job: &Job<'_>, begin: i32, end: i32, number: u32) {
        let [begin, end] = [begin, end].map(|index| usize::try_from(index).unwrap_or(usize::MAX));
        if begin >= end || end > job.tasks {
            return self.note(Fault::Range, 0);
        }
        let Some(worker) = self.workers.get(number as usize) else {
            return self.note(Fault::Worker, number);
        };
        if worker.busy.swap(true, Ordering::Acquire) {
            return self.note(Fault::SharedWorker, number);
        }
        // SAFETY: `busy` was false, and nobody else has the memory until it is so again.
        let scratch = unsafe { &mut *worker.scratch.get() }.floats();
        for task in begin..end {
            if self.claimed[task].swap(true, Ordering::Relaxed) {
                self.note(Fault::Twice, task as u32);
            } else {
                job.work(task, scratch);
            }
        }
        worker.busy.store(false, Ordering::Release);
    }

    #[cold]
    fn note(&self, fault: Fault, index: u32) {
        let fault = (fault as u64) << 32 | u64::from(index);
        // The first says most: others follow from it.
        let _ = self.fault.compare_exchange(0, fault, Ordering::Relaxed, Ordering::Relaxed);
    }

    /// What the host did wrong since this was last asked.
    #[inline]
    pub fn fault(&self) -> Result<(), Error> {
        if self.fault.load(Ordering::Relaxed) == 0 { Ok(()) } else { self.take_fault() }
    }

    #[cold]
    fn take_fault(&self) -> Result<(), Error> {
        let fault = self.fault.swap(0, Ordering::Relaxed);
        let (index, workers) = (fault as u32, self.workers());
        let got = match (fault >> 32) as u8 {
            0 => return Ok(()),
            kind if kind == Fault::Late as u8 => "a body called after it returned".to_owned(),
            kind if kind == Fault::Early as u8 => "a body that still ran when it returned".into(),
            kind if kind == Fault::Worker as u8 => format!("worker {index} of {workers}"),
            kind if kind == Fault::SharedWorker as u8 => {
                format!("worker {index} in two bodies at the same time")
            }
            kind if kind == Fault::Range as u8 => "a range that is empty or past the count".into(),
            kind if kind == Fault::Twice as u8 => format!("index {index} twice"),
            _ => format!("no call for index {index}"),
        };
        Err(Error::new(
            ErrorCode::InvalidState,
            format!(
                "parallel_for: expected the body called once for each index before it returns, got \
                 {got}; the calling thread did what was left, and the results are whole"
            ),
        ))
    }
}

/// What a host is given to call; `jobs` is a [`HostJobs`].
unsafe extern "C" fn enter(begin: i32, end: i32, worker: u32, jobs: *mut c_void) {
    // SAFETY: the host gives what it was given, while the runtime lives.
    let jobs = unsafe { &*jobs.cast::<HostJobs>() };
    let _environment = FloatEnvironment::set_default();
    jobs.work(begin, end, worker);
}

/// An empty list with room for so many.
fn reserved<T>(count: usize) -> Result<Vec<T>, Error> {
    let mut list = Vec::new();
    list.try_reserve_exact(count).map_err(|_| {
        let message = format!("threads: the system refused memory for {count} workers");
        Error::new(ErrorCode::OutOfMemory, message)
    })?;
    Ok(list)
}
