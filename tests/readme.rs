//! The programs of the READMEs compile without a warning, run, and learn exclusive-or; so does that of
//! the page on online learning, and that of docs/embedding.md runs on two threads.

use std::path::Path;
use std::process::Command;

#[path = "support/shared_library.rs"]
mod shared;

use shared::shared_library;

/// A README with a program, and how that is compiled.
struct Program {
    readme: &'static str,
    /// What its first block begins with.
    fence: &'static str,
    source: &'static str,
    compiler: &'static str,
    standard: &'static str,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Program {
    fn text(&self) -> String {
        let readme = std::fs::read_to_string(root().join(self.readme)).unwrap();
        let (_, rest) = readme.split_once(self.fence).expect("a block with a program");
        rest.split_once("```").expect("an end of the block").0.to_owned()
    }

    /// What it prints.
    fn run(&self) -> String {
        let name = format!("glia-readme-{}-{}", self.source, std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let (source, binary) = (folder.join(self.source), folder.join("xor"));
        std::fs::write(&source, self.text()).unwrap();
        let library = shared_library();
        let compiled = Command::new(self.compiler)
            .args([self.standard, "-Wall", "-Wextra", "-Wpedantic", "-Werror"])
            .arg(format!("-I{}", root().join("include").display()))
            .arg(&source)
            .arg("-o")
            .arg(&binary)
            .arg(format!("-L{}", library.parent().unwrap().display()))
            .arg("-lglia")
            .output()
            .unwrap();
        assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
        // The library's file is named libglia.so; its soname asks for the number too.
        std::os::unix::fs::symlink(&library, folder.join("libglia.so.0")).unwrap();
        let run = Command::new(&binary).env("LD_LIBRARY_PATH", &folder).output().unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    }

    fn assert_learns(&self) {
        let printed = self.run();
        let rows = [("0 xor 0", 0.0), ("0 xor 1", 1.0), ("1 xor 0", 1.0), ("1 xor 1", 0.0)];
        for (row, expected) in rows {
            let line = printed.lines().find(|line| line.starts_with(row)).expect("a line a row");
            let value: f64 = line.rsplit(' ').next().unwrap().parse().unwrap();
            assert!((value - expected).abs() < 0.1, "{line}");
        }
    }
}

#[test]
fn the_c_program_compiles_and_learns() {
    let readme = Program {
        readme: "README.md",
        fence: "```c\n",
        source: "xor.c",
        compiler: "cc",
        standard: "-std=c11",
    };
    readme.assert_learns();
}

#[test]
fn the_program_with_a_job_system_compiles_and_runs() {
    let page = Program {
        readme: "docs/embedding.md",
        fence: "to spare:\n\n```c\n",
        source: "jobs.c",
        compiler: "cc",
        standard: "-std=c11",
    };
    assert_eq!(page.run(), "done by two threads of the host's\n");
}

#[test]
fn the_cpp_program_compiles_and_learns() {
    let readme = Program {
        readme: "bindings/cpp/README.md",
        fence: "```cpp\n",
        source: "xor.cpp",
        compiler: "c++",
        standard: "-std=c++17",
    };
    readme.assert_learns();
}

/// With a ring alone it would have forgotten half of it.
#[test]
fn the_program_on_online_learning_forgets_nothing() {
    let page = Program {
        readme: "docs/online_learning.md",
        fence: "```c\n",
        source: "online.c",
        compiler: "cc",
        standard: "-std=c11",
    };
    page.assert_learns();
}
