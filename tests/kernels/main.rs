//! The kernels, one module each: bits by contract, accuracy by the truth.

#[path = "../support/mod.rs"]
mod support;

mod accuracy;
mod elementwise;
mod pace;
mod parts;
mod products;
mod reduce;
mod row;
mod simd;
