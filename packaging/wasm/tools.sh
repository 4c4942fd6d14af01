# Sourced: WebAssembly, the tools that build for it, and what installs them on Debian. rustc is Debian's, whose
# package of the standard library's sources fits it exactly.

. scripts/install.sh
WASM_TARGET=wasm32-unknown-unknown
WASM_PACKAGES=(rustc-web cargo-web rust-web-src lld-19 binutils python3 git)

# wasm_cargo COMMAND OPTIONS...: for WebAssembly, with the standard library from source. Panics unwind, by
# WebAssembly's exceptions, so that a bug becomes an error here, too.
wasm_cargo() {
    local command=$1 sysroot cargo_home=${CARGO_HOME:-$HOME/.cargo}
    shift
    sysroot=$(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust
    # The separator is cargo's own for flags with spaces.
    local flags=(-Ctarget-feature=+simd128 -Cpanic=unwind "--remap-path-prefix=$(realpath "$sysroot")=/rust"
        "--remap-path-prefix=$sysroot=/rust" "--remap-path-prefix=$cargo_home/registry/src=/crates"
        "--remap-path-prefix=$PWD=/glia")
    local IFS=$'\x1f'
    env -u RUSTFLAGS "CARGO_ENCODED_RUSTFLAGS=${flags[*]}" CARGO_INCREMENTAL=0 RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
        CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19 \
        /usr/bin/cargo "$command" --target "$WASM_TARGET" -Zbuild-std=std,panic_unwind "$@"
}
