//! Where weights begin.

#[path = "../support/mod.rs"]
mod support;

mod initializers;
mod layer_sequential_unit_variance;
