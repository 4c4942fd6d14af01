#!/usr/bin/env bash
# Tests the C# binding without an SDK: compiles with Mono's compiler and with Roslyn, and runs the tests under
# Mono and .NET 8; packs the NuGet and Unity packages and checks them. The library is that in
# GLIA_LIBRARY_DIR, default target/release; into the NuGet package goes that for Windows, too, where `make dist`
# or scripts/test-windows.sh built it. What cannot run fails.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/install.sh
. scripts/toolchain-csharp.sh

root=$PWD
library=$(realpath "${GLIA_LIBRARY_DIR:-target/release}")
work=$root/target/csharp
tests=bindings/csharp/tests
steps=0

step() {
    steps=$((steps + 1))
    echo "== $*"
}

fail() {
    echo "test-csharp.sh: $*" >&2
    exit 1
}

[ -e "$library/libglia.so" ] || fail "no libglia.so in $library: run make, or set GLIA_LIBRARY_DIR"
install_packages gcc libc6-dev binutils

# Mono's netstandard.dll is in one of Debian's packages, of which nothing else is needed.
set_up() {
    csharp_toolchains
    if [ ! -e "$work/facades/netstandard.dll" ]; then
        rm -rf "$work/mono-devel" && mkdir -p "$work/mono-devel" "$work/facades"
        (cd "$work/mono-devel" && apt-get download -qq mono-devel 2> /dev/null && dpkg -x ./*.deb .)
        cp "$work/mono-devel/usr/lib/mono/4.5/Facades/netstandard.dll" "$work/facades/"
        rm -rf "$work/mono-devel"
    fi
}

step "set-up"
set_up
out=$work/out
rm -rf "$out" "$work/packages"
mkdir -p "$out"/{mono,netstandard2.0,netstandard2.1,net8.0,reference2.0,reference2.1,unity} "$work/packages"
mapfile -t sources < <(find bindings/csharp/Glia -name '*.cs' | sort)

step "what is generated is that of the header"
python3 bindings/generate/csharp.py --check
gcc -std=c11 -Wall -Wextra -Werror -Iinclude "$tests/layout.c" -o "$work/layout"
"$work/layout" > "$work/layout.txt"
export GLIA_LAYOUT=$work/layout.txt

step "Mono's compiler, tests under Mono"
mcs -unsafe -warnaserror+ -target:library -out:"$out/mono/Glia.dll" "${sources[@]}"
mcs -unsafe -warnaserror+ -out:"$out/mono/tests.exe" -r:"$out/mono/Glia.dll" -r:System.Core.dll "$tests"/*.cs
LD_LIBRARY_PATH=$library mono "$out/mono/tests.exe"

step "the Unity package"
strip --strip-unneeded -o "$work/libglia.so" "$library/libglia.so"
unity=(python3 bindings/csharp/unity/pack.py --native "linux-x64=$work/libglia.so")
first=$("${unity[@]}" --out "$work/packages")
second=$("${unity[@]}" --out "$work/packages/again")
cmp "$first" "$second"
python3 bindings/csharp/unity/check.py "$work/packages/dev.glia.glia"
mapfile -t packed < <(find "$work/packages/dev.glia.glia/Runtime" -name '*.cs' | sort)
sample=$work/packages/dev.glia.glia/Samples~/TrainInFrames/TrainInFrames.cs

step "compilation as .NET Standard 2.0, 2.1, .NET 8 and Unity, with their tests"
standard21=(--define NETSTANDARD2_1 --define NETSTANDARD2_1_OR_GREATER)
reference=(--library --key-of "$framework/netstandard.dll" bindings/csharp/build/netstandard.cs)
information=bindings/csharp/build/AssemblyInfo.cs
roslyn "${reference[@]}" --out "$out/reference2.0/netstandard.dll" \
    --next "${reference[@]}" "${standard21[@]}" --out "$out/reference2.1/netstandard.dll" \
    --next --library --language 7.3 --references "$out/reference2.0" --doc "$out/netstandard2.0/Glia.xml" \
    --out "$out/netstandard2.0/Glia.dll" "$information" "${sources[@]}" \
    --next --library --language 7.3 --references "$out/reference2.1" "${standard21[@]}" \
    --doc "$out/netstandard2.1/Glia.xml" --out "$out/netstandard2.1/Glia.dll" "$information" "${sources[@]}" \
    --next --library --language 7.3 --references "$framework" --define NETCOREAPP --doc "$out/net8.0/Glia.xml" \
    --out "$out/net8.0/Glia.dll" "${sources[@]}" \
    --next --library --language 9 --references "$out/reference2.1" --define UNITY_2021_2_OR_NEWER \
    --out "$out/unity/Glia.dll" "${packed[@]}" \
    --next --references "$framework" --references "$out/netstandard2.0/Glia.dll" \
    --out "$out/netstandard2.0/tests.dll" "$tests"/*.cs \
    --next --references "$framework" --references "$out/netstandard2.1/Glia.dll" "${standard21[@]}" \
    --out "$out/netstandard2.1/tests.dll" "$tests"/*.cs \
    --next --references "$framework" --references "$out/net8.0/Glia.dll" --define NETCOREAPP \
    --out "$out/net8.0/tests.dll" "$tests"/*.cs \
    --next --language 9 --references "$framework" --references "$out/unity/Glia.dll" \
    --out "$out/unity/sample.dll" bindings/csharp/unity/test/*.cs "$sample"

# The library stands beside the assemblies, in a folder whose name has spaces and other letters.
step ".NET Standard 2.0 under .NET 8, from a folder with spaces and letters of several languages"
folder="$out/Ordner mit Leerzeichen é ü 神经"
mkdir -p "$folder"
cp "$out/netstandard2.0"/*.dll "$work/libglia.so" "$folder/"
net8 "$folder/tests.dll"

step ".NET Standard 2.0 under Mono, from the same folder"
cp "$work/facades/netstandard.dll" "$folder/"
cp "$out/mono/tests.exe" "$folder/"
env -u LD_LIBRARY_PATH -u GLIA_LIBRARY_DIR mono "$folder/tests.exe"
rm "$folder/netstandard.dll"

step ".NET Standard 2.1 with spans under .NET 8"
cp "$work/libglia.so" "$out/netstandard2.1/"
net8 "$out/netstandard2.1/tests.dll"

step ".NET 8 with spans, the library by GLIA_LIBRARY_DIR"
env -u LD_LIBRARY_PATH GLIA_LIBRARY_DIR="$folder" \
    "$dotnet/dotnet" exec --runtimeconfig "$work/net8.json" "$out/net8.0/tests.dll"

step "the program of the README"
sed -n '/^```csharp$/,/^```$/p' bindings/csharp/README.md | sed '1d;/^```$/,$d' > "$work/Readme.cs"
mcs -warnaserror+ -out:"$out/mono/Readme.exe" -r:"$out/mono/Glia.dll" "$work/Readme.cs"
LD_LIBRARY_PATH=$library mono "$out/mono/Readme.exe" | tee "$work/readme.txt"
printf '%s\n' '0 xor 0 = 0.0' '0 xor 1 = 1.0' '1 xor 0 = 1.0' '1 xor 1 = 0.0' | diff - "$work/readme.txt"

step "the NuGet package"
pack=(python3 bindings/csharp/nuget/pack.py --assemblies "$out" --native "linux-x64=$work/libglia.so")
platforms=(linux-x64)
windows=target/dist/x86_64-pc-windows-gnu/shipped/glia.dll
if [ -e "$windows" ]; then
    pack+=(--native "win-x64=$windows")
    platforms+=(win-x64)
else
    echo "without a library for Windows: none is in $windows"
fi
package=$("${pack[@]}" --out "$work/packages")
again=$("${pack[@]}" --out "$work/packages/again")
python3 bindings/csharp/nuget/check.py "$package" "$again" "${platforms[@]}"

step "the sample of the Unity package"
cp "$work/libglia.so" "$out/unity/"
net8 "$out/unity/sample.dll"

echo "C#: all $steps steps passed"
