#!/usr/bin/env bash
# Debian packages of a built library: libglia0, which programs need, named after the soname, and libglia-dev,
# which they are built with. Without debhelper, so that any Linux with dpkg makes them.
# Usage: debian.sh BUILT RESULT BILL_OF_MATERIALS NOTICES
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/version.sh
. packaging/platform.sh
built=$1
result=$2
bill=$3
notices=$4
revision=$VERSION-1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# control PACKAGE FIELDS: the fields that both have, and its own.
control() {
    local folder=$work/$1
    mkdir -p "$folder/DEBIAN"
    {
        echo "Package: $1"
        echo "Source: glia"
        echo "Version: $revision"
        echo "Architecture: $DEBIAN_ARCHITECTURE"
        echo "Multi-Arch: same"
        echo "Maintainer: $MAINTAINER"
        echo "Installed-Size: $(find "$folder/usr" -type f -printf '%s\n' | awk '{ sum += int(($1 + 1023) / 1024) } END { print sum }')"
        echo "Priority: optional"
        cat
    } > "$folder/DEBIAN/control"
    (cd "$folder" && find usr -type f | LC_ALL=C sort | xargs md5sum) > "$folder/DEBIAN/md5sums"
}

# documents PACKAGE: what Debian asks of every package.
documents() {
    local folder=$work/$1/usr/share/doc/$1
    mkdir -p "$folder"
    {
        echo "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
        echo
        echo "Files: *"
        echo "Copyright: $(sed -n 's/^Copyright (c) //p' LICENSE-MIT)"
        echo "License: MIT or Apache-2.0"
        echo
        echo "License: MIT"
        sed -n '/^Permission/,$ s/^/ /p' LICENSE-MIT | sed 's/^ $/ ./'
        echo
        echo "License: Apache-2.0"
        echo " On Debian systems: /usr/share/common-licenses/Apache-2.0"
    } > "$folder/copyright"
    {
        echo "glia ($revision) unstable; urgency=medium"
        echo
        echo "  * glia $VERSION, see CHANGELOG.md in the sources."
        echo
        echo " -- $MAINTAINER  $(date -u -d "@$SOURCE_DATE_EPOCH" -R)"
    } | gzip -9n > "$folder/changelog.Debian.gz"
    install -m 644 "$bill" "$folder/glia.cdx.json"
    install -m 644 "$notices" "$folder/THIRD-PARTY-LICENSES.txt"
}

# What is installed under /usr, then the library into one package and the rest into the other.
DESTDIR=$work/libglia-dev PREFIX=/usr LIBDIR=/usr/lib/$MULTIARCH INCLUDEDIR=/usr/include MANDIR=/usr/share/man \
    RELEASE=$built STRIP=$STRIP_TOOL packaging/install.sh install
library=$work/libglia$ABI
mkdir -p "$library/usr/lib/$MULTIARCH"
mv "$work/libglia-dev/usr/lib/$MULTIARCH/libglia.so.$VERSION" "$work/libglia-dev/usr/lib/$MULTIARCH/libglia.so.$ABI" \
    "$library/usr/lib/$MULTIARCH/"
chmod 644 "$library/usr/lib/$MULTIARCH/libglia.so.$VERSION"
gzip -9n "$work/libglia-dev/usr/share/man/man3/glia.3"
documents "libglia$ABI"
documents libglia-dev

control "libglia$ABI" << END
Section: libs
Depends: libc6 (>= $GLIBC_FLOOR), libgcc-s1 (>= 3.0) | libgcc1 (>= 1:4.2)
Description: neural networks that are built, trained and run inside programs
 A library with a C ABI for games, robots and tools: it trains within a frame,
 computes the same bits on every machine, and runs on the threads it is given.
END
echo "libglia $ABI libglia$ABI (>= $ABI_SINCE)" > "$library/DEBIAN/shlibs"
echo "activate-noawait ldconfig" > "$library/DEBIAN/triggers"
control libglia-dev << END
Section: libdevel
Depends: libglia$ABI (= $revision)
Description: neural networks inside programs: headers and static library
 The headers for C and C++, the static library, and what pkg-config and CMake
 need to find them.
END

for package in "libglia$ABI" libglia-dev; do
    find "$work/$package" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    dpkg-deb --root-owner-group -Zxz -z6 --threads-max=1 --build "$work/$package" \
        "$result/${package}_${revision}_$DEBIAN_ARCHITECTURE.deb" > /dev/null
done
