#!/usr/bin/env bash
# Packs the package of npm, as `npm pack` would: the binding and the module that packaging/wasm/build.sh made.
# The same sources and module give the same bytes. Usage: pack.sh GLIA.WASM RESULT
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/version.sh
. packaging/release-files.sh
module=$1
result=$2
reproducible
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/package" "$result"
cp -r bindings/javascript/src bindings/javascript/package.json bindings/javascript/README.md "$work/package"
install -m 644 "$module" "$work/package/glia.wasm"
install -m 644 LICENSE-MIT LICENSE-APACHE "$work/package"
GLIA_TARGET=wasm32-unknown-unknown python3 packaging/notices.py > "$work/package/THIRD-PARTY-LICENSES.txt"
find "$work/package" -type f -exec chmod 644 {} +
find "$work/package" -type d -exec chmod 755 {} +
tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=ustar \
    -C "$work" -cf - package | gzip -9n > "$result/glia-$VERSION.tgz"
echo "$result/glia-$VERSION.tgz: $(stat -c %s "$result/glia-$VERSION.tgz") bytes"
