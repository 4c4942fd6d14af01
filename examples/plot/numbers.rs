//! Numbers as text.

/// A number with at most so many digits after the point, and a true minus sign.
pub fn number(value: f64, digits: usize) -> String {
    if value.is_infinite() {
        return if value < 0.0 { "−∞" } else { "∞" }.into();
    }
    let text = plain(value, digits);
    text.replacen('-', "−", 1)
}

/// A number as programs read it, with at most so many digits after the point.
pub fn plain(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    if text == "-0" { "0".into() } else { text.into() }
}
