# Sourced by scripts/test-package.sh: what hosts do to the installed library.

# host NAME FURTHER_SOURCES_AND_OPTIONS...: builds a program of packaging/tests.
host() {
    local name=$1
    shift
    gcc "${CC_FLAGS[@]}" -pthread -I"$ROOT/include" "$SOURCES/$name.c" "$SOURCES/learn.c" "$@" -o "$WORK/$name"
}

two_shared() {
    # A file of another name with another soname is another library to the dynamic linker, and so is a copy.
    cp "$LIBRARIES/libglia.so.$VERSION" "$WORK/libplugin.so" &&
        host two_copies "$SOURCES/opened.c" -ldl &&
        "$WORK/two_copies" "$IMAGES" "$HASH" "$LIBRARIES/libglia.so.$ABI" "$WORK/libplugin.so"
}

static_beside_shared() {
    host two_copies -DLINKED "$SOURCES"/{opened,linked}.c "$LIBRARIES/libglia.a" $SYSTEM_LIBRARIES &&
        "$WORK/two_copies" "$IMAGES" "$HASH" "$LIBRARIES/libglia.so.$ABI"
}

reload() {
    host reload "$SOURCES/opened.c" -ldl && "$WORK/reload" "$IMAGES" "$LIBRARIES/libglia.so.$ABI"
}

# linked NAME ARGUMENTS...: a program with the shared library.
linked() {
    local name=$1
    shift
    host "$name" "$SOURCES/linked.c" -L"$LIBRARIES" -lglia -lm && LD_LIBRARY_PATH=$LIBRARIES "$WORK/$name" "$@"
}

host_checks() {
    check "two copies of the shared library in one process" two_shared
    check "the static library beside the shared one" static_beside_shared
    check "a thousand loads and closes" reload
    check "fork between two calls" linked fork "$IMAGES" "$HASH"
    check "SIGINT in a callback, a timer's signals" linked interrupt "$IMAGES"
    check "floating-point traps" linked traps "$IMAGES" "$HASH"
}
