# Sourced: the C programs of tests/c with a built library, as tests/harness.rs runs them with that of a test.

# compile_helpers COMPILER WORK: what is linked with every program.
compile_helpers() {
    local source
    for source in tests/c/harness*.c; do
        "$1" -std=c11 -O1 -Wall -Wextra -Wpedantic -Werror -Iinclude -Itests/c -c "$source" \
            -o "$2/$(basename "$source" .c).helper.o" || return 1
    done
}

# c_programs COMPILER LIBRARIES WORK RUNNER...: compiles all programs, and runs each with the libraries of a
# folder; the runner is an emulator, or nothing. Names those that fail, and counts.
c_programs() {
    local compiler=$1 libraries=$2 work=$3 source name failed=() count=0
    shift 3
    mkdir -p "$work" && compile_helpers "$compiler" "$work" || return 1
    for source in tests/c/*.c; do
        name=$(basename "$source" .c)
        case $name in harness* | hostile*) continue ;; esac
        count=$((count + 1))
        "$compiler" -std=c11 -O1 -Wall -Wextra -Wpedantic -Werror -Iinclude -Itests/c "$source" "$work"/*.helper.o \
            "$libraries/libglia.so" -lm -pthread -o "$work/$name" &&
            env LD_LIBRARY_PATH="$libraries" GLIA_HARNESS_SHORT=1 "$@" "$work/$name" > "$work/$name.txt" 2>&1 ||
            { failed+=("$name"); tail -n 5 "$work/$name.txt"; }
    done
    if [ ${#failed[@]} -gt 0 ] || [ "$count" -lt 20 ]; then
        echo "of $count programs failed: ${failed[*]:-none}"
        return 1
    fi
    echo "$count programs"
}
