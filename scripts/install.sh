# Sourced by the other scripts: installs Debian packages, or says exactly which are missing.

# install_packages NAME...
install_packages() {
    local missing=() name
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local sudo=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo > /dev/null || { echo "missing packages: ${missing[*]}: install them as root" >&2; return 1; }
        sudo=sudo
    fi
    command -v apt-get > /dev/null || { echo "missing packages (Debian's names): ${missing[*]}" >&2; return 1; }
    # One at a time: scripts that run side by side install, too.
    (
        flock 9
        echo "installing ${missing[*]}"
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq
        # Nothing is removed for it: rustc-web conflicts with Debian's rustup and rustc.
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-remove \
            --no-install-recommends -o DPkg::Lock::Timeout=600 "${missing[@]}" > /dev/null
    ) 9> "${TMPDIR:-/tmp}/glia-install-$(id -u).lock" && return 0
    echo "could not install, with no package removed: ${missing[*]}" >&2
    return 1
}
