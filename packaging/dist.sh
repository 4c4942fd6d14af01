#!/usr/bin/env bash
# `make dist`: the files of a release into target/dist/packages (packages-aarch64 for 64-bit Arm): an archive
# of the installed library, one of its debug information, Debian packages, a bill of materials, and the
# checksums of all of them. The same sources, compiler and tools give the same bytes. On x86-64 Linux also a
# zip for 64-bit Windows and the package of JavaScript, whose tools it installs on Debian.
# GLIA_TARGET: one platform alone; aarch64-unknown-linux-gnu with the tools that packaging/platform.sh names,
# x86_64-pc-windows-gnu and wasm32-unknown-unknown with those of packaging/windows and packaging/wasm.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/version.sh
. packaging/release-files.sh
. scripts/install.sh

linux() {
    # On other systems than Debian and what comes from it they are there, or the first that lacks says so.
    ! command -v apt-get > /dev/null ||
        install_packages gcc libc6-dev binutils dpkg git python3 xz-utils
    . packaging/platform.sh
    packaging/build.sh target/dist
    packaging/pack.sh "$BUILT" "$PACKAGES"
}

javascript() {
    packaging/wasm/build.sh target/wasm
    packaging/wasm/pack.sh target/wasm/glia.wasm target/dist/packages
}

# The last, as it writes the checksums of the whole folder.
windows() {
    packaging/windows/build.sh target/dist
    packaging/windows/pack.sh target/dist/x86_64-pc-windows-gnu/shipped target/dist/packages
}

case ${GLIA_TARGET:-} in
    x86_64-pc-windows-gnu) windows ;;
    wasm32-unknown-unknown)
        javascript
        write_checksums target/dist/packages
        ;;
    '')
        (linux)
        if [ "$(uname -sm)" = "Linux x86_64" ]; then
            javascript
            windows
        fi
        ;;
    *) linux ;;
esac
