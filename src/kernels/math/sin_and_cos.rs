//! Sine and cosine of one argument: the bits of `sin.rs` and `cos.rs`, for one reduction.

use super::quarter_turns::{reduce, sine_after};
use crate::kernels::simd::Simd;

/// sin x and cos x, x in radians: NaN at infinities.
#[inline(always)]
pub fn sin_and_cos<S: Simd>(simd: S, x: S::F32) -> [S::F32; 2] {
    let reduced = reduce(simd, simd.abs(x));
    let sine = sine_after(simd, &reduced, 0, simd.bits(x));
    [sine, sine_after(simd, &reduced, 1, simd.int_splat(0))]
}

#[cfg(test)]
mod tests {
    use super::sin_and_cos;
    use crate::kernels::math::testing::{assert_values, at_every_level, inputs};
    use crate::kernels::math::{cos, sin};
    use crate::kernels::simd::Simd;

    #[inline(always)]
    fn first<S: Simd>(simd: S, x: S::F32) -> S::F32 {
        sin_and_cos(simd, x)[0]
    }

    #[inline(always)]
    fn second<S: Simd>(simd: S, x: S::F32) -> S::F32 {
        sin_and_cos(simd, x)[1]
    }

    #[test]
    fn they_are_the_sine_and_the_cosine() {
        let inputs = inputs();
        let pair = |results: Vec<f32>| inputs.iter().copied().zip(results).collect::<Vec<_>>();
        let (sines, cosines) = (at_every_level!(sin, &inputs), at_every_level!(cos, &inputs));
        assert_values(&pair(sines), at_every_level!(first, &inputs));
        assert_values(&pair(cosines), at_every_level!(second, &inputs));
    }
}
