#!/usr/bin/env bash
# The library as others get it: installs it into a folder under target/, and builds and runs projects
# against that folder alone, by pkg-config and by CMake, with the shared and the static library; then hosts
# that do what hosts do: two copies, a thousand loads, forks, signals, traps. Needs what `make` builds, and
# builds it where it is missing. Runs every check even after a failure.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/install.sh
. packaging/version.sh

install_packages gcc g++ clang-19 binutils cmake make pkg-config man-db python3 || exit 1
if [ -z "${GLIA_LIBRARY_DIR:-}" ]; then
    make library || exit 1
fi
export RELEASE=${GLIA_LIBRARY_DIR:-target/release}
WORK=$PWD/target/package
STAGE=$WORK/stage
PREFIX_HERE=/opt/glia
ROOT=$STAGE$PREFIX_HERE
# As a distribution's packages have it.
LIBDIR_HERE=lib/$(gcc -print-multiarch)
LIBRARIES=$ROOT/$LIBDIR_HERE
SOURCES=$WORK/outside
IMAGES=$PWD/examples/data/digits.csv
HASH=$PWD/tests/golden/digits_hash.txt
CC_FLAGS=(-std=c11 -O2 -Wall -Wextra -Wpedantic -Werror)
. packaging/tests/checks.sh
. packaging/tests/files.sh
. packaging/tests/projects.sh
. packaging/tests/hosts.sh

rm -rf "$WORK"
mkdir -p "$WORK"
cp -r packaging/tests "$SOURCES"

check "the manual page is that of the header" python3 bindings/generate/manual.py --check
check "make install" install_staged
files_checks
project_checks
host_checks
check "make uninstall leaves nothing" uninstall_staged
finish_checks package
