//! What the tests of written pages share: a folder of `docs` against what `make docs` writes now.

use std::collections::BTreeMap;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files that stand in a folder and in its images.
fn standing(folder: &str) -> BTreeMap<String, String> {
    let folder = root().join(folder);
    let mut files = BTreeMap::new();
    for part in ["", "images/"] {
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_file() {
                let name = format!("{part}{}", entry.file_name().to_str().unwrap());
                files.insert(name, std::fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    files
}

/// Fails where a page is missing, out of date, or no page any more.
pub fn assert_current(folder: &str, expected: &BTreeMap<String, String>) {
    let found = standing(folder);
    for (name, text) in expected {
        let old =
            found.get(name).unwrap_or_else(|| panic!("{folder}/{name} is missing: make docs"));
        let differs = text.lines().zip(old.lines()).find(|(new, old)| new != old);
        assert!(text == old, "{folder}/{name} is out of date: make docs; {differs:?}");
    }
    for name in found.keys() {
        assert!(expected.contains_key(name), "{folder}/{name} is no page: make docs");
    }
}

/// Fails where a link leads neither to a page nor to a file.
pub fn assert_links(folder: &str, pages: &BTreeMap<String, String>) {
    for (name, text) in pages.iter().filter(|(name, _)| name.ends_with(".md")) {
        for target in text.split("](").skip(1) {
            let target = target.split(')').next().unwrap();
            let is_page = pages.contains_key(target);
            let is_file = root().join(folder).join(target).exists();
            assert!(is_page || is_file, "{name}: {target} leads nowhere");
        }
    }
}

/// The programs in C of the pages, with the names of these.
pub fn programs(pages: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    let programs = pages.iter().filter_map(|(name, text)| {
        let (_, rest) = text.split_once("```c\n")?;
        Some((name.trim_end_matches(".md"), rest.split_once("```")?.0))
    });
    programs.collect()
}

/// Fails where a C compiler has a warning.
pub fn assert_compiles(source: &str) {
    let name = format!("glia-pages-{}-{}.c", std::process::id(), source.len());
    let file = std::env::temp_dir().join(name);
    std::fs::write(&file, source).unwrap();
    let compiled = std::process::Command::new("cc")
        .args(["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only"])
        .arg(format!("-I{}", root().join("include").display()))
        .arg(&file)
        .output()
        .unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
}
