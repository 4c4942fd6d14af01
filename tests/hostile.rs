//! Calls every export wrongly, by a C program: tests/c/hostile.c and its parts.
//!
//! The program has a table of the exports; the first test compares it with the header, so that no
//! export and no argument can be left out. The second runs it against a checked library, which
//! recognises freed handles and panics on request. With a debug build's checks of integers it runs
//! under AddressSanitizer (`scripts/sanitizers.sh`), not here.
#![cfg(not(debug_assertions))]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of this build's profile, such as target/debug.
fn profile_folder() -> PathBuf {
    std::env::current_exe().unwrap().ancestors().nth(2).unwrap().to_owned()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

/// Builds the library with the feature `checked`, in a folder of its own; gives the folder with the
/// library under the name that programs look for. scripts/sanitizers.sh has the same.
fn checked_library() -> PathBuf {
    let target = profile_folder().parent().unwrap().join("checked");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root()).args(["build", "--lib", "--features", "checked"]);
    let built = run(cargo.args(["--profile", "quick", "--target-dir"]).arg(&target));
    assert!(built.status.success(), "{}", text(&built.stderr));
    let folder = target.join("quick");
    let name = folder.join("libglia.so.0");
    if !name.exists() {
        std::os::unix::fs::symlink("libglia.so", &name).unwrap();
    }
    folder
}

/// The parts of the program.
fn sources() -> Vec<PathBuf> {
    let files = std::fs::read_dir(root().join("tests/c")).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let is_part = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with("hostile") && name.ends_with(".c")
    };
    paths.filter(is_part).collect()
}

fn compile(library: &Path) -> PathBuf {
    let program = library.join("hostile");
    let mut build = cc::Build::new();
    build.cargo_metadata(false).opt_level(1).debug(true);
    let host = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let compiler = build.host(&host).target(&host).get_compiler();
    let compiled = run(Command::new(compiler.path())
        .args(["-std=c11", "-g", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-pthread"])
        .arg("-I")
        .arg(root().join("include"))
        .args(sources())
        .arg("-o")
        .arg(&program)
        .arg("-L")
        .arg(library)
        .arg("-lglia")
        .arg(format!("-Wl,-rpath,{}", library.display())));
    assert!(compiled.status.success(), "{}", text(&compiled.stderr));
    program
}

/// The program, built once for all tests.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| compile(&checked_library()))
}

/// The handle types of the header: structs that C knows by name alone.
fn handle_types(header: &str) -> BTreeSet<&str> {
    let names = header.lines().filter_map(|line| line.strip_prefix("typedef struct glia_"));
    names.filter(|rest| rest.ends_with(';')).map(|rest| rest.split(' ').next().unwrap()).collect()
}

/// A parameter as the program lists it: a handle with its type, anything else by its name.
fn parameter(declaration: &str, handles: &BTreeSet<&str>) -> String {
    let (kind, name) = declaration.rsplit_once([' ', '*']).unwrap();
    let handle = kind.trim().trim_start_matches("const ").strip_prefix("struct glia_");
    if handle.is_some_and(|handle| handles.contains(handle)) {
        declaration.to_owned()
    } else {
        name.to_owned()
    }
}

/// The functions that a header declares, as the program lists them.
fn declared(header: &str) -> BTreeSet<String> {
    let handles = handle_types(header);
    assert!(handles.len() > 10, "handle types found: {handles:?}");
    let mut functions = BTreeSet::new();
    for rest in header.split("\nGLIA_API").skip(1) {
        let (declaration, _) = rest.split_once(");").unwrap();
        let (before, parameters) = declaration.split_once('(').unwrap();
        let name = before.rsplit([' ', '*']).next().unwrap();
        let words: Vec<_> = parameters.split_whitespace().collect();
        let parameters = words.join(" ");
        let parameters = parameters.split(", ").filter(|parameter| *parameter != "void");
        let list: Vec<_> = parameters.map(|text| parameter(text, &handles)).collect();
        functions.insert(format!("{name}({})", list.join(", ")));
    }
    functions
}

/// The program, to be run. Cargo's search path for libraries would lead it to the library without
/// the checks.
fn hostile() -> Command {
    let mut command = Command::new(program());
    command.env_remove("LD_LIBRARY_PATH");
    command
}

#[test]
fn the_program_knows_every_export_and_every_argument() {
    let header = std::fs::read_to_string(root().join("include/glia/glia.h")).unwrap();
    let listed = run(hostile().arg("--list"));
    assert!(listed.status.success());
    let listed: BTreeSet<_> = text(&listed.stdout).lines().map(str::to_owned).collect();
    let declared = declared(&header);
    assert!(declared.len() > 100, "only {} functions found", declared.len());
    let missing: Vec<_> = declared.difference(&listed).collect();
    let unknown: Vec<_> = listed.difference(&declared).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "tests/c/hostile_table_*.c lack {missing:#?}\nand have what the header does not: {unknown:#?}"
    );
}

#[test]
fn every_wrong_call_gives_a_status_and_a_message() {
    let result = run(&mut hostile());
    let output = text(&result.stdout);
    assert!(result.status.success(), "{:?}\n{output}{}", result.status, text(&result.stderr));
    assert_eq!(text(&result.stderr), "", "the library must print nothing");
    println!("{output}");
}
