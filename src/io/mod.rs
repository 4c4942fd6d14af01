//! Room 3: bytes and names. What they mean, `model` and `train` know.

pub mod container;
pub mod file;
