//! Losses: accuracy, gradients, what they keep between calls.

#[path = "../support/mod.rs"]
mod support;

mod accuracy;
mod gradient;
mod info_nce;
mod state;
