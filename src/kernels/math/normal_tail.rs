//! The tail of the normal distribution without its exponential: R(a) = e^(a²/2) · Φ(−a), for a ≥ 0.
//!
//! Φ(−a) = ½ erfc(a / √2) falls as e^(−a²/2), and what is left is smooth: ½ at 0, near 0.4 / a far
//! out (Mills 1926). GELU takes a R for both sides, its derivative R − a / √(2π).
//!
//! Method: with q of degree 5, a R is a p / q below 1.05, p of degree 4, and 1 / √(2π) − s / q from there
//! on, s of degree 3: further out the roundings of s / q hardly count. R − a / √(2π) is n / q, n of
//! degree 6. But for n, which has a zero, no terms of opposite signs meet. All were fitted at once, for the
//! largest error of the results up to 14.6 (minimax by reweighted least squares, Lawson 1961); the
//! coefficients of q were rounded to floats, of 1,500 ways the one that does best, and the others fitted
//! again and rounded in turn. The error left is 2.5 · 10⁻⁸, of n / q 3 · 10⁻⁸. Parts of Estrin's scheme
//! (1960), in which the error of a² cancels in the quotients. Cost: 16 operations and a division.

use super::decay::Decay;
use crate::kernels::simd::Simd;

/// The largest a, where a e^(−a²/2) is less than half of every float.
pub const NORMAL_TAIL_LARGEST: f32 = 14.6;
/// Where the formula of the value changes.
const MIDDLE: f32 = 1.05;
/// 1 / √(2π).
const DENSITY: f32 = 0.398_942_3;
/// p, q, s and n, the constant terms first.
const P: [f32; 5] = [0.5, 0.482_470_75, 0.217_501_31, 0.052_706_52, 0.005_992_416];
const Q: [f32; 6] = [1.0, 1.762_826_9, 1.341_522_3, 0.560_404_8, 0.132_045_64, 0.015_033_078];
const S: [f32; 4] = [0.398_961_84, 0.203_194_16, 0.052_822_784, 0.005_993_772_8];
const N: [f32; 7] = [
    0.5,
    0.083_528_38,
    -0.485_764_35,
    -0.482_484_04,
    -0.217_577_03,
    -0.052_678_13,
    -0.005_997_345_3,
];

/// What the value and the derivative share, for a from 0 to [`NORMAL_TAIL_LARGEST`].
pub struct NormalTail<V: Simd> {
    /// a, NaN where the result shall be.
    a: V::F32,
    /// a / 2.
    half: V::F32,
    /// a² / 2 as the sum of two floats.
    exponent: [V::F32; 2],
    /// a², rounded.
    square: V::F32,
    /// q.
    denominator: V::F32,
}

impl<V: Simd> NormalTail<V> {
    /// Of a.
    #[inline(always)]
    pub fn new(simd: V, a: V::F32) -> Self {
        let half = simd.mul(simd.splat(0.5), a);
        let exponent = simd.mul(half, a);
        let lost = simd.fma(half, a, simd.neg(exponent));
        let square = simd.add(exponent, exponent);
        let mut tail = Self { a, half, exponent: [exponent, lost], square, denominator: a };
        let high = simd.fma(square, simd.splat(Q[5]), tail.pair(simd, Q[3], Q[4]));
        let high = simd.fma(square, high, tail.pair(simd, Q[1], Q[2]));
        tail.denominator = simd.fma(a, high, simd.splat(Q[0]));
        tail
    }

    /// e^(−a²/2).
    #[inline(always)]
    pub fn exponential(&self, simd: V) -> Decay<V> {
        Decay::of_sum(simd, self.exponent)
    }

    /// a R.
    #[inline(always)]
    pub fn by_a(&self, simd: V) -> V::F32 {
        let high = simd.fma(self.square, self.pair(simd, P[3], P[4]), self.pair(simd, P[1], P[2]));
        // p begins with ½, and ½ a is exact.
        let near = simd.fma(self.square, high, self.half);
        let far = simd.fma(self.square, self.pair(simd, S[2], S[3]), self.pair(simd, S[0], S[1]));
        let is_far = simd.less(simd.splat(MIDDLE), self.a);
        let quotient = simd.div(simd.select(is_far, far, near), self.denominator);
        simd.select(is_far, simd.sub(simd.splat(DENSITY), quotient), quotient)
    }

    /// n = (R − a / √(2π)) q, and q.
    #[inline(always)]
    pub fn slope(&self, simd: V) -> [V::F32; 2] {
        let high = simd.fma(self.square, self.pair(simd, N[5], N[6]), self.pair(simd, N[3], N[4]));
        let high = simd.fma(self.square, high, self.pair(simd, N[1], N[2]));
        [simd.fma(self.a, high, simd.splat(N[0])), self.denominator]
    }

    /// low + high · a.
    #[inline(always)]
    fn pair(&self, simd: V, low: f32, high: f32) -> V::F32 {
        simd.fma(simd.splat(high), self.a, simd.splat(low))
    }
}

#[cfg(test)]
mod tests {
    use super::NormalTail;
    use crate::kernels::math::testing::{at_every_level, inputs};
    use crate::kernels::simd::Simd;

    /// From 130-bit arithmetic.
    const CASES: [[f32; 2]; 4] =
        [[1e-3, 0.499_601_3], [1.0, 0.261_578_27], [3.0, 0.121_513_95], [14.0, 0.028_352_66]];

    #[inline(always)]
    fn by_a<V: Simd>(simd: V, a: V::F32) -> V::F32 {
        NormalTail::new(simd, a).by_a(simd)
    }

    #[inline(always)]
    fn slope<V: Simd>(simd: V, a: V::F32) -> V::F32 {
        let [numerator, denominator] = NormalTail::new(simd, a).slope(simd);
        simd.div(numerator, denominator)
    }

    #[test]
    fn it_is_half_the_scaled_complementary_error_function() {
        let inputs = CASES.map(|[a, _]| a);
        let (values, slopes) = (at_every_level!(by_a, &inputs), at_every_level!(slope, &inputs));
        for (index, [a, tail]) in CASES.into_iter().enumerate() {
            let expected = [a * tail, tail - a * 0.398_942_3];
            for (result, expected) in [values[index], slopes[index]].into_iter().zip(expected) {
                assert!((result / expected - 1.0).abs() < 3e-7, "{a}: {result}, not {expected}");
            }
        }
    }

    #[test]
    fn levels_give_the_same_bits() {
        let inputs: Vec<_> = inputs().into_iter().filter(|a| *a >= 0.0 && *a < 14.6).collect();
        at_every_level!(by_a, &inputs);
        at_every_level!(slope, &inputs);
    }
}
