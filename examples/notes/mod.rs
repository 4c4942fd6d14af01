//! When to use each member of a family and how it fails: a file `notes.txt`.
//!
//! `# group` begins a group of members, `## name` one of them; its parts are `use:`, `fails:` and
//! `sources:`, each of one or more lines.

/// What is said of one member.
#[derive(Default)]
pub struct Note {
    /// Its name in the catalogue.
    pub name: String,
    /// When to use it.
    pub usage: String,
    /// How it fails.
    pub failure: String,
    /// Who published it, or showed what is said.
    pub sources: String,
}

/// The groups in their order, each with its notes.
pub struct Notes(Vec<(String, Vec<Note>)>);

impl Notes {
    /// Every note with the name of its group.
    pub fn in_order(&self) -> impl Iterator<Item = (&str, &Note)> {
        self.0.iter().flat_map(|(group, notes)| notes.iter().map(|note| (group.as_str(), note)))
    }
}

/// Which part of a note a line goes on with.
enum Part {
    Usage,
    Failure,
    Sources,
}

/// Reads the text; every note has all of its parts, once.
pub fn parse(file: &str, text: &str) -> Result<Notes, String> {
    let mut groups: Vec<(String, Vec<Note>)> = Vec::new();
    let mut part = None;
    for (index, line) in text.lines().enumerate() {
        let wrong = |what: &str| format!("{file}, line {}: {what}", index + 1);
        if let Some(name) = line.strip_prefix("## ") {
            let (_, notes) = groups.last_mut().ok_or_else(|| wrong("no group before it"))?;
            notes.push(Note { name: name.to_owned(), ..Note::default() });
            part = None;
        } else if let Some(group) = line.strip_prefix("# ") {
            groups.push((group.to_owned(), Vec::new()));
            part = None;
        } else if !line.is_empty() {
            let note = groups.last_mut().and_then(|(_, notes)| notes.last_mut());
            let note = note.ok_or_else(|| wrong("no name before it"))?;
            let text = match line.split_once(": ") {
                Some(("use", text)) => begin(&mut part, Part::Usage, text),
                Some(("fails", text)) => begin(&mut part, Part::Failure, text),
                Some(("sources", text)) => begin(&mut part, Part::Sources, text),
                _ => line,
            };
            let place = match part {
                Some(Part::Usage) => &mut note.usage,
                Some(Part::Failure) => &mut note.failure,
                Some(Part::Sources) => &mut note.sources,
                None => return Err(wrong("expected use:, fails: or sources:")),
            };
            if !place.is_empty() {
                place.push(' ');
            }
            place.push_str(text.trim());
        }
    }
    let notes = Notes(groups);
    check(file, &notes)?;
    Ok(notes)
}

fn begin<'a>(part: &mut Option<Part>, next: Part, text: &'a str) -> &'a str {
    *part = Some(next);
    text
}

fn check(file: &str, notes: &Notes) -> Result<(), String> {
    let mut names: Vec<&str> = Vec::new();
    for (_, note) in notes.in_order() {
        let parts = [("use", &note.usage), ("fails", &note.failure), ("sources", &note.sources)];
        if let Some((part, _)) = parts.into_iter().find(|(_, text)| text.is_empty()) {
            return Err(format!("{file}: {}: no \"{part}:\"", note.name));
        }
        if names.contains(&note.name.as_str()) {
            return Err(format!("{file}: {}: twice", note.name));
        }
        names.push(&note.name);
    }
    Ok(())
}
