//! Names the shared library for the dynamic linker: soname and version node on Linux.

use std::env;
use std::path::PathBuf;

/// The ABI's number, also in src/ffi/version.rs; a test compares the two.
const ABI_VERSION: u32 = 0;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |key: &str| env::var(format!("CARGO_CFG_TARGET_{key}")).unwrap_or_default();
    if target("OS") != "linux" {
        return;
    }
    println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libglia.so.{ABI_VERSION}");
    // rustc hides all but the exported functions by a version script of its own. GNU ld refuses
    // a second one; LLVM's linker, rustc's own on x86-64, takes it.
    if target("ARCH") == "x86_64" && target("ENV") == "gnu" {
        let out = PathBuf::from(env::var("OUT_DIR").expect("set by cargo"));
        let script = out.join("glia.map");
        std::fs::write(&script, format!("GLIA_{ABI_VERSION} {{ global: glia_*; }};\n"))
            .expect("the output folder is writable");
        println!("cargo:rustc-cdylib-link-arg=-Wl,--version-script={}", script.display());
    }
}
