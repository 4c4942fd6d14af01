//! The logistic sigmoid, 1 / (1 + e⁻ˣ).
use super::exp::{ONE, Reduced, halves, quotient, reduce};
use crate::kernels::simd::Simd;

const LOWEST: f32 = -104.0;
const HIGHEST: f32 = 18.0;

/// 1 / (1 + e⁻ˣ).
#[inline(always)]
pub fn sigmoid<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    let one = simd.splat(1.0);
    let Reduced { exponent, large, small } = reduce(simd, x, -1.0);
    let (first, second) = halves(simd, exponent);
    let first = simd.from_bits(simd.int_sub(simd.int_splat(ONE), first));
    let second = simd.from_bits(simd.int_sub(simd.int_splat(ONE), second));
    let scale = simd.mul(first, second);
    // base + lost = 1 + scale exactly
    let base = simd.add(one, scale);
    let lost = simd.sub(scale, simd.sub(base, one));

    let r = simd.add(large, small);
    let square = simd.mul(r, r);
    let small = simd.fma(square, quotient(simd, r, square), simd.add(small, lost));
    let p = simd.add(large, small);
    let high = simd.add(base, p);
    let low = simd.sub(p, simd.sub(high, base));

    let reciprocal = simd.div(one, high);
    let negative = simd.neg(reciprocal);
    let rest = simd.fma(negative, low, simd.fma(negative, high, one));
    let scaled = simd.mul(reciprocal, first);
    let result = simd.mul(simd.fma(scaled, rest, scaled), second);
    let result = simd.select(simd.less(x, simd.splat(LOWEST)), simd.splat(0.0), result);
    simd.select(simd.less(simd.splat(HIGHEST), x), one, result)
}
