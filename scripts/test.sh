#!/usr/bin/env bash
# Everything that CI runs. Installs what it needs, runs every step even after a failure, and ends
# with a summary. What could not run counts as failed and is named. Two rows of steps run side by side,
# as one of them alone often leaves a processor idle; what the second prints is shown when both are done.
set -uo pipefail
cd "$(dirname "$0")/.."
. scripts/install.sh

# The steps look for what they built in target/.
unset CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR
# Everything is built once.
export CARGO_INCREMENTAL=0

# One line for each step: passed or failed, and its name.
results=$(mktemp)
second_log=$(mktemp)
second_row=
finish() {
    [ -z "$second_row" ] || kill -- "-$second_row" 2> /dev/null
    rm -f "$results" "$second_log"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# step NAME COMMAND...
step() {
    local name=$1 start=$SECONDS
    shift
    echo "== $name"
    if "$@"; then
        echo "passed $name" >> "$results"
        echo "== $name: passed in $((SECONDS - start)) s"
    else
        echo "failed $name" >> "$results"
        echo "== $name: FAILED after $((SECONDS - start)) s"
    fi
}

# await NAME: until that step is over.
await() {
    until grep -q " $1\$" "$results"; do
        sleep 1
    done
}

# Whether Rust is here, new enough and with the tools that the steps use; says what to install.
check_rust() {
    local needed found missing=()
    needed=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
    if ! command -v cargo > /dev/null || ! found=$(rustc --version); then
        echo "missing: Rust $needed or newer: install rustup, then: rustup toolchain install stable" >&2
        return 1
    fi
    found=$(cut -d ' ' -f 2 <<< "$found")
    if [ "$(printf '%s\n' "$needed" "${found%%-*}" | sort -V | head -n 1)" != "$needed" ]; then
        echo "missing: Rust $needed or newer, found $found: rustup update stable" >&2
        return 1
    fi
    cargo fmt --version > /dev/null 2>&1 || missing+=(rustfmt)
    cargo clippy --version > /dev/null 2>&1 || missing+=(clippy)
    if [ ${#missing[@]} -gt 0 ]; then
        echo "missing: ${missing[*]}: rustup component add ${missing[*]}" >&2
        return 1
    fi
}

set_up() {
    check_rust || return 1
    install_packages gcc g++ clang-19 libclang-rt-19-dev valgrind binutils util-linux python3 python3-venv
}

lint() {
    cargo clippy --all-targets -- -D warnings &&
        cargo clippy --features checked -- -D warnings &&
        cargo clippy --manifest-path benches/crates/Cargo.toml --target-dir target -- -D warnings
}

formatted() {
    cargo fmt --check && cargo fmt --check --manifest-path benches/crates/Cargo.toml &&
        cargo fmt --check --manifest-path benches/criterion/Cargo.toml
}

# Not for the figures: every program of the benchmarks builds, runs and computes what it should.
benchmarks() {
    BENCH_SAMPLES=1 BENCH_SAMPLE_MS=1 python3 benches/run.py --rounds 1 \
        --peers gemm,matrixmultiply \
        --workloads w1,w2.b,w3,w4,w5.gemm.64,w5.gemm.1x,w6.relu.4k,w6.tanh.4k,w6.softmax,w7.sgd &&
        make bench-load
}

documentation() {
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --document-private-items
}

header_compiles() {
    local compiler options
    for compiler in gcc clang-19; do
        "$compiler" -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c include/glia/glia.h || return 1
        "$compiler" -std=c++17 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c++ include/glia/glia.h || return 1
        for options in -std=c++17 -std=c++20 "-std=c++17 -fno-exceptions -fno-rtti"; do
            # shellcheck disable=SC2086
            "$compiler" $options -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -Iinclude \
                -fsyntax-only -x c++ include/glia/glia.hpp || return 1
        done
    done
    clang-19 -std=c11 -Wdocumentation -Werror -fsyntax-only -x c include/glia/glia.h
}

python_reads_checkpoints() {
    python3 -m venv target/venv &&
        target/venv/bin/pip install -q safetensors numpy &&
        target/venv/bin/python tests/checkpoint_python.py target/tmp
}

# What neither needs what the first row makes nor makes what it needs; from the benchmarks on, which
# build the library anew, only when the release tests no longer use it.
second_row() {
    step "golden tables are those of their generators" sh tests/golden/regenerate.sh --check
    step "headers compile alone" header_compiles
    step "address and thread sanitizers" scripts/sanitizers.sh address thread
    await "library"
    step "Valgrind" scripts/sanitizers.sh valgrind
    step "C#" scripts/test-csharp.sh
    step "Go" scripts/test-go.sh
    step "every language computes the same bits" scripts/bench-calls.sh --smoke
    await "tests, release"
    step "benchmarks" benchmarks
    step "demo" make demo demo-finder
    step "training over Open MPI" make demo-mpi
}

step "set-up" set_up
# With job control the second row is a group of its own, which can be ended as a whole.
set -m
second_row > "$second_log" 2>&1 &
second_row=$!
set +m
step "format" formatted
# First, as the second row needs it.
step "library" make library
step "tests, release" cargo test --release --test '*' --no-fail-fast
step "lint" lint
step "documentation" documentation
# The units, with the checks of integers of a debug build; without optimisation, as building takes longer than
# they do. Under AddressSanitizer the C programs have these checks, too; scripts/test-long.sh runs all tests with
# them, and the units in a release build.
step "tests, debug" env CARGO_PROFILE_DEV_OPT_LEVEL=0 cargo test --lib
step "Python's safetensors reads checkpoints" python_reads_checkpoints
step "Python" scripts/test-python.sh
step "installed library" scripts/test-package.sh
step "ABI" scripts/test-abi.sh
step "C++" scripts/test-cpp.sh
step "JavaScript" scripts/test-javascript.sh --short
echo "== waiting for the second row"
wait "$second_row"
second_row=
cat "$second_log"

echo
echo "steps that failed: $(sed -n 's/^failed //p' "$results" | paste -sd ';' | grep . || echo none)"
echo "$(grep -c '^passed' "$results") passed, $(grep -c '^failed' "$results") failed"
! grep -q '^failed' "$results"
