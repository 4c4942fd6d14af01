//! The Euclidean norm of an array, by the one order of reductions. Cost: one pass.

use crate::kernels::reduce::sum_of_products;
use crate::kernels::runtime::Runtime;
use crate::kernels::simd::{Kernel, Simd};

struct SumOfSquares<'a>(&'a [f32]);

impl Kernel for SumOfSquares<'_> {
    type Output = f32;
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> f32 {
        sum_of_products(simd, self.0, self.0)
    }
}

/// ‖x‖, in double precision after the sum of squares.
pub(super) fn norm(runtime: &Runtime, values: &[f32]) -> f64 {
    f64::from(runtime.dispatch(SumOfSquares(values))).sqrt()
}
