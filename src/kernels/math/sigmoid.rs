//! The logistic sigmoid, 1 / (1 + e⁻ˣ).
use super::exp::{ONE, Reduced, halves, reduce};
use crate::kernels::simd::Simd;

const LOWEST: f32 = -18.0;
const HIGHEST: f32 = 104.0;

/// 1 / (1 + e⁻ˣ).
#[inline(always)]
pub fn sigmoid<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    let y = simd.neg(x);
    let y = simd.min(simd.splat(HIGHEST), simd.max(simd.splat(LOWEST), y));
    let Reduced { exponent, large, small } = reduce(simd, y);
    let (first, second) = halves(simd, exponent);
    let first = simd.from_bits(simd.int_sub(simd.int_splat(ONE), first));
    let second = simd.from_bits(simd.int_sub(simd.int_splat(ONE), second));
    let scale = simd.mul(first, second);
    let one = simd.splat(1.0);
    // base + lost = 1 + scale exactly
    let base = simd.add(one, scale);
    let lost = simd.sub(scale, simd.sub(base, one));
    let small = simd.add(small, lost);
    let p = simd.add(large, small);
    let high = simd.add(base, p);
    let low = simd.sub(p, simd.sub(high, base));
    let quotient = simd.div(one, high);
    let rest = simd.fma(simd.neg(quotient), high, one);
    let rest = simd.fma(simd.neg(quotient), low, rest);
    let quotient = simd.fma(quotient, rest, quotient);
    simd.mul(simd.mul(quotient, first), second)
}
