//! Functions of one variable with their derivatives, and the passes that every one of them takes.
//!
//! The derivative reads the input or the output, as the kind's facts say: the output where it has
//! all that is needed, so that the forward pass may work in place; else the input.

use crate::kernels::elementwise::{Binary, Unary, for_each_pair, for_each_vector};
use crate::kernels::in_out::InOut;
use crate::kernels::simd::{Kernel, Simd};

/// A function with its parameters. Implement both methods with `#[inline(always)]`.
pub(super) trait Elementwise: Copy + Sync {
    /// f(x).
    fn value<S: Simd>(self, simd: S, x: S::F32) -> S::F32;
    /// f′(x), from x or from f(x), whichever the kind's facts name.
    fn derivative<S: Simd>(self, simd: S, read: S::F32) -> S::F32;
}

/// Inputs become outputs.
pub(super) struct Value<'a, F>(pub F, pub InOut<'a>);

impl<F: Elementwise> Kernel for Value<'_, F> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for_each_vector(simd, self.1, Function(self.0));
    }
}

/// The chain rule: gradients at the outputs become those at the inputs, given what f′ reads.
pub(super) struct Gradient<'a, F>(pub F, pub &'a [f32], pub InOut<'a>);

impl<F: Elementwise> Kernel for Gradient<'_, F> {
    type Output = ();
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for_each_pair(simd, self.2, self.1, Function(self.0));
    }
}

#[derive(Clone, Copy)]
struct Function<F>(F);

impl<F: Elementwise> Unary for Function<F> {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, x: S::F32) -> S::F32 {
        self.0.value(simd, x)
    }
}

impl<F: Elementwise> Binary for Function<F> {
    #[inline(always)]
    fn apply<S: Simd>(self, simd: S, gradient: S::F32, read: S::F32) -> S::F32 {
        simd.mul(gradient, self.0.derivative(simd, read))
    }
}

/// `y`, but NaN where x is: comparisons with NaN choose something else.
#[inline(always)]
pub(super) fn keep_nan<S: Simd>(simd: S, x: S::F32, y: S::F32) -> S::F32 {
    simd.select(simd.is_nan(x), x, y)
}

/// `inside` between the limits, themselves excluded, else 0; NaN stays.
#[inline(always)]
pub(super) fn between<S: Simd>(simd: S, x: S::F32, [low, high]: [f32; 2], inside: f32) -> S::F32 {
    let above = simd.less(simd.splat(low), x);
    let is_inside = simd.mask_and(above, simd.less(x, simd.splat(high)));
    keep_nan(simd, x, simd.select(is_inside, simd.splat(inside), simd.splat(0.0)))
}

/// x cut off at both ends; NaN stays.
#[inline(always)]
pub(super) fn clamp<S: Simd>(simd: S, x: S::F32, [low, high]: [f32; 2]) -> S::F32 {
    simd.max(simd.splat(low), simd.min(simd.splat(high), x))
}

/// a · x as the sum of two floats.
#[inline(always)]
pub(super) fn product<S: Simd>(simd: S, a: f32, x: S::F32) -> [S::F32; 2] {
    let a = simd.splat(a);
    let high = simd.mul(a, x);
    [high, simd.fma(a, x, simd.neg(high))]
}
