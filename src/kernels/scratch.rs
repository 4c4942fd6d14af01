//! Memory for the bodies of jobs to work in: one piece for each worker, made beforehand.

use crate::error::{Error, ErrorCode};

/// Floats of a piece: 600 KiB, what the largest product needs.
pub const WORKER_SCRATCH: usize = super::gemm::MOST_SCRATCH;

/// A cache line.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Line(#[allow(dead_code)] [f32; 16]); // read as floats only

/// The memory of one worker, beginning on a cache line. All of it is written once, so that no job
/// waits for the system to provide a page.
pub struct Scratch(Vec<Line>);

impl Scratch {
    /// Memory for one worker.
    pub fn new() -> Result<Self, Error> {
        let lines = WORKER_SCRATCH.div_ceil(16);
        let mut memory = Vec::new();
        memory.try_reserve_exact(lines).map_err(|_| refused())?;
        memory.resize(lines, Line([0.0; 16]));
        Ok(Self(memory))
    }

    /// The floats, at least [`WORKER_SCRATCH`] of them.
    pub fn floats(&mut self) -> &mut [f32] {
        // SAFETY: `Line` is sixteen floats without padding.
        unsafe { std::slice::from_raw_parts_mut(self.0.as_mut_ptr().cast(), self.0.len() * 16) }
    }
}

#[cold]
fn refused() -> Error {
    let message = format!("threads: the system refused {WORKER_SCRATCH} floats for a worker");
    Error::new(ErrorCode::OutOfMemory, message)
}
