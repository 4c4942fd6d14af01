# Sourced by scripts/test-windows.sh: the programs of tests/c and tests/cpp, compiled by MinGW and run under Wine.

# What is of POSIX or Linux by its nature, with the reason.
LEFT_OUT=(
    "tests/c/affinity.c: compares the scheduler's settings of threads, in Linux's /proc"
    "tests/c/allocation.c: counts by functions in the place of glibc's malloc"
    "tests/c/page_faults.c: counts page faults by getrusage; under Wine they are Wine's as well"
    "tests/c/system_calls.c: forbids system calls by Linux's seccomp"
    "packaging/tests/fork.c: fork, which Windows has not"
    "packaging/tests/interrupt.c: POSIX signals and timers, which Windows has not"
)

# Wine 8 loses the mask registers of AVX-512 where a program handles a fault and goes on, without glia as well:
# what holds the library up by such faults runs at AVX2. The bits are the same.
AT_AVX2="tests/c/jobs_held.c"

# Programs stand where the library would rather be, so that it is relocated, as on a Windows of today each time.
IN_THE_WAY=-Wl,--image-base=0x180000000

# Wine with a folder of its own for what it keeps, as Windows 10; TMPDIR is where it and the programs make theirs.
prepare_wine() {
    rm -rf "$WORK/programs" "$WORK/tmp"
    mkdir -p "$PROGRAMS" "$WORK/tmp"
    export WINEPREFIX=$WORK/prefix WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" LC_ALL=C.UTF-8
    export TMPDIR=$WORK/tmp
    unset DISPLAY
    /usr/lib/wine/wine64 reg add 'HKCU\Software\Wine' /v Version /d win10 /f > "$WORK/wine.log" 2>&1 || {
        cat "$WORK/wine.log"
        return 1
    }
    "$MINGW_CC" -std=c11 -O1 -Wall -Wextra -Werror -shared tests/windows/bcryptprimitives.c -ladvapi32 \
        -o "$PROGRAMS/bcryptprimitives.dll" && cp "$SHIPPED/glia.dll" "$PROGRAMS/"
}

# The path as Windows has it, under Wine.
windows_path() {
    printf 'Z:%s' "${1//\//\\}"
}

# wine_run PROGRAM ARGUMENTS...: from the root of the repository; ended after ten minutes.
wine_run() {
    timeout 600 /usr/lib/wine/wine64 "$@"
}

# windows_program NAME FURTHER_SOURCES...: builds a program of tests/windows, linked with what it needs.
windows_program() {
    local name=$1
    shift
    "$MINGW_CC" "${C_FLAGS[@]}" -isystem tests/windows/posix -Iinclude -Ipackaging/tests "tests/windows/$name.c" "$@" \
        tests/windows/posix/*.c "$SHIPPED/libglia.dll.a" "$IN_THE_WAY" -lversion -static -pthread -o "$PROGRAMS/$name.exe"
}

# object SOURCE: compiles a helper or a program of tests/c or tests/cpp.
object() {
    local flags=(-O1 -Wall -Wextra -Wpedantic -Werror -D__USE_MINGW_ANSI_STDIO=1 -Iinclude -Itests/c -Itests/cpp)
    local result=$WORK/objects/${1//\//-}.o
    case $1 in
        *.cpp) "$MINGW_CXX" -std=c++17 "${flags[@]}" -c "$1" -o "$result" ;;
        *) "$MINGW_CC" -std=c11 -isystem tests/windows/posix "${flags[@]}" -c "$1" -o "$result" ;;
    esac
}

# The programs of both folders, without helpers, the hostile caller and what is left out.
programs() {
    local file
    for file in tests/c/*.c tests/cpp/*.cpp; do
        case $(basename "$file") in
            harness* | hostile*) ;;
            *) grep -q "^$file:" <<< "$(printf '%s\n' "${LEFT_OUT[@]}")" || echo "$file" ;;
        esac
    done
}

compile_all() {
    local file
    rm -rf "$WORK/objects" && mkdir -p "$WORK/objects" && rm -f "$WORK/not-compiled"
    for file in tests/c/harness*.c tests/cpp/harness*.cpp tests/c/hostile*.c tests/windows/posix/*.c $(programs); do
        while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do
            wait -n || true
        done
        object "$file" > "$WORK/objects/${file//\//-}.log" 2>&1 || echo "$file" >> "$WORK/not-compiled" &
    done
    wait
    [ ! -e "$WORK/not-compiled" ] || { cat "$WORK"/objects/*.log "$WORK/not-compiled"; return 1; }
    ls "$WORK"/objects/*.o | wc -l
}

# link RESULT LIBRARY OBJECTS...
link() {
    local result=$1 library=$2
    shift 2
    "$MINGW_CXX" "$@" "$WORK"/objects/tests-windows-posix-*.o "$library" "$IN_THE_WAY" -static -pthread -lpsapi \
        -o "$result"
}

# run_program SOURCE: links it with the helpers of its folder, and runs it. One that says it has nothing to check
# on this system has not run.
run_program() {
    local name=${1//\//-} helpers=("$WORK"/objects/tests-c-harness*.o)
    name=${name%.*}
    [ "$1" != "$AT_AVX2" ] || local -x GLIA_HARNESS_LEVEL=2
    [[ $1 == tests/c/* ]] || helpers+=("$WORK"/objects/tests-cpp-harness*.o)
    link "$PROGRAMS/$name.exe" "$SHIPPED/libglia.dll.a" "$WORK/objects/${1//\//-}.o" "${helpers[@]}" &&
        wine_run "$PROGRAMS/$name.exe" 2>&1 | tee "$WORK/output" && grep -q "all checks hold" "$WORK/output"
}

# What tests/hostile.rs does: a library that recognises freed handles and panics on request.
hostile_caller() {
    local folder=$WORK/hostile built=$WORK/checked
    rm -rf "$folder" && mkdir -p "$folder" &&
        windows_cargo rustc --profile quick --features checked --lib --locked --crate-type cdylib --target-dir "$built" &&
        built=$built/$WINDOWS_TARGET/quick && cp "$built/glia.dll" "$PROGRAMS/bcryptprimitives.dll" "$folder/" &&
        python3 packaging/windows/relocations.py "$folder/glia.dll" &&
        link "$folder/hostile.exe" "$built/libglia.dll.a" "$WORK"/objects/tests-c-hostile*.o &&
        wine_run "$folder/hostile.exe"
}

program_checks() {
    local file
    check "the programs of tests/c and tests/cpp compile" compile_all
    for file in $(programs); do
        check "$file" run_program "$file"
    done
    check "the hostile caller, tests/c/hostile.c" hostile_caller
}

# Each must be there: a name that is no file any more would hide nothing.
name_programs_left_out() {
    local line
    echo "at AVX2 alone: $AT_AVX2: Wine 8 loses the mask registers of AVX-512 at a fault that is handled"
    for line in "${LEFT_OUT[@]}"; do
        echo "not run: $line"
        check "what is left out exists: ${line%%:*}" test -f "${line%%:*}"
    done
}
