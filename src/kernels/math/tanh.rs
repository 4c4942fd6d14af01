//! The hyperbolic tangent.
use super::exp::{ONE, Reduced, curve, reduce};
use crate::kernels::simd::Simd;

const HIGHEST: f32 = 9.02;

/// tanh x.
#[inline(always)]
pub fn tanh<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    let y = simd.abs(x);
    let Reduced { exponent, large, low } = reduce(simd, y, 2.0);
    let scale = simd.from_bits(simd.int_sub(simd.int_splat(ONE), exponent));
    let one = simd.splat(1.0);
    let above = simd.add(one, scale);
    let below = simd.fma(scale, simd.splat(-2.0), above);
    let small = curve(simd, large, low);
    let p = simd.add(large, small);
    let p_low = simd.sub(small, simd.sub(p, large));
    let numerator = simd.add(below, p);
    let numerator_low = simd.add(simd.sub(p, simd.sub(numerator, below)), p_low);
    let denominator = simd.add(above, p);
    let denominator_low = simd.sub(p, simd.sub(denominator, above));
    let reciprocal = simd.div(one, denominator);
    let quotient = simd.mul(numerator, reciprocal);
    let negative = simd.neg(quotient);
    let rest = simd.fma(negative, denominator, numerator);
    let rest = simd.add(rest, simd.fma(negative, denominator_low, numerator_low));
    let result = simd.fma(rest, reciprocal, quotient);
    let result = simd.select(simd.less(simd.splat(HIGHEST), y), one, result);
    simd.copy_sign(result, x)
}
