//! Room 1: everything that touches many floats at once.
//!
//! One generic body per function over the sixteen-lane vector type of [`simd`], compiled for each
//! level of [`level`], chosen at run time through [`runtime`].

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
pub mod channel_sums;
pub mod channelwise;
pub mod column_sum;
pub mod elementwise;
pub mod float_environment;
mod fused;
pub mod gemm;
pub mod host_jobs;
pub mod in_out;
pub mod join;
pub mod level;
pub mod math;
#[cfg(target_arch = "aarch64")]
mod neon;
pub mod newest;
pub mod normal;
pub mod pace;
pub mod pairwise;
pub mod reduce;
pub mod row_terms;
pub mod runtime;
mod scalar;
mod scratch;
pub mod simd;
mod single;
pub mod softmax;
pub mod statistics;
pub mod strided;
pub mod update;
mod workers;
#[cfg(target_arch = "x86_64")]
mod x86;
