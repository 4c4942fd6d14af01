//! Numbers and properties in words.

use glia::activation::{Activation, ActivationKind, Form};

use super::plot::numbers::number;

/// A time in nanoseconds: three digits that count.
pub fn time(value: f64) -> String {
    match value {
        value if value < 0.0995 => format!("{value:.3}"),
        value if value < 9.95 => format!("{value:.2}"),
        value => format!("{value:.1}"),
    }
}

/// Yes or no.
pub fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

/// From where to where outputs may be.
pub fn range(activation: &Activation) -> String {
    let [low, high] = activation.properties().range;
    format!("{} to {}", number(low, 4), number(high, 4))
}

/// On which sides the function levels off.
pub fn levels(activation: &Activation) -> &'static str {
    match activation.properties().saturates {
        [false, false] => "no",
        [true, false] => "left",
        [false, true] => "right",
        [true, true] => "both sides",
    }
}

/// Where f or f′ jumps.
pub fn kinks(activation: &Activation) -> String {
    let properties = activation.properties();
    let points = properties.kinks.points().iter().map(|point| number(f64::from(*point), 4));
    let points: Vec<_> = points.collect();
    if points.is_empty() { "none".into() } else { points.join(", ") }
}

/// What the function has beside one input and one output.
pub fn more(activation: &Activation) -> String {
    let kind = activation.kind();
    match kind.form() {
        Form::Elementwise => String::new(),
        Form::AlongRows => "whole rows".into(),
        Form::Learned => {
            let names: Vec<_> = kind.learned().iter().map(|learned| spaced(learned.name)).collect();
            format!("learns {}", names.join(", "))
        }
        Form::Random => "draws in training".into(),
        Form::Reshaping => format!("columns {}", columns(activation)),
    }
}

/// A name of the catalogue in a sentence.
pub fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

/// How the length of a row changes.
pub fn columns(activation: &Activation) -> String {
    // A number that the pieces and halves of every kind divide.
    const COLUMNS: usize = 5040;
    match activation.output_columns("columns", COLUMNS) {
        Ok(COLUMNS) => "as many as of inputs".into(),
        Ok(more) if more > COLUMNS => format!("× {}", more / COLUMNS),
        Ok(fewer) => format!("÷ {}", COLUMNS / fewer),
        Err(error) => error.message().to_owned(),
    }
}

/// The name of its constant in C.
pub fn constant(kind: ActivationKind) -> String {
    format!("GLIA_ACTIVATION_{}", kind.entry().name.to_uppercase())
}
