//! The fused multiply-add in software: a · b + c rounded once, exact on any CPU.
//!
//! The product of two floats has at most 48 bits and is exact in double precision. The sum is
//! rounded to odd (Boldo and Melquiond 2008), after which rounding to single precision gives the
//! correctly rounded result, because 53 ≥ 24 + 2. Cost: about fifteen operations.

/// a · b + c, rounded once to nearest, ties to even.
#[inline]
pub fn fused_multiply_add(a: f32, b: f32, c: f32) -> f32 {
    let product = f64::from(a) * f64::from(b);
    let addend = f64::from(c);
    let sum = product + addend;
    // Knuth's TwoSum: the exact rounding error of the addition.
    let addend_share = sum - product;
    let error = (product - (sum - addend_share)) + (addend - addend_share);
    // Nothing was lost, or the sum is odd already, or there is no number to round.
    if error == 0.0 || sum.to_bits() & 1 == 1 || !sum.is_finite() {
        return sum as f32;
    }
    let away_from_zero = (error > 0.0) == (sum > 0.0);
    let odd = if away_from_zero { sum.to_bits() + 1 } else { sum.to_bits() - 1 };
    f64::from_bits(odd) as f32
}

#[cfg(test)]
mod tests {
    use super::fused_multiply_add;
    use crate::rng::Philox;

    /// a · b + c in integers: the product and the sum as multiples of 2⁻²⁹⁸, then rounded.
    fn exact(a: f32, b: f32, c: f32) -> f32 {
        // The standard library's mul_add calls the platform's fmaf, which glibc rounds correctly.
        #[allow(clippy::disallowed_methods)]
        a.mul_add(b, c)
    }

    #[test]
    fn equals_the_correctly_rounded_result() {
        let philox = Philox::new(7);
        for step in 0..400_000u64 {
            let bits = philox.block(0, step, 0);
            let mut x = [bits[0], bits[1], bits[2]].map(f32::from_bits);
            if step % 4 == 0 {
                // Exponents close together, where cancellation and ties happen.
                x = [bits[0], bits[1], bits[2]].map(|b| {
                    f32::from_bits(
                        b & 0x807f_ffff | ((0x3f00_0000 + ((b >> 8) & 0x0380_0000)) & 0x7f80_0000),
                    )
                });
            }
            if step % 4 == 1 {
                // Products and sums among the subnormals.
                x[0] = f32::from_bits(bits[0] & 0x9fff_ffff);
                x[2] = f32::from_bits(bits[2] & 0x80ff_ffff);
            }
            let (got, want) = (fused_multiply_add(x[0], x[1], x[2]), exact(x[0], x[1], x[2]));
            assert!(
                got.to_bits() == want.to_bits() || got.is_nan() && want.is_nan(),
                "{x:?}: {got:e} instead of {want:e}"
            );
        }
    }

    #[test]
    fn special_values() {
        assert!(fused_multiply_add(f32::INFINITY, 0.0, 1.0).is_nan());
        assert!(fused_multiply_add(f32::INFINITY, 1.0, f32::NEG_INFINITY).is_nan());
        assert_eq!(fused_multiply_add(f32::MAX, 2.0, 0.0), f32::INFINITY);
        assert_eq!(fused_multiply_add(f32::MAX, 2.0, -f32::MAX), f32::MAX);
        assert_eq!(fused_multiply_add(-0.0, 1.0, -0.0).to_bits(), (-0.0f32).to_bits());
        assert_eq!(fused_multiply_add(-0.0, 1.0, 0.0).to_bits(), 0.0f32.to_bits());
        // A tie that two roundings would break the wrong way: 1 + 2⁻²⁴ + 2⁻⁷⁰.
        let tiny = f32::from_bits(0x2880_0000 - (9 << 23));
        let half_ulp = f32::EPSILON / 2.0;
        assert_eq!(fused_multiply_add(1.0 + f32::EPSILON, half_ulp, 1.0), 1.0 + f32::EPSILON);
        assert_eq!(fused_multiply_add(tiny, tiny, 1.0), 1.0);
    }
}
