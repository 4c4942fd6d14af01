#!/usr/bin/env bash
# What is released: builds as `make dist` does, packs twice and compares the bytes, uses the archive and the
# Debian packages as a stranger would, runs the C programs of tests/c, and compares the library's types with the
# recorded ABI. With --rebuild also builds what is committed a second time from nothing, as another user in
# another folder, and compares all files: some minutes more. GLIA_TARGET=aarch64-unknown-linux-gnu tests that
# release, under emulation.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/install.sh
. packaging/version.sh
. packaging/tests/checks.sh
. packaging/abi/compare.sh
. packaging/abi/breaks.sh
. packaging/tests/harness.sh
. packaging/tests/rebuild.sh

install_packages abigail-tools binutils dpkg gcc libc6-dev git pkg-config python3 python3-venv xz-utils || exit 1
if [ "${GLIA_TARGET:-}" = aarch64-unknown-linux-gnu ] && [ "$(uname -m)" != aarch64 ]; then
    install_packages rustc-web cargo-web rust-web-src gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user || exit 1
fi
. packaging/platform.sh
COMPILER=gcc
RUNNER=()
if [ -n "${tools:-}" ]; then
    COMPILER=${tools}gcc
    RUNNER=("qemu-$PROCESSOR" -L "/usr/$MULTIARCH")
fi
packaging/build.sh target/dist || exit 1
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)} || exit 1
export SOURCE_DATE_EPOCH
WORK=$PWD/target/dist/test
FIRST=$WORK/first
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
    "$COMPILER" -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror "$sources"/{digits,learn,linked}.c \
        $("$@" pkg-config --cflags --libs glia) -o "$WORK/digits" &&
        (cd / && env -i PATH="$PATH" LD_LIBRARY_PATH="$libraries" "${RUNNER[@]}" "$WORK/digits" "$IMAGES" "$HASH")
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
        dpkg --root="$root" --force-architecture --force-script-chrootless --force-not-root --force-depends --log="$WORK/dpkg.log" \
            -i "$FIRST"/*.deb > "$WORK/dpkg-output" 2>&1 &&
        dpkg --root="$root" -V libglia0 libglia-dev &&
        dpkg --root="$root" -s "libglia$ABI" | grep -x "Status: install ok installed"
}

# Owners, times and modes of what is packed.
packed_properly() {
    local odd
    tar -tvJf "$FIRST/$NAME.tar.xz" --numeric-owner > "$WORK/packed" &&
        dpkg-deb --fsys-tarfile "$FIRST/libglia-dev_$VERSION-1_$DEBIAN_ARCHITECTURE.deb" |
        tar -tv --numeric-owner >> "$WORK/packed" || return 1
    odd=$(grep -vE '^(-rw-r--r--|-rwxr-xr-x|drwxr-xr-x|lrwxrwxrwx) 0/0 ' "$WORK/packed")
    [ -z "$odd" ] || { echo "$odd"; return 1; }
}

debug_information_matches() {
    local id
    tar -C "$WORK" -xf "$FIRST/$NAME-debug.tar.xz" &&
        id=$(readelf -n "$WORK/archive/$NAME/lib/libglia.so" | sed -n 's/.*Build ID: //p') &&
        grep -q '\.debug_info' <<< "$(readelf -S "$WORK/$NAME-debug/lib/debug/.build-id/${id:0:2}/${id:2}.debug")" &&
        ! readelf -S "$WORK/archive/$NAME/lib/libglia.so" | grep '\.debug_info'
}

# The bill lists what cargo says is in the library, and refers to nothing that it does not list.
bill_is_complete() {
    cargo tree --locked -e normal,no-proc-macro ${GLIA_TARGET:+--target "$GLIA_TARGET"} --prefix none --format '{p}' | sed -E 's/ \(.*//; s/ v/@/' |
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
        "$OBJCOPY" --add-section .note.path=<(echo "$PWD/src/lib.rs") "$WORK/built/libglia.so" || exit 0
    packaging/pack.sh "$WORK/built" "$WORK/refused"
}

# The programs of tests/c with the library of the archive.
harness_passes() {
    c_programs "$COMPILER" "$WORK/archive/$NAME/lib" "$WORK/harness" "${RUNNER[@]}"
}

# The tag is what the symbols say; a library of this machine's glibc has another.
runs_with_old_glibc() {
    local expected=manylinux_${GLIBC_FLOOR/./_}_$PROCESSOR.manylinux2014_$PROCESSOR
    [ "$(python3 bindings/python/platform_tag.py "$WORK/archive/$NAME/lib/libglia.so")" = "$expected" ] && echo "$expected"
}

# A function that glibc got later does not get into a library that is linked as releases are.
refuses_newer_functions() {
    echo 'extern int getrandom(void *, unsigned long, unsigned); int use(void) { return getrandom(0, 0, 0); }' |
        "$COMPILER" -xc -fPIC -c - -o "$WORK/newer.o" || exit 0
    "$COMPILER" -shared "$WORK/newer.o" -o "$WORK/newer.so" -L"target/dist/glibc-$PROCESSOR" -Wl,-z,defs
}

# Each function has the node of the ABI.
has_version_node() {
    local names
    names=$("$READELF" -W --dyn-syms "$BUILT/libglia.so" | awk '$7 != "UND" && $8 ~ /^glia_/ {print $8}')
    [ "$(wc -l <<< "$names")" -gt 80 ] && ! grep -v "@@GLIA_$ABI$" <<< "$names" && echo "$(wc -l <<< "$names") functions"
}

# As on glibc 2.17: without the functions that came later and that are used where they are, and closed while
# threads live that have destructors of the library's.
runs_without_newer_functions() {
    local old=$WORK/old
    mkdir -p "$old" && python3 packaging/tests/without_weak.py "$WORK/archive/$NAME/lib/libglia.so" "$old/libglia.so" &&
        ln -sf libglia.so "$old/libglia.so.$ABI" && c_programs "$COMPILER" "$old" "$WORK/harness-old" "${RUNNER[@]}" &&
        "$COMPILER" -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror -Iinclude packaging/tests/{reload,learn,opened}.c \
            -ldl -lpthread -o "$WORK/reload" && "${RUNNER[@]}" "$WORK/reload" "$IMAGES" "$old/libglia.so" stays
}

# What every package has to bring of the licences of others.
has_notices() {
    local crates
    crates=$(grep -c '"purl": "pkg:cargo/' "$FIRST/$NAME.cdx.json")
    # The bill names the library itself, too.
    crates=$((crates - 1))
    [ "$(grep -cE '^[a-zA-Z0-9_-]+ [0-9.]+: ' "$WORK/archive/$NAME/share/doc/glia/THIRD-PARTY-LICENSES.txt")" = "$crates" ] &&
        echo "$crates crates"
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
check "licences of what is inside" has_notices
check "glibc $GLIBC_FLOOR and newer, as wheels name it" runs_with_old_glibc
refused "a function that is newer than glibc $GLIBC_FLOOR does not link" "undefined reference" refuses_newer_functions
check "the version node of the ABI" has_version_node
check "the C programs of tests/c" harness_passes
check "the same and a thousand closes without what glibc got after $GLIBC_FLOOR" runs_without_newer_functions
if [ "$PROCESSOR" != x86_64 ]; then
    echo "not here: an ABI recorded for $PROCESSOR to compare types with; the header is the same"
else
    for baseline in packaging/abi/[0-9]*; do
        check "the ABI of ${baseline##*/}, types of the library" library_agrees "$baseline" "$BUILT/libglia.so" "$WORK"
    done
    library_breaks_are_caught "$BUILT/libglia.so"
fi
if [ "${1:-}" = --rebuild ]; then
    check "another user's build in another folder: the same files" builds_the_same
else
    echo "not asked for: a second build from nothing; --rebuild"
fi
finish_checks dist
