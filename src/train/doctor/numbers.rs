//! Numbers as a report prints them: percentages, and three significant digits.
//!
//! Their last digit may be off by one: who needs more reads the figures. Written out here, since
//! the standard library's way costs more bytes than the doctor's measurements.

use std::fmt::Write;

/// Significant digits are kept in a number of this size: 100 to 999.
const LEAST: f64 = 100.0;
const BASE: f64 = 10.0;

/// A fraction in per cent: whole ones, but never 0 for more than nothing nor 100 for less than all;
/// "-" for a figure that there is not.
pub(super) fn percent(fraction: f64) -> String {
    let percent = fraction * 100.0;
    if percent.is_nan() {
        return "-".into();
    }
    if percent > 0.0 && percent < 1.0 {
        return "<1 %".into();
    }
    if percent > 99.0 && percent < 100.0 {
        return ">99 %".into();
    }
    if percent >= 1000.0 {
        return short(percent) + " %";
    }
    format!("{} %", (percent + 0.5) as u32)
}

/// Three significant digits; "-" for a figure that there is not.
pub(in crate::train) fn short(value: f64) -> String {
    if value.is_nan() {
        return "-".into();
    }
    let sign = if value < 0.0 { "-" } else { "" };
    let size = value.abs();
    if size == 0.0 || size.is_infinite() {
        return format!("{sign}{}", if size == 0.0 { "0" } else { "inf" });
    }
    let (digits, exponent) = decimal(size);
    let mut text = String::from(sign);
    match exponent {
        // Two digits behind the point, one, none.
        0 => push_point(&mut text, digits, 2),
        1 => push_point(&mut text, digits, 1),
        2 => push_point(&mut text, digits, 0),
        // 0.0123: zeros, then the digits.
        -3..0 => {
            text.push_str("0.");
            text.extend(std::iter::repeat_n('0', (-1 - exponent) as usize));
            let _ = write!(text, "{digits}");
        }
        _ => {
            push_point(&mut text, digits, 2);
            let _ = write!(text, "e{exponent}");
        }
    }
    text
}

/// Three digits d and an exponent e so that the number is about d / 100 · 10ᵉ.
fn decimal(size: f64) -> (u32, i32) {
    let (mut scaled, mut exponent) = (size, 2);
    while scaled >= LEAST * BASE {
        scaled /= BASE;
        exponent += 1;
    }
    while scaled < LEAST {
        scaled *= BASE;
        exponent -= 1;
    }
    let digits = (scaled + 0.5) as u32;
    if digits == 1000 { (100, exponent + 1) } else { (digits, exponent) }
}

/// Three digits with so many of them behind the point.
fn push_point(text: &mut String, digits: u32, behind: usize) {
    let all = digits.to_string();
    let (before, after) = all.split_at(all.len() - behind);
    text.push_str(before);
    if behind > 0 {
        text.push('.');
        text.push_str(after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1.00"),
            (-0.5, "-0.500"),
            (0.00123, "0.00123"),
            (0.000123, "1.23e-4"),
            (12.345, "12.3"),
            (999.9, "1.00e3"),
            (999.4, "999"),
            (65432.0, "6.54e4"),
            (1.5e-300, "1.50e-300"),
            (5e-324, "4.94e-324"),
            (1.79e308, "1.79e308"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::NAN, "-"),
        ];
        for (value, text) in cases {
            assert_eq!(short(value), text);
        }
    }

    #[test]
    fn percentages() {
        let cases = [
            (0.0, "0 %"),
            (1e-9, "<1 %"),
            (0.414, "41 %"),
            (0.416, "42 %"),
            (0.9999, ">99 %"),
            (1.0, "100 %"),
            (1234.0, "1.23e5 %"),
            (f64::INFINITY, "inf %"),
            (f64::NAN, "-"),
        ];
        for (value, text) in cases {
            assert_eq!(percent(value), text);
        }
    }
}
