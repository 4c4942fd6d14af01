//! Files that are either old or new, never in between.
//!
//! A save writes a temporary file beside the target, has the system put it on the disk, renames
//! it over the target and has the folder put on the disk. A kill at any instant leaves the old
//! file or the new one whole; it may leave a file `<name>.<number>.tmp` beside them.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorCode};

/// Replaces the file at `path` by `bytes`.
pub fn save(path: &str, bytes: &[u8]) -> Result<(), Error> {
    let target = Path::new(path);
    let (temporary, file) = create_beside(target).map_err(|error| io_error(path, &error))?;
    let outcome = write_and_rename(file, bytes, &temporary, target);
    outcome.map_err(|error| {
        // The error that counts is the first; a temporary file that stays does no harm.
        let _ = std::fs::remove_file(&temporary);
        io_error(path, &error)
    })
}

/// Reads a whole file. Devices and pipes, which may have no end, are refused.
pub fn load(path: &str) -> Result<Vec<u8>, Error> {
    let read = || {
        if !std::fs::metadata(path)?.is_file() {
            return Err(io::Error::other("not a regular file"));
        }
        std::fs::read(path)
    };
    read().map_err(|error| io_error(path, &error))
}

/// A new file in the folder of the target, under a name that nobody else has.
fn create_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().ok_or_else(|| io::Error::other("not the name of a file"))?;
    // Short enough for the suffix even where the target's name is as long as a name may be.
    let name: String = name.to_string_lossy().chars().take(50).collect();
    let mut number = process_number() << 16;
    loop {
        let temporary = target.with_file_name(format!("{name}.{number:x}.tmp"));
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            opened => return opened.map(|file| (temporary, file)),
        }
    }
}

/// Something that other processes do not begin with.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
fn process_number() -> u64 {
    u64::from(std::process::id())
}

/// There are no processes, and asking for the number of this one would panic.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
fn process_number() -> u64 {
    0
}

fn write_and_rename(
    mut file: File,
    bytes: &[u8],
    temporary: &Path,
    target: &Path,
) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()?;
    // Windows renames no open file.
    drop(file);
    std::fs::rename(temporary, target)?;
    sync_folder(target)
}

#[cfg(unix)]
fn sync_folder(target: &Path) -> io::Result<()> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// Windows has no such call: its file system keeps renames in order.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

fn io_error(path: &str, error: &io::Error) -> Error {
    Error::of_system(error, ErrorCode::Io, format!("path: \"{path}\""))
}
