#!/usr/bin/env bash
# `make dist-bindings`, after `make dist`: the wheel, and on x86-64 the NuGet and Unity packages, with the library
# of the release inside, beside its archives; then the checksums anew. What C# needs is compiled and tested with
# that library first (scripts/test-csharp.sh). The NuGet package has the library for 64-bit Arm as well where
# `GLIA_TARGET=aarch64-unknown-linux-gnu make dist` built one.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/version.sh
. packaging/platform.sh
work=target/dist/bindings
arm=target/dist/aarch64-unknown-linux-gnu/release/libglia.so
[ -f "$BUILT/libglia.so" ] && [ -d "$PACKAGES" ] || { echo "$PACKAGES is missing: run make dist first" >&2; exit 1; }
umask 022
rm -rf "$work"
mkdir -p "$work"

# The wheel's own script asks for the version of pip's that it needs.
wheel() {
    [ -x target/venv-wheel/bin/python ] || python3 -m venv target/venv-wheel
    rm -f "$PACKAGES"/*.whl
    target/venv-wheel/bin/python bindings/python/build_wheel.py --library "$BUILT/libglia.so" --output "$PACKAGES"
}

# stripped LIBRARY TOOL NAME: without debug information, which has an archive of its own.
stripped() {
    mkdir -p "$work/$3"
    "$2" --strip-unneeded -o "$work/$3/libglia.so" "$1"
    natives+=(--native "$3=$work/$3/libglia.so")
}

csharp() {
    local natives=()
    GLIA_LIBRARY_DIR=$(realpath "$BUILT") scripts/test-csharp.sh
    stripped "$BUILT/libglia.so" "$STRIP_TOOL" linux-x64
    python3 bindings/csharp/unity/pack.py "${natives[@]}" --out "$work/unity"
    [ ! -f "$arm" ] || stripped "$arm" aarch64-linux-gnu-strip linux-arm64
    python3 bindings/csharp/nuget/pack.py --assemblies target/csharp/out "${natives[@]}" --out "$PACKAGES"
    cp "$work"/unity/*.tgz "$PACKAGES/"
}

wheel
if [ "$PROCESSOR" = x86_64 ]; then
    csharp
fi
(cd "$PACKAGES" && rm -f SHA256SUMS && sha256sum -- * > "$OLDPWD/$work/SHA256SUMS" && cp "$OLDPWD/$work/SHA256SUMS" SHA256SUMS)
