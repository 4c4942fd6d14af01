//! The exponential function eˣ.
//!
//! Method: Cody and Waite (1980) with fused multiply-adds. With n the integer nearest to x / ln 2,
//! x = n · ln 2 + r and eˣ = 2ⁿ · eʳ. ln 2 is split into a high and a low float, so that r comes
//! as an exact large part (x − n · high) and a small rest. eʳ = 1 + r + r² · q(r), where q has
//! degree 4 and was fitted by the exchange algorithm of Remez (1934) to minimise the largest error
//! of eʳ relative to eʳ over |r| ≤ ln 2 / 2, its coefficients rounded to floats one by one, each
//! time with a new fit of the others; the error left is 3.3 · 10⁻⁹. The large part of r is added
//! last, after everything small. 2ⁿ is applied in two halves, which takes n from −150 to 128:
//! subnormal results are rounded as such and overflow comes from the last product.
//!
//! Accuracy: see `docs/accuracy.md`. Cost: 25 operations.

use crate::kernels::simd::Simd;

/// Beyond these, the result is +0 or infinite, and n stays where the two halves of 2ⁿ are floats.
const LOWEST: f32 = -104.0;
const HIGHEST: f32 = 89.0;

/// 1.5 · 2²³: a float of this size has no fraction, so that adding it rounds to an integer.
const ROUNDER: f32 = 12_582_912.0;
/// ln 2 = LN_2 + LN_2_LOW, where LN_2 is the nearest float.
const LN_2_LOW: f32 = -1.904_654_2e-9;
/// q, the constant term first.
const Q: [f32; 5] = [0.499_999_94, 0.166_665_17, 0.041_668_102, 0.008_369_165_5, 0.001_383_832_3];

/// The bits of 1.0: the exponent field of 2⁰.
pub(super) const ONE: i32 = 0x3f80_0000;

/// eˣ = 2ⁿ · (1 + large + small).
pub(super) struct Reduced<S: Simd> {
    /// n, shifted to the place of a float's exponent.
    pub exponent: S::I32,
    /// x − n · LN_2, exact.
    pub large: S::F32,
    /// What is missing: −n · LN_2_LOW + r² · q(r).
    pub small: S::F32,
}

/// Splits eˣ for |x| up to 150 or so; NaN makes `large` and `small` NaN.
#[inline(always)]
pub(super) fn reduce<S: Simd>(simd: S, x: S::F32) -> Reduced<S> {
    let rounder = simd.splat(ROUNDER);
    let shifted = simd.fma(x, simd.splat(core::f32::consts::LOG2_E), rounder);
    let n = simd.sub(shifted, rounder);
    let large = simd.fma(n, simd.splat(-core::f32::consts::LN_2), x);
    let low = simd.mul(n, simd.splat(-LN_2_LOW));
    let r = simd.add(large, low);
    let mut q = simd.splat(Q[4]);
    for coefficient in [Q[3], Q[2], Q[1], Q[0]] {
        q = simd.fma(q, r, simd.splat(coefficient));
    }
    Reduced {
        // The last nine bits of the rounder are zero, those of `shifted` are n.
        exponent: simd.shift_left::<23>(simd.bits(shifted)),
        large,
        small: simd.fma(simd.mul(r, r), q, low),
    }
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
    // In this order, a NaN comes through.
    let x = simd.min(simd.splat(HIGHEST), simd.max(simd.splat(LOWEST), x));
    let Reduced { exponent, large, small } = reduce(simd, x);
    let (first, second) = halves(simd, exponent);
    let first = simd.from_bits(simd.int_add(first, simd.int_splat(ONE)));
    let second = simd.from_bits(simd.int_add(second, simd.int_splat(ONE)));
    let less_one = simd.add(large, small);
    simd.mul(simd.fma(less_one, first, first), second)
}
