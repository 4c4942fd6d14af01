#!/usr/bin/env bash
# `make dist-macos`: a library for macOS on Apple's processors, cross-built on Linux by LLVM's linker, and an archive
# that says in its first file that nobody has run it. The list of what the system's library has comes with Zig, from
# PyPI into target/venv-zig; the compiler and the sources of Rust's standard library are Debian's rustc-web and
# rust-web-src.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/install.sh
. packaging/version.sh
. packaging/release-files.sh
target=aarch64-apple-darwin
name=glia-$VERSION-arm64-macos-UNTESTED
tools=target/venv-zig
result=target/dist/packages-macos
work=target/dist/macos
reproducible
export GLIA_MACOS_SDK=$PWD/target/macos-sdk GLIA_TARGET=$target RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1

install_packages rustc-web cargo-web rust-web-src python3 python3-venv xz-utils llvm-19 clang-19 lld-19
[ -x "$tools/bin/python" ] || python3 -m venv "$tools"
"$tools/bin/pip" install -q --disable-pip-version-check ziglang==0.17.1

# What a linker needs of Apple's developer kit.
sdk() {
    local listed name
    listed=$(find "$PWD/$tools" -path '*/libc/darwin/libSystem.tbd')
    [ -f "$listed" ] || { echo "no libSystem.tbd in $tools" >&2; return 1; }
    rm -rf "$GLIA_MACOS_SDK"
    mkdir -p "$GLIA_MACOS_SDK/usr/lib"
    # Of a processor that this linker does not know yet.
    sed -E 's/arm64e\.x1-[a-z]+(, *)?//g' "$listed" | sed -E ':a; N; $!ba; s/, *\n? *\]/ ]/g' > "$GLIA_MACOS_SDK/usr/lib/libSystem.tbd"
    for name in c m; do
        ln -s libSystem.tbd "$GLIA_MACOS_SDK/usr/lib/lib$name.tbd"
    done
}

build() {
    local cargo_home=${CARGO_HOME:-$HOME/.cargo}
    printf -v CARGO_ENCODED_RUSTFLAGS '%s\x1f%s\x1f%s' "--remap-path-prefix=$("$RUSTC" --print sysroot)=/rust" \
        "--remap-path-prefix=$cargo_home/registry/src=/crates" "--remap-path-prefix=$PWD=/glia"
    CARGO_ENCODED_RUSTFLAGS=$CARGO_ENCODED_RUSTFLAGS CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=none \
        CARGO_INCREMENTAL=0 SDKROOT=$GLIA_MACOS_SDK CARGO_TARGET_AARCH64_APPLE_DARWIN_LINKER=packaging/macos-cc \
        /usr/bin/cargo rustc --release --lib --locked --target "$target" --crate-type cdylib \
        -Zbuild-std=std,panic_unwind --target-dir target/macos
}

# What can be seen without a Mac: the processor, its name for programs, what it needs, and that the functions of the
# header are what it exports.
check_dylib() {
    local dylib=$1 needed
    grep -q 'ARM64.*DYLIB' <<< "$(llvm-otool-19 -hv "$dylib")" || { echo "$dylib is no dylib for Arm" >&2; return 1; }
    grep -qxF "@rpath/libglia.$ABI.dylib" <<< "$(llvm-otool-19 -D "$dylib")" || { echo "$dylib has another name" >&2; return 1; }
    needed=$(llvm-otool-19 -L "$dylib" | sed -n 's/^\t\(.*\) (comp.*/\1/p' | grep -vxF "@rpath/libglia.$ABI.dylib")
    [ "$needed" = /usr/lib/libSystem.B.dylib ] || { echo "$dylib needs $needed" >&2; return 1; }
    PYTHONPATH=bindings/generate python3 -c 'import header
print("\n".join(sorted(one.name for one in header.read().functions)))' > "$work/declared"
    llvm-nm-19 --extern-only --defined-only --format=just-symbols "$dylib" | sed 's/^_//' | LC_ALL=C sort > "$work/exported"
    diff "$work/declared" "$work/exported" && echo "$(wc -l < "$work/exported") functions, libSystem alone"
}

pack() {
    local folder=$work/$name
    rm -rf "$work"
    mkdir -p "$folder/lib" "$folder/include" "$result"
    install -m 755 "target/macos/$target/release/libglia.dylib" "$folder/lib/libglia.$ABI.dylib"
    check_dylib "$folder/lib/libglia.$ABI.dylib"
    check_paths "$folder/lib/libglia.$ABI.dylib"
    ln -s "libglia.$ABI.dylib" "$folder/lib/libglia.dylib"
    cp -r include/glia "$folder/include/"
    rm "$folder/include/glia/glia_checked.h"
    install -m 644 packaging/install/UNTESTED-macos.md "$folder/README-UNTESTED.md"
    install -m 644 README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$folder"
    python3 packaging/notices.py > "$folder/THIRD-PARTY-LICENSES.txt"
    python3 packaging/bill.py > "$folder/glia.cdx.json"
    chmod -R u=rwX,go=rX "$folder"
    tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=gnu \
        -C "$work" -cf - "$name" | xz -6 -T1 > "$result/$name.tar.xz"
    write_checksums "$result"
}

sdk
build
pack
ls -l "$result"
