# Sourced by scripts/test-dist.sh: a second build of a release, where all is different that may be.

# Another folder, home, user, time zone, language and mask, and crates that were fetched anew: what HEAD has, built
# and packed there, is the same files. Only the toolchain is the same one.
builds_the_same() {
    local elsewhere=$WORK/elsewhere
    local built=$elsewhere/build/${GLIA_TARGET:+$GLIA_TARGET/}release
    [ -z "$(git status --porcelain -- src include packaging Cargo.toml Cargo.lock build.rs .cargo docs ./*.md)" ] || {
        echo "what is built here is not what is committed: a second build would be of other sources"
        return 1
    }
    mkdir -p "$elsewhere/home" && mkdir "$elsewhere/a source" && git archive HEAD | tar -x -C "$elsewhere/a source" &&
        (
            umask 077
            cd "$elsewhere/a source" || exit 1
            export RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup} CARGO_HOME=$elsewhere/home/cargo HOME=$elsewhere/home
            export USER=somebody LOGNAME=somebody TZ=Asia/Tokyo LC_ALL=C.UTF-8 LANGUAGE=de TMPDIR=$elsewhere/home
            packaging/build.sh "$elsewhere/build" && packaging/pack.sh "$built" "$elsewhere/packages"
        ) > "$elsewhere.log" 2>&1 || { tail -n 20 "$elsewhere.log"; return 1; }
    cmp "$BUILT/libglia.so" "$built/libglia.so" && cmp "$BUILT/libglia.a" "$built/libglia.a" &&
        diff -r "$FIRST" "$elsewhere/packages" && echo "$(find "$FIRST" -type f | wc -l) files"
}
