#!/usr/bin/env bash
# What a call costs in C, C++, Go, C# and Python: builds a program for each over the library in
# GLIA_LIBRARY_DIR (target/release), runs them in turns, compares their outputs bit by bit and prints one
# table (benches/README.md). Installs the toolchains where they are missing.
#
#   scripts/bench-calls.sh                 measures
#   scripts/bench-calls.sh --record        and writes benches/record
#   scripts/bench-calls.sh --smoke         every language once, outputs compared, nothing measured
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/install.sh
. scripts/toolchain-go.sh
. scripts/toolchain-csharp.sh

root=$PWD
library=$(realpath "${GLIA_LIBRARY_DIR:-target/release}")
[ -e "$library/libglia.so" ] || { echo "no libglia.so in $library: run make" >&2; exit 1; }
work=$root/target/calls
calls=$root/benches/calls
python=$root/target/venv-python/bin/python

install_packages gcc g++ libc6-dev python3 python3-venv
go_toolchains
csharp_toolchains
[ -x "$python" ] || python3 -m venv "$root/target/venv-python"
"$python" -c 'import numpy' 2> /dev/null ||
    "$root/target/venv-python/bin/pip" install -q --disable-pip-version-check numpy==2.4.6

rm -rf "$work"
mkdir -p "$work"/{net8,mono}
ln -s "$library/libglia.so" "$work/libglia.so.0"

build_c_and_cpp() {
    local flags=(-O2 -Wall -Wextra -Wpedantic -Werror -Iinclude "-I$calls")
    local link=("$work/libglia.so.0" "-Wl,-rpath,$work" -lm)
    gcc -std=c11 "${flags[@]}" -Iexamples/c "$calls/calls.c" examples/c/check.c "${link[@]}" -o "$work/c"
    g++ -std=c++17 "${flags[@]}" "$calls/calls.cpp" "${link[@]}" -o "$work/cpp"
    g++ -std=c++17 -fno-exceptions -fno-rtti "${flags[@]}" "$calls/calls.cpp" "${link[@]}" \
        -o "$work/cpp-results"
}

build_go() {
    (cd "$calls/go" && GOCACHE="$go_work/cache-newest" "$newest" build -o "$work/go" .)
}

# The library beside the assemblies, where .NET finds it.
build_csharp() {
    local sources
    mapfile -t sources < <(find bindings/csharp/Glia -name '*.cs' | sort)
    roslyn --library --language 7.3 --references "$framework" --define NETCOREAPP \
        --out "$work/net8/Glia.dll" "${sources[@]}" \
        --next --references "$framework" --references "$work/net8/Glia.dll" --define NETCOREAPP \
        --out "$work/net8/calls.dll" "$calls/Calls.cs"
    mcs -unsafe -warnaserror+ -target:library -out:"$work/mono/Glia.dll" "${sources[@]}"
    mcs -warnaserror+ -out:"$work/mono/calls.exe" -r:"$work/mono/Glia.dll" "$calls/Calls.cs"
    ln -s "$library/libglia.so" "$work/net8/libglia.so"
    ln -s "$library/libglia.so" "$work/mono/libglia.so"
}

build_c_and_cpp
build_go
build_csharp

net8="$dotnet/dotnet exec --runtimeconfig $csharp_work/net8.json $work/net8/calls.dll"
through_python="env GLIA_LIBRARY=$library/libglia.so PYTHONPATH=bindings/python/src PYTHONDONTWRITEBYTECODE=1 $python"
references=()
if "$python" -c 'import onnxruntime' 2> /dev/null; then
    references=(
        "--reference" "ONNX Runtime, Python, bound=$through_python $calls/calls_onnxruntime.py bound"
        "--reference" "ONNX Runtime, Python, run=$through_python $calls/calls_onnxruntime.py run"
    )
else
    echo "without ONNX Runtime, which is not installed in target/venv-python" >&2
fi
unset LD_LIBRARY_PATH GLIA_LIBRARY_DIR
python3 "$calls/run.py" "$@" "${references[@]}" \
    "C=$work/c" \
    "C++=$work/cpp" \
    "C++, no exceptions=$work/cpp-results" \
    "Go=$work/go" \
    "C#, .NET 8=$net8" \
    "C#, Mono=mono $work/mono/calls.exe" \
    "Python, bound=$through_python $calls/calls.py bind" \
    "Python, run into out=$through_python $calls/calls.py out" \
    "Python, run=$through_python $calls/calls.py new"
