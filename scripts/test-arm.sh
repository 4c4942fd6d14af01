#!/usr/bin/env bash
# Builds glia for 64-bit Arm (NEON) with the standard library from source, and runs the tests of
# kernels, golden numbers and golden weights under emulation. With --library it builds the library alone.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/install.sh
install_packages rustc-web cargo-web rust-web-src gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user

target=aarch64-unknown-linux-gnu
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER="qemu-aarch64 -L /usr/aarch64-linux-gnu"
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
# The same standard library for all.
options=(--release --target "$target" -Zbuild-std=std,panic_unwind,test,proc_macro --target-dir target/arm)
[ "${1:-}" != --library ] || exec /usr/bin/cargo build "${options[@]}" --lib

# run TARGET... [-- NAME...]: tests for Arm.
run() {
    /usr/bin/cargo test "${options[@]}" --no-fail-fast "$@"
}

run --lib
run --test training -- determinism
run --test reference -- golden
run --test kernels -- accuracy products simd row::
run --test activations -- accuracy levels with
