#!/usr/bin/env bash
# What is released: builds as `make dist` does, packs twice and compares the bytes, uses the archive and the
# Debian packages as a stranger would, and compares the library's types with the recorded ABI. With --rebuild
# also builds the sources a second time from nothing, in another folder, and compares: some minutes more.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/install.sh
. packaging/version.sh
. packaging/tests/checks.sh
. packaging/abi/compare.sh
. packaging/abi/breaks.sh

install_packages abigail-tools binutils dpkg gcc git pkg-config python3 xz-utils || exit 1
. packaging/platform.sh
packaging/build.sh target/dist || exit 1
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)} || exit 1
export SOURCE_DATE_EPOCH
WORK=$PWD/target/dist/test
FIRST=target/dist/packages
NAME=glia-$VERSION-$PLATFORM
IMAGES=$PWD/examples/data/digits.csv
HASH=$PWD/tests/golden/digits_hash.txt
rm -rf "$WORK"
mkdir -p "$WORK"

# Another folder, time zone, language and mask; files that are younger.
packs_the_same() {
    (umask 077 && TZ=Asia/Tokyo LC_ALL=C.UTF-8 packaging/pack.sh "$BUILT" "$WORK/second") &&
        diff -r "$FIRST" "$WORK/second" && echo "$(find "$FIRST" -type f | wc -l) files"
}

checksums_hold() {
    (cd "$FIRST" && sha256sum --quiet -c SHA256SUMS) &&
        [ "$(wc -l < "$FIRST/SHA256SUMS")" -eq $(($(find "$FIRST" -type f | wc -l) - 1)) ]
}

# learns FOLDER_WITH_LIBRARIES PKG_CONFIG_OPTIONS...: the digits, by what pkg-config finds.
learns() {
    local libraries=$1 sources=packaging/tests
    shift
    # shellcheck disable=SC2046
    gcc -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror "$sources"/{digits,learn,linked}.c \
        $("$@" pkg-config --cflags --libs glia) -o "$WORK/digits" &&
        (cd / && env -i LD_LIBRARY_PATH="$libraries" "$WORK/digits" "$IMAGES" "$HASH")
}

archive_works() {
    mkdir "$WORK/archive" && tar -C "$WORK/archive" -xf "$FIRST/$NAME.tar.xz" &&
        learns "$WORK/archive/$NAME/lib" env PKG_CONFIG_PATH="$WORK/archive/$NAME/lib/pkgconfig"
}

debian_packages_work() {
    local package stage=$WORK/debian
    for package in "libglia$ABI" libglia-dev; do
        dpkg-deb -x "$FIRST/${package}_$VERSION-1_$DEBIAN_ARCHITECTURE.deb" "$stage" || return 1
    done
    learns "$stage/usr/lib/$MULTIARCH" env PKG_CONFIG_PATH="$stage/usr/lib/$MULTIARCH/pkgconfig" PKG_CONFIG_SYSROOT_DIR="$stage"
}

# dpkg takes them in, in a root of its own, in an order that their dependencies allow.
dpkg_takes_them() {
    local root=$WORK/root
    mkdir -p "$root/var/lib/dpkg/"{info,updates} && touch "$root/var/lib/dpkg/status" &&
        dpkg --root="$root" --force-script-chrootless --force-not-root --force-depends --log="$WORK/dpkg.log" \
            -i "$FIRST"/*.deb > "$WORK/dpkg-output" 2>&1 &&
        dpkg --root="$root" -V libglia0 libglia-dev &&
        dpkg --root="$root" -s "libglia$ABI" | grep -x "Status: install ok installed"
}

# Owners, times and modes of what is packed.
packed_properly() {
    local odd
    odd=$({ tar -tvJf "$FIRST/$NAME.tar.xz" --numeric-owner
        dpkg-deb --fsys-tarfile "$FIRST/libglia-dev_$VERSION-1_$DEBIAN_ARCHITECTURE.deb" | tar -tv --numeric-owner
    } | grep -vE '^(-rw-r--r--|-rwxr-xr-x|drwxr-xr-x|lrwxrwxrwx) 0/0 ')
    [ -z "$odd" ] || { echo "$odd"; return 1; }
}

debug_information_matches() {
    local id
    tar -C "$WORK" -xf "$FIRST/$NAME-debug.tar.xz" &&
        id=$(readelf -n "$WORK/archive/$NAME/lib/libglia.so" | sed -n 's/.*Build ID: //p') &&
        readelf -S "$WORK/$NAME-debug/lib/debug/.build-id/${id:0:2}/${id:2}.debug" | grep -q '\.debug_info' &&
        ! readelf -S "$WORK/archive/$NAME/lib/libglia.so" | grep '\.debug_info'
}

# The bill lists what cargo says is in the library, and refers to nothing that it does not list.
bill_is_complete() {
    cargo tree --locked -e normal,no-proc-macro --prefix none --format '{p}' | sed -E 's/ \(.*//; s/ v/@/' |
        grep -v '^libglia@' | sort -u > "$WORK/tree"
    python3 - "$FIRST/$NAME.cdx.json" "$WORK/tree" << 'END'
import json, re, sys
bill = json.load(open(sys.argv[1]))
listed = {f"{one['name']}@{one['version']}" for one in bill["components"] if one["purl"].startswith("pkg:cargo/")}
expected = set(open(sys.argv[2]).read().split())
assert listed == expected, listed ^ expected
references = {one["bom-ref"] for one in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
used = {other for one in bill["dependencies"] for other in [one["ref"], *one["dependsOn"]]}
assert used == references, used ^ references
for one in bill["components"]:
    assert one["licenses"][0]["expression"] != "NOASSERTION", one
    assert not one["purl"].startswith("pkg:cargo/") or re.fullmatch("[0-9a-f]{64}", one["hashes"][0]["content"]), one
print(len(listed), "crates and the standard library")
END
}

refuses_paths() {
    mkdir -p "$WORK/built" && cp "$BUILT/libglia.so" "$BUILT/libglia.a" "$WORK/built/" &&
        objcopy --add-section .note.path=<(echo "$PWD/src/lib.rs") "$WORK/built/libglia.so" || exit 0
    packaging/pack.sh "$WORK/built" "$WORK/refused"
}

builds_the_same() {
    mkdir -p "$WORK/elsewhere/glia" && git archive HEAD | tar -x -C "$WORK/elsewhere/glia" &&
        (cd "$WORK/elsewhere/glia" && packaging/build.sh "$WORK/elsewhere/target") &&
        cmp "$BUILT/libglia.so" "$WORK/elsewhere/target/release/libglia.so" &&
        cmp "$BUILT/libglia.a" "$WORK/elsewhere/target/release/libglia.a"
}

check "packs" packaging/pack.sh "$BUILT" "$FIRST"
check "packs the same bytes a second time" packs_the_same
check "checksums" checksums_hold
check "the archive, unpacked anywhere: the digits" archive_works
check "the Debian packages: the digits" debian_packages_work
check "dpkg installs them" dpkg_takes_them
check "owners and modes" packed_properly
check "debug information of the same build" debug_information_matches
check "bill of materials" bill_is_complete
refused "a library with paths of the machine is not packed" "has paths of this machine" refuses_paths
check "glibc $GLIBC_FLOOR or newer, and no older one" test "$(objdump -T "$BUILT/libglia.so" | grep -o 'GLIBC_[0-9.]*' |
    sed 's/GLIBC_//' | sort -Vu | tail -n 1)" = "$GLIBC_FLOOR"
for baseline in packaging/abi/[0-9]*; do
    check "the ABI of ${baseline##*/}, types of the library" library_agrees "$baseline" "$BUILT/libglia.so" "$WORK"
done
library_breaks_are_caught "$BUILT/libglia.so"
if [ "${1:-}" = --rebuild ]; then
    check "builds the same bytes in another folder" builds_the_same
else
    echo "not asked for: a second build from nothing; --rebuild"
fi
finish_checks dist
