# Sourced by scripts/test-package.sh: projects outside the repository, against the installed files alone.

# What pkg-config says of the folder that was installed into.
asked() {
    PKG_CONFIG_PATH=$LIBRARIES/pkgconfig PKG_CONFIG_SYSROOT_DIR=$STAGE pkg-config "$@"
}

# learns PROGRAM: runs it as a user would, with nothing of the repository's in its way.
learns() {
    (cd / && env -i LD_LIBRARY_PATH="$LIBRARIES" "$@" "$IMAGES" "$HASH")
}

needs_glia() {
    grep -qF "Shared library: [libglia.so.$ABI]" <<< "$(readelf -d "$1")"
}

by_pkg_config() {
    local compiler=$1 program=$WORK/digits-pkg-config-$1
    # shellcheck disable=SC2046
    "$compiler" "${CC_FLAGS[@]}" "$SOURCES"/{digits,learn,linked}.c $(asked --cflags --libs glia) -o "$program" &&
        needs_glia "$program" && grep -q "GLIA_$ABI" <<< "$(readelf -V "$program")" && learns "$program"
}

# The static library by its name, as linkers take the shared one where both are; docs/install.md.
by_pkg_config_static() {
    local program=$WORK/digits-static
    # shellcheck disable=SC2046
    gcc "${CC_FLAGS[@]}" -DGLIA_STATIC "$SOURCES"/{digits,learn,linked}.c \
        $(asked --static --cflags --libs glia | sed 's/-lglia/-l:libglia.a/') -Wl,--gc-sections -o "$program" &&
        ! needs_glia "$program" && strip "$program" && ls -l "$program" && learns "$program"
}

wholly_static() {
    local program=$WORK/digits-wholly-static
    # shellcheck disable=SC2046
    gcc -static "${CC_FLAGS[@]}" -DGLIA_STATIC "$SOURCES"/{digits,learn,linked}.c \
        $(asked --static --cflags --libs glia) -Wl,--gc-sections -o "$program" 2> "$WORK/static-warnings" &&
        ! readelf -d "$program" | grep NEEDED && learns "$program"
}

beside_rust() {
    local program=$WORK/beside_rust
    rustc --edition 2024 -O --crate-type staticlib -o "$WORK/libother.a" packaging/tests/other.rs &&
        gcc "${CC_FLAGS[@]}" -DGLIA_STATIC -I"$ROOT/include" "$SOURCES"/{beside_rust,learn,linked}.c "$@" \
            -Wl,--fatal-warnings $SYSTEM_LIBRARIES -o "$program" && learns "$program"
}

# What the check above is about: two archives as cargo leaves them do not go into one program.
two_raw_archives() {
    gcc -DGLIA_STATIC -I"$ROOT/include" "$SOURCES"/{beside_rust,learn,linked}.c -Wl,--whole-archive \
        "$RELEASE/libglia.a" "$WORK/libother.a" -Wl,--no-whole-archive $SYSTEM_LIBRARIES -o "$WORK/two_raw"
}

# cmake_with FOLDER OPTIONS...: configures the outside project.
cmake_with() {
    local folder=$WORK/$1
    shift
    rm -rf "$folder"
    cmake -S "$SOURCES/cmake" -B "$folder" -DCMAKE_PREFIX_PATH="$ROOT" -DCMAKE_BUILD_TYPE=Release "$@"
}

by_cmake() {
    cmake_with "cmake-$1" -DWANTED="$1" > "$WORK/cmake-log" && cmake --build "$WORK/cmake-$1" >> "$WORK/cmake-log" || {
        cat "$WORK/cmake-log"
        return 1
    }
    if [ "$1" = shared ]; then
        needs_glia "$WORK/cmake-$1/digits-$1" || return 1
    elif needs_glia "$WORK/cmake-$1/digits-$1"; then
        return 1
    fi
    "$WORK/cmake-$1/wrapper-$1" && "$WORK/cmake-$1/digits-$1" "$IMAGES" "$HASH"
}

# The installed folder as a whole may be moved.
moved() {
    cp -a "$ROOT" "$WORK/moved" && rm -rf "$WORK/cmake-moved" &&
        cmake -S "$SOURCES/cmake" -B "$WORK/cmake-moved" -DCMAKE_PREFIX_PATH="$WORK/moved" -DWANTED="shared;static" &&
        cmake --build "$WORK/cmake-moved" && "$WORK/cmake-moved/digits-shared" "$IMAGES" "$HASH"
}

without_static() {
    rm -rf "$WORK/without" && cp -a "$ROOT" "$WORK/without" && rm "$WORK/without/$LIBDIR_HERE/libglia.a" &&
        cmake -S "$SOURCES/cmake" -B "$WORK/cmake-without" -DCMAKE_PREFIX_PATH="$WORK/without" -DWANTED=static
}

project_checks() {
    local wrong
    check "pkg-config: version" test "$(asked --modversion glia)" = "$VERSION"
    check "pkg-config, gcc, shared: the digits" by_pkg_config gcc
    check "pkg-config, clang, shared: the digits" by_pkg_config clang-19
    check "pkg-config, static: the digits" by_pkg_config_static
    check "pkg-config, a wholly static program: the digits" wholly_static
    refused "pkg-config: a later version is refused" "glia >= 0.2" asked --print-errors "glia >= 0.2"
    check "static, beside another static library of Rust's" beside_rust "$LIBRARIES/libglia.a" "$WORK/libother.a"
    check "the same in the other order" beside_rust "$WORK/libother.a" "$LIBRARIES/libglia.a"
    refused "two archives as cargo leaves them collide" "multiple definition" two_raw_archives
    check "find_package, shared: the digits and C++" by_cmake shared
    check "find_package, static: the digits and C++" by_cmake static
    check "find_package after the folder was moved" moved
    check "find_package of a range" cmake_with range -DWANTED=shared -DWANTED_VERSION=0.1...0.9
    for wrong in 0.2 0.0.9 1.0 "0.1.1 EXACT" 0.2...0.9; do
        # EXACT is a word of its own.
        refused "find_package refuses ${wrong}" "considered but not accepted" \
            cmake_with wrong -DWANTED=shared "-DWANTED_VERSION=${wrong/ /;}"
    done
    refused "find_package refuses a component that is none" 'has no component "gpu"' cmake_with component -DWANTED=gpu
    refused "find_package refuses a component that is not installed" 'has no component "static"' without_static
}
