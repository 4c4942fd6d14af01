#!/usr/bin/env bash
# Trains one network with 2 and with 3 processes under Open MPI, and shows that each has the weights of
# one process that takes the same images as micro-batches. Usage: demo-mpi.sh PROGRAM
set -euo pipefail
program=$1

# Containers run as root, and often with fewer processors than processes.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
run() {
    mpirun --oversubscribe -n "$@"
}
hash_of() {
    sed -n 's/^hash //p' <<< "$1"
}

for ranks in 2 3; do
    together=$(run "$ranks" "$program")
    alone=$(run 1 "$program" "$ranks")
    echo "$together"
    echo "$alone"
    if [ -z "$(hash_of "$together")" ] || [ "$(hash_of "$together")" != "$(hash_of "$alone")" ]; then
        echo "demo-mpi: $ranks processes do not have the weights of one" >&2
        exit 1
    fi
    echo "the same weights, bit for bit, on $ranks processes and on one"
done
