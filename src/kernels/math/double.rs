//! Double-precision helpers for the few scalars that a host's call needs, from + − × ÷ alone.
//!
//! The logarithm: x = 2ⁿ · m with m in [√½, √2), s = (m − 1) / (m + 1), and
//! ln m = 2 · artanh s = 2s · (1 + s²/3 + s⁴/5 + …). |s| < 0.1716, so that the series to s²² leaves
//! 2 · 10⁻²⁰. ln 2 is split, its high part short enough for n · high to be exact. The power:
//! repeated squaring, highest bit last.
//!
//! Accuracy: the logarithm's relative error is below 10⁻¹⁵; a power's is below about
//! exponent · 1.2 · 10⁻¹⁶. Cost: about 40 operations; two per bit of the exponent.

/// ln 2 rounded to 32 bits, so that its product with any exponent is exact, and the rest.
pub(super) const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
pub(super) const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// The bits of √½, and of the mantissa field.
const ROOT_HALF: u64 = 0x3fe6_a09e_667f_3bcd;
const MANTISSA: u64 = (1 << 52) - 1;

/// The natural logarithm: −∞ at zeros, NaN for negative numbers and NaN, ∞ at ∞.
#[inline(never)]
pub fn ln(x: f64) -> f64 {
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x == f64::INFINITY {
        return x;
    }
    // Subnormals have no full mantissa; 2⁵⁴ gives them one.
    let (x, scaled_by) = if x < f64::MIN_POSITIVE { (x * (1u64 << 54) as f64, 54) } else { (x, 0) };
    let shifted = x.to_bits() as i64 - ROOT_HALF as i64;
    let n = ((shifted >> 52) - scaled_by) as f64;
    let m = f64::from_bits((shifted as u64 & MANTISSA) + ROOT_HALF);
    let s = (m - 1.0) / (m + 1.0);
    let square = s * s;
    let mut series = 0.0;
    for k in (1..12).rev() {
        series = (series + 1.0 / f64::from(2 * k + 1)) * square;
    }
    let twice = s + s;
    n * LN_2_HIGH + (twice + (twice * series + n * LN_2_LOW))
}

/// base^exponent; 1 for an exponent of zero, whatever the base.
pub fn power(mut base: f64, mut exponent: u64) -> f64 {
    let mut result = 1.0;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result *= base;
        }
        base *= base;
        exponent >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{ln, power};
    use crate::rng::Philox;

    #[test]
    #[allow(clippy::disallowed_methods)]
    fn ln_is_accurate() {
        let philox = Philox::new(11);
        let bits = |step| {
            let block = philox.block(0, step, 0);
            u64::from(block[0]) << 32 | u64::from(block[1])
        };
        let anywhere = (0..100_000).map(|step| f64::from_bits(bits(step) >> 1));
        let near_one =
            (0..100_000).map(|step| 0.5 + 2.0 * (bits(step) >> 11) as f64 * 2f64.powi(-53));
        let closest = (1..1000).map(|step| 1.0 + (f64::from(step) - 500.0) * f64::EPSILON);
        for x in anywhere.chain(near_one).chain(closest).filter(|x| x.is_finite() && *x > 0.0) {
            let truth = x.ln();
            assert!((ln(x) - truth).abs() <= 1e-15 * truth.abs(), "{x:e}");
        }
    }

    #[test]
    fn ln_of_special_values() {
        assert_eq!(ln(1.0).to_bits(), 0);
        assert_eq!(ln(0.0), f64::NEG_INFINITY);
        assert_eq!(ln(-0.0), f64::NEG_INFINITY);
        assert_eq!(ln(f64::INFINITY), f64::INFINITY);
        assert!(ln(-1.0).is_nan() && ln(f64::NEG_INFINITY).is_nan() && ln(f64::NAN).is_nan());
        // 2⁻¹⁰⁷⁴, the smallest subnormal.
        assert!((ln(5e-324) / (-1074.0 * core::f64::consts::LN_2) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn power_is_repeated_multiplication() {
        assert_eq!(power(f64::NAN, 0), 1.0);
        assert_eq!(power(-3.0, 5), -243.0);
        assert_eq!(power(0.5, 1074), 5e-324);
        assert_eq!(power(2.0, 1024), f64::INFINITY);
        assert_eq!(power(1.0, u64::MAX), 1.0);
        let mut product = 1.0;
        for _ in 0..1000 {
            product *= 0.999;
        }
        assert!((power(0.999, 1000) / product - 1.0).abs() < 1e-12);
    }
}
