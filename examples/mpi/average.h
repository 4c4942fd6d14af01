/* average.h: the mean of an array over all ranks, with the same bits on every rank and in every run. */
#ifndef AVERAGE_H
#define AVERAGE_H

#include <stddef.h>

/* The memory of means of `count` floats over the ranks of a job. */
struct average {
    int ranks, rank;
    int *counts; /* floats of each rank's slice of the array */
    int *starts; /* and where it begins */
    int *slots;  /* how often this rank's slice arrives: once from each rank, one after the other */
    int *places;
    float *slices;
};

struct average average_new(size_t count);
void average_free(struct average *average);

/* Replaces the array by (x_0 + ... + x_(n-1)) / n, x_r being rank r's array. */
void average_over_ranks(struct average *average, float *array);

#endif
