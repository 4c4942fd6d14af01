//! The hyperbolic tangent.
use super::exp::{ONE, Reduced, quotient, reduce};
use crate::kernels::simd::Simd;

const MIDDLE: f32 = 0.9375;
const HIGHEST: f32 = 9.02;
const P: [f32; 7] = [
    -0.33333313,
    0.13332747,
    -0.053909652,
    0.021588042,
    -0.008119423,
    0.0024464997,
    -0.00040579526,
];

/// tanh x.
#[inline(always)]
pub fn tanh<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    let y = simd.abs(x);
    let result = simd.select(simd.less(y, simd.splat(MIDDLE)), near(simd, y), far(simd, y));
    let result = simd.select(simd.less(simd.splat(HIGHEST), y), simd.splat(1.0), result);
    simd.copy_sign(result, x)
}

#[inline(always)]
fn near<S: Simd>(simd: S, y: S::F32) -> S::F32 {
    let c = |i: usize| simd.splat(P[i]);
    let square = simd.mul(y, y);
    let fourth = simd.mul(square, square);
    let first = simd.fma(square, c(1), c(0));
    let second = simd.fma(square, c(3), c(2));
    let third = simd.fma(fourth, c(6), simd.fma(square, c(5), c(4)));
    let p = simd.fma(fourth, simd.fma(fourth, third, second), first);
    simd.fma(simd.mul(y, square), p, y)
}

#[inline(always)]
fn far<S: Simd>(simd: S, y: S::F32) -> S::F32 {
    let one = simd.splat(1.0);
    let Reduced { exponent, large: r, .. } = reduce(simd, y, 2.0);
    let square = simd.mul(r, r);
    let less_one = simd.fma(square, quotient(simd, r, square), r);
    let scale = simd.from_bits(simd.int_add(simd.int_splat(ONE), exponent));
    let sum = simd.fma(less_one, scale, simd.add(scale, one));
    simd.sub(one, simd.div(simd.splat(2.0), sum))
}
