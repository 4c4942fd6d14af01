//! f^n for a factor of at most one and any number of times, in double precision: what is left after
//! so many reductions.
//!
//! Repeated squaring, every product as a sum of two doubles: the rounding error of a product is
//! itself a double, found by splitting the factors in halves (Veltkamp; Dekker 1971). So the error
//! does not grow with n as that of `power` does. From + − × alone: the same bits everywhere.
//!
//! Accuracy: relative error below 3 · 10⁻¹⁶ for results above 10⁻²⁷⁰ and any n up to 2⁶⁴. Cost: about
//! 60 operations a bit of n.

/// The unevaluated sum of a double and a much smaller one.
#[derive(Clone, Copy)]
struct Double {
    high: f64,
    low: f64,
}

/// A double as the sum of two of 26 bits.
fn split(x: f64) -> [f64; 2] {
    let scaled = x * 134_217_729.0;
    let high = scaled - (scaled - x);
    [high, x - high]
}

/// a · b, with the error of its rounding beside it.
fn product(a: Double, b: Double) -> Double {
    let high = a.high * b.high;
    let [a_high, a_low] = split(a.high);
    let [b_high, b_low] = split(b.high);
    let error = ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low;
    let low = error + (a.high * b.low + a.low * b.high);
    let sum = high + low;
    Double { high: sum, low: low - (sum - high) }
}

/// factor^times, for factors from 0 to 1; 1 for no times at all.
#[inline(never)]
pub fn compound(factor: f64, mut times: u64) -> f64 {
    let mut result = Double { high: 1.0, low: 0.0 };
    let mut square = Double { high: factor, low: 0.0 };
    while times > 0 {
        if times & 1 == 1 {
            result = product(result, square);
        }
        square = product(square, square);
        times >>= 1;
    }
    result.high
}

#[cfg(test)]
mod tests {
    use super::compound;

    #[test]
    fn known_powers() {
        assert_eq!(compound(0.5, 1074), 5e-324);
        assert_eq!(compound(0.5, 1022), f64::MIN_POSITIVE);
        assert_eq!([compound(0.0, 0), compound(0.3, 0), compound(0.0, 7)], [1.0, 1.0, 0.0]);
        assert_eq!([compound(1.0, u64::MAX), compound(0.5, u64::MAX)], [1.0, 0.0]);
        assert_eq!(compound(0.1, 1).to_bits(), 0.1f64.to_bits());
    }

    /// Of the double next to the decimal number, in Python's `decimal` with 60 digits.
    #[test]
    fn the_error_does_not_grow_with_the_exponent() {
        let cases = [
            (0.1, 100, 1.000_000_000_000_005_6e-100),
            (0.999, 100_000, 3.538_527_688_343_127_5e-44),
            (0.999_999_999, 1_000_000_000, 0.367_879_451_391_843_9),
            (0.999_999_999_999_999, 1 << 53, 1.234_098_040_866_79e-4),
            (0.999_999_9, 3_000_000_007, 5.148_120_209_220_652e-131),
        ];
        for (factor, times, expected) in cases {
            let got = compound(factor, times);
            assert!((got - expected).abs() <= 3e-16 * expected, "{factor}^{times}: {got:e}");
        }
    }
}
