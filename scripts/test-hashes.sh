#!/usr/bin/env bash
# The first promise in one table: the digits' weights, trained by the recipe of tests/c/digits.c on every
# machine that this one can be or play, have the hash of tests/golden/digits_hash.txt. Builds what it needs,
# prints the rows as they come, and fails unless all are there and the same.
#
#   scripts/test-hashes.sh                 all
#   scripts/test-hashes.sh linux wasm      some of: linux arm wasm windows
#
# GLIA_DLL names a library for Windows that is there already.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
. scripts/install.sh

golden=$(cat tests/golden/digits_hash.txt)
work=target/hashes
arm=aarch64-unknown-linux-gnu
failed=() not_run=()
rm -rf "$work"
mkdir -p "$work"

# row MACHINE LEVEL COMMAND...: runs a program that prints "level hash", and shows what it printed. 77 means
# that the machine has no such level.
row() {
    local machine=$1 level=$2 printed status verdict
    shift 2
    printed=$("$@" 2> "$work/error.txt")
    status=$?
    printed=$(tr -d '\r' <<< "$printed" | grep -E '^[a-z0-9]+ [0-9a-f]{64}$' | head -n 1)
    if [ "$status" = 77 ]; then
        verdict="not run: this processor has no $level"
        not_run+=("$machine, $level")
    elif [ "$status" != 0 ] || [ -z "$printed" ]; then
        verdict="FAILED: $(grep -v '^$' "$work/error.txt" | head -n 1)"
        failed+=("$machine, $level")
    elif [ "${printed% *}" != "$level" ]; then
        verdict="FAILED: ran at the level ${printed% *}"
        failed+=("$machine, $level")
    elif [ "${printed#* }" != "$golden" ]; then
        verdict="OTHER"
        failed+=("$machine, $level")
    else
        verdict="same"
    fi
    printf '%-34s %-7s %-16s %s\n' "$machine" "$level" "$(cut -d ' ' -f 2 <<< "$printed" | cut -c 1-16)" "$verdict"
}

# missing MACHINE LEVEL REASON: a row that could not even be tried.
missing() {
    printf '%-34s %-7s %-16s %s\n' "$1" "$2" "" "MISSING: $3"
    failed+=("$1, $2")
}

# compile COMPILER FOLDER-OF-LIBRARY PROGRAM OPTIONS...: tests/c/digits.c with its helpers.
compile() {
    local compiler=$1 program=$2
    shift 2
    "$compiler" -std=c11 -O1 -Iinclude tests/c/digits.c tests/c/harness*.c "$@" -lm -o "$work/$program"
}

linux_rows() {
    local library=target/release level
    cargo build -q --release --lib --target-dir target && ln -sf libglia.so "$library/libglia.so.0" &&
        compile gcc digits -L"$library" -lglia -lpthread -Wl,-rpath,"$PWD/$library" ||
        { missing "Linux x86-64" all "it does not build"; return; }
    for level in scalar avx2 avx512; do
        row "Linux x86-64, this processor" "$level" "$work/digits" "$level"
    done
    # The ordinary library finds neither AVX2 nor FMA there.
    row "Linux x86-64, Nehalem (qemu)" scalar qemu-x86_64 -cpu Nehalem "$work/digits"
}

arm_rows() {
    local library=target/arm/$arm/release level
    scripts/test-arm.sh --library > "$work/arm.txt" 2>&1 && ln -sf libglia.so "$library/libglia.so.0" &&
        compile aarch64-linux-gnu-gcc digits-arm -L"$library" -lglia -lpthread -Wl,-rpath,"$PWD/$library" ||
        { tail -n 20 "$work/arm.txt"; missing "Linux 64-bit Arm (qemu)" all "it does not build"; return; }
    for level in neon scalar; do
        row "Linux 64-bit Arm (qemu)" "$level" qemu-aarch64 -L /usr/aarch64-linux-gnu "$work/digits-arm" "$level"
    done
}

wasm_rows() {
    local node
    packaging/wasm/build.sh target/wasm > "$work/wasm.txt" 2>&1 ||
        { tail -n 20 "$work/wasm.txt"; missing "WebAssembly" scalar "it does not build"; return; }
    node=$(command -v node)
    row "WebAssembly, Node $("$node" --version | cut -c 2-)" scalar \
        "$node" bindings/javascript/tests/digits_hash.js target/wasm/glia.wasm
}

# With what scripts/test-windows.sh has in place of POSIX and of what Wine lacks.
windows_rows() {
    local name="Windows x86-64 (Wine)" mingw=x86_64-w64-mingw32-gcc-posix stand_ins=tests/windows dll=${GLIA_DLL:-} level
    if [ -z "$dll" ]; then
        packaging/windows/build.sh target/dist > "$work/windows.txt" 2>&1 ||
            { tail -n 20 "$work/windows.txt"; missing "$name" all "it does not build"; return; }
        dll=target/dist/x86_64-pc-windows-gnu/shipped/glia.dll
    fi
    [ -e "$dll" ] || { missing "$name" all "no $dll"; return; }
    [ -d $stand_ins/posix ] || { missing "$name" all "no $stand_ins/posix"; return; }
    install_packages gcc-mingw-w64-x86-64-posix wine64 || { missing "$name" all "no Wine"; return; }
    cp "$dll" "$work/glia.dll"
    compile "$mingw" digits.exe -D__USE_MINGW_ANSI_STDIO=1 -isystem $stand_ins/posix $stand_ins/posix/*.c \
        "$work/glia.dll" -static -pthread &&
        "$mingw" -shared $stand_ins/bcryptprimitives.c -ladvapi32 -o "$work/bcryptprimitives.dll" ||
        { missing "$name" all "the program does not build"; return; }
    export WINEPREFIX=$PWD/$work/wine WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
    # The first start makes the prefix; as Windows 10.
    DISPLAY="" /usr/lib/wine/wine64 reg add 'HKCU\Software\Wine' /v Version /d win10 /f > "$work/wine.txt" 2>&1 ||
        { missing "$name" all "Wine does not start"; return; }
    for level in scalar avx2 avx512; do
        row "$name" "$level" env -u DISPLAY /usr/lib/wine/wine64 "$work/digits.exe" "$level"
    done
}

install_packages gcc libc6-dev qemu-user nodejs || exit 1
printf '%-34s %-7s %-16s %s\n' machine level "hash" "beside ${golden:0:16}…"
machines=("$@")
[ $# -gt 0 ] || machines=(linux arm wasm windows)
for machine in "${machines[@]}"; do
    case $machine in
        linux | arm | wasm | windows) "${machine}_rows" ;;
        *) echo "no such machine: $machine" >&2; exit 1 ;;
    esac
done
[ ${#failed[@]} -eq 0 ] || { printf 'NOT the golden hash: %s\n' "${failed[@]}" >&2; exit 1; }
[ $# = 0 ] || { echo "the same weights on: $*; others were not asked for"; exit 0; }
echo "the same weights on every machine"
[ ${#not_run[@]} -eq 0 ] || printf 'not run, as this processor has no such level: %s\n' "${not_run[@]}"
