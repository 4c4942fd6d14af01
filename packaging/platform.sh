# Sourced: the platform that is built for, by GLIA_TARGET as rustc names it, its compiler and its tools.

GLIA_TARGET=${GLIA_TARGET:-}
case ${GLIA_TARGET:-$(rustc -vV | sed -n 's/^host: //p')} in
    x86_64-unknown-linux-gnu) PROCESSOR=x86_64 DEBIAN_ARCHITECTURE=amd64 ;;
    aarch64-unknown-linux-gnu) PROCESSOR=aarch64 DEBIAN_ARCHITECTURE=arm64 ;;
    *) echo "no packages are made for ${GLIA_TARGET:-this machine} yet" >&2; exit 1 ;;
esac
MULTIARCH=$PROCESSOR-linux-gnu
BUILT=target/dist/${GLIA_TARGET:+$GLIA_TARGET/}release
# What `make dist` writes for this platform.
PACKAGES=target/dist/packages${GLIA_TARGET:+-$PROCESSOR}
PLATFORM=$MULTIARCH
: "${CARGO:=cargo}"
BUILD_STD=()
if [ -n "$GLIA_TARGET" ] && [ "$MULTIARCH" != "$(gcc -print-multiarch)" ]; then
    tools=$MULTIARCH-
    linker=CARGO_TARGET_$(tr 'a-z-' 'A-Z_' <<< "$GLIA_TARGET")_LINKER
    # The wrapper that names the version node calls this one.
    export GLIA_CC=${tools}gcc "$linker=packaging/rustc-cc"
    # Where rustup has no standard library for it (rustup target add), Debian's rustc-web builds one, with
    # Debian's rust-web-src.
    if [ -z "${RUSTC:-}" ] && [ ! -d "$(rustc --print sysroot)/lib/rustlib/$GLIA_TARGET/lib" ]; then
        CARGO=/usr/bin/cargo
        export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
    fi
    [ "${RUSTC_BOOTSTRAP:-}" != 1 ] || BUILD_STD=(-Zbuild-std=std,panic_unwind)
fi
export GLIA_TARGET LD=${tools:-}ld OBJCOPY=${tools:-}objcopy AR=${tools:-}ar NM=${tools:-}nm
STRIP_TOOL=${tools:-}strip
READELF=${tools:-}readelf
OBJDUMP=${tools:-}objdump
