//! The exponential function eˣ.
use crate::kernels::simd::Simd;

/// Beyond these, the result is +0 or infinite, and n stays where the two halves of 2ⁿ are floats.
const LOWEST: f32 = -104.0;
const HIGHEST: f32 = 89.0;

/// 1.5 · 2²³: a float of this size has no fraction, so that adding it rounds to an integer.
const ROUNDER: f32 = 12_582_912.0;
/// ln 2 = LN_2 + LN_2_LOW, where LN_2 is the nearest float.
const LN_2_LOW: f32 = -1.904_654_2e-9;
/// q, the constant term first.
const Q: [f32; 6] =
    [0.5, 0.166_666_66, 0.041_666_493, 0.008_333_546, 0.001_393_232_6, 0.000_197_616_29];

/// The bits of 1.0: the exponent field of 2⁰.
pub(super) const ONE: i32 = 0x3f80_0000;

/// factor · x = n · ln 2 + large + low.
pub(super) struct Reduced<S: Simd> {
    /// n, shifted to the place of a float's exponent.
    pub exponent: S::I32,
    /// factor · x − n · LN_2, exact.
    pub large: S::F32,
    /// −n · LN_2_LOW.
    pub low: S::F32,
}

#[inline(always)]
pub(super) fn reduce<S: Simd>(simd: S, x: S::F32, factor: f32) -> Reduced<S> {
    let rounder = simd.splat(ROUNDER);
    let shifted = simd.fma(x, simd.splat(factor * core::f32::consts::LOG2_E), rounder);
    let n = simd.sub(shifted, rounder);
    let x = simd.mul(x, simd.splat(factor));
    Reduced {
        // The last nine bits of the rounder are zero, those of `shifted` are n.
        exponent: simd.shift_left::<23>(simd.bits(shifted)),
        large: simd.fma(n, simd.splat(-core::f32::consts::LN_2), x),
        low: simd.mul(n, simd.splat(-LN_2_LOW)),
    }
}

/// r² · q(r) + low.
#[inline(always)]
pub(super) fn curve<S: Simd>(simd: S, r: S::F32, low: S::F32) -> S::F32 {
    let c = |i: usize| simd.splat(Q[i]);
    let square = simd.mul(r, r);
    let first = simd.fma(r, c(1), c(0));
    let second = simd.fma(r, c(3), c(2));
    let third = simd.fma(r, c(5), c(4));
    let q = simd.fma(square, simd.fma(square, third, second), first);
    simd.fma(square, q, low)
}

/// Half of n, rounded down, and the other half, both at the place of a float's exponent.
#[inline(always)]
pub(super) fn halves<S: Simd>(simd: S, exponent: S::I32) -> (S::I32, S::I32) {
    let first = simd.int_and(simd.shift_right::<1>(exponent), simd.int_splat(-1 << 23));
    (first, simd.int_sub(exponent, first))
}

/// eˣ.
#[inline(always)]
pub fn exp<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    let Reduced { exponent, large, low } = reduce(simd, x, 1.0);
    let small = curve(simd, simd.add(large, low), low);
    let (first, second) = halves(simd, exponent);
    let first = simd.from_bits(simd.int_add(first, simd.int_splat(ONE)));
    let second = simd.from_bits(simd.int_add(second, simd.int_splat(ONE)));
    let less_one = simd.add(large, small);
    let result = simd.mul(simd.fma(less_one, first, first), second);
    let result = simd.select(simd.less(x, simd.splat(LOWEST)), simd.splat(0.0), result);
    simd.select(simd.less(simd.splat(HIGHEST), x), simd.splat(f32::INFINITY), result)
}
