//! What the host decides about computing: whose threads and how many, and which instruction set.
//!
//! Neither changes a bit of any result.

use std::fmt;
use std::sync::Arc;

use crate::error::Error;
use crate::host::jobs::JobSystem;
use crate::host::log::{Log, LogLevel, Message};

use super::float_environment::HostEnvironment;
use super::host_jobs::HostJobs;
use super::level::{InstructionSet, Level};
use super::simd::Kernel;
use super::workers::Workers;

pub use super::scratch::WORKER_SCRATCH;

/// The most threads that a runtime may be asked for.
pub const MAXIMUM_THREADS: usize = 1024;

/// Floats below which work stays on the calling thread: waking a worker costs more.
const SMALLEST_SHARED_WORK: usize = 1 << 18;

/// Who works beside the calling thread.
enum Helpers {
    Nobody,
    Own(Workers),
    Host(HostJobs),
}

/// Threads and instruction set; shared by the sessions and trainers that were made with it.
pub struct Runtime {
    instruction_set: InstructionSet,
    helpers: Helpers,
    log: Log,
}

impl Runtime {
    /// A runtime of `threads` threads, the calling one counted, with the given level or the best.
    pub fn new(threads: usize, level: Option<Level>) -> Result<Arc<Self>, Error> {
        check(threads)?;
        let instruction_set = require(level)?;
        let helpers = match threads {
            1 => Helpers::Nobody,
            more => Helpers::Own(Workers::start(more - 1)?),
        };
        Ok(Arc::new(Self { instruction_set, helpers, log: Log::default() }))
    }

    /// A runtime on a host's threads: on `workers` of them at the same time, the calling one
    /// counted where the host lets it work. `environment` is what the host's function runs under.
    pub fn on_job_system(
        system: JobSystem,
        environment: HostEnvironment,
        workers: usize,
        level: Option<Level>,
    ) -> Result<Arc<Self>, Error> {
        check(workers)?;
        let instruction_set = require(level)?;
        let helpers = Helpers::Host(HostJobs::new(system, environment, workers)?);
        Ok(Arc::new(Self { instruction_set, helpers, log: Log::default() }))
    }

    /// The default, without memory of its own: the calling thread alone, the best level.
    pub fn on_calling_thread() -> Self {
        let instruction_set = InstructionSet::detect();
        Self { instruction_set, helpers: Helpers::Nobody, log: Log::default() }
    }

    /// The default, to be shared.
    pub fn single() -> Arc<Self> {
        Arc::new(Self::on_calling_thread())
    }

    /// Threads that work in a call, the calling one counted.
    pub fn threads(&self) -> usize {
        match &self.helpers {
            Helpers::Nobody => 1,
            Helpers::Own(workers) => workers.threads(),
            Helpers::Host(jobs) => jobs.workers(),
        }
    }

    /// The host's job system, if it is one that works.
    pub fn host_jobs(&self) -> Option<&HostJobs> {
        match &self.helpers {
            Helpers::Host(jobs) => Some(jobs),
            _ => None,
        }
    }

    /// The host's log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Tells the host's log, if it listens. To be called on the thread of the call alone.
    pub fn tell(&self, level: LogLevel, message: fmt::Arguments<'_>) {
        if let Some(listener) = self.log.listener(level) {
            listener.tell(level, &Message::new(message));
        }
    }

    /// The instruction-set level in use.
    pub fn level(&self) -> Level {
        self.instruction_set.level()
    }

    /// Runs a kernel on the calling thread at the runtime's level.
    #[inline]
    pub fn dispatch<K: Kernel>(&self, kernel: K) -> K::Output {
        self.instruction_set.dispatch(kernel)
    }

    /// Cuts each of `outputs` into chunks of its own length (the last may be shorter) and calls
    /// `body(index, chunks)` once for each index. `work` is the size of the whole, in floats
    /// touched or multiply-adds done: below a threshold everything happens on this thread.
    ///
    /// # Panics
    /// Where the outputs do not all have the same number of chunks.
    pub fn for_each_chunk<const N: usize>(
        &self,
        work: usize,
        outputs: [(&mut [f32], usize); N],
        body: impl Fn(usize, [&mut [f32]; N]) + Sync,
    ) {
        self.for_each_chunk_in(work, outputs, &mut [], |index, chunks, _| body(index, chunks));
    }

    /// As [`Self::for_each_chunk`], with memory to work in as [`Self::share`] gives it.
    ///
    /// # Panics
    /// Where the outputs do not all have the same number of chunks.
    pub fn for_each_chunk_in<const N: usize>(
        &self,
        work: usize,
        outputs: [(&mut [f32], usize); N],
        scratch: &mut [f32],
        body: impl Fn(usize, [&mut [f32]; N], &mut [f32]) + Sync,
    ) {
        let parts = outputs.map(|(output, length)| Parts::new(output, length));
        let chunks = parts.first().map_or(0, Parts::count);
        assert!(parts.iter().all(|part| part.count() == chunks), "outputs of different counts");
        self.share(work, chunks, scratch, |chunk, scratch| {
            // SAFETY: each index is handed out once, and chunks of different indices, or of
            // different outputs, do not overlap.
            let outputs = std::array::from_fn(|output| unsafe { parts[output].take(chunk) });
            body(chunk, outputs, scratch);
        });
    }

    /// Calls `body(index, scratch)` once for each index below `chunks`, on this thread with
    /// `scratch`, on a worker with memory of its own, of [`WORKER_SCRATCH`] floats, in which
    /// nothing is kept. `work` as for [`Self::for_each_chunk`].
    pub fn share(
        &self,
        work: usize,
        chunks: usize,
        scratch: &mut [f32],
        body: impl Fn(usize, &mut [f32]) + Sync,
    ) {
        if work >= SMALLEST_SHARED_WORK && chunks > 1 {
            match &self.helpers {
                Helpers::Nobody => {}
                Helpers::Own(workers) => return workers.run(chunks, scratch, &body),
                Helpers::Host(jobs) => return jobs.run(work, chunks, scratch, &body),
            }
        }
        (0..chunks).for_each(|chunk| body(chunk, scratch));
    }
}

fn check(threads: usize) -> Result<(), Error> {
    if (1..=MAXIMUM_THREADS).contains(&threads) {
        return Ok(());
    }
    Err(Error::invalid(format!("threads: expected 1 to {MAXIMUM_THREADS}, got {threads}")))
}

fn require(level: Option<Level>) -> Result<InstructionSet, Error> {
    level.map_or_else(|| Ok(InstructionSet::detect()), InstructionSet::require)
}

/// A mutable slice that hands its chunks to several threads.
struct Parts {
    pointer: *mut f32,
    length: usize,
    chunk: usize,
}

// SAFETY: the pointer is used only through `take`, whose callers promise distinct chunks.
unsafe impl Sync for Parts {}

impl Parts {
    fn new(values: &mut [f32], chunk: usize) -> Self {
        Self { pointer: values.as_mut_ptr(), length: values.len(), chunk: chunk.max(1) }
    }

    fn count(&self) -> usize {
        self.length.div_ceil(self.chunk)
    }

    /// # Safety
    /// Each index, below `count`, is taken at most once while the slice is borrowed.
    #[allow(clippy::mut_from_ref)]
    unsafe fn take(&self, index: usize) -> &mut [f32] {
        let start = index * self.chunk;
        let length = self.chunk.min(self.length - start);
        // SAFETY: start + length ≤ self.length, and the caller takes each chunk once.
        unsafe { std::slice::from_raw_parts_mut(self.pointer.add(start), length) }
    }
}
