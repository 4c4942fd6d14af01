//! The same workloads as benches/run.py's, by Criterion: for comparing a change with what was
//! there before (`--save-baseline`, `--baseline`), and glia's levels and threads with each other.
//! Everything goes through the crate; other libraries stand in benches/run.py.

#[path = "../peer/data.rs"]
mod data;
mod elementwise;
mod inference;
mod networks;
mod optimizers;
#[path = "../peer/product_call.rs"]
mod product_call;
mod products;
mod training;

use criterion::{criterion_group, criterion_main};

criterion_group!(
    benches,
    inference::bench,
    training::bench,
    products::bench,
    elementwise::bench,
    optimizers::bench
);
criterion_main!(benches);
