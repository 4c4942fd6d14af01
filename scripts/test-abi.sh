#!/usr/bin/env bash
# The ABI gate: what programs linked with each recorded version count on still holds; docs/abi.md. First it
# breaks a copy of the header in the ways that matter, to see that each is caught. The library is that of
# `make`; where there is one of `make dist`, with debug information, its types are compared, too.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/install.sh
. packaging/tests/checks.sh
. packaging/abi/compare.sh
. packaging/abi/breaks.sh

install_packages abigail-tools binutils gcc python3 xz-utils || exit 1
if [ -z "${GLIA_LIBRARY_DIR:-}" ]; then
    make library || exit 1
fi
LIBRARIES=$PWD/target/abi/libraries
WORK=$PWD/target/abi
rm -rf "$WORK"
mkdir -p "$LIBRARIES"
cp "${GLIA_LIBRARY_DIR:-target/release}/libglia.so" "$LIBRARIES/libglia.so"
ln -s libglia.so "$LIBRARIES/libglia.so.0"

breaks_are_caught
for baseline in packaging/abi/[0-9]*; do
    check "${baseline##*/}: numbers, layouts and types" contract_holds "$baseline" include
    check "${baseline##*/}: the header by abidiff" headers_agree "$baseline" include/glia/glia.h "$WORK"
    check "${baseline##*/}: its program runs" client_runs "$baseline" "$LIBRARIES" "$WORK"
    if [ -f target/dist/release/libglia.so ] || [ -n "${GLIA_ABI_LIBRARY:-}" ]; then
        check "${baseline##*/}: the library by abidiff" \
            library_agrees "$baseline" "${GLIA_ABI_LIBRARY:-target/dist/release/libglia.so}" "$WORK"
    else
        echo "not here: a library with debug information; scripts/test-dist.sh builds one and compares its types"
    fi
done
finish_checks abi
