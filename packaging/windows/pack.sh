#!/usr/bin/env bash
# Packs what packaging/windows/build.sh built: a zip with library, import libraries, headers and what CMake and
# pkg-config need, one of the debug information, and the bill of materials; then writes the checksums of the
# whole folder anew. The same input gives the same bytes. Usage: pack.sh SHIPPED RESULT
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/version.sh
. packaging/windows/tools.sh
. packaging/release-files.sh
shipped=$(realpath "$1")
mkdir -p "$2"
result=$(realpath "$2")
name=glia-$VERSION-$WINDOWS_PLATFORM
reproducible
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fill TEMPLATE FOLDER: a template of packaging/ with its words replaced.
fill() {
    local file
    file=$(basename "${1%.in}")
    mkdir -p "$2"
    sed -e "s|@VERSION@|$VERSION|g" -e "s|@ABI_SINCE@|$ABI_SINCE|g" -e "s|@PREFIX@|\${pcfiledir}/../..|g" \
        -e "s|@LIBDIR@|\${prefix}/lib|g" -e "s|@INCLUDEDIR@|\${prefix}/include|g" \
        -e '/@SYSTEM_LIBRARIES@/d' "packaging/$1" > "$2/$file"
    if grep -n '@[A-Z_]*@' "$2/$file" >&2; then
        echo "packaging/$1 has a word that is not known for Windows" >&2
        return 1
    fi
}

library() {
    local folder=$1 header
    install -D -m 644 "$shipped/glia.dll" "$folder/bin/glia.dll"
    mkdir -p "$folder/lib"
    install -m 644 "$shipped/glia.lib" "$shipped/libglia.dll.a" "$folder/lib"
    fill windows/gliaConfig.cmake.in "$folder/lib/cmake/glia"
    fill install/gliaConfigVersion.cmake.in "$folder/lib/cmake/glia"
    fill install/glia.pc.in "$folder/lib/pkgconfig"
    (cd include && find glia -type f ! -name glia_checked.h) | while read -r header; do
        install -D -m 644 "include/$header" "$folder/include/$header"
    done
}

documents() {
    mkdir -p "$1"
    install -m 644 README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE docs/install.md docs/abi.md "$1"
    install -m 644 "$work/bill.json" "$1/glia.cdx.json"
    GLIA_TARGET=$WINDOWS_TARGET python3 packaging/notices.py > "$1/THIRD-PARTY-LICENSES.txt"
    # The licence of what MinGW's linker puts into every DLL asks for its text.
    install -m 644 /usr/share/doc/mingw-w64-x86-64-dev/copyright "$1/LICENSE-mingw-w64"
}

# archive FOLDER: a folder of $work as a zip of the same name: in order, with one time, without owners.
archive() {
    rm -f "$result/$1.zip"
    (cd "$work" && find "$1" -exec touch -d "@$SOURCE_DATE_EPOCH" {} + &&
        find "$1" -type f | sort | zip -q -X -9 -@ "$result/$1.zip")
}

check_paths "$shipped/glia.dll"
check_paths "$shipped/glia.dll.debug"
GLIA_TARGET=$WINDOWS_TARGET MINGW_CC=$MINGW_CC python3 packaging/bill.py > "$work/bill.json"
library "$work/$name"
documents "$work/$name/share/doc/glia"
archive "$name"
install -D -m 644 "$shipped/glia.dll.debug" "$work/$name-debug/bin/glia.dll.debug"
archive "$name-debug"
cp "$work/bill.json" "$result/$name.cdx.json"
write_checksums "$result"
