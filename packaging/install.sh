#!/usr/bin/env bash
# `make install` and `make uninstall`: libraries, headers, glia.pc, CMake's package and the manual page.
# Builds nothing, so that it can run as root. From the environment: PREFIX, LIBDIR, INCLUDEDIR, MANDIR,
# DESTDIR, RELEASE (where cargo left the libraries), STRIP (a command, to leave out debug information)
# and RELOCATABLE (1: glia.pc finds its prefix from its own place).
# Usage: install.sh install|uninstall
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/version.sh

PREFIX=${PREFIX:-/usr/local}
LIBDIR=${LIBDIR:-$PREFIX/lib}
INCLUDEDIR=${INCLUDEDIR:-$PREFIX/include}
MANDIR=${MANDIR:-$PREFIX/share/man}
DESTDIR=${DESTDIR:-}
RELEASE=${RELEASE:-target/release}
LIBRARY=libglia.so.$VERSION

# What is installed, as paths without DESTDIR.
installed() {
    printf '%s\n' "$LIBDIR/$LIBRARY" "$LIBDIR/libglia.so.$ABI" "$LIBDIR/libglia.so" "$LIBDIR/libglia.a" \
        "$LIBDIR/pkgconfig/glia.pc" "$LIBDIR/cmake/glia/gliaConfig.cmake" \
        "$LIBDIR/cmake/glia/gliaConfigVersion.cmake" "$MANDIR/man3/glia.3"
    (cd include && find glia -type f ! -name glia_checked.h | LC_ALL=C sort | sed "s|^|$INCLUDEDIR/|")
}

check_request() {
    local name
    for name in PREFIX LIBDIR INCLUDEDIR MANDIR; do
        case ${!name} in
            /*) ;;
            *) echo "$name: expected an absolute path, got ${!name}" >&2; exit 1 ;;
        esac
    done
    for name in libglia.so libglia.a; do
        [ -f "$RELEASE/$name" ] || { echo "$RELEASE/$name is missing: run make first" >&2; exit 1; }
    done
}

# fill TEMPLATE PATH: a template with its words replaced.
fill() {
    local prefix=$PREFIX libdir=$LIBDIR includedir=$INCLUDEDIR
    if [ "${RELOCATABLE:-0}" = 1 ]; then
        prefix='${pcfiledir}/'$(realpath -ms --relative-to="$LIBDIR/pkgconfig" "$PREFIX")
    fi
    # Relative to the prefix, where they are below it.
    libdir=${libdir/#"$PREFIX/"/'${prefix}/'}
    includedir=${includedir/#"$PREFIX/"/'${prefix}/'}
    mkdir -p "$(dirname "$DESTDIR$2")"
    sed -e "s|@PREFIX@|$prefix|g" -e "s|@LIBDIR@|$libdir|g" -e "s|@INCLUDEDIR@|$includedir|g" \
        -e "s|@VERSION@|$VERSION|g" -e "s|@ABI@|$ABI|g" -e "s|@ABI_SINCE@|$ABI_SINCE|g" \
        -e "s|@SYSTEM_LIBRARIES@|$SYSTEM_LIBRARIES|g" \
        -e "s|@HEADERS_FROM_CONFIG@|$(realpath -ms --relative-to="$LIBDIR/cmake/glia" "$INCLUDEDIR")|g" \
        "packaging/install/$1.in" > "$DESTDIR$2"
    chmod 644 "$DESTDIR$2"
}

install_all() {
    local path
    check_request
    install -D -m 755 "$RELEASE/libglia.so" "$DESTDIR$LIBDIR/$LIBRARY"
    ln -sf "$LIBRARY" "$DESTDIR$LIBDIR/libglia.so.$ABI"
    ln -sf "$LIBRARY" "$DESTDIR$LIBDIR/libglia.so"
    packaging/static-library.sh "$RELEASE/libglia.a" "$DESTDIR$LIBDIR/libglia.a"
    if [ -n "${STRIP:-}" ]; then
        $STRIP "$DESTDIR$LIBDIR/$LIBRARY"
        $STRIP --strip-debug --enable-deterministic-archives "$DESTDIR$LIBDIR/libglia.a"
    fi
    fill glia.pc "$LIBDIR/pkgconfig/glia.pc"
    fill gliaConfig.cmake "$LIBDIR/cmake/glia/gliaConfig.cmake"
    fill gliaConfigVersion.cmake "$LIBDIR/cmake/glia/gliaConfigVersion.cmake"
    install -D -m 644 packaging/install/glia.3 "$DESTDIR$MANDIR/man3/glia.3"
    installed | grep "^$INCLUDEDIR/glia/" | while read -r path; do
        install -D -m 644 "include/${path#"$INCLUDEDIR/"}" "$DESTDIR$path"
    done
}

uninstall_all() {
    local folder
    installed | while read -r path; do
        rm -f "$DESTDIR$path"
    done
    for folder in "$LIBDIR/cmake/glia" "$INCLUDEDIR/glia/cpp" "$INCLUDEDIR/glia"; do
        rmdir "$DESTDIR$folder" 2> /dev/null || true
    done
}

case ${1:-} in
    install) install_all ;;
    uninstall) uninstall_all ;;
    list) installed ;;
    *) echo "usage: install.sh install|uninstall|list" >&2; exit 1 ;;
esac
