//! The atlas of activations: a page, a picture and a small picture for each, and an index.
//!
//! Curves, properties and parameters come from the library; the equation and the cost from the head
//! of each source file; errors from `docs/accuracy_activations.md`; times from a record; when to use
//! each and how it fails from `notes.txt`. The same sources give the same bytes on every machine.

mod accuracy;
pub mod curve;
pub mod drawing;
mod head;
#[path = "../../heads/mod.rs"]
mod heads;
mod index;
#[path = "../../notes/mod.rs"]
mod notes;
mod page;
mod picture;
#[path = "../../plot/mod.rs"]
mod plot;
pub mod speed;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use glia::activation::{Activation, ActivationKind};

/// Where the pages stand.
pub const FOLDER: &str = "docs/activations";
/// When to use each activation and how it fails.
pub const NOTES: &str = "examples/atlas/notes.txt";
/// What the index says about choosing.
const CHOOSING: &str = "examples/atlas/choosing.md";
/// Measured errors.
const ACCURACY: &str = "docs/accuracy_activations.md";
/// Measured times.
pub const SPEED: &str = "benches/record/activations.txt";

/// What the pages are made from, beside the library.
pub struct Sources {
    /// The text of `notes.txt`.
    pub notes: String,
    /// The text of the record of times.
    pub speed: String,
    choosing: String,
    accuracy: String,
    heads: BTreeMap<&'static str, head::Head>,
}

impl Sources {
    /// Reads them below the root of the repository.
    pub fn read(root: &Path) -> Result<Self, String> {
        let text = |name: &str| {
            let found = std::fs::read_to_string(root.join(name));
            found.map_err(|error| format!("{name}: {error}"))
        };
        let mut heads = BTreeMap::new();
        for kind in ActivationKind::ALL {
            let name = kind.entry().name;
            let file = format!("src/activation/{name}.rs");
            heads.insert(name, head::Head::parse(&file, &text(&file)?)?);
        }
        Ok(Self {
            notes: text(NOTES)?,
            speed: text(SPEED)?,
            choosing: text(CHOOSING)?,
            accuracy: text(ACCURACY)?,
            heads,
        })
    }
}

/// All that is known of one activation.
struct Subject<'a> {
    activation: Activation,
    head: &'a head::Head,
    note: &'a notes::Note,
    accuracy: Option<accuracy::Row>,
    speed: &'a speed::Times,
}

impl Subject<'_> {
    fn kind(&self) -> ActivationKind {
        self.activation.kind()
    }

    fn name(&self) -> &'static str {
        self.kind().entry().name
    }
}

/// The files of the atlas by their names inside its folder.
pub fn generate(sources: &Sources) -> Result<BTreeMap<String, String>, String> {
    let notes = notes::parse(NOTES, &sources.notes)?;
    let accuracy = accuracy::Table::parse(&sources.accuracy)?;
    let record = speed::Record::parse(&sources.speed)?;
    let mut subjects = Vec::new();
    for (group, note) in notes.in_order() {
        let kind = ActivationKind::ALL.into_iter().find(|kind| kind.entry().name == note.name);
        let kind = kind.ok_or_else(|| format!("{NOTES}: {}: no such activation", note.name))?;
        let subject = Subject {
            activation: Activation::new(kind),
            head: &sources.heads[note.name.as_str()],
            note,
            accuracy: accuracy.row(&note.name)?,
            speed: record.times(&note.name)?,
        };
        subjects.push((group, subject));
    }
    for kind in ActivationKind::ALL {
        if !subjects.iter().any(|(_, subject)| subject.kind() == kind) {
            let name = kind.entry().name;
            return Err(format!("{NOTES}: no entry for {name}: say when to use it, how it fails"));
        }
    }
    let mut files = BTreeMap::new();
    for (_, subject) in &subjects {
        let name = subject.name();
        let drawing = drawing::Drawing::of(subject.kind())?;
        let measured = drawing.measure();
        files.insert(format!("{name}.md"), page::write(subject, &drawing));
        files.insert(format!("images/{name}.svg"), picture::large(&drawing, &measured));
        files.insert(format!("images/{name}_small.svg"), picture::small(&drawing, &measured));
    }
    files.insert("README.md".into(), index::write(&subjects, &sources.choosing));
    Ok(files)
}
