//! Comparing floats: by bits, by distance in units of the last place, by relative error.
//!
//! What only compares gives `Err(message)`, for property tests; `assert_…` panics with it. A
//! message names the element, both values and how far they are apart.

/// Whether two floats are the same: all NaNs are one, zeros of different signs are two.
pub fn same_float(first: f32, second: f32) -> bool {
    first.to_bits() == second.to_bits() || (first.is_nan() && second.is_nan())
}

/// Whether all floats are the same bits.
pub fn same_bits(what: &str, got: &[f32], expected: &[f32]) -> Result<(), String> {
    if got.len() != expected.len() {
        let (got, expected) = (got.len(), expected.len());
        return Err(format!("{what}: expected {expected} values, got {got}"));
    }
    let different = |&index: &usize| !same_float(got[index], expected[index]);
    let Some(first) = (0..got.len()).find(different) else { return Ok(()) };
    let count = (first..got.len()).filter(different).count();
    let (value, wanted) = (got[first], expected[first]);
    Err(format!(
        "{what}: {count} of {} values differ, the first at index {first}: \
         expected {wanted:e} ({:#010x}), got {value:e} ({:#010x})",
        got.len(),
        wanted.to_bits(),
        value.to_bits(),
    ))
}

/// Panics where any bit differs.
pub fn assert_same_bits(what: &str, got: &[f32], expected: &[f32]) {
    same_bits(what, got, expected).unwrap_or_else(|message| panic!("{message}"));
}

/// How far a value may be from the expected one: the sum of both shares.
#[derive(Clone, Copy, Debug)]
pub struct Tolerance {
    /// The share of the expected value's magnitude.
    pub relative: f64,
    /// What may be added to it, whatever the value.
    pub absolute: f64,
}

/// Panics where an element is further from the expected one than its own magnitude allows. NaN
/// and infinities must be met exactly.
pub fn assert_each_close(what: &str, got: &[f32], expected: &[f64], tolerance: Tolerance) {
    check_lengths(what, got.len(), expected.len());
    for (index, (&got, &expected)) in got.iter().zip(expected).enumerate() {
        let allowed = tolerance.relative * expected.abs() + tolerance.absolute;
        check_value(&format!("{what}: index {index}"), f64::from(got), expected, allowed);
    }
}

/// Panics where an element is further from the expected one than the tensor's largest element
/// allows.
pub fn assert_tensor_close(what: &str, got: &[f32], expected: &[f64], tolerance: Tolerance) {
    check_lengths(what, got.len(), expected.len());
    let largest = expected.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
    let allowed = tolerance.relative * largest + tolerance.absolute;
    for (index, (&got, &expected)) in got.iter().zip(expected).enumerate() {
        let place = format!("{what}: index {index}, largest element {largest:e}");
        check_value(&place, f64::from(got), expected, allowed);
    }
}

/// Panics where one number is too far from the expected one.
pub fn assert_number_close(what: &str, got: f64, expected: f64, tolerance: Tolerance) {
    check_value(what, got, expected, tolerance.relative * expected.abs() + tolerance.absolute);
}

fn check_lengths(what: &str, got: usize, expected: usize) {
    assert_eq!(got, expected, "{what}: number of values (left: the library's, right: expected)");
}

fn check_value(place: &str, got: f64, expected: f64, allowed: f64) {
    let met = if expected.is_finite() {
        (got - expected).abs() <= allowed
    } else {
        got == expected || (got.is_nan() && expected.is_nan())
    };
    assert!(
        met,
        "{place}: expected {expected:e}, got {got:e}, off by {:e} where {allowed:e} is allowed",
        (got - expected).abs()
    );
}

/// |truth − result| in units of the last place of the float nearest to the truth. Infinite for a NaN
/// where there is a truth, for the reverse, and for a zero of the wrong sign. An infinite result for a
/// finite truth counts as 2¹²⁸.
pub fn ulp_distance(truth: f64, result: f32) -> f64 {
    let nearest = truth as f32;
    if truth.is_nan() || result.is_nan() {
        return if truth.is_nan() && result.is_nan() { 0.0 } else { f64::INFINITY };
    }
    if nearest.is_infinite() && nearest == result {
        return 0.0;
    }
    let zero_of_wrong_sign =
        nearest == 0.0 && result == 0.0 && truth.is_sign_negative() != result.is_sign_negative();
    if truth.is_infinite() || zero_of_wrong_sign {
        return f64::INFINITY;
    }
    let result = match result.is_infinite() {
        true => 2f64.powi(128).copysign(f64::from(result)),
        false => f64::from(result),
    };
    let exponent = (nearest.to_bits() >> 23 & 0xff).clamp(1, 254) as i32 - 127;
    // Powers of two are exact in f64.
    (truth - result).abs() * f64::from_bits(((1023 - (exponent - 23)) as u64) << 52)
}

/// Panics where an element is more than so many units in the last place off, and more than so much
/// absolute. The sign of an exact zero may be either.
pub fn assert_within(what: &str, got: &[f32], expected: &[f64], ulp: f64, absolute: f64) {
    check_lengths(what, got.len(), expected.len());
    for (index, (&got, &expected)) in got.iter().zip(expected).enumerate() {
        let is_zero = expected == 0.0 && got == 0.0;
        let distance = ulp_distance(expected, got);
        let error = (expected - f64::from(got)).abs();
        assert!(
            is_zero || distance <= ulp || error <= absolute,
            "{what}: index {index}: expected {expected:e}, got {got:e}, off by {distance:.3} ULP \
             where {ulp} or {absolute:e} are allowed"
        );
    }
}
