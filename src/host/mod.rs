//! Room 0: what the engine may supply, as C gives it: its job system, its allocator, its log; in
//! WebAssembly its clock.

pub mod allocator;
pub mod clock;
pub mod jobs;
pub mod log;
mod reserve;
