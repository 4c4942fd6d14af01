//! Terms of sums along a row: a function of each element, or of two at the same place.

use super::elementwise::{Binary, Unary};
use super::reduce::Terms;
use super::simd::{LANES, Simd};

/// The terms f(x).
pub struct Mapped<'a, F> {
    /// The row.
    pub values: &'a [f32],
    /// What stands past the end of the row: f of it is 0.
    pub fill: f32,
    /// f.
    pub function: F,
}

impl<F: Unary> Terms for Mapped<'_, F> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        let x = simd.load(&self.values.as_chunks().0[index]);
        simd.add(lanes, self.function.apply(simd, x))
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        let x = simd.load_partial_or(self.values.as_chunks::<LANES>().1, self.fill);
        simd.add(lanes, self.function.apply(simd, x))
    }
}

/// The terms f(x, y), f(0, 0) = 0.
pub struct Combined<'a, F> {
    /// The first row.
    pub values: &'a [f32],
    /// The second row, as long.
    pub others: &'a [f32],
    /// f.
    pub function: F,
}

impl<F: Binary> Terms for Combined<'_, F> {
    #[inline(always)]
    fn add<S: Simd>(&mut self, simd: S, lanes: S::F32, index: usize) -> S::F32 {
        let x = simd.load(&self.values.as_chunks().0[index]);
        let y = simd.load(&self.others.as_chunks().0[index]);
        simd.add(lanes, self.function.apply(simd, x, y))
    }

    #[inline(always)]
    fn add_rest<S: Simd>(&mut self, simd: S, lanes: S::F32) -> S::F32 {
        let x = simd.load_partial(self.values.as_chunks::<LANES>().1);
        let y = simd.load_partial(self.others.as_chunks::<LANES>().1);
        simd.add(lanes, self.function.apply(simd, x, y))
    }
}
