//! Writes the atlas of activations, `docs/activations`: `make docs`.
//!
//! `cargo run --release --example atlas -- --measure` first measures how long each takes on this
//! machine and writes the record that the pages show; with names behind it, of those alone.

#[path = "../folder/mod.rs"]
mod folder;
mod measure;
mod pages;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.split_first() {
        None => write(),
        Some((first, names)) if first == "--measure" => {
            measure::record(names).and_then(|()| write())
        }
        Some((first, _)) => Err(format!("expected --measure or nothing, got {first}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn write() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder::replace(pages::FOLDER, &pages::generate(&pages::Sources::read(root)?)?)
}
