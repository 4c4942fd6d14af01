//! The page of one optimizer.

use glia::catalog::Entry;
use glia::optim::ENTRIES;

use super::Subject;
use super::plot::numbers::{number, plain};
use super::state::state;
use super::valley::STEPS;

/// How a host steps over arrays of its own, in C.
const STEP: &str =
    "glia_optimizer_step(optimizer, NULL, step, shape, axes, weights, gradients, state, scratch, &error);
";
const AHEAD: &str =
    "glia_optimizer_look_ahead(optimizer, NULL, shape, axes, weights, state, ahead, &error);
/* take the gradients there, */
glia_optimizer_step(optimizer, NULL, step, shape, axes, weights, gradients, state, scratch, &error);
";
const SEARCH: &str =
    "/* loss and gradients at the weights, again and again, until next is 0 or -1 */
glia_optimizer_search(optimizer, NULL, shape, axes, loss_value, weights, gradients, state, scratch,
    search, &next, &error);
";

/// The text of the page.
pub fn write(subject: &Subject<'_>) -> String {
    let (name, head, note) = (subject.name(), subject.head, subject.note);
    let parts = [
        format!("# {}: `{name}`", head.title),
        "[All optimizers](README.md)".into(),
        format!("![Its path](images/{name}.svg)"),
        picture_words(subject),
        "## Equation".into(),
        head.paragraphs.join("\n\n"),
        "## When to use it".into(),
        note.usage.clone(),
        "## How it fails".into(),
        note.failure.clone(),
        format!("Sources: {}", note.sources),
        "## Parameters".into(),
        parameters(subject),
        "## Cost".into(),
        cost(subject),
        "## In C".into(),
        program(subject),
        format!(
            "Computed in [{0}](../../{0}). This page is written by `make docs`.",
            super::head::file(std::path::Path::new(env!("CARGO_MANIFEST_DIR")), name)
        ),
    ];
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn picture_words(subject: &Subject<'_>) -> String {
    let path = &subject.path;
    let after = |steps| height(path.height_after(steps));
    format!(
        "{STEPS} steps through Rosenbrock's valley, f = (1 − x)² + 100 (y − x²)², from the grey dot, where \
         f is {}, to the minimum, 0 at the orange one; blue dots after 10, 100 and {STEPS}. Learning \
         rate {}: of 1, 2 and 5 times the powers of ten the one with the least f in the end, the other \
         parameters at their defaults. f after 10 steps {}, after 100 {}, after {STEPS} {}.",
        after(0),
        plain(path.rate, 6),
        after(10),
        after(100),
        after(STEPS)
    )
}

/// A height with two digits that count.
pub fn height(value: f32) -> String {
    match f64::from(value) {
        0.0 => "0".into(),
        value if value >= 0.001 => {
            let digits = if value >= 10.0 {
                0
            } else if value >= 1.0 {
                1
            } else {
                3
            };
            number(value, digits)
        }
        value => {
            let text = format!("{value:.0e}");
            let (mantissa, exponent) = text.split_once('e').expect("written with an exponent");
            format!("{mantissa} · 10^{}", exponent.replace('-', "−"))
        }
    }
}

/// The entry of the catalogue; its first parameter is the learning rate.
fn entry(subject: &Subject<'_>) -> &'static Entry {
    ENTRIES.iter().find(|entry| entry.code == subject.kind as i32).expect("an entry")
}

fn parameters(subject: &Subject<'_>) -> String {
    let mut text = String::from("| key | default | from | to | |\n|---|---|---|---|---|\n");
    for parameter in entry(subject).parameters {
        let key = parameter.key.name().to_uppercase();
        let [default, from, to] =
            [parameter.default, parameter.minimum, parameter.maximum].map(limit);
        let whole = if parameter.integer { "; a whole number" } else { "" };
        let description = parameter.description.replace('|', "\\|");
        text +=
            &format!("| `GLIA_PARAM_{key}` | {default} | {from} | {to} | {description}{whole} |\n");
    }
    text + "\nEach may follow a schedule: `glia_trainer_schedule_set`."
}

/// A number as short as it can be said.
fn limit(value: f64) -> String {
    if value != 0.0 && !(1e-4..1e6).contains(&value.abs()) {
        return format!("{value:e}").replace('-', "−");
    }
    number(value, 7)
}

fn cost(subject: &Subject<'_>) -> String {
    let state = state(subject.kind);
    let mut text = format!("| | |\n|---|---|\n| kept beside the weights | {} |\n", state.words());
    if let Some(bytes) = state.traffic() {
        text += &format!(
            "| moved by an update | {bytes} bytes for each weight: weights, gradients and state are read \
             once, weights and state written once |\n"
        );
    }
    if subject.kind.takes_whole_parameters() || subject.kind.searches() {
        text += "| more | passes and memory to work in, as the head of the file says |\n";
    }
    if subject.kind.looks_ahead() {
        text += "| more | a pass that writes where the gradients are taken, 12 bytes for each weight, \
                 and 4 bytes for each weight to keep it |\n";
    }
    text + "\nAn update of a large network is as fast as the memory: see w7 in \
            [performance](../performance.md)."
}

fn program(subject: &Subject<'_>) -> String {
    let constant = subject.name().to_uppercase();
    let rate = plain(entry(subject).parameters[0].default, 6);
    let mut text = format!(
        "```c\nglia_optimizer_new(GLIA_OPTIMIZER_{constant}, &optimizer, &error);\n\
         glia_optimizer_set(optimizer, GLIA_PARAM_LEARNING_RATE, {rate}, &error);\n\
         glia_trainer_new(model, loss, optimizer, NULL, NULL, &trainer, &error);\n\
         /* or over the host's own arrays: */\n"
    );
    text += if subject.kind.searches() {
        SEARCH
    } else if subject.kind.looks_ahead() {
        AHEAD
    } else {
        STEP
    };
    text + "```"
}
