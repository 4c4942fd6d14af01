#!/usr/bin/env bash
# What takes longer than CI has: every float through the elementary functions, other machines.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/install.sh

echo "== every test with the checks of integers of a debug build"
cargo test
cargo test --release --lib

echo "== the benchmarks by Criterion"
cargo clippy --manifest-path benches/criterion/Cargo.toml --target-dir target/criterion --benches -- -D warnings
cargo bench --manifest-path benches/criterion/Cargo.toml --target-dir target/criterion -- --test

echo "== the hostile caller without instruments, and under Valgrind"
scripts/sanitizers.sh hostile

echo "== elementary functions over all 2^32 inputs"
GLIA_WRITE_DOCS=1 cargo test --release --test kernels accuracy -- --ignored --nocapture

echo "== activations over every 997th input, every parameter at its bounds"
GLIA_WRITE_DOCS=1 cargo test --release --test activations accuracy -- --ignored --nocapture
# The pages show the table that was just written.
make docs

echo "== activations over ten million inputs at every level"
cargo test --release --test activations levels -- --ignored

echo "== PyTorch as a second reference of the golden tables"
scripts/test-pytorch.sh

echo "== the files of a release: the same bytes twice, and they work"
scripts/test-dist.sh --rebuild
make dist
make dist-bindings
(cd target/dist/packages && sha256sum --quiet -c SHA256SUMS)
GLIA_TARGET=aarch64-unknown-linux-gnu scripts/test-dist.sh

echo "== the functions of old glibc that a release may call, beside another list of them"
[ -x target/venv-zig/bin/python ] || python3 -m venv target/venv-zig
target/venv-zig/bin/pip install -q ziglang==0.17.1
target/venv-zig/bin/python packaging/glibc/check.py

echo "== the library for Windows, under Wine"
scripts/test-windows.sh --rebuild

echo "== JavaScript with panics: the WebAssembly module in two versions of Node"
scripts/test-javascript.sh

echo "== a policy that learns inside a simulator's control loop: 18 of 20, and the same bits twice"
make demo-mujoco-check

echo "== 64-bit Arm, emulated: the same golden weights"
scripts/test-arm.sh

echo "== the same weights on every machine, in one table"
scripts/test-hashes.sh
