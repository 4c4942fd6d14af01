//! An input and an output of one length, which may be the same memory.
//!
//! A kernel that reads a place before it writes there works in place and apart alike; over this
//! type it is written once. Reading borrows the pair, writing borrows it mutably, so that the two
//! never happen at once, whether or not they are the same memory.

use std::marker::PhantomData;

use super::simd::{LANES, Simd};

/// An input and an output.
pub struct InOut<'a> {
    input: *const f32,
    output: *mut f32,
    length: usize,
    memory: PhantomData<(&'a [f32], &'a mut [f32])>,
}

impl<'a> InOut<'a> {
    /// Two arrays.
    ///
    /// # Panics
    /// Where their lengths differ.
    #[inline(always)]
    pub fn apart(input: &'a [f32], output: &'a mut [f32]) -> Self {
        assert_eq!(input.len(), output.len(), "arrays of different lengths");
        let (input, length) = (input.as_ptr(), input.len());
        Self { input, output: output.as_mut_ptr(), length, memory: PhantomData }
    }

    /// One array, whose values are replaced.
    #[inline(always)]
    pub fn in_place(values: &'a mut [f32]) -> Self {
        let (output, length) = (values.as_mut_ptr(), values.len());
        Self { input: output, output, length, memory: PhantomData }
    }

    /// Elements of either.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The input; what was written in place is seen in it.
    #[inline(always)]
    pub fn input(&self) -> &[f32] {
        // SAFETY: borrowed for 'a with this length; nothing is written while `self` is borrowed.
        unsafe { std::slice::from_raw_parts(self.input, self.length) }
    }

    /// The output.
    #[inline(always)]
    pub fn output(&mut self) -> &mut [f32] {
        // SAFETY: borrowed mutably for 'a with this length; nothing is read while `self` is.
        unsafe { std::slice::from_raw_parts_mut(self.output, self.length) }
    }

    /// `count` elements of both, from number `start`.
    ///
    /// # Panics
    /// Where they reach past the end.
    #[inline(always)]
    pub fn part(&mut self, start: usize, count: usize) -> InOut<'_> {
        assert!(start <= self.length && count <= self.length - start, "past the end");
        InOut {
            // SAFETY: inside the array, as was asserted.
            input: unsafe { self.input.add(start) },
            // SAFETY: as above.
            output: unsafe { self.output.add(start) },
            length: count,
            memory: PhantomData,
        }
    }

    /// Input vector number `index`.
    #[inline(always)]
    pub fn load<S: Simd>(&self, simd: S, index: usize) -> S::F32 {
        simd.load(&self.input().as_chunks::<LANES>().0[index])
    }

    /// Writes output vector number `index`.
    #[inline(always)]
    pub fn store<S: Simd>(&mut self, simd: S, index: usize, x: S::F32) {
        simd.store(&mut self.output().as_chunks_mut::<LANES>().0[index], x);
    }

    /// The input's last, incomplete vector; the lanes past the end are `fill`.
    #[inline(always)]
    pub fn load_rest<S: Simd>(&self, simd: S, fill: f32) -> S::F32 {
        simd.load_partial_or(self.input().as_chunks::<LANES>().1, fill)
    }

    /// Writes the output's last, incomplete vector.
    #[inline(always)]
    pub fn store_rest<S: Simd>(&mut self, simd: S, x: S::F32) {
        simd.store_partial(self.output().as_chunks_mut::<LANES>().1, x);
    }
}
