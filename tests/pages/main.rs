//! The pages that programs write, as they are now.

#[path = "../support/pages.rs"]
mod support;

mod activations;
mod initializers;
mod optimizers;
