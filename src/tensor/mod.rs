//! Room 2: memory with shapes.

pub mod arena;
pub mod buffer;
pub mod doubles;
pub mod element;
pub mod shape;
#[allow(clippy::module_inception)]
pub mod tensor;
