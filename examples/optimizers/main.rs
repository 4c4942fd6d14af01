//! Writes the atlas of optimizers, `docs/optimizers`: `make docs`.

#[path = "../folder/mod.rs"]
mod folder;
mod pages;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match write() {
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
