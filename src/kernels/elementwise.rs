//! Loops over arrays, sixteen elements at a time.
//!
//! An element's result depends on nothing but its own inputs: not on its place in a vector, nor on
//! what stands beside it. Cost: one pass over memory.

use super::runtime::Runtime;
use super::simd::{Kernel, LANES, Simd};

/// Elements that one thread takes at a time.
pub const CHUNK: usize = 16 * 1024;

/// A function of one variable, over vectors.
pub trait Unary: Copy + Sync {
    /// f(x).
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32;
}

/// A function of two variables, over vectors.
pub trait Binary: Copy + Sync {
    /// f(x, y).
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32;
}

/// Replaces each vector of an array, inside a kernel.
#[inline(always)]
pub fn for_each_vector<S: Simd>(simd: S, values: &mut [f32], f: impl Fn(S::F32) -> S::F32) {
    let (vectors, rest) = values.as_chunks_mut::<LANES>();
    for vector in vectors {
        let y = f(simd.load(vector));
        simd.store(vector, y);
    }
    let y = f(simd.load_partial(rest));
    simd.store_partial(rest, y);
}

/// Replaces each vector of an array by a function of it and of another's, inside a kernel.
#[inline(always)]
pub fn for_each_pair<S: Simd>(
    simd: S,
    values: &mut [f32],
    others: &[f32],
    f: impl Fn(S::F32, S::F32) -> S::F32,
) {
    let (vectors, rest) = values.as_chunks_mut::<LANES>();
    let (others, others_rest) = others.as_chunks::<LANES>();
    for (vector, other) in vectors.iter_mut().zip(others) {
        let y = f(simd.load(vector), simd.load(other));
        simd.store(vector, y);
    }
    let y = f(simd.load_partial(rest), simd.load_partial(others_rest));
    simd.store_partial(rest, y);
}

/// `values[i] = f(values[i])`.
pub fn map_in_place<F: Unary>(runtime: &Runtime, values: &mut [f32], function: F) {
    struct Map<'a, F>(&'a mut [f32], F);
    impl<F: Unary> Kernel for Map<'_, F> {
        type Output = ();
        #[inline(always)]
        fn run<S: Simd>(self, simd: S) {
            for_each_vector(simd, self.0, |x| self.1.apply(simd, x));
        }
    }
    runtime.for_each_chunk(values.len(), [(values, CHUNK)], |_, [values]| {
        runtime.dispatch(Map(values, function));
    });
}

/// `values[i] = f(values[i], others[i])`.
///
/// # Panics
/// Where the lengths differ.
pub fn combine_in_place<F: Binary>(
    runtime: &Runtime,
    values: &mut [f32],
    others: &[f32],
    function: F,
) {
    struct Combine<'a, F>(&'a mut [f32], &'a [f32], F);
    impl<F: Binary> Kernel for Combine<'_, F> {
        type Output = ();
        #[inline(always)]
        fn run<S: Simd>(self, simd: S) {
            for_each_pair(simd, self.0, self.1, |x, y| self.2.apply(simd, x, y));
        }
    }
    assert_eq!(values.len(), others.len(), "arrays of different lengths");
    runtime.for_each_chunk(values.len(), [(values, CHUNK)], |index, [values]| {
        let others = &others[index * CHUNK..][..values.len()];
        runtime.dispatch(Combine(values, others, function));
    });
}

/// x + y.
#[derive(Clone, Copy, Debug)]
pub struct Sum;

impl Binary for Sum {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32, y: S::F32) -> S::F32 {
        simd.add(x, y)
    }
}
