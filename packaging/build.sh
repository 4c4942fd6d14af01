#!/usr/bin/env bash
# Builds what a release ships into FOLDER/release (FOLDER/TARGET/release with GLIA_TARGET): linked against
# packaging/glibc, so that it runs with old systems, with debug information, which packaging splits off, and
# with no path of this machine inside, so that two machines build the same bytes. Usage: build.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/platform.sh
mkdir -p "$1"
folder=$(realpath "$1")
cargo_home=${CARGO_HOME:-$HOME/.cargo}

export GLIA_GLIBC_STUBS=$folder/glibc-$PROCESSOR
CC=${GLIA_CC:-cc} packaging/glibc/stubs.sh "$PROCESSOR" "$GLIA_GLIBC_STUBS"

# The separator is cargo's own for flags with spaces.
printf -v CARGO_ENCODED_RUSTFLAGS '%s\x1f%s\x1f%s' \
    "--remap-path-prefix=$("${RUSTC:-rustc}" --print sysroot)=/rust" \
    "--remap-path-prefix=$cargo_home/registry/src=/crates" "--remap-path-prefix=$PWD=/glia"
export CARGO_ENCODED_RUSTFLAGS CARGO_PROFILE_RELEASE_DEBUG=2 CARGO_INCREMENTAL=0
unset RUSTFLAGS
"$CARGO" build --release --lib --locked --target-dir "$folder" \
    ${GLIA_TARGET:+--target "$GLIA_TARGET" "${BUILD_STD[@]}"}
