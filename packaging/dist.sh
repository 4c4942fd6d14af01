#!/usr/bin/env bash
# `make dist`: the files of a release into target/dist/packages (packages-aarch64 for 64-bit Arm): an archive
# of the installed library, one of its debug information, Debian packages, a bill of materials, and the
# checksums of all of them. The same sources, compiler and tools give the same bytes.
# GLIA_TARGET=aarch64-unknown-linux-gnu for another platform, with the tools that packaging/platform.sh names.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/version.sh
. packaging/platform.sh

packaging/build.sh target/dist
packaging/pack.sh "$BUILT" "$PACKAGES"
