# Sourced by scripts/test-abi.sh: changes that break programs, made to a copy of the header; each must be
# caught by the contract, by abidiff, or by both, as it says.

# broken NAME PERL_EXPRESSION: a changed copy of the whole header; the expression must change something.
broken() {
    BROKEN=$WORK/broken-$1
    mkdir -p "$BROKEN/glia"
    perl -0pe "$2" include/glia/glia.h > "$BROKEN/glia/glia.h" || exit 1
    ! cmp -s include/glia/glia.h "$BROKEN/glia/glia.h" || { echo "broken header $1: nothing changed" >&2; exit 1; }
}

# caught_by_contract NAME WORDS and caught_by_abidiff NAME WORDS, of the header made last.
caught_by_contract() {
    refused "caught by the contract: $1" "$2" contract_holds "$CURRENT" "$BROKEN"
}

caught_by_abidiff() {
    refused "caught by abidiff: $1" "$2" headers_agree "$CURRENT" "$BROKEN/glia/glia.h" "$WORK"
}

breaks_are_caught() {
    # Against a baseline of today's header: what an unreleased version added is guarded, too.
    CURRENT=$WORK/current
    mkdir -p "$CURRENT"
    cp include/glia/glia.h "$CURRENT/glia.h"
    python3 bindings/generate/contract.py contract include/glia/glia.h > "$CURRENT/contract.c"
    check "the header agrees with itself" contract_holds "$CURRENT" include
    check "the header agrees with itself by abidiff" headers_agree "$CURRENT" include/glia/glia.h "$WORK"

    broken removed 's,/\*\*(?:(?!\*/).)*\*/\s*GLIA_API uint32_t glia_version\(void\);,,s'
    caught_by_contract "a removed function" "glia_version"
    caught_by_abidiff "a removed function" "1 Removed"
    broken argument 's/(glia_status glia_session_new\([^)]*)size_t largest_batch/$1int32_t largest_batch/'
    caught_by_contract "a changed argument" "glia_session_new has another type"
    caught_by_abidiff "a changed argument" "glia_session_new"
    broken constant 's/const struct glia_model \*model/struct glia_model *model/'
    caught_by_contract "an argument that is no longer const" "has another type"
    broken grown 's/(  int32_t level;\n)(\} glia_runtime_options;)/$1  int64_t more;\n$2/'
    caught_by_contract "a grown struct" "glia_runtime_options has another size"
    caught_by_abidiff "a grown struct" "glia_runtime_options"
    broken swapped 's/(typedef struct glia_runtime_options \{.*?)int32_t threads;(.*?)int32_t level;/$1int32_t level;$2int32_t threads;/s'
    caught_by_contract "fields that changed places" "glia_runtime_options.threads has moved"
    broken retyped 's/(typedef struct glia_progress \{.*?)double loss;/$1int64_t loss;/s'
    caught_by_contract "a field of another type and the same size" "->loss has another type"
    caught_by_abidiff "a field of another type and the same size" "glia_progress"
    broken renumbered 's/GLIA_ACTIVATION_TANH = (\d+)/"GLIA_ACTIVATION_TANH = " . ($1 + 200)/e'
    caught_by_contract "a renumbered constant" "GLIA_ACTIVATION_TANH has another number"
    broken gone 's/  GLIA_ERROR_BUSY = 5,//'
    caught_by_contract "a removed constant" "GLIA_ERROR_BUSY"
    broken callback 's/(typedef int32_t \(\*glia_progress_callback\)\()const struct/$1struct/'
    caught_by_contract "a callback of another type" "glia_progress_callback)0 has another type"
    broken callback_argument 's/(glia_progress_callback\)\(const struct glia_progress \*progress, )void \*user/$1int64_t user/'
    caught_by_contract "a callback with another argument" "glia_progress_callback)0 has another type"
    caught_by_abidiff "a callback with another argument" "glia_trainer_fit"
}

# library_break NAME WORDS PERL_EXPRESSION LIBRARY: the other way round: what a baseline says is changed, so
# that the built library differs from it. Tells that the suppressions leave what matters.
library_break() {
    local folder=$WORK/broken-library file
    rm -rf "$folder" && mkdir -p "$folder"
    for file in "$(ls -d packaging/abi/[0-9]* | sort -V | tail -n 1)"/*.abi.xz; do
        xz -dc "$file" > "$WORK/before.abi"
        perl -0pe "$3" "$WORK/before.abi" > "$WORK/after.abi" || exit 1
        ! cmp -s "$WORK/before.abi" "$WORK/after.abi" || { echo "broken library $1: nothing changed" >&2; exit 1; }
        xz -1 < "$WORK/after.abi" > "$folder/${file##*/}"
    done
    refused "caught in the library: $1" "$2" library_agrees "$folder" "$4" "$WORK"
}

library_breaks_are_caught() {
    library_break "a removed function" "1 Removed" 's/glia_version(?=\@|\x27)/glia_gone/g' "$1"
    library_break "a grown struct" "type size changed" \
        "s/(<class-decl name='glia_runtime_options' size-in-bits=')128('.*?)<data-member[^>]*>\s*<var-decl name='level'.*?<\/data-member>/\${1}96\$2/s" "$1"
    # A count that becomes a pointer.
    library_break "a changed argument" "glia_session_new" \
        "s/(<function-decl name='glia_session_new'.*?<parameter type-id='([^']*)' name='model'.*?)<parameter type-id='[^']*' name='largest_batch'/\$1<parameter type-id='\$2' name='largest_batch'/s" "$1"
}
