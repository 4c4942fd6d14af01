//! ln(1 + t) for t from 0 to 1, which is what tails of e⁻ˣ need: half the cost of `log1p`.
//!
//! Method: t + t² · q(t), what is small added last. q has degree 9. Its coefficients minimise the
//! largest error relative to ln(1 + t) (a minimax fit by reweighted least squares, Lawson 1961, in
//! 140-bit arithmetic); each was rounded to a float in turn and the later ones were fitted again. The
//! error left is 8.9 · 10⁻¹⁰. Cost: 13 operations.

use super::log1p::quotient;
use crate::kernels::simd::Simd;

/// q, the constant term first.
const Q: [f32; 10] = [
    -0.499_999_88,
    0.333_327_14,
    -0.249_888_64,
    0.198_996_22,
    -0.161_351_58,
    0.124_794_81,
    -0.083_238_05,
    0.042_113_908,
    -0.013_691_187,
    0.002_084_44,
];

/// ln(1 + t), for t from 0 to 1; NaN where t is.
#[inline(always)]
pub fn log1p_unit<S: Simd>(simd: S, t: S::F32) -> S::F32 {
    let square = simd.mul(t, t);
    simd.fma(square, quotient(simd, &Q, t, square), t)
}

#[cfg(test)]
mod tests {
    use super::log1p_unit;
    use crate::kernels::math::testing::{assert_values, at_every_level, inputs};

    #[test]
    fn special_values() {
        let smallest = f32::from_bits(1);
        let cases = [
            (0.0, 0.0),
            (smallest, smallest),
            (1e-20, 1e-20),
            (1e-4, 9.999_5e-5),
            (0.5, 0.405_465_1),
            (1.0, core::f32::consts::LN_2),
            (f32::NAN, f32::NAN),
        ];
        assert_values(&cases, at_every_level!(log1p_unit, &cases.map(|case| case.0)));
    }

    #[test]
    fn levels_give_the_same_bits() {
        let inputs: Vec<_> = inputs().into_iter().filter(|t| (0.0..=1.0).contains(t)).collect();
        at_every_level!(log1p_unit, &inputs);
    }
}
