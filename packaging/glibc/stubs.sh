#!/usr/bin/env bash
# Makes the libraries that a release is linked against instead of this machine's glibc: the functions of glibc
# 2.17 with their versions and without code. A library that was linked so asks for nothing newer and runs with
# every glibc since, and what compiles it is what compiles it everywhere else: rustc, cc and its linker.
# Functions that the Rust standard library uses where it finds them (statx, getrandom) are left out: the
# references to them are weak, and the dynamic linker fills them in where it has them.
# From the environment: CC, AR. Usage: stubs.sh x86_64|aarch64 FOLDER
set -euo pipefail
cd "$(dirname "$0")"
processor=$1
folder=$2
: "${CC:=cc}" "${AR:=ar}"
case $processor in
    x86_64) dynamic_linker=ld-linux-x86-64.so.2 dots=1 ;;
    aarch64) dynamic_linker=ld-linux-aarch64.so.1 dots=0 ;;
    *) echo "stubs.sh: expected x86_64 or aarch64, got $processor" >&2; exit 1 ;;
esac
rm -rf "$folder"
mkdir -p "$folder"
folder=$(realpath "$folder")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# version_script LIBRARY: a node for each version; all but 2.17 inherit nothing, as nobody asks.
version_script() {
    awk -v library="$1" -v own="$dots" '
        !/^#/ && $1 == library { version = own ? $2 : "2.17"; names[version] = names[version] " " $3 ";" }
        END { for (version in names) printf "GLIBC_%s {%s };\n", version, names[version] }' symbols.txt |
        LC_ALL=C sort
}

# stub LIBRARY SONAME: a library of these functions, which nobody calls.
stub() {
    version_script "$1" > "$work/$1.map"
    awk -v library="$1" '!/^#/ && $1 == library {
        printf ".globl %s\n.type %s, %%function\n%s:\n", $3, $3, $3
    }' symbols.txt > "$work/$1.s"
    echo '.section .note.GNU-stack, "", %progbits' >> "$work/$1.s"
    local script=()
    [ ! -s "$work/$1.map" ] || script=("-Wl,--version-script=$work/$1.map")
    "$CC" -shared -nostdlib -Wl,-soname,"$2" "${script[@]}" "$work/$1.s" -o "$folder/$2"
}

stub libc libc.so.6
stub libdl libdl.so.2
stub libpthread libpthread.so.0
stub ld "$dynamic_linker"
# Linked by rustc for every program; nothing of them is used.
stub libm libm.so.6
stub librt librt.so.1
stub libutil libutil.so.1
# One object, so that the second comes with what the Rust standard library asks the first for.
"$CC" -O2 -fPIC -c stat.c -o "$work/stat.o"
"$CC" -O2 -fPIC -c keep.c -o "$work/keep.o"
"$CC" -nostdlib -r "$work/stat.o" "$work/keep.o" -o "$work/ours.o"
"$AR" rcsD "$folder/libours.a" "$work/ours.o"

# By the names that -lc and the others look for.
echo "INPUT(\"$folder/libc.so.6\" \"$folder/libours.a\" AS_NEEDED(\"$folder/$dynamic_linker\"))" > "$folder/libc.so"
for library in libdl.so.2 libpthread.so.0 libm.so.6 librt.so.1 libutil.so.1; do
    ln -s "$library" "$folder/${library%.*}"
done
