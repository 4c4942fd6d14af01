//! Writes the atlas of activations, `docs/activations`: `make docs`.
//!
//! `cargo run --release --example atlas -- --measure` first measures how long each takes on this
//! machine and writes the record that the pages show; with names behind it, of those alone.

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

/// Writes every page, and removes what is no page any more.
fn write() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = pages::generate(&pages::Sources::read(root)?)?;
    let folder = root.join(pages::FOLDER);
    let failed = |error: std::io::Error| format!("{}: {error}", pages::FOLDER);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(failed)?;
    }
    std::fs::create_dir_all(folder.join("images")).map_err(failed)?;
    for (name, text) in &files {
        std::fs::write(folder.join(name), text).map_err(failed)?;
    }
    println!("{}: {} files", pages::FOLDER, files.len());
    Ok(())
}
