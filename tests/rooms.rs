//! The rooms: who may use whom, and where `unsafe` may stand. Read from the sources.

use std::fs;
use std::path::{Path, PathBuf};

/// Every room with its number; a room may use rooms with a lower number, and itself.
const ROOMS: [(&str, u32); 16] = [
    ("error", 0),
    ("catalog", 0),
    ("rng", 0),
    ("host", 0),
    ("kernels", 1),
    ("tensor", 2),
    ("activation", 3),
    ("init", 3),
    ("loss", 3),
    ("optim", 3),
    ("schedule", 3),
    ("io", 3),
    ("layer", 4),
    ("model", 5),
    ("train", 6),
    ("ffi", 7),
];

/// Rooms of number 0 that may use others of number 0: every room reports errors.
const FOUNDATION: &str = "error";

/// Where `unsafe` may stand.
const UNSAFE: [&str; 4] = ["src/kernels/", "src/ffi/", "src/host/", "src/tensor/buffer.rs"];

/// The most lines of a file.
const MOST_LINES: usize = 400;

fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(path: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        fs::read_to_string(&path).ok().map(|text| (name, text))
    };
    found.into_iter().filter_map(read).collect()
}

fn room_of(path: &str) -> &str {
    path.trim_start_matches("src/").split(['/', '.']).next().unwrap()
}

fn number_of(room: &str) -> Option<u32> {
    ROOMS.iter().find(|(name, _)| *name == room).map(|(_, number)| *number)
}

/// The rooms that a source uses: every `crate::room` in it.
fn uses(text: &str) -> Vec<String> {
    let after = text.split("crate::").skip(1);
    let rooms = after.map(|rest| {
        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    });
    rooms.collect()
}

/// The lines of code, without comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn a_room_uses_lower_rooms_only() {
    for (path, text) in sources("src") {
        let room = room_of(&path);
        if room == "lib" {
            continue;
        }
        let number = number_of(room).unwrap_or_else(|| panic!("{path}: no room \"{room}\""));
        for used in uses(&text) {
            assert!(!used.is_empty(), "{path}: import each room by its own line, not crate::{{…}}");
            let other = number_of(&used).unwrap_or_else(|| panic!("{path}: no room \"{used}\""));
            let allowed = other < number || used == room || (number == 0 && used == FOUNDATION);
            assert!(allowed, "{path}: room {number} {room} uses room {other} {used}");
        }
    }
}

#[test]
fn unsafe_stands_in_few_places() {
    for (path, text) in sources("src") {
        let allowed = UNSAFE.iter().any(|place| path.starts_with(place));
        let found = code(&text).find(|line| {
            line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "unsafe")
        });
        assert!(allowed || found.is_none(), "{path}: unsafe: {}", found.unwrap_or(""));
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for folder in ["src", "tests", "examples", "include", "benches"] {
        for (path, text) in sources(folder) {
            let is_code = [".rs", ".c", ".cpp", ".hpp"].iter().any(|end| path.ends_with(end));
            if !is_code {
                continue;
            }
            let lines = text.lines().count();
            assert!(lines <= MOST_LINES, "{path}: {lines} lines, the most is {MOST_LINES}");
            let first = text.lines().next().unwrap_or("");
            let headed =
                first.starts_with("//!") || first.starts_with("/*") || first.starts_with("//");
            assert!(headed, "{path}: begins without saying what it is: {first}");
        }
    }
}
