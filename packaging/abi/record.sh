#!/usr/bin/env bash
# Writes the baseline of this version's ABI into packaging/abi/MAJOR.MINOR, as the last step before a release:
# the header, the contract, the types of the built library and what the client prints. Only additions may
# come to a baseline that was released: docs/abi.md. RECORD_LIBRARY: a library of packaging/build.sh that is
# there already.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/install.sh
. packaging/version.sh
. packaging/abi/compare.sh
install_packages abigail-tools binutils gcc python3 xz-utils

baseline=packaging/abi/${VERSION%.*}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -f "$baseline/client.c" ] || { echo "$baseline/client.c is missing: copy the last version's, and add to it" >&2; exit 1; }
if [ -z "${RECORD_LIBRARY:-}" ]; then
    packaging/build.sh target/dist
    RECORD_LIBRARY=target/dist/release/libglia.so
fi
cp include/glia/glia.h "$baseline/glia.h"
python3 bindings/generate/contract.py contract "$baseline/glia.h" > "$baseline/contract.c"
abidw --no-corpus-path --no-comp-dir-path --no-show-locs "$RECORD_LIBRARY" \
    > "$work/library.abi"
xz -9e < "$work/library.abi" > "$baseline/$(gcc -print-multiarch).abi.xz"
mkdir "$work/libraries"
cp "$RECORD_LIBRARY" "$work/libraries/libglia.so"
ln -s libglia.so "$work/libraries/libglia.so.$ABI"
touch "$baseline/client.txt"
client_runs "$baseline" "$work/libraries" "$work" > /dev/null || true
cp "$work/client.txt" "$baseline/client.txt"
ls -l "$baseline"
