//! The index: how to choose, and one table over all optimizers.

use super::Subject;
use super::page::height;
use super::plot::numbers::plain;
use super::state::state;
use super::valley::STEPS;

/// The text of the index.
pub fn write(subjects: &[(&str, Subject<'_>)], choosing: &str) -> String {
    let mut text = format!(
        "# The atlas of optimizers\n\nAll {} optimizers of glia, each with its equation, its source, its \
         cost, its path over one surface, when to use it and how it fails. Written by `make docs` from \
         the library itself.\n\n{}\n\n## All of them\n\n\
         State: floats kept beside each weight. Bytes: moved by an update for each weight, where that \
         does not depend on the shape of the parameter. The last three columns are of a walk of {STEPS} steps through Rosenbrock's valley (the picture of each \
         page): the learning rate that suited best, and the height after 100 and {STEPS} steps, 24 at \
         the start. It is one surface of two dimensions without noise: it shows how each moves, not \
         which is best for a network.\n\n",
        subjects.len(),
        choosing.trim_end()
    );
    text += "| optimizer | state | bytes | rate | after 100 | after 1000 |\n";
    text += "|---|---:|---:|---:|---:|---:|\n";
    let mut before = "";
    for (group, subject) in subjects {
        if *group != before {
            text += &format!("| **{group}** | | | | | |\n");
        }
        before = group;
        text += &row(subject);
    }
    text += "\nA row of the table that is missing is a bug: a new optimizer without its entry in \
             `examples/optimizers/notes.txt` fails `make docs` and the tests.\n";
    text
}

fn row(subject: &Subject<'_>) -> String {
    let (name, path) = (subject.name(), &subject.path);
    format!(
        "| [{}]({name}.md) | {} | {} | {} | {} | {} |\n",
        subject.head.title,
        state(subject.kind).short(),
        state(subject.kind).traffic().map_or("–".into(), |bytes| bytes.to_string()),
        plain(path.rate, 6),
        height(path.height_after(100)),
        height(path.height_after(STEPS))
    )
}
