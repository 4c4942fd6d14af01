//! The page of one activation.

use glia::activation::{Form, Initial, Reads};

use super::accuracy::Worst;
use super::drawing::Drawing;
use super::head::Head;
use super::plot::numbers::{number, plain};
use super::{Subject, words};

/// The text of the page.
pub fn write(subject: &Subject<'_>, drawing: &Drawing) -> String {
    let (name, head, note) = (subject.name(), subject.head, subject.note);
    let title = &head.title;
    let parts = [
        format!("# {title}: `{name}`"),
        "[All activations](README.md)".into(),
        format!("![f and its derivative](images/{name}.svg)"),
        picture_words(drawing),
        equation(head),
        "## When to use it".into(),
        note.usage.clone(),
        "## How it fails".into(),
        note.failure.clone(),
        format!("Sources: {}", note.sources),
        "## Properties".into(),
        properties(subject),
        "## Parameters".into(),
        parameters(subject),
        "## Accuracy".into(),
        accuracy(subject),
        "## Speed".into(),
        speed(subject),
        "## In C".into(),
        program(subject),
        format!(
            "Computed in [src/activation/{name}.rs](../../src/activation/{name}.rs). This page is \
             written by `make docs`."
        ),
    ];
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn equation(head: &Head) -> String {
    let derivative = head.derivative.as_ref().map(|text| {
        let needs_words = ["gᵢ", "g₁"].iter().any(|symbol| text.contains(symbol));
        let words = if needs_words { " Here g is the gradient at the outputs." } else { "" };
        format!("\n\n**Derivative.** {text}{words}")
    });
    format!("**Equation.** {}{}", head.equation, derivative.unwrap_or_default())
}

fn picture_words(drawing: &Drawing) -> String {
    let mut words = vec![match drawing.variable {
        "x" => "f is the whole line, f′ the broken one.".to_owned(),
        variable => format!("f is the whole line, ∂f/∂{variable} the broken one."),
    }];
    if !drawing.kinks.is_empty() {
        words.push("Dots are kinks: points where f or f′ jumps.".into());
    }
    if !drawing.limits.is_empty() {
        words.push("Dotted: where the range ends.".into());
    }
    words.push(drawing.caption.clone());
    words.join(" ").trim_end().to_owned()
}

fn properties(subject: &Subject<'_>) -> String {
    let activation = &subject.activation;
    let (kind, properties) = (subject.kind(), activation.properties());
    let form = match kind.form() {
        Form::Elementwise => "each output depends on one input alone",
        Form::AlongRows => "each output depends on its whole row",
        Form::Learned => "each output depends on one input and on learned parameters",
        Form::Random => "each output depends on one input and, in training, on a random number",
        Form::Reshaping => "an output depends on several inputs, or an input has several outputs",
    };
    let reads = match (kind.form(), kind.reads()) {
        (Form::Reshaping, _) | (_, Reads::Input) => "the input",
        (_, Reads::Output) => "the output: the input need not be kept",
    };
    let rows = [
        ("form", form.to_owned()),
        ("range", words::range(activation)),
        ("monotonic", words::yes(properties.monotonic).into()),
        ("zero-centred (odd)", words::yes(properties.zero_centred).into()),
        ("f(x) ≈ x near 0", words::yes(properties.identity_near_zero).into()),
        ("levels off", words::levels(activation).into()),
        ("kinks", words::kinks(activation)),
        ("learns", learned(subject)),
        ("draws random numbers", words::yes(kind.form() == Form::Random).into()),
        ("columns of a row of outputs", words::columns(activation)),
        ("the backward pass reads", reads.into()),
    ];
    let mut text = String::from("| property | |\n|---|---|\n");
    for (property, value) in rows {
        text += &format!("| {property} | {value} |\n");
    }
    text + "\n" + whose_properties(subject)
}

/// For which settings the properties hold.
fn whose_properties(subject: &Subject<'_>) -> &'static str {
    match subject.kind().form() {
        Form::Elementwise if subject.kind().entry().parameters.is_empty() => {
            "`glia_activation_property` and `glia_activation_kink` give them to a program."
        }
        Form::Elementwise => {
            "With the parameters at their defaults; `glia_activation_property` and \
             `glia_activation_kink` give a program those for the parameters as set."
        }
        Form::Learned => {
            "\"Yes\" holds whatever is learned, \"no\" that training may change it; kinks that move with \
             what is learned are not listed."
        }
        Form::Random => "For every draw and every setting.",
        Form::AlongRows => {
            "Of an output as a function of its own input, the rest of the row fixed; kinks that the \
             rest of the row moves are not listed."
        }
        Form::Reshaping => {
            "\"Yes\" holds along every input, whatever the others are; kinks that the others move \
             are not listed."
        }
    }
}

fn learned(subject: &Subject<'_>) -> String {
    let activation = &subject.activation;
    let list = subject.kind().learned().iter().map(|learned| {
        let initial = match (learned.initial)(activation.settings()) {
            Initial::Constant(value) => number(value, 4),
            Initial::Uniform(low, high) => {
                format!("uniform in ({}, {})", number(low, 4), number(high, 4))
            }
        };
        let shape = match learned.rows {
            Some(key) => format!("[{}, columns]", key.name()),
            None => "[columns]".into(),
        };
        format!("`{}` {shape}, beginning with {initial}", learned.name)
    });
    let list: Vec<_> = list.collect();
    if list.is_empty() { "nothing".into() } else { list.join("; ") }
}

fn parameters(subject: &Subject<'_>) -> String {
    let known = subject.kind().entry().parameters;
    if known.is_empty() {
        return "None.".into();
    }
    let mut text = String::from("| key | default | from | to | |\n|---|---|---|---|---|\n");
    for parameter in known {
        let key = parameter.key.name().to_uppercase();
        let [default, from, to] =
            [parameter.default, parameter.minimum, parameter.maximum].map(|value| number(value, 4));
        let whole = if parameter.integer { "; a whole number" } else { "" };
        let description = parameter.description.replace('|', "\\|");
        text +=
            &format!("| `GLIA_PARAM_{key}` | {default} | {from} | {to} | {description}{whole} |\n");
    }
    text.trim_end().to_owned()
}

fn accuracy(subject: &Subject<'_>) -> String {
    let bound = &subject.head.accuracy;
    let Some(row) = &subject.accuracy else {
        return format!(
            "What is promised: {bound} Tests compare it with float64 results of its publication's \
             equation."
        );
    };
    let worst = |worst: &Worst| {
        let Worst { units, input, absolute } = worst;
        let exact = units.parse() == Ok(0.0);
        let units = match exact {
            true => "no error".into(),
            false => format!("{units} ULP at x = {}", measured(input)),
        };
        match absolute.is_empty() {
            true => units,
            false => format!(
                "{units}; where it is further off, an absolute error of at most {}",
                absolute.split(' ').map(measured).collect::<Vec<_>>().join(" ")
            ),
        }
    };
    let [value, derivative] = row.worst.each_ref().map(worst);
    let seen = match subject.kind().form() {
        Form::Elementwise => "",
        _ => ", as a function of one input that the table describes,",
    };
    let floats = match row.floats.strip_prefix("1 of ") {
        None => "all floats".into(),
        Some(stride) => format!("one float of {stride}"),
    };
    format!(
        "| | worst error measured |\n|---|---|\n| f | {value} |\n| f′ | {derivative} |\n\nOver \
         {floats}{seen} against double precision ([table](../accuracy_activations.md)). What is \
         promised: {bound}"
    )
}

/// A number of the table, shorter; any other word as it is.
fn measured(word: &str) -> String {
    match word.parse::<f64>() {
        Ok(0.0) => "0".into(),
        Ok(value) if (0.001..100_000.0).contains(&value.abs()) => number(value, 4),
        Ok(value) => format!("{value:.1e}").replace('-', "−"),
        Err(_) => word.into(),
    }
}

fn speed(subject: &Subject<'_>) -> String {
    let mut text = String::from("| pass | ns an input element |\n|---|---|\n");
    for (part, time) in &subject.speed.parts {
        text += &format!("| {} | {} |\n", part.replace('_', " "), words::time(*time));
    }
    let rows = match subject.kind().form() {
        Form::Elementwise | Form::Random => "",
        _ => " in rows of 64",
    };
    text += &format!(
        "\n4,096 inputs{rows} in the nearest cache, from array to array, on one core: {}. A tenth of \
         1,000 samples were as fast or faster. Cost: {}",
        subject.speed.run, subject.head.cost
    );
    text
}

fn program(subject: &Subject<'_>) -> String {
    let constant = words::constant(subject.kind());
    let mut text = format!("```c\nglia_activation_new({constant}, &activation, &error);\n");
    if let Some(parameter) = subject.kind().entry().parameters.first() {
        let key = parameter.key.name().to_uppercase();
        let value = plain(parameter.default, 6);
        text += &format!("glia_activation_set(activation, GLIA_PARAM_{key}, {value}, &error);\n");
    }
    text +=
        "glia_layer_set_activation(layer, activation, &error); /* in a layer, or over arrays: */\n";
    text += match subject.kind().form() {
        Form::Learned => {
            "glia_activation_forward_with(activation, NULL, input, rows, columns, parameters,
    parameter_count, NULL, output, &error);
"
        }
        Form::Random => {
            "glia_activation_options options = {sizeof options, seed, step, 1 /* training */, 0};
glia_activation_forward_with(activation, NULL, input, rows, columns, NULL, 0, &options,
    output, &error);
"
        }
        _ => "glia_activation_forward(activation, NULL, input, rows, columns, output, &error);\n",
    };
    text + "```"
}
