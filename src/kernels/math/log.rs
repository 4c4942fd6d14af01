//! The natural logarithm.
use crate::kernels::simd::Simd;

const Q: [f32; 9] = [
    -0.499_999_88,
    0.333_333_25,
    -0.250_016_03,
    0.200_019_87,
    -0.166_086_58,
    0.141_815_47,
    -0.132_460_07,
    0.129_064_96,
    -0.076_167_89,
];
const LN_2_HIGH: f32 = 0.693_145_75;
const LN_2_LOW: f32 = 1.428_606_8e-6;
const ROOT_HALF: i32 = 0x3f35_04f3;

/// ln x.
#[inline(always)]
pub fn log<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    let zero = simd.splat(0.0);
    let tiny = simd.less(x, simd.splat(f32::MIN_POSITIVE));
    let normal = simd.select(tiny, simd.mul(x, simd.splat(16_777_216.0)), x);
    let adjust = simd.select(tiny, simd.splat(-24.0), zero);
    let shifted = simd.int_sub(simd.bits(normal), simd.int_splat(ROOT_HALF));
    let n = simd.add(simd.from_int(simd.shift_right::<23>(shifted)), adjust);
    let mantissa = simd.int_and(shifted, simd.int_splat(0x007f_ffff));
    let m = simd.from_bits(simd.int_add(mantissa, simd.int_splat(ROOT_HALF)));
    let f = simd.sub(m, simd.splat(1.0));
    let q = quotient(simd, f);
    let whole = simd.mul(n, simd.splat(LN_2_HIGH));
    let sum = simd.add(whole, f);
    let lost = simd.sub(f, simd.sub(sum, whole));
    let low = simd.fma(n, simd.splat(LN_2_LOW), lost);
    let result = simd.add(sum, simd.fma(simd.mul(f, f), q, low));
    // special values
    let result = simd.select(simd.less(x, simd.splat(f32::INFINITY)), result, x);
    let special =
        simd.select(simd.equal(x, zero), simd.splat(f32::NEG_INFINITY), simd.splat(f32::NAN));
    simd.select(simd.less_equal(x, zero), special, result)
}

#[inline(always)]
fn quotient<S: Simd>(simd: S, f: S::F32) -> S::F32 {
    let c = |i: usize| simd.splat(Q[i]);
    let square = simd.mul(f, f);
    let fourth = simd.mul(square, square);
    let low = simd.fma(square, simd.fma(f, c(3), c(2)), simd.fma(f, c(1), c(0)));
    let high = simd.fma(square, c(8), simd.fma(f, c(7), c(6)));
    let high = simd.fma(square, high, simd.fma(f, c(5), c(4)));
    simd.fma(fourth, high, low)
}
