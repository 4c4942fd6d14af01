# Sourced by scripts/test-windows.sh: what glia.dll is and holds, and the zip as others use it.

dll_exports() {
    python3 packaging/windows/exports.py | sed '1,2d; s/^ *//' | LC_ALL=C sort > "$WORK/declared" &&
        "$MINGW-objdump" -p "$SHIPPED/glia.dll" > "$WORK/headers" &&
        awk '/^\[Ordinal\/Name Pointer\] Table/ {listed = 1; next} listed && NF == 0 {exit} listed {print $NF}' \
            "$WORK/headers" | LC_ALL=C sort > "$WORK/exported" &&
        [ -s "$WORK/declared" ] && diff "$WORK/declared" "$WORK/exported" && echo "$(wc -l < "$WORK/exported") functions"
}

# What a DLL may import: parts of Windows 10 itself.
SYSTEM_DLLS='kernel32|ntdll|msvcrt|userenv|ws2_32|bcryptprimitives|api-ms-win-core-synch-l1-2-0'
dll_imports() {
    "$MINGW-objdump" -p "$SHIPPED/glia.dll" | sed -n 's/^[[:space:]]*DLL Name: //p' | LC_ALL=C sort -fu > "$WORK/imports" &&
        [ -s "$WORK/imports" ] && ! grep -vixE "($SYSTEM_DLLS)\.dll" "$WORK/imports" && paste -sd ' ' "$WORK/imports"
}

# Addresses that change from start to start in all 64 bits, no memory that is both data and code.
dll_is_hardened() {
    "$MINGW-objdump" -p "$SHIPPED/glia.dll" > "$WORK/headers" && grep -q HIGH_ENTROPY_VA "$WORK/headers" &&
        grep -q DYNAMIC_BASE "$WORK/headers" && grep -q NX_COMPAT "$WORK/headers" &&
        ! "$MINGW-objdump" -h "$SHIPPED/glia.dll" | grep -A 1 -w CODE | grep -vE 'READONLY|^--' | grep CODE
}

# Relocations of 32 bits are wrong in a 64-bit DLL: packaging/windows/relocations.py.
dll_relocates() {
    "$MINGW-objdump" -p "$SHIPPED/glia.dll" > "$WORK/headers" && grep -q DIR64 "$WORK/headers" &&
        ! grep -m 3 HIGHLOW "$WORK/headers"
}

# The time in the headers would make each build another file.
dll_has_no_time() {
    local file
    for file in glia.dll glia.dll.debug; do
        "$MINGW-objdump" -p "$SHIPPED/$file" > "$WORK/headers" &&
            grep -m 1 Time/Date "$WORK/headers" | grep '1970$' || return 1
    done
}

# The resource, read by a program of Windows' own functions.
dll_version() {
    windows_program version && wine_run "$PROGRAMS/version.exe" "$(windows_path "$SHIPPED/glia.dll")" > "$WORK/version" &&
        printf '%s\n' "numbers ${VERSION%%-*}.0" "FileVersion $VERSION" "ProductVersion $VERSION" "ProductName glia" \
            "OriginalFilename glia.dll" "LegalCopyright $(sed -n '/^Copyright (c) / p' LICENSE-MIT), MIT OR Apache-2.0" |
        diff - <(tr -d '\r' < "$WORK/version") && cat "$WORK/version"
}

# Each function of the header, by each of the two import libraries, as a symbol of glia.dll.
import_libraries() {
    local library
    for library in glia.lib libglia.dll.a; do
        "$MINGW-nm" --defined-only "$SHIPPED/$library" 2> /dev/null | awk '$3 ~ /^glia_/ {print $3}' | LC_ALL=C sort -u |
            diff "$WORK/declared" - || return 1
        "$MINGW-nm" --defined-only "$SHIPPED/$library" 2> /dev/null | awk '$3 ~ /^__imp_glia_/ {print substr($3, 7)}' |
            LC_ALL=C sort -u | diff "$WORK/declared" - || return 1
    done
}

packs_the_same() {
    local folder
    for folder in first second; do
        rm -rf "$WORK/$folder"
        (umask 077 && TZ=Asia/Tokyo LC_ALL=C.UTF-8 packaging/windows/pack.sh "$SHIPPED" "$WORK/$folder") || return 1
        # The times of files that were built again are younger.
        touch "$SHIPPED"/*
    done
    diff -r "$WORK/first" "$WORK/second" && (cd "$WORK/first" && sha256sum --quiet -c SHA256SUMS && wc -l < SHA256SUMS)
}

refuses_paths() {
    rm -rf "$WORK/with-path" && cp -r "$SHIPPED" "$WORK/with-path" && echo "$PWD/src/lib.rs" >> "$WORK/with-path/glia.dll" ||
        exit 0
    packaging/windows/pack.sh "$WORK/with-path" "$WORK/refused"
}

# The archive, unpacked anywhere, by pkg-config, as a stranger would with MinGW.
archive_by_pkg_config() {
    rm -rf "$WORK/unpacked" && mkdir "$WORK/unpacked" && (cd "$WORK/unpacked" && unzip -q "$WORK/first/$NAME.zip") &&
        mkdir "$WORK/unpacked/program" || return 1
    # shellcheck disable=SC2046
    "$MINGW_CC" "${C_FLAGS[@]}" packaging/tests/{digits,learn,linked}.c \
        $(PKG_CONFIG_LIBDIR="$WORK/unpacked/$NAME/lib/pkgconfig" pkg-config --cflags --libs glia) -static \
        -o "$WORK/unpacked/program/digits.exe" && cp "$WORK/unpacked/$NAME/bin/glia.dll" "$PROGRAMS/bcryptprimitives.dll" \
        "$WORK/unpacked/program/" && wine_run "$WORK/unpacked/program/digits.exe" "$IMAGES" "$HASH"
}

# The outside project of packaging/tests, configured for Windows.
archive_by_cmake() {
    rm -rf "$WORK/cmake" && cmake -S packaging/tests/cmake -B "$WORK/cmake" -DCMAKE_SYSTEM_NAME=Windows \
        -DCMAKE_C_COMPILER="$MINGW_CC" -DCMAKE_CXX_COMPILER="$MINGW_CXX" -DCMAKE_RC_COMPILER="$MINGW-windres" \
        -DCMAKE_EXE_LINKER_FLAGS=-static -DCMAKE_PREFIX_PATH="$WORK/unpacked/$NAME" -DWANTED=shared \
        -DCMAKE_BUILD_TYPE=Release && cmake --build "$WORK/cmake" &&
        cp "$WORK/unpacked/$NAME/bin/glia.dll" "$PROGRAMS/bcryptprimitives.dll" "$WORK/cmake/" &&
        wine_run "$WORK/cmake/wrapper-shared.exe" && wine_run "$WORK/cmake/digits-shared.exe" "$IMAGES" "$HASH"
}

static_is_refused() {
    cmake -S packaging/tests/cmake -B "$WORK/cmake-static" -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_C_COMPILER="$MINGW_CC" \
        -DCMAKE_CXX_COMPILER="$MINGW_CXX" -DCMAKE_RC_COMPILER="$MINGW-windres" \
        -DCMAKE_PREFIX_PATH="$WORK/unpacked/$NAME" -DWANTED=static
}

# An object with Microsoft's ABI against glia.lib, by LLVM's replacement of Microsoft's linker. Without
# Microsoft's C runtime, which is not free: the program has none.
archive_by_msvc_abi() {
    local library=$WORK/unpacked/$NAME
    clang-19 --target=x86_64-pc-windows-msvc -std=c11 -O1 -Wall -Wextra -Wpedantic -Werror -ffreestanding -fno-stack-protector \
        -I"$library/include" -c tests/windows/msvc/program.c -o "$WORK/msvc.obj" &&
        llvm-dlltool-19 -m i386:x86-64 -d tests/windows/msvc/kernel32.def -l "$WORK/kernel32.lib" &&
        lld-link-19 -nologo -nodefaultlib -entry:begin -subsystem:console -out:"$WORK/unpacked/program/msvc.exe" \
            "$WORK/msvc.obj" "$library/lib/glia.lib" "$WORK/kernel32.lib" &&
        wine_run "$WORK/unpacked/program/msvc.exe"
}

# The bill lists what cargo says is in the library, and what MinGW's linker adds.
bill_is_complete() {
    cargo tree --locked -e normal,no-proc-macro --target "$WINDOWS_TARGET" --prefix none --format '{p}' |
        sed -E 's/ \(.*//; s/ v/@/' | grep -v '^libglia@' | sort -u > "$WORK/tree"
    python3 - "$WORK/first/$NAME.cdx.json" "$WORK/tree" << 'END'
import json, sys
bill = json.load(open(sys.argv[1]))
listed = {f"{one['name']}@{one['version']}" for one in bill["components"] if one["purl"].startswith("pkg:cargo/")}
expected = set(open(sys.argv[2]).read().split())
assert listed == expected, listed ^ expected
others = {one["name"] for one in bill["components"] if not one["purl"].startswith("pkg:cargo/")}
assert others == {"rust-std", "mingw-w64", "libgcc"}, others
print(len(listed), "crates,", ", ".join(sorted(others)))
END
}

builds_the_same() {
    rm -rf "$WORK/elsewhere" && mkdir -p "$WORK/elsewhere/glia" && git archive HEAD | tar -x -C "$WORK/elsewhere/glia" &&
        (cd "$WORK/elsewhere/glia" && packaging/windows/build.sh "$WORK/elsewhere/target") || return 1
    local file
    for file in glia.dll glia.dll.debug glia.lib libglia.dll.a; do
        cmp "$SHIPPED/$file" "$WORK/elsewhere/target/$WINDOWS_TARGET/shipped/$file" || return 1
    done
}

file_checks() {
    check "exports the header's functions, and nothing else" dll_exports
    check "imports Windows' own DLLs alone" dll_imports
    check "address space randomised, no data as code" dll_is_hardened
    check "loads at any address" dll_relocates
    check "no time of the build" dll_has_no_time
    check "version resource" dll_version
    check "both import libraries have every function" import_libraries
}

archive_checks() {
    check "packs the same bytes a second time, with their checksums" packs_the_same
    refused "a library with paths of the machine is not packed" "has paths of this machine" refuses_paths
    check "bill of materials" bill_is_complete
    check "the zip by pkg-config and MinGW: the digits" archive_by_pkg_config
    check "the zip by find_package: the digits and C++" archive_by_cmake
    refused "find_package refuses a component that is not there" 'has no component "static"' static_is_refused
    check "the zip's glia.lib with an object of Microsoft's ABI" archive_by_msvc_abi
}
