//! The pages that programs write, as they are now.
// Each of the examples that write them takes in what draws.
#![allow(clippy::duplicate_mod)]

#[path = "../support/pages.rs"]
mod support;

mod activations;
mod initializers;
mod optimizers;

use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
