#!/bin/sh
# Writes the tables anew: sh tests/golden/regenerate.sh
# Compares the committed tables with new ones, exit 1 if they differ: ... regenerate.sh --check
# PYTHON names the interpreter; without it, python3.
set -eu

folder=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
python=${PYTHON:-python3}
tables="activations activations_with averages gradient_noise initializers losses optimizers schedules network"
export PYTHONDONTWRITEBYTECODE=1

# All at the same time; fails where one of them does.
generate_into() {
    generators=""
    for table in $tables; do
        "$python" "$folder/$table.py" "$1" &
        generators="$generators $!"
    done
    for generator in $generators; do
        wait "$generator"
    done
}

check() {
    fresh=$(mktemp -d)
    trap 'rm -rf "$fresh"' EXIT
    trap 'exit 1' HUP INT TERM
    generate_into "$fresh"
    result=0
    for table in $tables; do
        diff "$folder/$table.txt" "$fresh/$table.txt" || result=1
    done
    return "$result"
}

case "${1:-}" in
    "") generate_into "$folder" ;;
    --check) check ;;
    *)
        echo "usage: regenerate.sh [--check]" >&2
        exit 2
        ;;
esac
