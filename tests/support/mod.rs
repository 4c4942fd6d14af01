//! What the integration tests share. A test takes it in with `mod support;`.
#![allow(dead_code, clippy::disallowed_methods)]

pub mod accuracy;
pub mod compare;
pub mod contract;
pub mod functions;
pub mod golden;
pub mod losses;
pub mod networks;
pub mod passes;
pub mod property;
pub mod random;
pub mod runtimes;
pub mod subjects;
pub mod targets;
pub mod watched;
