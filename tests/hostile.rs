//! The program that calls every export wrongly, tests/c/hostile.c and its parts, leaves none out: its
//! table of the exports is compared with the header's.
//!
//! It runs under AddressSanitizer, and under Valgrind, with a library that has the feature `checked`,
//! which recognises freed handles and panics on request: `scripts/sanitizers.sh address hostile`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"))
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

/// The program that prints its table. Only a library with the feature `checked` has all that it calls, but
/// for the table it calls nothing.
fn compile() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let (program, library) = (folder.join("hostile"), folder.join("libglia.so.0"));
    let built = std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join("libglia.so");
    std::os::unix::fs::symlink(built, &library).unwrap();
    let checked = std::fs::read_to_string(root().join("include/glia/glia_checked.h")).unwrap();
    let checked = declared(&checked);
    let absent =
        checked.iter().map(|call| format!("-Wl,--defsym={}=0", call.split('(').next().unwrap()));
    let mut build = cc::Build::new();
    build.cargo_metadata(false).opt_level(0);
    let host = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let compiler = build.host(&host).target(&host).get_compiler();
    let compiled = run(Command::new(compiler.path())
        .args(["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-pthread"])
        .arg("-I")
        .arg(root().join("include"))
        .args(sources())
        .arg("-o")
        .arg(&program)
        .args(absent)
        .arg("-lm")
        .arg(format!("-Wl,-rpath,{}", folder.display()))
        .arg(&library));
    assert!(compiled.status.success(), "{}", text(&compiled.stderr));
    program
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

#[test]
fn the_program_knows_every_export_and_every_argument() {
    let header = std::fs::read_to_string(root().join("include/glia/glia.h")).unwrap();
    let listed = run(Command::new(compile()).env_remove("LD_LIBRARY_PATH").arg("--list"));
    assert!(listed.status.success());
    let listed: BTreeSet<_> = text(&listed.stdout).lines().map(str::to_owned).collect();
    let declared = declared(&header);
    assert!(handle_types(&header).len() > 10);
    assert!(declared.len() > 100, "only {} functions found", declared.len());
    let missing: Vec<_> = declared.difference(&listed).collect();
    let unknown: Vec<_> = listed.difference(&declared).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "tests/c/hostile_table_*.c lack {missing:#?}\nand have what the header does not: {unknown:#?}"
    );
}
