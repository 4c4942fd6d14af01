#!/usr/bin/env bash
# glia.dll for 64-bit Windows: builds what `make dist` ships, checks the file, and runs under Wine the programs
# of tests/c and tests/cpp, the hostile caller, the zip as a stranger would use it, and hosts that do what hosts
# on Windows do (tests/windows). What cannot run there is named at the end, with the reason. Runs every check
# even after a failure.
#
#   scripts/test-windows.sh              all
#   scripts/test-windows.sh --rebuild    also a second build from nothing, in another folder: the same bytes
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. packaging/version.sh
. packaging/windows/tools.sh
. packaging/tests/checks.sh
. packaging/tests/windows.sh
. tests/windows/programs.sh
. tests/windows/hosts.sh

install_packages "${WINDOWS_PACKAGES[@]}" g++-mingw-w64-x86-64-posix wine64 binutils cmake make pkg-config clang-19 \
    lld-19 unzip || exit 1
WORK=$PWD/target/windows
SHIPPED=$PWD/target/dist/$WINDOWS_TARGET/shipped
NAME=glia-$VERSION-$WINDOWS_PLATFORM
PROGRAMS=$WORK/programs
MINGW_CXX=$MINGW-g++-posix
IMAGES=$PWD/examples/data/digits.csv
HASH=$PWD/tests/golden/digits_hash.txt
C_FLAGS=(-std=c11 -O2 -Wall -Wextra -Wpedantic -Werror -D__USE_MINGW_ANSI_STDIO=1)

packaging/windows/build.sh target/dist || exit 1
prepare_wine || exit 1
file_checks
archive_checks
program_checks
host_checks
if [ "${1:-}" = --rebuild ]; then
    check "builds the same bytes in another folder" builds_the_same
else
    echo "not asked for: a second build from nothing; --rebuild"
fi
name_programs_left_out
finish_checks windows
