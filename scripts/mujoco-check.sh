#!/usr/bin/env bash
# Runs the cart-pole's program twice with a fixed number of steps in each period, side by side. Fails
# where the policy balances from fewer than 18 of 20 starts, or where both runs differ in more than
# times. Usage: mujoco-check.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# run NAME: keeps the tables, the hash and the result, and leaves out what was timed.
run() {
    mkdir "$folder/$1"
    (cd "$folder/$1" && "$program" --deterministic > all) || { cat "$folder/$1/all"; return 1; }
    sed '/ms, of /,/processor away/d' "$folder/$1/all" > "$folder/$1/repeatable"
}

run first &
first=$!
run second
wait "$first"
grep -q '^weights  [0-9a-f]\{64\}$' "$folder/first/repeatable"
diff "$folder/first/repeatable" "$folder/second/repeatable"
tail -n 2 "$folder/first/repeatable"
