#!/usr/bin/env bash
# Makes of cargo's libglia.a one with a single object, in which only glia's functions are visible: Rust's
# archives carry the standard library with its global names, and two of them do not go into one program.
# Usage: static-library.sh CARGO_ARCHIVE RESULT
set -euo pipefail
cd "$(dirname "$0")/.."
archive=$1
result=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: "${LD:=ld}" "${OBJCOPY:=objcopy}" "${AR:=ar}" "${NM:=nm}"

# What the archive exports is what the header declares; a test compares.
"$NM" --defined-only --extern-only "$archive" 2> /dev/null | awk '$3 ~ /^glia_/ {print $3}' | LC_ALL=C sort -u \
    > "$work/symbols"
[ -s "$work/symbols" ] || { echo "$archive exports no function of glia" >&2; exit 1; }

# One object of what these functions need. Groups are dissolved: the linker would otherwise drop those that
# another Rust library has too, although this one's names are its own by then. Sections that nobody needs stay
# until a program is linked: removed here, GNU ld turns the weak names in them into strong ones.
sed 's/^/-u /' "$work/symbols" > "$work/roots"
"$LD" -r --force-group-allocation "@$work/roots" -o "$work/whole.o" "$archive"
# The bitcode of Rust's standard library serves nobody, and makes ar stop where it asks a newer LLVM's plugin.
"$OBJCOPY" -R .llvmbc -R .llvmcmd --keep-global-symbols="$work/symbols" "$work/whole.o" "$work/glia.o"
mkdir -p "$(dirname "$result")"
rm -f "$result"
"$AR" rcsD "$result" "$work/glia.o"
chmod 644 "$result"
