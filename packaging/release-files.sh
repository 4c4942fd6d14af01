# Sourced: what the files of a release have in common, whatever the platform.

# reproducible: from here on bytes depend on what is packed alone: the time of files is that of the commit.
reproducible() {
    export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
    export LC_ALL=C TZ=UTC
    umask 022
}

# check_paths FILE [PATH]: no path of the machine that built it, and not this one.
check_paths() {
    local paths=(-e "$PWD" -e "${CARGO_HOME:-$HOME/.cargo}" -e "$HOME/" ${2:+-e "$2"})
    grep -a -q -F "${paths[@]}" "$1" || return 0
    echo "$1 has paths of this machine:" >&2
    strings -a "$1" | grep -m 3 -F "${paths[@]}" >&2 || true
    return 1
}

# write_checksums FOLDER: SHA256SUMS, of all other files there.
write_checksums() {
    (
        cd "$1" && rm -f SHA256SUMS
        LC_ALL=C
        sums=$(sha256sum -- *) && printf '%s\n' "$sums" > SHA256SUMS
    )
}
