# Sourced by the tests of packaging: checks with a name, all of which run; the last line counts them.

checks_passed=0
checks_failed=()

# check NAME COMMAND...
check() {
    local name=$1 log
    shift
    if log=$("$@" 2>&1); then
        checks_passed=$((checks_passed + 1))
        echo "ok      $name${log:+: $(tail -n 1 <<< "$log")}"
    else
        checks_failed+=("$name")
        echo "FAILED  $name"
        tail -n 25 <<< "$log" | sed 's/^/        /'
    fi
}

# refused NAME WORDS COMMAND...: the command must fail, and say these words.
refused() {
    local name=$1 words=$2 log
    shift 2
    if log=$("$@" 2>&1) || ! grep -qF -- "$words" <<< "$log"; then
        checks_failed+=("$name")
        echo "FAILED  $name: expected a failure with the words \"$words\""
        tail -n 25 <<< "$log" | sed 's/^/        /'
    else
        checks_passed=$((checks_passed + 1))
        echo "ok      $name"
    fi
}

# finish_checks WHAT: the count, and failure where anything failed or nothing ran.
finish_checks() {
    local name
    echo "$1: $checks_passed checks passed, ${#checks_failed[@]} failed"
    for name in "${checks_failed[@]}"; do
        echo "failed: $name"
    done
    [ ${#checks_failed[@]} -eq 0 ] && [ "$checks_passed" -gt 0 ]
}
