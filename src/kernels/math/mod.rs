//! Elementary functions.

mod double;
mod exp;
mod log;
mod sigmoid;
mod tanh;

pub use double::{ln, power};
pub use exp::exp;
pub use log::log;
pub use sigmoid::sigmoid;
pub use tanh::tanh;
