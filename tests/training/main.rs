//! Runs of a trainer: what they are made of, files, threads, and the same bits everywhere.

#[path = "../container/mod.rs"]
mod container;
#[path = "../digits/mod.rs"]
mod digits;
#[path = "../golden_runs/mod.rs"]
mod golden_runs;
#[path = "../support/mod.rs"]
mod support;

mod accumulation;
mod background;
mod checkpoint;
mod chunks;
mod determinism;
mod finder;
mod jobs_rayon;
mod runs;
mod sampling;
mod snapshots;
