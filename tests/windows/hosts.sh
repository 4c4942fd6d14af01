# Sourced by scripts/test-windows.sh: hosts that do what hosts on Windows do.

# host NAME SOURCES_AND_ARGUMENTS: builds tests/windows/NAME.c with the recipe of the digits.
host() {
    local name=$1
    shift
    windows_program "$name" packaging/tests/learn.c "$@" -lpsapi
}

reload() {
    host reload packaging/tests/opened.c &&
        wine_run "$PROGRAMS/reload.exe" "$IMAGES" "$(windows_path "$PROGRAMS/glia.dll")"
}

paths() {
    local folder=$WORK/tmp/paths
    mkdir "$folder" && host paths packaging/tests/opened.c &&
        wine_run "$PROGRAMS/paths.exe" "$IMAGES" "$HASH" "$(windows_path "$SHIPPED/glia.dll")" "$(windows_path "$folder")" &&
        [ -n "$(find "$folder" -name 'Modell äöü 模型 😀.glia')" ]
}

# Under another name it is another library to Windows.
two_copies() {
    cp "$SHIPPED/glia.dll" "$PROGRAMS/plugin.dll" &&
        "$MINGW_CC" "${C_FLAGS[@]}" -isystem tests/windows/posix -Iinclude -Ipackaging/tests \
            packaging/tests/{two_copies,learn,opened}.c tests/windows/posix/*.c -static -pthread \
            -o "$PROGRAMS/two_copies.exe" &&
        wine_run "$PROGRAMS/two_copies.exe" "$IMAGES" "$HASH" "$(windows_path "$PROGRAMS/glia.dll")" \
            "$(windows_path "$PROGRAMS/plugin.dll")"
}

# linked NAME: a program with the library.
linked() {
    host "$1" packaging/tests/linked.c && wine_run "$PROGRAMS/$1.exe" "$IMAGES" "$HASH"
}

# leaves HOW: the program ends with the code that it was given, and in time.
leaves() {
    local code=0
    host leave packaging/tests/linked.c || return 1
    timeout 60 /usr/lib/wine/wine64 "$PROGRAMS/leave.exe" "$IMAGES" 42 "$1" || code=$?
    echo "left with $code"
    [ "$code" = 42 ]
}

host_checks() {
    local way
    check "paths with spaces, letters of all scripts, longer than 260; devices" paths
    check "1,500 times LoadLibrary, training, FreeLibrary" reload
    check "two copies under different names in one process" two_copies
    check "threads of Windows' own, errors that move, the stack that is used" linked threads
    check "flush-to-zero, rounding, unmasked exceptions, x87: the same bits" linked environment
    for way in exit ExitProcess thread; do
        check "leaving in the middle of a training, by $way" leaves "$way"
    done
}
