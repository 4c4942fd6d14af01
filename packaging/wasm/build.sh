#!/usr/bin/env bash
# Builds the module of WebAssembly into FOLDER/glia.wasm: with SIMD, without debug information or names, and
# with no path of this machine inside. Installs what it needs. With --checked: fast to build, and with the
# checks of development (the feature `checked`), into FOLDER/glia-checked.wasm; not for shipping.
# Usage: build.sh FOLDER [--checked]
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/wasm/tools.sh
. packaging/release-files.sh
folder=$1
profile=release result=$folder/glia.wasm
options=(--profile release)
[ "${2:-}" != --checked ] ||
    { profile=quick result=$folder/glia-checked.wasm; options=(--profile quick --features checked); }
install_packages "${WASM_PACKAGES[@]}"

# Of the three kinds of library the one that is a module.
CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=symbols \
    wasm_cargo rustc "${options[@]}" --lib --locked --target-dir "$folder" --crate-type cdylib
built=$folder/$WASM_TARGET/$profile/glia.wasm
check_paths "$built"
cp "$built" "$result"
echo "$result: $(stat -c %s "$result") bytes"
