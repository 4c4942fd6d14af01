//! The shared library as a file: what it exports, what it needs, how large it is.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

#[path = "support/shared_library.rs"]
mod shared;

use shared::shared_library;

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The functions that the header declares.
fn declared() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("include/glia/glia.h");
    let header = std::fs::read_to_string(path).unwrap();
    let name = |line: &str| {
        let (before, _) = line.split_once('(')?;
        let name = before.rsplit([' ', '*']).next()?;
        name.starts_with("glia_").then(|| name.to_owned())
    };
    // A declaration stands on one line, or begins on the line after GLIA_API.
    let lines = header.replace("GLIA_API\n", "GLIA_API ");
    lines.lines().filter_map(|line| line.strip_prefix("GLIA_API ").and_then(name)).collect()
}

#[test]
fn exports_are_exactly_the_header() {
    let library = shared_library();
    let symbols = output("nm", &["-D", "--defined-only", library.to_str().unwrap()]);
    // GNU ld lists the version node itself, an absolute symbol; lld does not.
    let functions = symbols.lines().filter(|line| !line.contains(" A "));
    // The node has the number of the soname: packaging/rustc-cc.
    let name = |line: &str| {
        let versioned = line.split_whitespace().nth(2).unwrap();
        let name = versioned.strip_suffix("@@GLIA_0");
        name.unwrap_or_else(|| panic!("not in the version node: {versioned}")).to_owned()
    };
    let mut exported: BTreeSet<String> = functions.map(name).collect();
    if cfg!(feature = "checked") {
        assert!(exported.remove("glia_checked_panic_after"));
    }
    let declared = declared();
    assert!(declared.len() > 80, "only {} declarations found", declared.len());
    assert_eq!(exported, declared);
}

#[test]
fn needs_the_c_runtime_alone() {
    const ALLOWED: [&str; 6] = [
        "libc.so.6",
        "libm.so.6",
        "libgcc_s.so.1",
        "libpthread.so.0",
        "libdl.so.2",
        "ld-linux-x86-64.so.2",
    ];
    let library = shared_library();
    let dynamic = output("readelf", &["-d", library.to_str().unwrap()]);
    let value = |line: &str| line.split(['[', ']']).nth(1).unwrap_or("").to_owned();
    let needed = dynamic.lines().filter(|line| line.contains("(NEEDED)")).map(value);
    for name in needed {
        assert!(ALLOWED.contains(&name.as_str()), "needs {name}");
    }
    let soname = dynamic.lines().find(|line| line.contains("(SONAME)")).map(value);
    assert_eq!(soname.as_deref(), Some("libglia.so.0"));
}

/// Debug builds are larger and are not shipped.
#[cfg(not(debug_assertions))]
#[test]
fn stays_under_3_2_megabytes_stripped() {
    let stripped = std::env::temp_dir().join(format!("glia-stripped-{}", std::process::id()));
    output("strip", &["-o", stripped.to_str().unwrap(), shared_library().to_str().unwrap()]);
    let size = std::fs::metadata(&stripped).unwrap().len();
    std::fs::remove_file(&stripped).unwrap();
    println!("stripped: {size} bytes");
    assert!(size < 3_200_000, "{size} bytes");
}
