//! eˣ as a product of two floats, which lets a factor in before the last rounding.
//!
//! Method: that of `exp.rs`, where 2ⁿ is applied in two halves: the first part is eʳ · 2^(n/2), an
//! ordinary number, the second the other half, a power of two. What is multiplied with the first
//! part is rounded once, and subnormal results are rounded as such, in the last product: `factor ·
//! e⁻¹⁰⁰` has the accuracy of its factors, where the float nearest to e⁻¹⁰⁰ has three digits. The
//! argument is the sum of two floats, since the rounding of an argument of 100 alone would cost 50
//! ULP.
//!
//! Accuracy: the product of the parts as eˣ, at most 0.9 ULP where it is an ordinary number. Cost:
//! 24 operations.

use super::exp::{ONE, quotient, reduce};
use crate::kernels::simd::Simd;

/// What stands for everything below it: even times 10³⁰ the result is +0.
const LOWEST: f32 = -174.0;

/// Two factors of e^(x + rest), for x up to 88 and a rest of at most a few ULP of x. NaN where x
/// is.
#[inline(always)]
pub fn exp_parts<S: Simd>(simd: S, x: S::F32, rest: S::F32) -> [S::F32; 2] {
    // The order of operands keeps NaN.
    let x = simd.max(simd.splat(LOWEST), x);
    let reduced = reduce(simd, x);
    let (large, small) = (reduced.large, simd.add(reduced.small, rest));
    let r = simd.add(large, small);
    let square = simd.mul(r, r);
    let small = simd.fma(square, quotient(simd, r, square), small);
    let less_one = simd.add(large, small);
    let exponent = reduced.exponent(simd);
    // Half of n, rounded down, and what is left of it.
    let first = simd.int_and(simd.shift_right::<1>(exponent), simd.int_splat(-1 << 23));
    let second = simd.int_sub(exponent, first);
    let first = simd.from_bits(simd.int_add(simd.int_splat(ONE), first));
    let second = simd.from_bits(simd.int_add(simd.int_splat(ONE), second));
    [simd.fma(less_one, first, first), second]
}

#[cfg(test)]
mod tests {
    use super::exp_parts;
    use crate::kernels::math::testing::{assert_values, at_every_level, inputs};
    use crate::kernels::simd::Simd;

    /// The parts with a factor of 2⁴⁰ between them.
    #[inline(always)]
    fn scaled<S: Simd>(simd: S, x: S::F32) -> S::F32 {
        let [first, second] = exp_parts(simd, x, simd.splat(0.0));
        simd.mul(simd.mul(first, simd.splat((1u64 << 40) as f32)), second)
    }

    #[test]
    fn special_values() {
        let cases = [
            (0.0, 1.099_511_6e12),
            (-0.0, 1.099_511_6e12),
            // e⁻¹⁰⁰ and e⁻¹²⁰, times 2⁴⁰: the second is below every float without the factor.
            (-100.0, 4.090_267e-32),
            (-120.0, 8.430_6e-41),
            (-174.0, 0.0),
            (f32::NEG_INFINITY, 0.0),
            (f32::NAN, f32::NAN),
        ];
        assert_values(&cases, at_every_level!(scaled, &cases.map(|case| case.0)));
    }

    #[test]
    fn levels_give_the_same_bits() {
        let inputs: Vec<_> = inputs().into_iter().filter(|x| *x < 88.0).collect();
        at_every_level!(scaled, &inputs);
    }
}
