//! The index: how to choose, and one table over all activations.

use super::{Subject, words};

/// What the columns of the table mean, and why one looks at them.
const COLUMNS: &str = "\
| column | means | matters because |
|---|---|---|
| range | between which numbers outputs lie | a bounded function suits probabilities and controls; an unbounded one does not saturate |
| monotonic | a larger input never has a smaller output | a function that falls again gives the loss more minima; those that dip a little below 0 learn well all the same |
| odd | f(−x) = −f(x): zero-centred | inputs of the next layer with a mean far from 0 push all gradients of a unit to one sign, and learning zigzags |
| ≈ x | f(x) / x tends to 1 at 0 | with small first weights a deep network begins as a linear one, whose gradients neither vanish nor grow |
| level | on which sides f′ tends to 0 and f to a number | a unit there is saturated, on the side of a rectifier dead: it learns no more |
| kinks | where f or f′ jumps | a numerical check of gradients must avoid them; second-order methods do not like them |
| more | what it learns, draws, or does to the number of columns | memory, parameters and the width of the next layer |
| ns | forward and backward, nanoseconds an element, as its page says | the price |
";

/// The text of the index.
pub fn write(subjects: &[(&str, Subject<'_>)], choosing: &str) -> String {
    let mut text = format!(
        "# The atlas of activations\n\nAll {} activations of glia, each with its curve, its derivative, \
         what is known of it, when to use it and how it fails. Written by `make docs` from the \
         library itself.\n\n{}\n\n## The properties\n\n{COLUMNS}\n\
         `glia_activation_property` gives a program these as data, `glia_activation_kink` the kinks; \
         a test holds them against the functions.\n\n",
        subjects.len(),
        choosing.trim_end()
    );
    text += "## All of them\n\nWhole: f; broken: f′. Each picture has its own scale, which the page \
             shows. Properties hold at the default parameters, for what is learned whatever it is.\n\n";
    text += "| | activation | range | monotonic | odd | ≈ x | level | kinks | more | ns |\n";
    text += "|---|---|---|---|---|---|---|---|---|---|\n";
    let mut before = "";
    for (group, subject) in subjects {
        if *group != before {
            text += &format!("| | **{group}** | | | | | | | | |\n");
        }
        before = group;
        text += &row(subject);
    }
    text += "\nA row of the table that is missing is a bug: a new activation without its entry in \
             `examples/atlas/notes.txt` fails `make docs` and the tests.\n";
    text
}

fn row(subject: &Subject<'_>) -> String {
    let (name, activation) = (subject.name(), &subject.activation);
    let properties = activation.properties();
    let mark = |value: bool| if value { "yes" } else { "–" };
    let times = ["forward", "backward"]
        .map(|part| subject.speed.part(part).map_or("–".into(), words::time));
    let cells = [
        format!("[![{name}](images/{name}_small.svg)]({name}.md)"),
        format!("[{name}]({name}.md)"),
        words::range(activation),
        mark(properties.monotonic).into(),
        mark(properties.zero_centred).into(),
        mark(properties.identity_near_zero).into(),
        words::levels(activation).replace("no", "–"),
        words::kinks(activation).replace("none", "–"),
        words::more(activation),
        times.join(", "),
    ];
    format!("| {} |\n", cells.join(" | "))
}
