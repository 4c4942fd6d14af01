//! glia: build, train and run neural networks inside any program.
//!
//! The C ABI of `include/glia/glia.h` is the library's face; this crate is what stands behind it.
//!
//! ```text
//! 7  ffi                                       the C ABI
//! 6  train                                     trainers, runs over data sets
//! 5  model                                     graphs with weights, sessions, files
//! 4  layer                                     dense, activation, add
//! 3  activation  init  loss  optim             one file a thing
//!    schedule  io
//! 2  tensor                                    memory with shapes
//! 1  kernels                                   vectors, matrix products, threads
//! 0  error  catalog  rng  host                 what everything uses
//! ```
//!
//! A room uses rooms with a lower number only; `tests/rooms.rs` enforces it.

pub mod activation;
pub mod catalog;
pub mod error;
pub mod ffi;
pub mod host;
pub mod init;
pub mod io;
pub mod kernels;
pub mod layer;
pub mod loss;
pub mod model;
pub mod optim;
pub mod rng;
pub mod schedule;
pub mod tensor;
pub mod train;
