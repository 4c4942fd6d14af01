//! Writes the page of the initialisers, `docs/initializers.md`, with its picture: `make docs`.

mod pages;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, text) in pages::generate(&pages::depth::Depth::measure()) {
        if let Err(error) = std::fs::write(root.join(name), text) {
            eprintln!("{name}: {error}");
            return ExitCode::FAILURE;
        }
        println!("{name}");
    }
    ExitCode::SUCCESS
}
