//! glia.
pub mod catalog;
pub mod error;
pub mod kernels;
pub mod rng;
pub mod tensor;
