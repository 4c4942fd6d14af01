/*
 * Times a call as the programs of all languages do, and prints the lines that run.py reads.
 *
 * BENCH_PEER names the program, BENCH_SAMPLES (7) is how many samples are taken, BENCH_SAMPLE_MS (20) how
 * long one lasts, 0 for a run that only computes, and BENCH_WARM_MS (300) how long each call is warmed up.
 */

#ifndef GLIA_CALLS_MEASURE_H
#define GLIA_CALLS_MEASURE_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CALLS_MOST_SAMPLES = 1001 };

typedef void (*calls_work)(void *user, int64_t calls);

static inline double calls_setting(const char *name, double fallback)
{
    const char *text = getenv(name);
    return text != NULL ? atof(text) : fallback;
}

static inline const char *calls_peer(void)
{
    const char *name = getenv("BENCH_PEER");
    return name != NULL ? name : "c";
}

static inline double calls_nanoseconds(calls_work work, void *user, int64_t calls)
{
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    work(user, calls);
    clock_gettime(CLOCK_MONOTONIC, &end);
    return (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
}

/* Warms up, and finds how many calls fill a sample. */
static inline int64_t calls_of_a_sample(calls_work work, void *user, double sample)
{
    const double warm = calls_setting("BENCH_WARM_MS", 300) * 1e6;
    double spent = 0;
    int64_t calls = 1;
    for (;;) {
        const double took = calls_nanoseconds(work, user, calls);
        spent += took;
        if (spent >= warm && took >= sample / 2)
            return (int64_t)(sample / took * (double)calls) + 1;
        if (took < sample / 2)
            calls *= 2;
    }
}

static inline int calls_by_size(const void *first, const void *second)
{
    const double a = *(const double *)first, b = *(const double *)second;
    return (a > b) - (a < b);
}

/* `work` makes so many calls. */
static inline void calls_time(const char *workload, calls_work work, void *user)
{
    double samples[CALLS_MOST_SAMPLES];
    const double sample = calls_setting("BENCH_SAMPLE_MS", 20) * 1e6;
    const int count = (int)calls_setting("BENCH_SAMPLES", 7);
    if (sample <= 0 || count < 1 || count > CALLS_MOST_SAMPLES)
        return;
    const int64_t calls = calls_of_a_sample(work, user, sample);
    for (int index = 0; index < count; index++)
        samples[index] = calls_nanoseconds(work, user, calls) / (double)calls;
    qsort(samples, (size_t)count, sizeof samples[0], calls_by_size);
    printf("{\"peer\":\"%s\",\"wl\":\"%s\",\"ns\":%.3f,\"min\":%.3f,\"max\":%.3f}\n", calls_peer(),
           workload, samples[count / 2], samples[0], samples[count - 1]);
}

static inline void calls_report(uint64_t hash)
{
    printf("{\"peer\":\"%s\",\"outputs\":\"%016" PRIx64 "\"}\n", calls_peer(), hash);
}

#endif
