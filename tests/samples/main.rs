//! Buffers of samples, and training from them.

#[path = "../container/mod.rs"]
mod container;
#[path = "../support/mod.rs"]
mod support;

mod buffers;
mod draws;
mod files;
mod training;
