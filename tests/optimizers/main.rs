//! Optimizers, and what stands between a gradient and its update.

#[path = "../container/mod.rs"]
mod container;
#[path = "../digits/mod.rs"]
mod digits;
#[path = "../support/mod.rs"]
mod support;

mod averages;
mod full_batch;
mod gradient_noise;
mod lbfgs;
mod matrices;
mod properties;
mod schedule;
mod search_regimes;
mod treatment;
