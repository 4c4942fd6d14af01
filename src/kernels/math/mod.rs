//! Elementary functions: identical bits at every level, at most one ULP from the truth, what is
//! composed of several at most four.
//!
//! Measured over every float; `docs/accuracy.md` has the figures. Each is branch-free, but for
//! sine and cosine of large numbers, and uses nothing but operations of the vector type, all of
//! which IEEE 754 defines exactly. Call them by name in a kernel: a function passed as a value
//! need not be inlined, and is then compiled without the CPU features of the level.

mod atan;
mod compound;
mod cos;
mod decay;
mod double;
mod erf;
mod exp;
mod exp2;
mod exp_parts;
mod expm1;
pub mod in_double;
mod log;
mod log1p;
mod log1p_unit;
mod normal_tail;
mod quarter_turns;
mod sigmoid;
mod sin;
mod sin_and_cos;
mod softplus;
mod square_root;
mod tanh;
mod tanh_remainder;
#[cfg(test)]
mod testing;

pub use atan::atan;
pub use compound::compound;
pub use cos::cos;
pub use decay::{DECAY_LARGEST, DECAY_UNIT, Decay};
pub use double::{ln, power};
pub use erf::erf;
pub use exp::exp;
pub use exp_parts::exp_parts;
pub use exp2::exp2;
pub use expm1::expm1;
pub use log::log;
pub use log1p::log1p;
pub use log1p_unit::log1p_unit;
pub use normal_tail::{NORMAL_TAIL_LARGEST, NormalTail};
pub use sigmoid::sigmoid;
pub use sin::sin;
pub use sin_and_cos::sin_and_cos;
pub use softplus::softplus;
pub use square_root::{inverse_square_root_unit, reciprocal_square_root};
pub use tanh::tanh;
pub use tanh_remainder::tanh_remainder;
