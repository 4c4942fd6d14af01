# Sourced: the comparisons of the ABI gate. Each takes a baseline's folder, such as packaging/abi/0.1, and
# fails where programs of that time would no longer work.

# contract_holds BASELINE INCLUDE: numbers, layouts and types, by the compiler.
contract_holds() {
    gcc -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I"$2" "$1/contract.c"
}

# stubs_of HEADER RESULT: a library of empty functions with the header's types.
stubs_of() {
    local folder
    folder=$(mktemp -d) || return 1
    mkdir "$folder/glia" && cp "$1" "$folder/glia/glia.h" &&
        python3 bindings/generate/contract.py stubs "$1" > "$folder/stubs.c" &&
        gcc -std=c11 -g -shared -fPIC -I"$folder" "$folder/stubs.c" -o "$2"
    local result=$?
    rm -rf "$folder"
    return "$result"
}

# headers_agree BASELINE HEADER WORK: the headers' functions and structs, by abidiff.
headers_agree() {
    stubs_of "$1/glia.h" "$3/before.so" && stubs_of "$2" "$3/after.so" &&
        abidiff --no-added-syms $(accepted "$1") "$3/before.so" "$3/after.so"
}

# library_agrees BASELINE LIBRARY WORK: what the built library's debug information says, by abidiff.
library_agrees() {
    local platform
    platform=$(gcc -print-multiarch)
    if ! grep -q '\.debug_info' <<< "$(readelf -S "$2")"; then
        echo "$2 has no debug information: packaging/build.sh builds one that has" >&2
        return 1
    fi
    xz -dc "$1/$platform.abi.xz" > "$3/$platform.abi" && suppressions > "$3/library.suppr" &&
        abidiff --no-added-syms --suppressions "$3/library.suppr" $(accepted "$1") "$3/$platform.abi" "$2"
}

# The changes to a baseline that somebody looked at and found harmless: docs/abi.md.
accepted() {
    [ ! -f "$1/accepted.suppr" ] || echo "--suppressions $1/accepted.suppr"
}

# The handles' insides are the library's own.
suppressions() {
    cat packaging/abi/library.suppr && python3 - << 'END'
import sys
sys.path.insert(0, "bindings/generate")
import header
for handle in header.read().handles:
    print(f"\n[suppress_type]\n  name_regexp = (^|::){handle.name}$")
END
}

# client_runs BASELINE LIBRARIES WORK: the program of that time prints what it printed then.
client_runs() {
    rm -rf "$3/include" && mkdir -p "$3/include/glia" && cp "$1/glia.h" "$3/include/glia/glia.h" &&
        gcc -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror -I"$3/include" "$1/client.c" -L"$2" -lglia -lm -o "$3/client" &&
        LD_LIBRARY_PATH=$2 "$3/client" > "$3/client.txt" && lines_kept "$1/client.txt" "$3/client.txt"
}

# lines_kept BEFORE AFTER: lines may have been added, none changed, moved or left out.
lines_kept() {
    local gone
    gone=$(diff "$1" "$2" | grep '^<')
    [ -z "$gone" ] || { echo "no longer printed:"; echo "$gone"; return 1; }
    echo "$(wc -l < "$1") lines"
}
