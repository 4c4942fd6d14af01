//! Elementary functions: identical bits at every level, at most one ULP from the truth.
//!
//! Measured over every float; `docs/accuracy.md` has the figures. Each is branch-free and uses
//! nothing but operations of the vector type, all of which IEEE 754 defines exactly. Call them by
//! name in a kernel: a function passed as a value need not be inlined, and is then compiled
//! without the CPU features of the level.

mod double;
mod exp;
mod log;
mod sigmoid;
mod tanh;
#[cfg(test)]
mod testing;

pub use double::{ln, power};
pub use exp::exp;
pub use log::log;
pub use sigmoid::sigmoid;
pub use tanh::tanh;
