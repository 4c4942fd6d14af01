//! The atlas of optimizers: a page and a picture for each, and an index.
//!
//! Paths, parameters and state come from the library; the equation from the head of each source
//! file; when to use each and how it fails from `notes.txt`. The same sources give the same bytes on
//! every machine.

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
mod state;
pub mod valley;

use std::collections::BTreeMap;
use std::path::Path;

use glia::optim::OptimizerKind;

/// Where the pages stand.
pub const FOLDER: &str = "docs/optimizers";
/// When to use each optimizer and how it fails.
pub const NOTES: &str = "examples/optimizers/notes.txt";
/// What the index says about choosing.
const CHOOSING: &str = "examples/optimizers/choosing.md";

/// What the pages are made from, beside the library.
pub struct Sources {
    /// The text of `notes.txt`.
    pub notes: String,
    choosing: String,
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
        for kind in OptimizerKind::ALL {
            let name = head::name(kind);
            let file = head::file(root, name);
            heads.insert(name, head::Head::parse(&file, &text(&file)?)?);
        }
        Ok(Self { notes: text(NOTES)?, choosing: text(CHOOSING)?, heads })
    }
}

/// All that is known of one optimizer.
struct Subject<'a> {
    kind: OptimizerKind,
    head: &'a head::Head,
    note: &'a notes::Note,
    path: valley::Path,
}

impl Subject<'_> {
    fn name(&self) -> &'static str {
        head::name(self.kind)
    }
}

/// The files of the atlas by their names inside its folder.
pub fn generate(sources: &Sources) -> Result<BTreeMap<String, String>, String> {
    let notes = notes::parse(NOTES, &sources.notes)?;
    let mut subjects = Vec::new();
    for (group, note) in notes.in_order() {
        let kind = OptimizerKind::ALL.into_iter().find(|kind| head::name(*kind) == note.name);
        let kind = kind.ok_or_else(|| format!("{NOTES}: {}: no such optimizer", note.name))?;
        let path = valley::best_path(kind);
        let head = &sources.heads[note.name.as_str()];
        subjects.push((group, Subject { kind, head, note, path }));
    }
    for kind in OptimizerKind::ALL {
        if !subjects.iter().any(|(_, subject)| subject.kind == kind) {
            let name = head::name(kind);
            return Err(format!("{NOTES}: no entry for {name}: say when to use it, how it fails"));
        }
    }
    let mut files = BTreeMap::new();
    for (_, subject) in &subjects {
        let name = subject.name();
        files.insert(format!("{name}.md"), page::write(subject));
        files.insert(format!("images/{name}.svg"), picture::draw(subject.head, &subject.path));
    }
    files.insert("README.md".into(), index::write(&subjects, &sources.choosing));
    Ok(files)
}
