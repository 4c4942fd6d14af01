//! The logistic sigmoid, 1 / (1 + e⁻ˣ).
use super::exp::{ONE, Reduced, curve, halves, reduce};
use crate::kernels::simd::Simd;

const LOWEST: f32 = -104.0;
const HIGHEST: f32 = 18.0;

/// 1 / (1 + e⁻ˣ).
#[inline(always)]
pub fn sigmoid<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    let Reduced { exponent, large, low } = reduce(simd, x, -1.0);
    let (first, second) = halves(simd, exponent);
    let first = simd.from_bits(simd.int_sub(simd.int_splat(ONE), first));
    let second = simd.from_bits(simd.int_sub(simd.int_splat(ONE), second));
    let scale = simd.mul(first, second);
    let one = simd.splat(1.0);
    // base + lost = 1 + scale exactly
    let base = simd.add(one, scale);
    let lost = simd.sub(scale, simd.sub(base, one));
    let small = curve(simd, simd.add(large, low), simd.add(low, lost));
    let p = simd.add(large, small);
    let high = simd.add(base, p);
    let low = simd.sub(p, simd.sub(high, base));
    let quotient = simd.div(one, high);
    let negative = simd.neg(quotient);
    let rest = simd.fma(negative, high, one);
    let rest = simd.fma(negative, low, rest);
    let quotient = simd.mul(quotient, first);
    let result = simd.mul(simd.fma(quotient, rest, quotient), second);
    let result = simd.select(simd.less(x, simd.splat(LOWEST)), simd.splat(0.0), result);
    simd.select(simd.less(simd.splat(HIGHEST), x), one, result)
}
