//! x times a sigmoid of it: what SiLU, Swish and the approximations of GELU share.
//!
//! f(x) = x σ(u), u odd in x and of its sign. With a = |x|, u ≥ 0 that of a, and t = e⁻ᵘ, both sides
//! are f(x) = max(x, 0) − a t / (1 + t), and f′(x) = g to the left and 1 − g to the right, where
//! g = t (1 + t − m) / (1 + t)² and m = a u′. t is 2⁶⁴ times too large until the last operation: the
//! tail runs out through the subnormals with the accuracy of a t. u is the sum of two floats, since
//! a rounding of u = 100 alone would cost the tail 50 ULP.

use crate::kernels::math::{self, DECAY_UNIT};
use crate::kernels::simd::Simd;

/// Beyond this size of u, every output is x or −0.
pub(super) const LARGEST: f32 = math::DECAY_LARGEST;

/// |x|, at most so much; NaN stays.
#[inline(always)]
pub(super) fn size<S: Simd>(simd: S, x: S::F32, largest: f32) -> S::F32 {
    simd.min(simd.splat(largest), simd.abs(x))
}

/// max(x, 0) − a t / (1 + t), given 2⁶⁴ t.
#[inline(always)]
pub(super) fn value<S: Simd>(simd: S, x: S::F32, a: S::F32, t: S::F32) -> S::F32 {
    value_in(simd, simd.splat(DECAY_UNIT), x, a, t)
}

/// The same with another unit of the product a t.
#[inline(always)]
pub(super) fn value_in<S: Simd>(simd: S, unit: S::F32, x: S::F32, a: S::F32, t: S::F32) -> S::F32 {
    let quotient = simd.div(simd.mul(a, t), one_plus(simd, t));
    less_tail(simd, x, simd.mul(quotient, unit))
}

/// max(x, 0) less a tail, which is exact to the left. Zeros to the left, −0 among them, are −0. Not one
/// multiply-add with the unit, whose sign of zero Valgrind gets wrong.
#[inline(always)]
pub(super) fn less_tail<S: Simd>(simd: S, x: S::F32, tail: S::F32) -> S::F32 {
    simd.sub(simd.max(simd.splat(-0.0), x), tail)
}

/// g to the left, 1 − g to the right, given 2⁶⁴ t.
#[inline(always)]
pub(super) fn derivative<S: Simd>(simd: S, x: S::F32, m: S::F32, t: S::F32) -> S::F32 {
    let one_plus_t = one_plus(simd, t);
    let numerator = simd.mul(t, simd.sub(one_plus_t, m));
    let quotient = simd.div(numerator, simd.mul(one_plus_t, one_plus_t));
    mirrored(simd, x, quotient)
}

/// g to the left, 1 − g to the right, given 2⁶⁴ g.
#[inline(always)]
pub(super) fn mirrored<S: Simd>(simd: S, x: S::F32, g: S::F32) -> S::F32 {
    let is_left = simd.less(x, simd.splat(0.0));
    let unit = simd.select(is_left, simd.splat(DECAY_UNIT), simd.splat(-DECAY_UNIT));
    simd.fma(g, unit, simd.select(is_left, simd.splat(0.0), simd.splat(1.0)))
}

/// 1 + t, given 2⁶⁴ t.
#[inline(always)]
pub(super) fn one_plus<S: Simd>(simd: S, t: S::F32) -> S::F32 {
    simd.fma(t, simd.splat(DECAY_UNIT), simd.splat(1.0))
}
