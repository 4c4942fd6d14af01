#!/usr/bin/env bash
# Runs the test programs in C and C++ under memory and thread checkers.
#
#   scripts/sanitizers.sh                                     all
#   scripts/sanitizers.sh address|valgrind|thread|hostile...  some
#
# address   AddressSanitizer and UndefinedBehaviorSanitizer; the library is instrumented too, with the
#           checks of a debug build, and built with the feature `checked`, which the program of
#           tests/c/hostile*.c needs
# valgrind  the release library as it is; valgrind has no AVX-512, so lower levels are used
# hostile   the program of tests/c/hostile*.c with a library that is not instrumented but has the feature
#           `checked`, by itself and under valgrind; the library prints nothing
# thread    ThreadSanitizer, for the programs with threads. Without an instrumented standard
#           library it reports races that are none, so this builds one from source, which takes
#           about two minutes the first time
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/install.sh

TRIPLE=x86_64-unknown-linux-gnu
SYMBOLIZER=/usr/bin/llvm-symbolizer-19
# The programs that start threads, or use a runtime with threads.
THREADED=(affinity allocator doctor error fit jobs jobs_held jobs_hostile lifetime log runtime samples session
    session_follow snapshots threads trainer trainer_session training)
# One line for each program that does not compile or does not run clean.
FAILED=$PWD/target/sanitizers-failed
JOBS=$(nproc)
# One thread runs at a time; each in its turn, or who waits for another waits long.
# A program that goes on after a fault on purpose needs all its registers as they were then.
VALGRIND=(valgrind -q --fair-sched=yes --error-exitcode=99
    --vex-iropt-register-updates=allregs-at-mem-access
    --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite)

# in_parallel COMMAND...: in the background, as many at a time as there are processors.
in_parallel() {
    while [ "$(jobs -rp | wc -l)" -ge "$JOBS" ]; do
        wait -n || true
    done
    "$@" &
}

# attempt WHAT COMMAND...: notes it down where the command fails.
attempt() {
    local what=$1
    shift
    "$@" || echo "$what" >> "$FAILED"
}

# The name of each program of tests/c and tests/cpp: what is no helper and not tests/c/hostile*.
sources() {
    local file
    for file in tests/c/*.c tests/cpp/*.cpp; do
        case "$(basename "$file")" in
            harness* | hostile*) ;;
            *) echo "$file" ;;
        esac
    done
}

# Where a source's program goes: folder/c-fit, folder/cpp-threads.
program() {
    local language=c
    [[ $2 == *.cpp ]] && language=cpp
    echo "$1/$language-$(basename "${2%.*}")"
}

# compile FOLDER C_COMPILER CPP_COMPILER LIBRARY FLAGS...: compiles helpers and programs.
compile() {
    local folder=$1 c=$2 cpp=$3 library=$4 file
    shift 4
    local include=(-Iinclude -Itests/c -Itests/cpp)
    rm -rf "$folder" && mkdir -p "$folder/helpers"
    ln -s "$(realpath "$library")" "$folder/libglia.so.0"
    for file in tests/c/harness*.c; do
        in_parallel attempt "$file does not compile" \
            "$c" -std=c11 "$@" "${include[@]}" -c "$file" -o "$folder/helpers/$(basename "$file").o"
    done
    wait
    local libraries=("$folder"/helpers/*.o "$folder/libglia.so.0" -lm -pthread)
    for file in $(sources); do
        local command=("$c" -std=c11 "$@" "${include[@]}" "$file")
        if [[ $file == *.cpp ]]; then
            command=("$cpp" -std=c++17 "$@" "${include[@]}" "$file" tests/cpp/harness*.cpp)
        fi
        in_parallel attempt "$file does not compile" \
            "${command[@]}" "${libraries[@]}" -o "$(program "$folder" "$file")"
    done
    wait
}

# run CHECKER FOLDER PROGRAM WRAPPER...: runs a program; shows what it printed where it failed.
run() {
    local checker=$1 folder=$2 path=$3 start=$SECONDS status=0
    shift 3
    LD_LIBRARY_PATH="$folder" "$@" "$path" > "$path.log" 2>&1 || status=$?
    if [ "$status" != 0 ]; then
        echo "$checker: $(basename "$path")" >> "$FAILED"
        head -100 "$path.log"
    fi
    printf '%s: %-24s %s (%d s)\n' "$checker" "$(basename "$path")" \
        "$([ "$status" = 0 ] && echo ok || echo "FAILED, status $status")" $((SECONDS - start))
}

# run_hostile CHECKER FOLDER LIBRARY COMPILER FLAG... -- WRAPPER...: the program that calls every
# export wrongly: several files, one program, with a checked library.
run_hostile() {
    local checker=$1 folder=$2/hostile library=$3 command=(-std=c11 -O1 -g)
    shift 3
    local compiler=$1
    shift
    while [ "$1" != -- ]; do
        command+=("$1")
        shift
    done
    shift
    mkdir -p "$folder" && ln -sf "$(realpath "$library")" "$folder/libglia.so.0"
    if "$compiler" "${command[@]}" -Iinclude -Itests/c tests/c/hostile*.c "$folder/libglia.so.0" \
        -lm -pthread -o "$folder/c-hostile"; then
        run "$checker" "$folder" "$folder/c-hostile" "$@"
    else
        echo "$checker: c-hostile does not compile" >> "$FAILED"
    fi
}

check_address() {
    install_packages clang-19 libclang-rt-19-dev llvm-19
    RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Zsanitizer=address -Cdebug-assertions=on" \
        cargo rustc --profile quick --lib --features checked --crate-type cdylib --target $TRIPLE \
        --target-dir target/asan
    local folder=$PWD/target/asan/programs file
    compile "$folder" clang-19 clang++-19 target/asan/$TRIPLE/quick/libglia.so \
        -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined
    # Sizes beyond all memory are part of the tests: they must come back as NULL.
    export ASAN_OPTIONS=allocator_may_return_null=1:detect_stack_use_after_return=1
    export ASAN_SYMBOLIZER_PATH=$SYMBOLIZER UBSAN_OPTIONS=print_stacktrace=1 GLIA_HARNESS_SHORT=1
    for file in $(sources); do
        in_parallel run address "$folder" "$(program "$folder" "$file")"
    done
    in_parallel run_hostile address "$folder" target/asan/$TRIPLE/quick/libglia.so \
        clang-19 -fsanitize=address --
    wait
    unset ASAN_OPTIONS ASAN_SYMBOLIZER_PATH UBSAN_OPTIONS GLIA_HARNESS_SHORT
}

check_valgrind() {
    install_packages gcc g++ valgrind
    # That of the tests, which may run at the same time.
    cargo build --release --target-dir target
    local folder=$PWD/target/valgrind file
    compile "$folder" gcc g++ target/release/libglia.so -O1 -g
    export GLIA_HARNESS_SHORT=1
    for file in $(sources); do
        # Valgrind puts its own allocator in the place of the one that the first counts with, runs
        # no filters of system calls, which the second is about, and has page faults of its own.
        case "$file" in
            tests/c/allocation.c | tests/c/system_calls.c | tests/c/page_faults.c) continue ;;
            # Many threads that wait for one another, of which it runs one at a time: minutes. Both other
            # checkers have them.
            tests/c/affinity.c | tests/c/jobs.c | tests/c/jobs_hostile.c) continue ;;
        esac
        in_parallel run valgrind "$folder" "$(program "$folder" "$file")" "${VALGRIND[@]}"
    done
    wait
    unset GLIA_HARNESS_SHORT
}

check_hostile() {
    install_packages gcc valgrind
    cargo build --profile quick --lib --features checked --target-dir target/checked
    local folder=$PWD/target/checked/programs
    run_hostile hostile "$folder" target/checked/quick/libglia.so gcc --
    if ! LD_LIBRARY_PATH="$folder/hostile" "$folder/hostile/c-hostile" 2>&1 > /dev/null | cmp - /dev/null; then
        echo "hostile: the library printed something" >> "$FAILED"
    fi
    run_hostile valgrind "$folder" target/checked/quick/libglia.so gcc -- "${VALGRIND[@]}"
}

check_thread() {
    install_packages clang-19 libclang-rt-19-dev llvm-19 rustc-web cargo-web rust-web-src
    # Debian's compiler, whose source of the standard library is its own.
    RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Zsanitizer=thread \
        /usr/bin/cargo rustc --profile quick --lib --crate-type cdylib --target $TRIPLE \
        --target-dir target/tsan -Zbuild-std=std,panic_unwind
    local folder=$PWD/target/tsan/programs file
    compile "$folder" clang-19 clang++-19 target/tsan/$TRIPLE/quick/libglia.so \
        -O1 -g -fsanitize=thread
    export GLIA_HARNESS_SHORT=1
    export TSAN_OPTIONS="halt_on_error=1 external_symbolizer_path=$SYMBOLIZER"
    # Addresses at random places are more than the checker's map has room for; a container may
    # refuse to do without them.
    local fixed=(setarch "$(uname -m)" -R)
    if ! "${fixed[@]}" true 2> /dev/null; then
        echo "thread: setarch -R is refused here; running without it"
        fixed=()
    fi
    for file in $(sources); do
        if [[ " ${THREADED[*]} " == *" $(basename "${file%.*}") "* ]]; then
            in_parallel run thread "$folder" "$(program "$folder" "$file")" "${fixed[@]}"
        fi
    done
    wait
    unset GLIA_HARNESS_SHORT TSAN_OPTIONS
}

mkdir -p target && : > "$FAILED"
[ $# -gt 0 ] || set -- address thread valgrind hostile
for checker in "$@"; do
    case "$checker" in
        address | valgrind | thread | hostile) "check_$checker" ;;
        *) echo "usage: $0 [address|valgrind|thread|hostile]..." >&2 && exit 2 ;;
    esac
done
if [ -s "$FAILED" ]; then
    sed 's/^/FAILED /' "$FAILED" >&2
    exit 1
fi
echo "sanitizers: all programs ran clean ($*)"
