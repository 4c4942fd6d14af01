#!/usr/bin/env bash
# Builds for 64-bit Windows into FOLDER/x86_64-pc-windows-gnu/shipped: glia.dll with its version resource and no
# path of this machine inside, its debug information in glia.dll.debug, where gdb finds it, and the import
# libraries, libglia.dll.a for MinGW and glia.lib for Microsoft's linker. Installs what it needs.
# Usage: build.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/version.sh
. packaging/windows/tools.sh
folder=$1
install_packages "${WINDOWS_PACKAGES[@]}"
cargo_home=${CARGO_HOME:-$HOME/.cargo}
sysroot=$("$RUSTC" --print sysroot)
sources=$sysroot/lib/rustlib/src/rust
made=$folder/$WINDOWS_TARGET/made
shipped=$folder/$WINDOWS_TARGET/shipped
mkdir -p "$made" "$shipped"

# Compiles the version resource into an object for the linker.
make_resource() {
    local numbers description copyright
    numbers=${VERSION%%-*}
    numbers=${numbers//./,},0
    description=$(sed -n 's/^description = "\(.*\)"$/\1/p' Cargo.toml)
    copyright=$(sed -n '/^Copyright (c) / p' LICENSE-MIT)
    [ -n "$description" ] && [ -n "$copyright" ] || { echo "no description, or no copyright" >&2; return 1; }
    sed -e "s|@NUMBERS@|$numbers|" -e "s|@VERSION@|$VERSION|" -e "s|@DESCRIPTION@|$description|" \
        -e "s|@COPYRIGHT@|$copyright|" packaging/windows/version.rc.in > "$made/version.rc"
    "$MINGW-windres" -c 65001 -O coff "$made/version.rc" "$made/version.o"
}

# The short form that Microsoft's linker makes, which MinGW's linker reads as well.
make_import_libraries() {
    local name
    python3 packaging/windows/exports.py > "$made/glia.def"
    for name in libglia.dll.a glia.lib; do
        llvm-dlltool-19 -m i386:x86-64 -d "$made/glia.def" -l "$shipped/$name"
    done
}

build() {
    # The separator is cargo's own for flags with spaces.
    printf -v CARGO_ENCODED_RUSTFLAGS '%s\x1f%s\x1f%s\x1f%s' "--remap-path-prefix=$(realpath "$sources")=/rust" \
        "--remap-path-prefix=$sources=/rust" "--remap-path-prefix=$cargo_home/registry/src=/crates" \
        "--remap-path-prefix=$PWD=/glia"
    export CARGO_ENCODED_RUSTFLAGS CARGO_PROFILE_RELEASE_DEBUG=2 CARGO_INCREMENTAL=0
    unset RUSTFLAGS
    # Or cargo would not link a version resource anew that is all that has changed.
    rm -f "$folder/$WINDOWS_TARGET"/release/{,deps/}glia.dll
    windows_cargo rustc --release --lib --locked --target-dir "$folder" --crate-type cdylib -- \
        -C "link-arg=$(realpath "$made/version.o")" -C link-arg=-Wl,--no-insert-timestamp
}

split_debug() {
    local built=$folder/$WINDOWS_TARGET/release/glia.dll
    # Without the names that rustc's import libraries of raw-dylib have from a folder that is another each time.
    "$MINGW-objcopy" -p --only-keep-debug --wildcard --strip-symbol='_head_*_dll_imports_lib' \
        --strip-symbol='__*_dll_imports_lib_iname' "$built" "$shipped/glia.dll.debug"
    # With the time in the header that the linker wrote, which is none; the tools write their own without -p.
    "$MINGW-strip" -p -o "$shipped/glia.dll" "$built"
    # By name, and the file must be beside it.
    (cd "$shipped" && "$MINGW-objcopy" -p --add-gnu-debuglink=glia.dll.debug glia.dll)
    python3 packaging/windows/relocations.py "$shipped/glia.dll"
    chmod 644 "$shipped"/glia.dll*
}

make_resource
build
split_debug
make_import_libraries
