#!/usr/bin/env bash
# Packs what packaging/build.sh built: packaging/dist.sh. Usage: pack.sh BUILT RESULT
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/version.sh
. packaging/platform.sh
. packaging/release-files.sh
built=$(realpath "$1")
result=$2
name=glia-$VERSION-$PLATFORM
reproducible
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The oldest glibc that the library runs with is what is said of it.
check_glibc() {
    local newest
    newest=$("$OBJDUMP" -T "$1" | grep -o 'GLIBC_[0-9.]*' | sed 's/GLIBC_//' | sort -Vu | tail -n 1)
    [ "$newest" = "$GLIBC_FLOOR" ] ||
        { echo "$1 needs glibc $newest; packaging/version.sh says $GLIBC_FLOOR" >&2; return 1; }
}

# split_debug FOLDER: the debug information of the built library, where debuggers look for it by build id.
split_debug() {
    local id place
    id=$("$READELF" -n "$built/libglia.so" | sed -n 's/.*Build ID: //p')
    [ -n "$id" ] || { echo "$built/libglia.so has no build id" >&2; exit 1; }
    place=$1/lib/debug/.build-id/${id:0:2}/${id:2}.debug
    mkdir -p "$(dirname "$place")"
    "$OBJCOPY" --only-keep-debug "$built/libglia.so" "$place"
    chmod 644 "$place"
}

# archive FOLDER: a folder of $work as an archive of the same name.
archive() {
    tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=gnu \
        -C "$work" -cf - "$1" | xz -6 -T1 > "$result/$1.tar.xz"
}

documents() {
    mkdir -p "$1"
    install -m 644 README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE docs/install.md docs/abi.md "$1"
    install -m 644 "$work/bill.json" "$1/glia.cdx.json"
    install -m 644 "$work/notices.txt" "$1/THIRD-PARTY-LICENSES.txt"
}

rm -rf "$result"
mkdir -p "$result"
check_glibc "$built/libglia.so"
check_paths "$built/libglia.so" "$built"
check_paths "$built/libglia.a" "$built"
python3 packaging/bill.py > "$work/bill.json"
python3 packaging/notices.py > "$work/notices.txt"

DESTDIR=$work PREFIX=/$name LIBDIR=/$name/lib INCLUDEDIR=/$name/include MANDIR=/$name/share/man \
    RELEASE=$built STRIP=$STRIP_TOOL RELOCATABLE=1 packaging/install.sh install
documents "$work/$name/share/doc/glia"
archive "$name"
split_debug "$work/$name-debug"
archive "$name-debug"
packaging/debian.sh "$built" "$result" "$work/bill.json" "$work/notices.txt"
cp "$work/bill.json" "$result/$name.cdx.json"
write_checksums "$result"
