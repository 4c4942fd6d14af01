//! The softplus function, ln(1 + eˣ).
//!
//! Method: ln(1 + eˣ) = max(x, 0) + ln(1 + t) with t = e^−|x|, which cannot overflow, and whose
//! tail for x → −∞ runs out through the subnormals as eˣ does. t is at most 1, so that 1 + t = 2ⁿ ·
//! (1 + f) with n = 0 for t < ½ and n = 1 from there on; f is exact in both cases.
//!
//! Accuracy: at most 1.64 ULP, over every input. Cost: 50 operations, 0.63 ns for an element in a
//! loop (Zen 4, AVX-512; 0.91 ns with AVX2).

use super::exp::exp;
use super::log1p::sum_of_logarithms;
use crate::kernels::simd::Simd;

/// ln(1 + eˣ).
#[inline(always)]
pub fn softplus<S: Simd>(simd: S, x: S::F32) -> S::F32 {
    let (zero, half, one) = (simd.splat(0.0), simd.splat(0.5), simd.splat(1.0));
    let t = exp(simd, simd.neg(simd.abs(x)));
    let is_small = simd.less(t, half);
    let n = simd.select(is_small, zero, one);
    let f = simd.select(is_small, t, simd.fma(t, half, simd.neg(half)));
    simd.add(simd.max(x, zero), sum_of_logarithms(simd, n, f))
}

#[cfg(test)]
mod tests {
    use super::softplus;
    use crate::kernels::math::testing::{assert_values, at_every_level, inputs};

    #[test]
    fn special_values() {
        let cases = [
            (0.0, core::f32::consts::LN_2),
            (-0.0, core::f32::consts::LN_2),
            (f32::INFINITY, f32::INFINITY),
            (f32::MAX, f32::MAX),
            (100.0, 100.0),
            (f32::NEG_INFINITY, 0.0),
            (f32::MIN, 0.0),
            (f32::NAN, f32::NAN),
            // The tail is eˣ, down to the smallest subnormal.
            (-103.9, f32::from_bits(1)),
            (-104.0, 0.0),
        ];
        assert_values(&cases, at_every_level!(softplus, &cases.map(|case| case.0)));
    }

    #[test]
    fn levels_give_the_same_bits() {
        at_every_level!(softplus, &inputs());
    }
}
