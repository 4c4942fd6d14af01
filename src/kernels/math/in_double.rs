//! Elementary functions in double precision, for what is computed rarely: gradient checks.
//!
//! From + − × ÷ and the square root alone, so that they are the same bits everywhere, by series in
//! loops, small rather than fast. exp: the argument reduction of Cody and Waite (1980) and the series
//! of eʳ for |r| ≤ ln 2 / 2. sin: the same with π/2 in three parts, and the series of sin or cos for
//! |r| ≤ π/4. atan: two halvings of the angle, then Gregory's series. The normal distribution: its
//! series φ(x) (x + x³/3 + x⁵/(3·5) + …) up to 5, beyond it Laplace's continued fraction.
//!
//! Accuracy: relative errors below 4 · 10⁻¹⁶ for exp, 2 · 10⁻¹⁵ for the others; sin, of |x| up to 10⁶,
//! below 10⁻¹⁵ absolute, of larger ones about x · 10⁻¹⁶; the normal distribution below 10⁻¹⁵
//! absolute and, left of −5, 10⁻¹² relative. Cost: 20 to 300 nanoseconds.

use std::f64::consts::{FRAC_PI_2, LOG2_E};

use super::double::{LN_2_HIGH, LN_2_LOW, ln};

/// π/2 in parts of 33 bits and the rest.
const HALF_PI: [f64; 3] =
    [1.570_796_326_734_125_6, 6.077_100_506_303_966e-11, 2.022_266_248_795_951e-21];
/// 1/2 to 1/15.
const INVERSES: [f64; 14] = {
    let mut inverses = [0.0; 14];
    let mut place = 0;
    while place < inverses.len() {
        inverses[place] = 1.0 / (place + 2) as f64;
        place += 1;
    }
    inverses
};
/// 1 / √(2π).
const DENSITY: f64 = 0.398_942_280_401_432_7;

/// The nearest whole number, of sizes below 2⁶².
fn nearest(x: f64) -> i64 {
    (x + 0.5f64.copysign(x)) as i64
}

/// A number of terms, unknown to the compiler: it would write the loop out.
fn terms(count: i32) -> i32 {
    std::hint::black_box(count)
}

/// 2ⁿ, for |n| below 1000.
fn power_of_two(n: i64) -> f64 {
    f64::from_bits(((1023 + n) as u64) << 52)
}

/// eˣ.
#[inline(never)]
pub fn exp(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    let x = x.clamp(-800.0, 800.0);
    let n = nearest(x * LOG2_E);
    let r = (x - n as f64 * LN_2_HIGH) - n as f64 * LN_2_LOW;
    let mut sum = 1.0;
    for inverse in INVERSES.iter().rev() {
        sum = 1.0 + r * inverse * sum;
    }
    // In two steps: 2ⁿ need not be a number where the result is one.
    (1.0 + r * sum) * power_of_two(n / 2) * power_of_two(n - n / 2)
}

/// eˣ − 1, from the rounded eˣ (Kahan): where that is near 1, its logarithm is not x but has the same
/// rounding, which cancels.
#[inline(never)]
pub fn expm1(x: f64) -> f64 {
    let power = exp(x);
    let less_one = power - 1.0;
    if less_one == 0.0 {
        x
    } else if less_one == -1.0 || less_one == f64::INFINITY {
        less_one
    } else {
        less_one * (x / ln(power))
    }
}

/// ln(1 + x), from the rounded 1 + x (Kahan).
#[inline(never)]
pub fn log1p(x: f64) -> f64 {
    let sum = 1.0 + x;
    if sum == 1.0 || sum == f64::INFINITY { x } else { ln(sum) * (x / (sum - 1.0)) }
}

/// tanh x = −t / (t + 2), t = e^(−2|x|) − 1, with the sign of x.
#[inline(never)]
pub fn tanh(x: f64) -> f64 {
    let t = expm1(-2.0 * x.abs());
    (-t / (t + 2.0)).copysign(x)
}

/// sin x; NaN where x is so large that nothing is left of it.
#[inline(never)]
pub fn sin(x: f64) -> f64 {
    let turns = nearest(x / FRAC_PI_2);
    let r = HALF_PI.iter().fold(x, |r, part| r - turns as f64 * part);
    if r.is_nan() || r.abs() > 1.0 {
        return f64::NAN;
    }
    // The series of sin r / r, or of cos r.
    let is_cosine = turns & 1 == 1;
    let first = if is_cosine { 1.0 } else { 2.0 };
    let mut sum = 1.0;
    for term in (0..terms(10)).rev() {
        let k = first + 2.0 * f64::from(term);
        sum = 1.0 - r * r * sum / (k * (k + 1.0));
    }
    let size = if is_cosine { sum } else { r * sum };
    if turns & 2 == 2 { -size } else { size }
}

/// atan x.
#[inline(never)]
pub fn atan(x: f64) -> f64 {
    let is_far = x.abs() > 1.0;
    let mut y = if is_far { 1.0 / x } else { x };
    for _ in 0..2 {
        y /= 1.0 + (1.0 + y * y).sqrt();
    }
    let mut sum = 0.0;
    for k in (0..terms(12)).rev() {
        sum = 1.0 / f64::from(2 * k + 1) - y * y * sum;
    }
    let angle = 4.0 * y * sum;
    if is_far { FRAC_PI_2.copysign(x) - angle } else { angle }
}

/// Φ(x), the normal distribution.
#[inline(never)]
pub fn normal(x: f64) -> f64 {
    let (size, density) = (x.abs(), DENSITY * exp(-0.5 * x * x));
    let mut sum = 0.0;
    if size <= 5.0 {
        for k in (0..(14.0 + 13.0 * size) as i32).rev() {
            sum = (1.0 + sum) * x / f64::from(2 * k + 1) * if k == 0 { 1.0 } else { x };
        }
        return 0.5 + density * sum;
    }
    for k in (1..terms(60)).rev() {
        sum = f64::from(k) / (size + sum);
    }
    let tail = density / (size + sum);
    if x > 0.0 { 1.0 - tail } else { tail }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points on both sides of 0, evenly and by powers.
    fn points(most: f64) -> impl Iterator<Item = f64> {
        let even = (-5000..=5000).map(move |k| f64::from(k) * most / 5000.0);
        let small = (0..200).map(|k| 0.7 * power_of_two(-k) * 1.234);
        even.chain(small.clone()).chain(small.map(|x| -x))
    }

    fn check(name: &str, most: f64, errors: [f64; 2], ours: fn(f64) -> f64, truth: fn(f64) -> f64) {
        for x in points(most) {
            let (got, expected) = (ours(x), truth(x));
            let allowed = errors[0] * expected.abs() + errors[1];
            assert!((got - expected).abs() <= allowed, "{name}({x:e}): {expected:e}, got {got:e}");
        }
    }

    #[test]
    #[allow(clippy::disallowed_methods)]
    fn they_are_near_the_platforms() {
        check("exp", 700.0, [6e-16, 0.0], exp, f64::exp);
        check("expm1", 700.0, [3e-15, 0.0], expm1, f64::exp_m1);
        check("log1p", 0.999, [3e-15, 0.0], log1p, f64::ln_1p);
        check("tanh", 30.0, [3e-15, 0.0], tanh, f64::tanh);
        check("sin", 40.0, [1e-15, 3e-16], sin, f64::sin);
        check("sin", 1e6, [0.0, 1e-15], sin, f64::sin);
        check("atan", 1000.0, [1e-15, 0.0], atan, f64::atan);
        let truth = |x: f64| 0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2);
        check("normal", 37.0, [0.0, 1e-15], normal, truth);
        for x in points(37.0).filter(|x| *x < -5.0) {
            assert!((normal(x) / truth(x) - 1.0).abs() < 1e-12, "normal({x:e})");
        }
    }

    #[test]
    fn special_values() {
        for f in [exp, expm1, log1p, tanh, sin, atan, normal] {
            assert!(f(f64::NAN).is_nan());
        }
        let infinity = f64::INFINITY;
        assert_eq!([exp(infinity), exp(-infinity), exp(0.0)], [infinity, 0.0, 1.0]);
        assert_eq!([expm1(infinity), expm1(-infinity)], [infinity, -1.0]);
        assert_eq!([tanh(infinity), tanh(-infinity)], [1.0, -1.0]);
        assert_eq!([atan(infinity), atan(-infinity)], [FRAC_PI_2, -FRAC_PI_2]);
        assert_eq!([normal(infinity), normal(-infinity), normal(0.0)], [1.0, 0.0, 0.5]);
        assert_eq!(log1p(infinity), infinity);
        assert!(sin(infinity).is_nan());
    }
}
