//! The exponential function, eˣ.
//!
//! Method: the argument reduction of Cody and Waite (1980), with fused multiply-adds. With n the
//! integer nearest to x / ln 2, x = n · ln 2 + r and eˣ = 2ⁿ · eʳ. ln 2 is the sum of two floats,
//! so that r comes as a large part that is exact and a small one. Then
//! eʳ = 1 + (large + (small + r² · q(r))): what is small is added up first, which keeps the
//! roundings before the last at a quarter of an ULP each. n runs from −150 to 128: 2ⁿ, which need
//! not be a float, is applied last, where subnormal results are rounded as such, and what is too
//! large becomes infinite.
//!
//! q has degree 4. Its coefficients minimise the largest error of eʳ relative to eʳ over
//! |r| ≤ ln 2 / 2 (a minimax fit by reweighted least squares, Lawson 1961, in 120-bit arithmetic);
//! each was rounded to a float in turn and the later ones were fitted again. The error left is
//! 3.1 · 10⁻⁹.
//!
//! Accuracy: at most 0.88 ULP, over every input. Cost: 17 operations with AVX-512, 23 elsewhere,
//! 0.19 ns for an element in a loop (Zen 4, AVX-512; 0.36 ns with AVX2). A short dependency chain counts too, which is why the
//! polynomial is not in Horner's form.

use crate::kernels::level::Level;
use crate::kernels::simd::{LANES, Simd};
pub(super) use crate::kernels::simd::{ONE, ROUNDER};
use crate::kernels::single::Single;

/// Below, the result is +0.
const LOWEST: f32 = -104.0;
/// Above, the result is infinite.
const HIGHEST: f32 = 89.0;

/// ln 2 less the float nearest to it.
pub(super) const LN_2_LOW: f32 = -1.904_654_2e-9;
/// q, the constant term first.
const Q: [f32; 5] = [0.499_999_94, 0.166_665_21, 0.041_668_262, 0.008_368_674, 0.001_382_101_4];

/// x = n · ln 2 + large + small.
pub(super) struct Reduced<S: Simd> {
    /// n + [`ROUNDER`]. Only where |n| ≤ 2²².
    pub shifted: S::F32,
    /// x less n times the float nearest to ln 2: exact, at most 0.35.
    pub large: S::F32,
    /// The rest, at most 3 · 10⁻⁷.
    pub small: S::F32,
}

impl<S: Simd> Reduced<S> {
    /// n, at the place of a float's exponent. Only where |n| ≤ 255.
    #[inline(always)]
    pub fn exponent(&self, simd: S) -> S::I32 {
        // The low nine bits of the rounder are zero: there, `shifted` has n.
        simd.shift_left::<23>(simd.bits(self.shifted))
    }
}

/// Takes multiples of ln 2 off x. The floats are NaN where x is.
#[inline(always)]
pub(super) fn reduce<S: Simd>(simd: S, x: S::F32) -> Reduced<S> {
    let rounder = simd.splat(ROUNDER);
    let shifted = simd.fma(x, simd.splat(core::f32::consts::LOG2_E), rounder);
    let n = simd.sub(shifted, rounder);
    Reduced {
        shifted,
        large: simd.fma(n, simd.splat(-core::f32::consts::LN_2), x),
        small: simd.mul(n, simd.splat(-LN_2_LOW)),
    }
}

/// q(r) = (eʳ − 1 − r) / r², given r². Estrin's scheme (1960): a short dependency chain.
#[inline(always)]
pub(super) fn quotient<S: Simd>(simd: S, r: S::F32, square: S::F32) -> S::F32 {
    let first = simd.fma(r, simd.splat(Q[1]), simd.splat(Q[0]));
    let second = simd.fma(r, simd.splat(Q[3]), simd.splat(Q[2]));
    simd.fma(square, simd.fma(square, simd.splat(Q[4]), second), first)
}

/// eˣ.
#[inline(always)]
pub fn exp<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    // Written out for sixteen lanes without vectors, it would be a tenth of the library.
    if S::LEVEL == Level::Scalar && size_of::<S::F32>() > size_of::<f32>() {
        return simd.load(&each_lane(&simd.to_array(x)));
    }
    lanes(simd, x)
}

#[inline(never)]
fn each_lane(x: &[f32; LANES]) -> [f32; LANES] {
    x.map(|x| lanes(Single, x))
}

#[inline(always)]
fn lanes<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    // The order of operands keeps NaN.
    let x = simd.max(simd.splat(LOWEST), simd.min(simd.splat(HIGHEST), x));
    let Reduced { shifted, large, small } = reduce(simd, x);
    let r = simd.add(large, small);
    let square = simd.mul(r, r);
    let small = simd.fma(square, quotient(simd, r, square), small);
    let less_one = simd.add(large, small);
    simd.scale(simd.add(simd.splat(1.0), less_one), shifted)
}

#[cfg(test)]
mod tests {
    use super::exp;
    use crate::kernels::math::testing::{assert_values, at_every_level, inputs};

    #[test]
    fn special_values() {
        let cases = [
            (0.0, 1.0),
            (-0.0, 1.0),
            (f32::MIN_POSITIVE, 1.0),
            (f32::INFINITY, f32::INFINITY),
            (f32::MAX, f32::INFINITY),
            (f32::NEG_INFINITY, 0.0),
            (f32::MIN, 0.0),
            (f32::NAN, f32::NAN),
            // The last that is finite, 2¹²⁸ (1 − 31 · 2⁻²²), and the first that is not.
            (88.722_83, f32::from_bits(0x7f7f_ff84)),
            (88.722_84, f32::INFINITY),
            // Gradual underflow: 2⁻¹⁴⁹ stands for what is at least half of it.
            (-103.9, f32::from_bits(1)),
            (-104.0, 0.0),
            (-1e30, 0.0),
        ];
        assert_values(&cases, at_every_level!(exp, &cases.map(|case| case.0)));
    }

    #[test]
    fn levels_give_the_same_bits() {
        at_every_level!(exp, &inputs());
    }
}
