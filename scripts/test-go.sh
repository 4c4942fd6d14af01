#!/usr/bin/env bash
# The Go package: generated files, formatting, vet, and all tests with the oldest and the newest Go. The
# library is that in GLIA_LIBRARY_DIR, by default target/release.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/install.sh
. scripts/toolchain-go.sh

root=$PWD
library=$(realpath "${GLIA_LIBRARY_DIR:-target/release}")
[ -e "$library/libglia.so" ] || { echo "no libglia.so in $library: run make" >&2; exit 1; }
go_toolchains
work=$go_work
folder=bindings/go

# with NAME GO COMMAND...: Go's command in the package's folder, with a cache for each toolchain.
with() {
    local cache=$1 go=$2
    shift 2
    (cd $folder && GOCACHE="$work/cache-$cache" "$go" "$@")
}

# The program of README.md, in a module of its own, which finds the package by the commands that stand there.
outside() {
    local name=$1 go=$2 folder_of=$work/outside-$1 printed
    rm -rf "$folder_of"
    mkdir -p "$folder_of"
    sed -n '/^```go$/,/^```$/p' $folder/README.md | sed '1d;$d' > "$folder_of/main.go"
    sed -n '/^```sh$/,/^```$/p' $folder/README.md | sed '1d;$d' |
        sed "s|^go |\"$go\" |; s|/where/glia|$root|" > "$folder_of/install.sh"
    grep -c "mod edit" "$folder_of/install.sh" | grep -qx 2
    (cd "$folder_of" && "$go" mod init example.org/outside 2> /dev/null && bash -e install.sh)
    (cd "$folder_of" && GOCACHE="$work/cache-$name" "$go" vet . &&
        GOCACHE="$work/cache-$name" "$go" build -o outside .)
    printed=$("$folder_of/outside")
    echo "$printed"
    grep -qx '0 xor 1 = 1.000' <<< "$printed" && grep -qx '1 xor 1 = 0.000' <<< "$printed" &&
        grep -q '^true glia: outputs: expected' <<< "$printed"
}

# both NAME GO: all of it with one toolchain.
both() {
    local name=$1 go=$2 unformatted
    echo "== $("$go" version)"
    unformatted=$(find $folder -name '*.go' -print0 | xargs -0 "$(dirname "$(realpath "$go")")/gofmt" -l -s)
    [ -z "$unformatted" ] || { echo "not formatted: $unformatted" >&2; return 1; }
    with "$name" "$go" vet ./...
    outside "$name" "$go"
    (cd $folder && GOCACHE="$work/cache-$name" "$go" build -o "$work/digits-$name" ./examples/digits)
    "$work/digits-$name" examples/data/digits.csv | tee "$work/digits.txt" | tail -n 1
    grep -Eq ' 9[0-9]\.[0-9] % right$' <<< "$(tail -n 1 "$work/digits.txt")"
}

python3 bindings/generate/go.py --check
both oldest $oldest
GODEBUG=cgocheck=2 with oldest $oldest test -count=1 -timeout 300s ./...
both newest "$newest"
# Every store of a pointer checked by cgo, and every access by the detector of races.
GOEXPERIMENT=cgocheck2 with newest "$newest" test -race -count=1 -timeout 300s -v ./... > "$work/tests.txt" ||
    { grep -v '^=== ' "$work/tests.txt" >&2; exit 1; }
! grep -- '^--- SKIP' "$work/tests.txt"
tail -n 3 "$work/tests.txt"
echo "== benchmarks"
with newest "$newest" test -run '^$' -bench . -benchtime 1000x . | grep '^Benchmark'
echo "$(grep -c '^--- PASS' "$work/tests.txt") tests and examples passed with the newest Go, all but those of Borrow with the oldest"
