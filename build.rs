//! Names the shared library for the dynamic linker and for debuggers: its soname and build id on Linux, its
//! name on macOS. Links a release against the libraries of packaging/glibc, where the environment says
//! where they are.

use std::env;

/// The ABI's number, also in src/ffi/version.rs; a test compares the two.
const ABI_VERSION: u32 = 0;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=GLIA_GLIBC_STUBS");
    let system = env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    if system == "macos" {
        println!(
            "cargo:rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libglia.{ABI_VERSION}.dylib"
        );
    }
    if system == "linux" {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libglia.so.{ABI_VERSION}");
        // What a crash report finds the library's debug information by.
        println!("cargo:rustc-cdylib-link-arg=-Wl,--build-id=sha1");
        if let Ok(folder) = env::var("GLIA_GLIBC_STUBS") {
            println!("cargo:rerun-if-changed=packaging/glibc");
            println!("cargo:rerun-if-changed=packaging/rustc-cc");
            println!("cargo:rustc-cdylib-link-arg=-L{folder}");
            // A function that they lack would otherwise be left to the machine where a program starts.
            println!("cargo:rustc-cdylib-link-arg=-Wl,-z,defs");
        }
    }
}
