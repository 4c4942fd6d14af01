//! A folder of written pages.

use std::collections::BTreeMap;
use std::path::Path;

/// Writes every file, with its pictures in a folder of their own, and removes what is none any more.
pub fn replace(folder: &str, files: &BTreeMap<String, String>) -> Result<(), String> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let failed = |error: std::io::Error| format!("{folder}: {error}");
    if place.exists() {
        std::fs::remove_dir_all(&place).map_err(failed)?;
    }
    std::fs::create_dir_all(place.join("images")).map_err(failed)?;
    for (name, text) in files {
        std::fs::write(place.join(name), text).map_err(failed)?;
    }
    println!("{folder}: {} files", files.len());
    Ok(())
}
