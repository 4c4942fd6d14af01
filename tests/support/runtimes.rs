//! Every way in which this machine can compute: instruction-set levels × thread counts.

use std::sync::Arc;

use glia::kernels::level::{InstructionSet, Level};
use glia::kernels::runtime::Runtime;

/// The most threads that tests use.
pub const THREADS: usize = 4;

/// A size, in floats touched or multiply-adds done, that is surely shared among threads: above
/// the runtime's threshold for the cheapest work, and of many chunks.
pub const SHARED: usize = 300_007;

/// The levels of this CPU, the scalar one first.
pub fn levels() -> Vec<Level> {
    InstructionSet::available().map(InstructionSet::level).collect()
}

/// A runtime of each level with the calling thread alone.
pub fn single_threaded() -> Vec<Arc<Runtime>> {
    levels().into_iter().map(|level| runtime(level, 1)).collect()
}

/// A runtime of each level with 1 to 4 threads; the first is scalar and single-threaded, the
/// one that others are compared with. Each test makes its own: two tests at once on one runtime
/// would keep each other's work on the calling thread.
pub fn all() -> Vec<Arc<Runtime>> {
    let with_threads = |level| (1..=THREADS).map(move |threads| runtime(level, threads));
    levels().into_iter().flat_map(with_threads).collect()
}

/// A runtime for messages: "avx2, 3 threads".
pub fn describe(runtime: &Runtime) -> String {
    format!("{}, {} threads", runtime.level().name(), runtime.threads())
}

/// The plain reference: scalar code on the calling thread.
pub fn plain() -> Arc<Runtime> {
    runtime(Level::Scalar, 1)
}

fn runtime(level: Level, threads: usize) -> Arc<Runtime> {
    Runtime::new(threads, Some(level)).unwrap_or_else(|error| panic!("{}: {error}", level.name()))
}
