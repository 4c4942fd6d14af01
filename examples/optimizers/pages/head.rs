//! The head of an optimizer's source file: what it is called, and its equation with its source.

use std::path::Path;

use glia::optim::{ENTRIES, OptimizerKind};

use super::heads;

/// What the head of a source file says.
pub struct Head {
    /// What the optimizer is called.
    pub title: String,
    /// What follows, a paragraph an element.
    pub paragraphs: Vec<String>,
}

/// The name of a kind in the catalogue.
pub fn name(kind: OptimizerKind) -> &'static str {
    let entry = ENTRIES.iter().find(|entry| entry.code == kind as i32);
    entry.expect("every kind has an entry").name
}

/// The source file of an optimizer, from the root: one of its own, or the first of a folder.
pub fn file(root: &Path, name: &str) -> String {
    let alone = format!("src/optim/{name}.rs");
    if root.join(&alone).exists() { alone } else { format!("src/optim/{name}/mod.rs") }
}

impl Head {
    /// Reads the `//!` lines with which a file begins; the first paragraph is "Title: text".
    pub fn parse(file: &str, source: &str) -> Result<Self, String> {
        let mut paragraphs = heads::paragraphs(source);
        let split = paragraphs[0].split_once(": ");
        let (title, rest) = split.ok_or_else(|| format!("{file}: the head has no title: text"))?;
        let (title, rest) = (title.to_owned(), sentence(rest));
        paragraphs[0] = rest;
        Ok(Self { title, paragraphs })
    }
}

/// With a capital letter first, where it begins with a word.
fn sentence(text: &str) -> String {
    let word = text.split(' ').next().unwrap_or_default();
    let begins_with_word =
        word.len() > 1 && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    match text.chars().next() {
        Some(first) if begins_with_word => {
            format!("{}{}", first.to_ascii_uppercase(), &text[first.len_utf8()..])
        }
        _ => text.to_owned(),
    }
}
