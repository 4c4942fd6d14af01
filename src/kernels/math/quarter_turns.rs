//! What sine and cosine share: quarter turns taken off |x|, and the two functions of what is left.
//!
//! Method: with n the integer nearest to |x| · 2/π, |x| = n · π/2 + r + rest, |r| ≤ π/4. π/2 is the
//! sum of three floats (Cody and Waite 1980): |x| less n times the first is exact with a fused
//! multiply-add, and the rounding error of the second step goes into the rest. That is good for
//! |x| up to 2¹⁸; larger ones, which are rare, go lane by lane through the integer arithmetic of
//! Payne and Hanek (1983): of 2/π, the 128 bits that count for the exponent of x times its 24 bits
//! give the quarter turns modulo 4 and 126 bits of fraction, with an error below 2⁻¹⁰⁰. No float
//! is nearer than 2⁻³⁰ to a multiple of π/2, zero excepted, so that r keeps its relative accuracy.
//!
//! The polynomials: sin r = r + r³ · s(r²) and cos r = 1 − r²/2 + r⁴ · c(r²), s and c of degree 2.
//! Their coefficients minimise the largest relative error of the result (a minimax fit by the
//! exchange of Remez, 1934, in 160-bit arithmetic); each was rounded to a float in turn and the
//! later ones were fitted again. The errors left are 4.0 · 10⁻⁹ and 1.2 · 10⁻¹⁰.
//!
//! Cost: of lanes above 2¹⁸, 9 ns each, for a vector that has any.

use super::exp::ROUNDER;
use crate::kernels::simd::{LANES, Simd};

/// Above, integers take over.
const LARGE: f32 = 262_144.0;
/// π/2 is the sum of these.
const HALF_PI: [f32; 3] = [core::f32::consts::FRAC_PI_2, -4.371_139e-8, -1.715_124_5e-15];
/// 2/π: 64 zeros before the point's first digit, then 256 bits.
const TWO_OVER_PI: [u64; 5] =
    [0, 0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041, 0xfe51_63ab_debb_c561];
/// s and c, the constant term first.
const SINE: [f32; 3] = [-0.166_666_55, 0.008_332_189, -0.000_195_182_86];
const COSINE: [f32; 3] = [0.041_666_646, -0.001_388_731, 2.443_232_7e-5];

/// |x| = n · π/2 + r + rest.
pub(super) struct Reduced<S: Simd> {
    /// An integer of which the lowest two bits are those of n.
    quarters: S::I32,
    /// At most π/4 and a little in size; NaN where x is NaN or infinite.
    r: S::F32,
    /// At most half an ULP of r, and a little, in size.
    rest: S::F32,
}

/// Takes quarter turns off `size`, which is not negative.
#[inline(always)]
pub(super) fn reduce<S: Simd>(simd: S, size: S::F32) -> Reduced<S> {
    let rounder = simd.splat(ROUNDER);
    let shifted = simd.fma(size, simd.splat(core::f32::consts::FRAC_2_PI), rounder);
    let n = simd.sub(shifted, rounder);
    // Both subtractions before `lost` are exact where r is small, and that of r from `exact` is
    // everywhere (Fast2Sum, Dekker 1971), if r comes from the rounded product.
    let exact = simd.fma(n, simd.splat(-HALF_PI[0]), size);
    let second = simd.splat(HALF_PI[1]);
    let r = simd.sub(exact, simd.mul(n, second));
    let lost = simd.fma(n, simd.neg(second), simd.sub(exact, r));
    let rest = simd.fma(n, simd.splat(-HALF_PI[2]), lost);
    let near = Reduced { quarters: simd.bits(shifted), r, rest };

    let is_large = simd.less(simd.splat(LARGE), size);
    if !simd.any(is_large) {
        return near;
    }
    // Every lane's result depends on its own x alone: the others keep what they have.
    let [quarters, r, rest] = reduce_large(simd.to_array(size)).each_ref().map(|y| simd.load(y));
    let quarters = simd.select(is_large, quarters, simd.from_bits(near.quarters));
    Reduced {
        quarters: simd.bits(quarters),
        r: simd.select(is_large, r, near.r),
        rest: simd.select(is_large, rest, near.rest),
    }
}

/// Quarters (the bits of the float are the integer), r and rest of each lane that is large.
#[cold]
#[inline(never)]
fn reduce_large(sizes: [f32; LANES]) -> [[f32; LANES]; 3] {
    let mut results = [[0.0; LANES]; 3];
    for (lane, &size) in sizes.iter().enumerate().filter(|(_, size)| **size > LARGE) {
        let (quarters, r) = if size < f32::INFINITY { turn(size) } else { (0, f64::NAN) };
        let high = r as f32;
        results[0][lane] = f32::from_bits(quarters);
        results[1][lane] = high;
        results[2][lane] = (r - f64::from(high)) as f32;
    }
    results
}

/// n modulo 4, and |x| − n · π/2, for a finite x that is large.
fn turn(size: f32) -> (u32, f64) {
    let bits = size.to_bits();
    let mantissa = u128::from(bits & 0x007f_ffff | 0x0080_0000);
    // x = mantissa · 2^exponent, exponent = field − 150. The bits of 2/π before that of weight
    // 2^(1 − exponent) give multiples of 4; before the first there are 64 zeros.
    let first = (bits >> 23) as usize - 88;
    let (word, shift) = (first / 64, first % 64);
    let join = |high: u64, low: u64| u128::from(high) << 64 | u128::from(low);
    let window = join(TWO_OVER_PI[word], TWO_OVER_PI[word + 1]);
    let next = join(0, TWO_OVER_PI[word + 2]);
    let window = window << shift | (next << shift) >> 64;
    // Two bits of n, then the fraction.
    let product = mantissa.wrapping_mul(window);
    let quarters = (product >> 126) + (product >> 125 & 1);
    let fraction = product.wrapping_sub(quarters << 126) as i128;
    // π/2 · 2⁻¹²⁶
    let unit = core::f64::consts::FRAC_PI_2 * f64::from_bits((1023 - 126) << 52);
    (quarters as u32, fraction as f64 * unit)
}

/// sin |x|, or what stands `turns` quarter turns after it, times the sign bit of `sign`.
#[inline(always)]
pub(super) fn sine_after<S: Simd>(
    simd: S,
    reduced: &Reduced<S>,
    turns: i32,
    sign: S::I32,
) -> S::F32 {
    let quarters = simd.int_add(reduced.quarters, simd.int_splat(turns));
    // The lowest two bits become the sign and the highest of the exponent: ±0 or ±2.
    let phase = simd.shift_left::<30>(quarters);
    let is_even = simd.equal(simd.from_bits(phase), simd.splat(0.0));
    let result = simd.select(is_even, sine(simd, reduced), cosine(simd, reduced));
    let sign = simd.int_and(simd.int_xor(phase, sign), simd.int_splat(i32::MIN));
    simd.from_bits(simd.int_xor(simd.bits(result), sign))
}

/// sin (r + rest).
#[inline(always)]
fn sine<S: Simd>(simd: S, &Reduced { r, rest, .. }: &Reduced<S>) -> S::F32 {
    let square = simd.mul(r, r);
    let sum = polynomial(simd, &SINE, square);
    simd.add(r, simd.fma(simd.mul(r, square), sum, rest))
}

/// cos (r + rest): 1 − r²/2 with its rounding error made good (Fast2Sum, Dekker 1971), then the
/// small ones.
#[inline(always)]
fn cosine<S: Simd>(simd: S, &Reduced { r, rest, .. }: &Reduced<S>) -> S::F32 {
    let (one, minus_half) = (simd.splat(1.0), simd.splat(-0.5));
    let square = simd.mul(r, r);
    let sum = simd.fma(square, minus_half, one);
    let lost = simd.fma(square, minus_half, simd.sub(one, sum));
    let lost = simd.fma(simd.neg(r), rest, lost);
    let fourth = simd.mul(square, square);
    simd.add(sum, simd.fma(fourth, polynomial(simd, &COSINE, square), lost))
}

/// A polynomial of degree 2.
#[inline(always)]
fn polynomial<S: Simd>(simd: S, coefficients: &[f32; 3], x: S::F32) -> S::F32 {
    let [first, second, third] = coefficients.map(|c| simd.splat(c));
    simd.fma(x, simd.fma(x, third, second), first)
}
