//! Writes the atlas of optimizers, `docs/optimizers`: `make docs`.

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
