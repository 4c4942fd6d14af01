# Sourced: the platform that is built for, by GLIA_TARGET as rustc names it, and its tools.

GLIA_TARGET=${GLIA_TARGET:-}
case ${GLIA_TARGET:-$(rustc -vV | sed -n 's/^host: //p')} in
    x86_64-unknown-linux-gnu) MULTIARCH=x86_64-linux-gnu DEBIAN_ARCHITECTURE=amd64 ;;
    aarch64-unknown-linux-gnu) MULTIARCH=aarch64-linux-gnu DEBIAN_ARCHITECTURE=arm64 ;;
    *) echo "no packages are made for ${GLIA_TARGET:-this machine} yet" >&2; exit 1 ;;
esac
BUILT=target/dist/${GLIA_TARGET:+$GLIA_TARGET/}release
PLATFORM=$MULTIARCH
if [ -n "$GLIA_TARGET" ] && [ "$MULTIARCH" != "$(gcc -print-multiarch)" ]; then
    tools=$MULTIARCH-
    linker=CARGO_TARGET_$(tr 'a-z-' 'A-Z_' <<< "$GLIA_TARGET")_LINKER
    # The wrapper that names the version node calls this one.
    export GLIA_CC=${tools}gcc "$linker=packaging/rustc-cc"
fi
export GLIA_TARGET LD=${tools:-}ld OBJCOPY=${tools:-}objcopy AR=${tools:-}ar NM=${tools:-}nm
STRIP_TOOL=${tools:-}strip
READELF=${tools:-}readelf
OBJDUMP=${tools:-}objdump
