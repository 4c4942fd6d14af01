//! The README's C program compiles without a warning, runs, and learns exclusive-or.

use std::path::Path;
use std::process::Command;

#[path = "support/shared_library.rs"]
mod shared;

use shared::shared_library;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The first C block of the README.
fn program() -> String {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let (_, rest) = readme.split_once("```c\n").expect("a C block");
    rest.split_once("```").expect("an end of the block").0.to_owned()
}

#[test]
fn the_c_program_compiles_and_learns() {
    let folder = std::env::temp_dir().join(format!("glia-readme-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (source, binary) = (folder.join("xor.c"), folder.join("xor"));
    std::fs::write(&source, program()).unwrap();
    let library = shared_library();
    let library_folder = library.parent().unwrap();
    let compiled = Command::new("cc")
        .args(["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror"])
        .arg(format!("-I{}", root().join("include").display()))
        .arg(&source)
        .arg("-o")
        .arg(&binary)
        .arg(format!("-L{}", library_folder.display()))
        .arg("-lglia")
        .output()
        .unwrap();
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
    // The library's file is named libglia.so; its soname asks for the number too.
    std::os::unix::fs::symlink(&library, folder.join("libglia.so.0")).unwrap();
    let run = Command::new(&binary).env("LD_LIBRARY_PATH", &folder).output().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let printed = String::from_utf8(run.stdout).unwrap();
    for (row, expected) in [("0 xor 0", 0.0), ("0 xor 1", 1.0), ("1 xor 0", 1.0), ("1 xor 1", 0.0)]
    {
        let line = printed.lines().find(|line| line.starts_with(row)).expect("a line a row");
        let value: f64 = line.rsplit(' ').next().unwrap().parse().unwrap();
        assert!((value - expected).abs() < 0.1, "{line}");
    }
}
