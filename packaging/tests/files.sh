# Sourced by scripts/test-package.sh: what the installed files are and hold.

install_staged() {
    make -s install RELEASE="$RELEASE" DESTDIR="$STAGE" PREFIX="$PREFIX_HERE" LIBDIR="$PREFIX_HERE/$LIBDIR_HERE" &&
        (cd "$STAGE" && find . -type f -o -type l | sed 's|^\.||' | LC_ALL=C sort) > "$WORK/found" &&
        PREFIX=$PREFIX_HERE LIBDIR=$PREFIX_HERE/$LIBDIR_HERE packaging/install.sh list | LC_ALL=C sort > "$WORK/listed" &&
        diff "$WORK/listed" "$WORK/found" && echo "$(wc -l < "$WORK/found") files"
}

uninstall_staged() {
    make -s uninstall DESTDIR="$STAGE" PREFIX="$PREFIX_HERE" LIBDIR="$PREFIX_HERE/$LIBDIR_HERE" &&
        [ -z "$(find "$STAGE" -type f -o -type l)" ] && [ ! -e "$ROOT/include/glia" ]
}

declared() {
    python3 - <<'END'
import sys
sys.path.insert(0, "bindings/generate")
import header
print("\n".join(sorted(function.name for function in header.read().functions)))
END
}

shared_exports() {
    declared | sed "s/\$/@@GLIA_$ABI/" > "$WORK/declared" &&
        nm -D --defined-only "$LIBRARIES/libglia.so" | awk '$2 != "A" {print $3}' | LC_ALL=C sort > "$WORK/exported" &&
        diff "$WORK/declared" "$WORK/exported" && echo "$(wc -l < "$WORK/exported") functions in GLIA_$ABI"
}

static_exports() {
    declared > "$WORK/declared" &&
        nm --defined-only --extern-only "$LIBRARIES/libglia.a" | awk 'NF == 3 {print $3}' | LC_ALL=C sort > "$WORK/visible" &&
        diff "$WORK/declared" "$WORK/visible" && echo "$(wc -l < "$WORK/visible") names, no other"
}

soname() {
    [ "$(readlink "$LIBRARIES/libglia.so.$ABI")" = "libglia.so.$VERSION" ] &&
        [ "$(readlink "$LIBRARIES/libglia.so")" = "libglia.so.$VERSION" ] &&
        readelf -d "$LIBRARIES/libglia.so" | grep -F "soname: [libglia.so.$ABI]"
}

c_runtime_only() {
    readelf -d "$LIBRARIES/libglia.so" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' > "$WORK/needed" &&
        [ -s "$WORK/needed" ] &&
        ! grep -vxE 'libc\.so\.6|libm\.so\.6|libgcc_s\.so\.1|libpthread\.so\.0|libdl\.so\.2|ld-linux-[a-z0-9_-]*\.so\.[0-9]' \
            "$WORK/needed" &&
        ldd "$LIBRARIES/libglia.so" > "$WORK/ldd" && ! grep "not found" "$WORK/ldd" &&
        ! readelf -d "$LIBRARIES/libglia.so" | grep -E 'RPATH|RUNPATH|TEXTREL' && paste -sd ' ' "$WORK/needed"
}

# What is said of the system's libraries is what rustc says, without what compilers add.
system_libraries() {
    local said
    said=$(rustc --print native-static-libs --crate-type staticlib -o "$WORK/other.a" packaging/tests/other.rs 2>&1 |
        sed -n 's/^note: native-static-libs: //p' | tr ' ' '\n' | grep -vxE -e '-lgcc_s|-lc' | paste -sd ' ')
    [ "$said" = "$SYSTEM_LIBRARIES" ] || { echo "rustc says $said, packaging/version.sh $SYSTEM_LIBRARIES"; return 1; }
}

# node_with LINKER OPTIONS...: a library by packaging/rustc-cc has the node, and comes from this linker.
node_with() {
    local linker=$1
    shift
    rustc --crate-type cdylib -C linker=packaging/rustc-cc -C link-arg=-Wl,-soname,libglia.so.7 "$@" \
        -o "$WORK/tiny.so" packaging/tests/tiny.rs &&
        nm -D --defined-only "$WORK/tiny.so" | grep -F 'tiny_answer@@GLIA_7' &&
        if grep -q 'Linker: LLD' <<< "$(readelf -p .comment "$WORK/tiny.so")"; then
            [ "$linker" = lld ]
        else
            [ "$linker" = ld ]
        fi
}

manual_page() {
    MANROFFSEQ='' man --warnings -l "$ROOT/share/man/man3/glia.3" > "$WORK/manual" 2> "$WORK/warnings" &&
        ! grep . "$WORK/warnings" && grep -q glia_trainer_fit "$WORK/manual"
}

files_checks() {
    check "the shared library exports the header's functions in its version node" shared_exports
    check "the static library's only visible names are the header's functions" static_exports
    check "soname and links" soname
    check "needs the C runtime alone" c_runtime_only
    check "the system's libraries are those that rustc asks for" system_libraries
    check "version node with rustc's own linker, lld" node_with lld
    check "version node with GNU ld" node_with ld -C link-arg=-fuse-ld=bfd
    check "manual page" manual_page
    refused "install refuses a relative PREFIX" "PREFIX: expected an absolute path, got opt" make -s install PREFIX=opt
    refused "install says where nothing was built" "run make first" make -s install RELEASE="$WORK/nowhere" DESTDIR="$STAGE"
}
