//! The tail of the normal distribution without its exponential: e^(a²/2) · Φ(−a), for a ≥ 0.
//!
//! Φ(−a) = ½ erfc(a / √2) falls as e^(−a²/2), and what is left is smooth: ½ at 0, near 0.4 / a far
//! out (Mills 1926). GELU and its derivative take it for both sides.
//!
//! Method: with w = 1 / (a + 3), w · p(w − w₀), p of degree 10. Its coefficients minimise the
//! largest relative error for a from 0 to 14.7 (a minimax fit by the exchange of Remez, 1934, in
//! 130-bit arithmetic); each was rounded to a float in turn and the later ones were fitted again.
//! The error left is 2.0 · 10⁻⁸. Further out it is meaningless; there the exponential is 0.
//!
//! The roundings of w are made good. Cost: 24 operations, one of them a division.

use crate::kernels::simd::Simd;

/// Where p has its centre.
const CENTRE: f32 = 0.207_031_25;
/// p, the constant term first.
const P: [f32; 11] = [
    0.866_559,
    3.770_132_8,
    9.351_139,
    7.223_29,
    -22.750_885,
    -34.576_67,
    104.962_49,
    103.373_184,
    -641.285_34,
    44.676_434,
    3_257.429_2,
];

/// w/R · dR/dw, how an error of w goes into the result, as a line in w.
const SENSITIVITY: [f32; 2] = [0.95, 4.4];

/// e^(a²/2) · Φ(−a), for a from 0 to 14.7.
#[inline(always)]
pub fn normal_tail<S: Simd>(simd: S, a: S::F32) -> S::F32 {
    let (one, three) = (simd.splat(1.0), simd.splat(3.0));
    let sum = simd.add(a, three);
    let lost = simd.sub(a, simd.sub(sum, three));
    let w = simd.div(one, sum);
    // What w lacks, relative to it.
    let error = simd.fma(simd.neg(w), lost, simd.fma(simd.neg(w), sum, one));
    let p = polynomial(simd, simd.sub(w, simd.splat(CENTRE)));
    let sensitivity = simd.fma(simd.splat(SENSITIVITY[1]), w, simd.splat(SENSITIVITY[0]));
    simd.fma(w, p, simd.mul(simd.mul(w, p), simd.mul(sensitivity, error)))
}

/// p. Estrin's scheme (1960) but for the lowest terms, whose roundings count.
#[inline(always)]
fn polynomial<S: Simd>(simd: S, v: S::F32) -> S::F32 {
    let p = |index: usize| simd.splat(P[index]);
    let square = simd.mul(v, v);
    let fourth = simd.mul(square, square);
    let low = simd.fma(square, simd.fma(v, p(5), p(4)), simd.fma(v, p(3), p(2)));
    let high = simd.fma(square, simd.fma(v, p(9), p(8)), simd.fma(v, p(7), p(6)));
    let high = simd.fma(fourth, p(10), high);
    simd.fma(v, simd.fma(v, simd.fma(fourth, high, low), p(1)), p(0))
}

#[cfg(test)]
mod tests {
    use super::normal_tail;
    use crate::kernels::math::testing::{at_every_level, inputs};

    #[test]
    fn it_is_half_the_scaled_complementary_error_function() {
        // From 130-bit arithmetic.
        let cases = [(0.0, 0.5), (1.0, 0.261_578_27), (3.0, 0.121_513_95), (14.0, 0.028_352_66)];
        let results = at_every_level!(normal_tail, &cases.map(|case| case.0));
        for ((a, expected), result) in cases.into_iter().zip(results) {
            assert!((result / expected - 1.0).abs() < 2e-7, "{a}: {result} instead of {expected}");
        }
    }

    #[test]
    fn levels_give_the_same_bits() {
        let inputs: Vec<_> = inputs().into_iter().filter(|a| *a >= 0.0 && *a < 15.0).collect();
        at_every_level!(normal_tail, &inputs);
    }
}
