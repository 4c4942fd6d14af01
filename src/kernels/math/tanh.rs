//! The hyperbolic tangent.
use super::exp::{ONE, Reduced, reduce};
use crate::kernels::simd::Simd;

const HIGHEST: f32 = 9.02;

/// tanh x.
#[inline(always)]
pub fn tanh<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    let y = simd.min(simd.splat(HIGHEST), simd.abs(x));
    let Reduced { exponent, large, small } = reduce(simd, simd.add(y, y));
    let scale = simd.from_bits(simd.int_sub(simd.int_splat(ONE), exponent));
    let one = simd.splat(1.0);
    let p = simd.add(large, small);
    let p_low = simd.sub(small, simd.sub(p, large));
    let below = simd.sub(one, scale);
    let above = simd.add(one, scale);
    let numerator = simd.add(below, p);
    let numerator_low = simd.add(simd.sub(p, simd.sub(numerator, below)), p_low);
    let denominator = simd.add(above, p);
    let denominator_low = simd.sub(p, simd.sub(denominator, above));
    let lost = simd.fma(scale, simd.splat(2.0), simd.sub(below, above));
    let denominator_low = simd.add(denominator_low, lost);
    let reciprocal = simd.div(one, denominator);
    let quotient = simd.mul(numerator, reciprocal);
    let negative = simd.neg(quotient);
    let rest = simd.fma(negative, denominator, numerator);
    let rest = simd.fma(negative, denominator_low, simd.add(rest, numerator_low));
    simd.copy_sign(simd.fma(rest, reciprocal, quotient), x)
}
