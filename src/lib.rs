//! glia.
pub mod activation;
pub mod catalog;
pub mod error;
pub mod init;
pub mod io;
pub mod kernels;
pub mod layer;
pub mod loss;
pub mod model;
pub mod optim;
pub mod rng;
pub mod tensor;
pub mod train;
