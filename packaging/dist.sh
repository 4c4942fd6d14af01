#!/usr/bin/env bash
# `make dist`: the files of a release into target/dist/packages: an archive of the installed library, one of
# its debug information, Debian packages, a bill of materials, and the checksums of all of them. The same
# sources, compiler and tools give the same bytes. On x86-64 Linux also a zip for 64-bit Windows, whose tools it
# installs on Debian. GLIA_TARGET: one platform alone; aarch64-unknown-linux-gnu with the tools that
# packaging/platform.sh names, x86_64-pc-windows-gnu with those of packaging/windows/tools.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/version.sh

linux() {
    . packaging/platform.sh
    packaging/build.sh target/dist
    packaging/pack.sh "$BUILT" target/dist/packages
}

windows() {
    packaging/windows/build.sh target/dist
    packaging/windows/pack.sh target/dist/x86_64-pc-windows-gnu/shipped target/dist/packages
}

case ${GLIA_TARGET:-} in
    x86_64-pc-windows-gnu) windows ;;
    '')
        (linux)
        [ "$(uname -sm)" != "Linux x86_64" ] || windows
        ;;
    *) linux ;;
esac
