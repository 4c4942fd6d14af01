//! Training in frames: the bits of whole steps, whatever the budgets.

#[path = "../digits/mod.rs"]
mod digits;
#[path = "../framed/mod.rs"]
mod framed;
#[path = "../golden_runs/mod.rs"]
mod golden_runs;
#[path = "../support/mod.rs"]
mod support;

mod between;
mod budgets;
mod large;
mod policies;
mod samples;
