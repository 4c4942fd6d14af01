/* average.c: an all-reduce whose sums are added in the order of the ranks.
 *
 * MPI_Allreduce may add in any order, and another number of ranks, message size or network gives
 * another one: floats then differ in their last bits. Here each rank owns a slice of the array:
 *
 *   1. every rank sends to each owner its part of the owner's slice (MPI_Alltoallv);
 *   2. the owner adds the parts in the order of the ranks, and divides once;
 *   3. the owners send their finished slices to all (MPI_Allgatherv).
 *
 * That is what glia_trainer_accumulate_gradients and glia_trainer_average_gradients do with
 * micro-batches, so the bits are theirs. Each rank sends and receives 2 (n - 1) / n arrays, as in a ring
 * all-reduce, and adds 1 / n of the whole; gathering all arrays on one rank would move n times as
 * much through one machine. */
#include "average.h"

#include <limits.h>
#include <mpi.h>
#include <stdlib.h>

#include "../c/check.h"

struct average average_new(size_t count)
{
    struct average average = {0};
    MPI_Comm_size(MPI_COMM_WORLD, &average.ranks);
    MPI_Comm_rank(MPI_COMM_WORLD, &average.rank);
    size_t ranks = (size_t)average.ranks, rank = (size_t)average.rank;
    if (count > INT_MAX) {
        stop("%zu floats: MPI counts to %d; cut the array into several", count, INT_MAX);
    }
    average.counts = allocate(ranks, sizeof *average.counts);
    average.starts = allocate(ranks, sizeof *average.starts);
    average.slots = allocate(ranks, sizeof *average.slots);
    average.places = allocate(ranks, sizeof *average.places);
    for (size_t owner = 0; owner < ranks; owner++) {
        size_t start = count * owner / ranks, end = count * (owner + 1) / ranks;
        average.starts[owner] = (int)start;
        average.counts[owner] = (int)(end - start);
    }
    size_t slice = (size_t)average.counts[rank];
    for (size_t sender = 0; sender < ranks; sender++) {
        average.slots[sender] = (int)slice;
        average.places[sender] = (int)(slice * sender);
    }
    average.slices = allocate(slice * ranks + 1, sizeof *average.slices);
    return average;
}

void average_free(struct average *average)
{
    free(average->counts);
    free(average->starts);
    free(average->slots);
    free(average->places);
    free(average->slices);
}

void average_over_ranks(struct average *average, float *array)
{
    size_t slice = (size_t)average->counts[average->rank];
    float *mine = array + average->starts[average->rank];
    MPI_Alltoallv(array, average->counts, average->starts, MPI_FLOAT, average->slices,
                  average->slots, average->places, MPI_FLOAT, MPI_COMM_WORLD);
    for (size_t index = 0; index < slice; index++) {
        float sum = average->slices[index];
        for (size_t sender = 1; sender < (size_t)average->ranks; sender++) {
            sum += average->slices[sender * slice + index];
        }
        mine[index] = sum / (float)average->ranks;
    }
    MPI_Allgatherv(MPI_IN_PLACE, 0, MPI_DATATYPE_NULL, array, average->counts, average->starts,
                   MPI_FLOAT, MPI_COMM_WORLD);
}
