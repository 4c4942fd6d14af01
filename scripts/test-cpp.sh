#!/usr/bin/env bash
# What tests/harness.rs leaves of C++: whether glia.hpp has every function of glia.h, the programs through it
# built without exceptions and run-time type information, as C++20 and C++23, std::span, and the program of
# the README, by gcc and clang. The library is that in GLIA_LIBRARY_DIR, by default target/release.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/install.sh
install_packages gcc g++ clang-19 libc6-dev

library=$(realpath "${GLIA_LIBRARY_DIR:-target/release}")
[ -e "$library/libglia.so" ] || { echo "no libglia.so in $library: run make" >&2; exit 1; }
work=$PWD/target/cpp
flags=(-O1 -Wall -Wextra -Wpedantic -Werror -Iinclude -Itests/c -Itests/cpp)
link=("$work/libglia.so.0" "-Wl,-rpath,$work" -lm -pthread)
ran=0

rm -rf "$work"
mkdir -p "$work/helpers"
ln -s "$library/libglia.so" "$work/libglia.so.0"
for file in tests/c/harness*.c; do
    gcc -std=c11 "${flags[@]}" -c "$file" -o "$work/helpers/$(basename "$file").o"
done

# What the files of glia/cpp call when their macros are expanded, against what glia.h declares. A code comes
# with each call, so that the error is not asked for it.
echo "== functions"
g++ -std=c++17 -E -x c++ -Iinclude include/glia/glia.hpp |
    awk '/^# [0-9]+ "/ { ours = ($3 ~ /glia\/cpp\//) } ours' |
    grep -oE '\bglia_[a-z0-9_]+' | sort -u > "$work/called.txt"
grep -A1 '^GLIA_API' include/glia/glia.h | grep -oE '\bglia_[a-z0-9_]+\(' | tr -d '(' | sort -u > "$work/declared.txt"
[ "$(wc -l < "$work/declared.txt")" -gt 200 ]
echo glia_error_code | diff - <(comm -13 "$work/called.txt" "$work/declared.txt") ||
    { echo "glia.hpp lacks what is named above" >&2; exit 1; }

# build_and_run COMPILER SOURCE FLAGS...
build_and_run() {
    local compiler=$1 source=$2
    shift 2
    "$compiler" "${flags[@]}" "$@" "$source" "$work"/helpers/*.o "${link[@]}" -o "$work/program"
    "$work/program" > "$work/printed.txt" 2>&1 ||
        { echo "$compiler $* $source:" >&2; cat "$work/printed.txt" >&2; return 1; }
    ran=$((ran + 1))
}

# Those that may be built both ways say so by what they include.
mapfile -t either < <(grep -l 'harness_take.hpp' tests/cpp/*.cpp)
[ "${#either[@]}" -ge 3 ] || { echo "only ${#either[@]} programs with harness_take.hpp" >&2; exit 1; }
without=(-fno-exceptions -fno-rtti)
for compiler in g++ clang++-19; do
    echo "== $("$compiler" --version | head -n 1)"
    for source in "${either[@]}" tests/cpp/wrapper_results.cpp; do
        build_and_run "$compiler" "$source" -std=c++17 "${without[@]}"
        build_and_run "$compiler" "$source" -std=c++20
    done
    build_and_run "$compiler" tests/cpp20/spans.cpp -std=c++20
    build_and_run "$compiler" tests/cpp20/spans.cpp -std=c++20 "${without[@]}"
    build_and_run "$compiler" tests/cpp20/spans.cpp -std=c++23

    sed -n '/^```cpp$/,/^```$/p' bindings/cpp/README.md | sed '1d;/^```$/,$d' > "$work/readme.cpp"
    build_and_run "$compiler" "$work/readme.cpp" -std=c++17
    printf '%s\n' '0 xor 0 = 0.000' '0 xor 1 = 1.000' '1 xor 0 = 1.000' '1 xor 1 = 0.000' |
        diff - <(sed 's/-0\.000/0.000/' "$work/printed.txt")
done
echo "C++: $ran programs ran: ${#either[@]} of tests/cpp, wrapper_results, spans and the README's"
