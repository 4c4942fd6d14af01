/*
 * latency.h: what the programs of this folder share: the network, its weights and input from a file,
 * and the times of single calls. A program prints a line of JSON for each way to call:
 *
 *   {"peer": …, "way": …, "calls": …, "clock_ns": …, "median_ns": …, "p99_ns": …, "p99_9_ns": …,
 *    "p99_99_ns": …, "worst_ns": …, "outputs": […]}
 *
 * A call's time is the difference of two readings of the monotonic clock, which take clock_ns.
 */
#ifndef GLIA_LATENCY_H
#define GLIA_LATENCY_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The policy network: 32 observations, two layers of 64 tanh units, 8 actions. */
enum { OBSERVATIONS = 32, UNITS = 64, ACTIONS = 8, WARM_UP = 20000 };

/* The file: rows of weights [inputs, units] and biases, layer by layer, then the observation. */
typedef struct network {
    float w1[OBSERVATIONS * UNITS], b1[UNITS];
    float w2[UNITS * UNITS], b2[UNITS];
    float w3[UNITS * ACTIONS], b3[ACTIONS];
    float observation[OBSERVATIONS];
} network;

/* One call; 0 where it worked. */
typedef int (*call)(void *user);

static inline void read_network(const char *path, network *net)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fread(net, sizeof *net, 1, file) != 1) {
        fprintf(stderr, "expected the file of a network, got %s\n", path);
        exit(1);
    }
    fclose(file);
}

static inline uint64_t clock_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static inline int compare_times(const void *first, const void *second)
{
    uint32_t a = *(const uint32_t *)first, b = *(const uint32_t *)second;
    return (a > b) - (a < b);
}

static inline void measure_once(long calls, call run, void *user, uint32_t *times)
{
    for (long index = 0; index < calls; index++) {
        uint64_t start = clock_ns();
        if (run != NULL && run(user) != 0) {
            fprintf(stderr, "a call failed\n");
            exit(1);
        }
        uint64_t time = clock_ns() - start;
        times[index] = time > UINT32_MAX ? UINT32_MAX : (uint32_t)time;
    }
    qsort(times, (size_t)calls, sizeof *times, compare_times);
}

/* Times `calls` calls, and prints the line. */
static inline void measure(const char *peer, const char *way, long calls, call run, void *user,
                           const float *outputs)
{
    uint32_t *times = (uint32_t *)malloc((size_t)calls * sizeof *times);
    if (times == NULL)
        exit(1);
    memset(times, 0xff, (size_t)calls * sizeof *times);
    measure_once(calls < WARM_UP ? calls : WARM_UP, NULL, NULL, times);
    uint32_t clock = times[(calls < WARM_UP ? calls : WARM_UP) / 2];
    measure_once(calls < WARM_UP ? calls : WARM_UP, run, user, times);
    measure_once(calls, run, user, times);
    printf("{\"peer\": \"%s\", \"way\": \"%s\", \"calls\": %ld, \"clock_ns\": %u, "
           "\"median_ns\": %u, \"p99_ns\": %u, \"p99_9_ns\": %u, \"p99_99_ns\": %u, "
           "\"worst_ns\": %u, \"outputs\": [",
           peer, way, calls, clock, times[calls / 2], times[calls - calls / 100 - 1],
           times[calls - calls / 1000 - 1], times[calls - calls / 10000 - 1], times[calls - 1]);
    for (int action = 0; action < ACTIONS; action++)
        printf("%s%.9g", action == 0 ? "" : ", ", (double)outputs[action]);
    printf("]}\n");
    fflush(stdout);
    free(times);
}

#endif
