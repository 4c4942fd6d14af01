# Sourced: the platform Windows, the tools that build for it, and what installs them on Debian. rustc is
# Debian's, whose package of the standard library's sources fits it exactly.

. scripts/install.sh
WINDOWS_TARGET=x86_64-pc-windows-gnu
WINDOWS_PLATFORM=x86_64-windows
WINDOWS_PACKAGES=(rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64-posix llvm-19 python3 zip git)
MINGW=x86_64-w64-mingw32
MINGW_CC=$MINGW-gcc-posix
export RUSTC=/usr/bin/rustc

# windows_cargo COMMAND OPTIONS...: for Windows, with the standard library from source. Rust's own builds for
# MinGW take an index of thread-local storage for each of the standard library's thread-local variables and never
# give it back, so that a host that loads the library some hundred times is ended by it: with compiled-in
# thread-local storage Windows' loader gives back what it took.
windows_cargo() {
    local command=$1
    shift
    local flags=-Zhas-thread-local=yes
    # The separator is cargo's own.
    [ -z "${CARGO_ENCODED_RUSTFLAGS:-}" ] || flags+=$'\x1f'$CARGO_ENCODED_RUSTFLAGS
    CARGO_ENCODED_RUSTFLAGS=$flags RUSTC_BOOTSTRAP=1 CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=$MINGW_CC /usr/bin/cargo "$command" \
        --target "$WINDOWS_TARGET" -Zbuild-std=std,panic_unwind "$@"
}
