//! e^−(u + rest) for u ≥ 0, times 2⁶⁴: a factor of tails that run out through the subnormals.
//!
//! What is multiplied with it stays an ordinary number until a last product with [`DECAY_UNIT`], which
//! rounds once: `u · e⁻ᵘ` at u = 100 has the accuracy of its factors, where the float nearest to
//! e⁻¹⁰⁰ has three digits. The argument is the sum of two floats, since the rounding of an argument
//! of 100 alone would cost 50 ULP.
//!
//! Method: that of `exp.rs`. Cost: 17 operations, 7 less than `exp_parts`, which needs no
//! bound.

use super::exp::{LN_2_LOW, ONE, ROUNDER, quotient, reduce};
use crate::kernels::simd::Simd;

/// The largest u. Beyond it e⁻ᵘ is below 2⁻¹⁸⁸: 0, even times 10¹¹.
pub const DECAY_LARGEST: f32 = 131.0;
/// 2⁻⁶⁴, which makes e⁻ᵘ of the result, and what 2⁶⁴ adds to the exponent field of a float.
pub const DECAY_UNIT: f32 = 1.0 / (1u64 << 32) as f32 / (1u64 << 32) as f32;
pub(super) const SHIFT: i32 = 64 << 23;

/// 2⁶⁴ · e⁻ᵘ before its last rounding: scale · (1 + less_one), scale a power of two.
pub struct Decay<S: Simd> {
    less_one: S::F32,
    scale: S::F32,
}

impl<S: Simd> Decay<S> {
    /// 2⁶⁴ · e^−(u + rest), for u from 0 to [`DECAY_LARGEST`] and a rest of at most a few ULP of u.
    #[inline(always)]
    pub fn of_sum(simd: S, [u, rest]: [S::F32; 2]) -> Self {
        let reduced = reduce(simd, simd.neg(u));
        let n = simd.sub(reduced.shifted, simd.splat(ROUNDER));
        let small = simd.fma(n, simd.splat(-LN_2_LOW), simd.neg(rest));
        Self::finish(simd, reduced.large, small, reduced.exponent(simd))
    }

    /// The same where u is all there is.
    #[inline(always)]
    pub fn of(simd: S, u: S::F32) -> Self {
        let reduced = reduce(simd, simd.neg(u));
        Self::finish(simd, reduced.large, reduced.small, reduced.exponent(simd))
    }

    #[inline(always)]
    fn finish(simd: S, large: S::F32, small: S::F32, exponent: S::I32) -> Self {
        let r = simd.add(large, small);
        let square = simd.mul(r, r);
        let small = simd.fma(square, quotient(simd, r, square), small);
        let scale = simd.from_bits(simd.int_add(simd.int_splat(ONE + SHIFT), exponent));
        Self { less_one: simd.add(large, small), scale }
    }

    /// The number, NaN where u was.
    #[inline(always)]
    pub fn value(&self, simd: S) -> S::F32 {
        simd.fma(self.less_one, self.scale, self.scale)
    }

    /// The number times a factor, rounded once.
    #[inline(always)]
    pub fn times(&self, simd: S, factor: S::F32) -> S::F32 {
        let scaled = simd.mul(factor, self.scale);
        simd.fma(self.less_one, scaled, scaled)
    }
}

#[cfg(test)]
mod tests {
    use super::{DECAY_LARGEST, DECAY_UNIT, Decay};
    use crate::kernels::math::testing::{assert_values, at_every_level, inputs};
    use crate::kernels::simd::Simd;

    /// With the unit, and 2⁴⁰ before it.
    #[inline(always)]
    fn scaled<S: Simd>(simd: S, u: S::F32) -> S::F32 {
        let factor = simd.splat((1u64 << 40) as f32);
        simd.mul(Decay::of(simd, u).times(simd, factor), simd.splat(DECAY_UNIT))
    }

    #[test]
    fn special_values() {
        let cases = [
            (0.0, 1.099_511_6e12),
            (1.0, 4.044_877_3e11),
            // e⁻¹⁰⁰ and e⁻¹²⁰, times 2⁴⁰: the second is below every float without the factor.
            (100.0, 4.090_267e-32),
            (120.0, 8.430_6e-41),
            (DECAY_LARGEST, f32::from_bits(1)),
            (f32::NAN, f32::NAN),
        ];
        assert_values(&cases, at_every_level!(scaled, &cases.map(|case| case.0)));
    }

    #[test]
    fn levels_give_the_same_bits() {
        let in_range = |u: &f32| (0.0..=DECAY_LARGEST).contains(u);
        let inputs: Vec<_> = inputs().into_iter().filter(in_range).collect();
        at_every_level!(scaled, &inputs);
    }
}
