#!/usr/bin/env bash
# `make dist-bindings`, after `make dist`: the wheel, and on x86-64 the NuGet and Unity packages, with the library
# of the release inside, beside its archives; then the checksums anew. What C# needs is compiled and tested with
# that library first (scripts/test-csharp.sh). The NuGet package has the library for 64-bit Arm as well where
# `GLIA_TARGET=aarch64-unknown-linux-gnu make dist` built one.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/version.sh
. packaging/platform.sh
. packaging/release-files.sh
. scripts/install.sh
! command -v apt-get > /dev/null || install_packages python3 python3-venv binutils
work=target/dist/bindings
arm=target/dist/aarch64-unknown-linux-gnu/release/libglia.so
windows=target/dist/x86_64-pc-windows-gnu/shipped/glia.dll
[ -f "$BUILT/libglia.so" ] && [ -d "$PACKAGES" ] || { echo "$PACKAGES is missing: run make dist first" >&2; exit 1; }
umask 022
rm -rf "$work"
mkdir -p "$work"

# says_its_platform FILE: the library in a package runs where releases do.
says_its_platform() {
    local floor=${GLIBC_FLOOR/./_} said
    said=$(python3 bindings/python/platform_tag.py "$1")
    [[ $said == "manylinux_${floor}_"* ]] || { echo "$1: expected manylinux_$floor, got $said" >&2; return 1; }
}

# A second opinion on the wheel's name is auditwheel's; then it is used, where this machine can.
wheel() {
    local python=target/venv-wheel/bin/python made
    [ -x "$python" ] || python3 -m venv target/venv-wheel
    "$python" -m pip install -q --disable-pip-version-check auditwheel==6.8.2
    rm -f "$PACKAGES"/*.whl
    made=$("$python" bindings/python/build_wheel.py --library "$BUILT/libglia.so" --output "$PACKAGES")
    "$python" -m auditwheel show "$made" > "$work/auditwheel"
    tr '\n' ' ' < "$work/auditwheel" | grep -qF "consistent with the following platform tag: \"manylinux_${GLIBC_FLOOR/./_}_$PROCESSOR\"" ||
        { cat "$work/auditwheel" >&2; return 1; }
    echo "$made"
    [ "$PROCESSOR" = "$(uname -m)" ] || { echo "not here: a Python for $PROCESSOR to use the wheel with"; return 0; }
    "$python" -m pip install -q --disable-pip-version-check --force-reinstall "$made"
    (cd "$work" && "$OLDPWD/$python" "$OLDPWD/bindings/python/examples/digits.py" --epochs 1 > digits.txt)
}

# stripped LIBRARY TOOL NAME: without debug information, which has an archive of its own.
stripped() {
    mkdir -p "$work/$3"
    "$2" --strip-unneeded -o "$work/$3/libglia.so" "$1"
    says_its_platform "$work/$3/libglia.so"
    natives+=(--native "$3=$work/$3/libglia.so")
}

csharp() {
    local natives=() platforms=(linux-x64) package again
    GLIA_LIBRARY_DIR=$(realpath "$BUILT") scripts/test-csharp.sh
    stripped "$BUILT/libglia.so" "$STRIP_TOOL" linux-x64
    python3 bindings/csharp/unity/pack.py "${natives[@]}" --out "$work/unity"
    [ ! -f "$windows" ] || { natives+=(--native "win-x64=$windows"); platforms+=(win-x64); }
    if [ -f "$arm" ]; then
        stripped "$arm" aarch64-linux-gnu-strip linux-arm64
        platforms+=(linux-arm64)
    fi
    package=$(python3 bindings/csharp/nuget/pack.py --assemblies target/csharp/out "${natives[@]}" --out "$PACKAGES")
    again=$(python3 bindings/csharp/nuget/pack.py --assemblies target/csharp/out "${natives[@]}" --out "$work/again")
    python3 bindings/csharp/nuget/check.py "$package" "$again" "${platforms[@]}"
    cp "$work"/unity/*.tgz "$PACKAGES/"
}

wheel
if [ "$PROCESSOR" = x86_64 ]; then
    csharp
fi
write_checksums "$PACKAGES"
