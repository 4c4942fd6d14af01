//! The programs in C and C++ of `tests/c` and `tests/cpp`, compiled with gcc and clang without a
//! warning, linked with the shared library beside this test, and run from the root of the
//! repository.
//!
//! A file is a program of its own, found by listing the folder; but files named `harness*` are
//! linked with every program, and `hostile*` are left to `scripts/sanitizers.sh`. The programs of a
//! folder are linked with the C helpers of `tests/c` too. With a debug build's checks they run under
//! AddressSanitizer (`scripts/sanitizers.sh`), not here.
#![cfg(not(debug_assertions))]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[path = "support/shared_library.rs"]
mod shared;

use shared::shared_library;

/// A compiler: the names that it may have, and Debian's package with it.
struct Compiler {
    names: &'static [&'static str],
    package: &'static str,
    cpp: bool,
    /// Whether large cases are shortened: the library is the same, and one compiler's are whole.
    shortens: bool,
}

const GCC: Compiler = Compiler { names: &["gcc"], package: "gcc", cpp: false, shortens: false };
const GPP: Compiler = Compiler { names: &["g++"], package: "g++", cpp: true, ..GCC };
const CLANG: Compiler =
    Compiler { names: &["clang", "clang-19"], package: "clang-19", cpp: false, shortens: true };
const CLANGPP: Compiler = Compiler { names: &["clang++", "clang++-19"], cpp: true, ..CLANG };

#[test]
fn c_programs_with_gcc() {
    run_all("c-gcc", &GCC, &GCC);
}

#[test]
fn c_programs_with_clang() {
    run_all("c-clang", &CLANG, &CLANG);
}

#[test]
fn cpp_programs_with_gcc() {
    run_all("cpp-gcc", &GPP, &GCC);
}

#[test]
fn cpp_programs_with_clang() {
    run_all("cpp-clang", &CLANGPP, &CLANG);
}

/// Compiles and runs every program of a language; fails with the output of those that failed.
fn run_all(title: &str, compiler: &Compiler, helper_compiler: &Compiler) {
    let folder = Folder::new(title);
    let c_helpers = compile_helpers(&folder.path, helper_compiler, "tests/c");
    let own_helpers = match compiler.cpp {
        true => compile_helpers(&folder.path, compiler, "tests/cpp"),
        false => Vec::new(),
    };
    let helpers: Vec<_> = c_helpers.into_iter().chain(own_helpers).collect();
    let sources = if compiler.cpp { "tests/cpp" } else { "tests/c" };
    let programs = files(sources, |name| !name.starts_with("harness"));
    assert!(programs.len() >= 5, "{sources}: only {} programs", programs.len());
    let failures: Vec<_> = programs
        .iter()
        .filter_map(|program| compile_and_run(&folder.path, compiler, program, &helpers).err())
        .collect();
    let (failed, all) = (failures.len(), programs.len());
    assert!(failures.is_empty(), "{failed} of {all} programs failed\n{}", failures.join("\n"));
}

/// Compiles a program with the helpers' objects, and runs it.
fn compile_and_run(
    folder: &Path,
    compiler: &Compiler,
    source: &Path,
    helpers: &[PathBuf],
) -> Result<(), String> {
    let name = source.file_stem().unwrap().to_string_lossy();
    let binary = folder.join(&*name);
    let mut command = compiler.command();
    command.arg(source).args(helpers).arg("-o").arg(&binary);
    command.arg(shared_library()).args(["-lm", "-pthread"]);
    check(&format!("compiling {name}"), &command.output().expect("it ran before"))?;
    let mut program = Command::new(&binary);
    program.current_dir(root()).env("LD_LIBRARY_PATH", folder);
    if compiler.shortens {
        program.env("GLIA_HARNESS_SHORT", "1");
    }
    check(&format!("running {name}"), &program.output().map_err(|e| format!("{name}: {e}"))?)
}

/// Compiles the helpers of a folder; they are linked with every program.
fn compile_helpers(folder: &Path, compiler: &Compiler, sources: &str) -> Vec<PathBuf> {
    let compile = |source: &PathBuf| {
        let name = source.file_name().unwrap().to_string_lossy();
        let object = folder.join(format!("{name}.o"));
        let mut command = compiler.command();
        command.arg("-c").arg(source).arg("-o").arg(&object);
        let output = command.output().expect("it ran before");
        check(&format!("compiling {name}"), &output).unwrap_or_else(|failure| panic!("{failure}"));
        object
    };
    files(sources, |name| name.starts_with("harness")).iter().map(compile).collect()
}

impl Compiler {
    /// The command with all flags. A compiler that is missing is a failure.
    fn command(&self) -> Command {
        let starts = |name: &&&str| Command::new(name).arg("--version").output().is_ok();
        let name = self.names.iter().find(starts).unwrap_or_else(|| {
            panic!("{} is missing: install the package {}", self.names[0], self.package)
        });
        let triple = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
        let mut build = cc::Build::new();
        build.target(&triple).host(&triple).opt_level(1).debug(true).cargo_metadata(false);
        build.compiler(name).cpp(self.cpp).std(if self.cpp { "c++17" } else { "c11" });
        let mut command = build.get_compiler().to_command();
        command.args(["-Wall", "-Wextra", "-Wpedantic", "-Werror"]);
        for folder in ["include", "tests/c", "tests/cpp"] {
            command.arg("-I").arg(root().join(folder));
        }
        command
    }
}

/// A step that went wrong, with all that it printed.
fn check(step: &str, output: &Output) -> Result<(), String> {
    if output.status.success() {
        return Ok(());
    }
    let printed = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    Err(format!("{step}: {}\n{}{}", output.status, printed[0], printed[1]))
}

/// The sources of a folder whose names are wanted, in order.
fn files(folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let extension = if folder.ends_with("cpp") { ".cpp" } else { ".c" };
    let entries = std::fs::read_dir(root().join(folder)).expect(folder);
    let mut paths: Vec<_> = entries.map(|entry| entry.expect(folder).path()).collect();
    paths.retain(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.ends_with(extension) && !name.starts_with("hostile") && wanted(&name)
    });
    paths.sort();
    paths
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder for binaries, with the library under the name that its soname asks for; removed at
/// the end.
struct Folder {
    path: PathBuf,
}

impl Folder {
    fn new(title: &str) -> Self {
        let path = std::env::temp_dir().join(format!("glia-{title}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        std::os::unix::fs::symlink(shared_library(), path.join("libglia.so.0")).unwrap();
        Self { path }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind in the system's temporary folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
