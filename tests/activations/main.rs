//! Activations: what each is, over every float, in every place that it can stand.

#[path = "../support/mod.rs"]
mod support;

mod accuracy;
mod learning;
mod levels;
mod models;
mod properties;
mod random;
mod special_cases;
mod with;
