//! Advice: which figures are a finding, and what helps.
//!
//! The limits are rules of thumb, the same for every model; docs/doctor.md lists them. A layer with
//! values that are not finite gets no other advice: its other figures say nothing.

use crate::activation::Activation;

use super::numbers::{percent, short};
use super::{Figures, Report};

/// The fraction of dead units from which on a layer is told.
const DEAD: f64 = 0.1;
/// The fraction of saturated values, for activations that level off on both sides, and for those
/// that do on one, where half of all values is nothing unusual.
const SATURATED: [f64; 2] = [0.5, 0.95];
/// How many deviations the mean of a hidden layer's outputs may be from 0.
const OFF_CENTRE: f64 = 2.0;
/// The largest share of the weights that a step should change, and the smallest.
pub(super) const LARGE_STEP: f64 = 0.1;
pub(super) const SMALL_STEP: f64 = 1e-6;
/// Which part of the largest gradient norm of all layers is hardly any.
const VANISHED: f64 = 1e-4;
/// From which gradient norm on gradients explode.
const EXPLODED: f64 = 1000.0;

/// What helps against outputs that are not finite, where the cause is the batch, the layer's
/// parameters, or neither.
pub(super) const AGAINST_OUTPUTS: [&str; 3] = [
    "the batch holds such values itself: clean the data",
    "its parameters hold such values: go back to a checkpoint without, and lower the learning rate",
    "its sums overflow: scale the inputs or the weights down, and lower the learning rate",
];
/// The same against gradients.
pub(super) const AGAINST_GRADIENTS: &str = "lower the learning rate, or scale the targets down";

/// The advice for the layer with this number, a sentence a finding, each on a line.
pub(super) fn advise(
    report: &Report,
    number: usize,
    activation: &Activation,
    is_output: bool,
) -> String {
    let layer = &report.layers[number];
    let mut advice = Advice { name: &layer.name, text: String::new() };
    if report.first_non_finite == Some(number) {
        on_non_finite(&mut advice, report, &layer.figures);
    } else if layer.figures.non_finite == 0.0 && layer.figures.non_finite_gradients == 0.0 {
        let saturates = activation.properties().saturates;
        on_dead(&mut advice, &layer.figures, saturates);
        if !is_output {
            on_saturated(&mut advice, &layer.figures, saturates);
            on_off_centre(&mut advice, &layer.figures);
        }
        on_gradients(&mut advice, report, &layer.figures);
    }
    advice.text
}

/// The advice for a layer so far.
struct Advice<'a> {
    name: &'a str,
    text: String,
}

impl Advice<'_> {
    /// Adds a sentence made of these parts.
    #[inline(never)]
    fn say(&mut self, parts: &[&str]) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        for part in [self.name, ": "].iter().chain(parts) {
            self.text.push_str(part);
        }
    }
}

fn on_non_finite(advice: &mut Advice<'_>, report: &Report, figures: &Figures) {
    if figures.non_finite == 0.0 {
        return advice.say(&[
            "gradients that are not finite appear here first (",
            &percent(figures.non_finite_gradients),
            " of them); ",
            if report.non_finite_inputs > 0.0 { AGAINST_OUTPUTS[0] } else { AGAINST_GRADIENTS },
        ]);
    }
    let cause = if report.non_finite_inputs > 0.0 {
        AGAINST_OUTPUTS[0]
    } else if figures.non_finite_parameters > 0.0 {
        AGAINST_OUTPUTS[1]
    } else {
        AGAINST_OUTPUTS[2]
    };
    advice.say(&[
        "values that are not finite appear here first (",
        &percent(figures.non_finite),
        " of its outputs); ",
        cause,
    ]);
}

fn on_dead(advice: &mut Advice<'_>, figures: &Figures, saturates: [bool; 2]) {
    if figures.dead >= DEAD {
        let cure = if saturates[0] {
            " of units are dead; lower the learning rate, or use Leaky ReLU"
        } else {
            " of units are dead; start from random weights, and see whether gradients reach the \
             layers after it"
        };
        advice.say(&[&percent(figures.dead), cure]);
    }
}

fn on_saturated(advice: &mut Advice<'_>, figures: &Figures, saturates: [bool; 2]) {
    let limit = SATURATED[usize::from(saturates != [true; 2])];
    // That units are dead says the same, and more.
    if figures.saturated >= limit && figures.dead < DEAD {
        advice.say(&[
            &percent(figures.saturated),
            " of values are saturated; start with smaller weights (Xavier), scale the inputs, or \
             use an activation that does not level off",
        ]);
    }
}

fn on_off_centre(advice: &mut Advice<'_>, figures: &Figures) {
    let several = figures.rows * figures.units > 1;
    if several && figures.mean.abs() > OFF_CENTRE * figures.deviation {
        advice.say(&[
            "outputs are far from centred on 0 (mean ",
            &short(figures.mean),
            ", deviation ",
            &short(figures.deviation),
            "); use a zero-centred activation such as tanh, or centre the inputs",
        ]);
    }
}

fn on_gradients(advice: &mut Advice<'_>, report: &Report, figures: &Figures) {
    let mut largest: f64 = 0.0;
    for layer in &report.layers {
        largest = largest.max(layer.figures.gradient_norm);
    }
    let (norm, ratio) = (figures.gradient_norm, figures.update_ratio());
    if largest > 0.0 && norm <= VANISHED * largest {
        advice.say(&[
            "gradients hardly reach it (norm ",
            &short(norm),
            ", the largest of a layer ",
            &short(largest),
            "); use ReLU or its kin, He or Xavier weights, or shortcuts past some layers",
        ]);
    } else if norm >= EXPLODED {
        advice.say(&[
            "gradients are large (norm ",
            &short(norm),
            "); scale inputs and targets, lower the learning rate, or clip gradients",
        ]);
    } else if ratio >= LARGE_STEP && figures.weight_norm > 0.0 {
        let share = percent(ratio);
        advice.say(&["a step changes its weights by ", &share, "; lower the learning rate"]);
    } else if ratio <= SMALL_STEP {
        advice.say(&[
            "a step changes its weights by ",
            &short(ratio),
            " of their norm; raise the learning rate",
        ]);
    }
}
