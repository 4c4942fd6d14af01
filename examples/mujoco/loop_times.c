/* loop_times.c: the table and the histogram of loop_times.h. */
#include "loop_times.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

#define MILLION 1e6 /* nanoseconds in a millisecond */
#define BIN 100000  /* nanoseconds */
#define BINS 21     /* the last one has all that is longer than a period */
#define BAR 50

static const char *const parts[] = {"control", "training", "whole period"};
enum { PARTS = sizeof parts / sizeof parts[0], TRAINING = 1, WHOLE = 2 };

static int compare(const void *left, const void *right)
{
    const int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* One part of all periods, the shortest first; to be freed. */
static int64_t *sorted(const struct period_times *times, size_t count, int part)
{
    int64_t *values = allocate(count, sizeof *values);
    for (size_t index = 0; index < count; index++) {
        const int64_t period[PARTS] = {times[index].control, times[index].training,
                                       times[index].whole};
        values[index] = period[part];
    }
    qsort(values, count, sizeof *values, compare);
    return values;
}

/* What a share of the periods did not exceed, in milliseconds. */
static double at_share(const int64_t *values, size_t count, double share)
{
    const size_t place = (size_t)(share * (double)count);
    return (double)values[place < count ? place : count - 1] / MILLION;
}

static void print_histogram(const int64_t *whole, size_t count)
{
    size_t bins[BINS] = {0};
    for (size_t index = 0; index < count; index++) {
        const int64_t bin = whole[index] / BIN;
        bins[bin < BINS ? bin : BINS - 1]++;
    }
    printf("\n%-14s%10s\n", "whole, ms", "periods");
    for (int bin = 0; bin < BINS; bin++) {
        const int length = (int)((double)bins[bin] / (double)count * BAR + 0.5);
        if (bins[bin] > 0 && bin == BINS - 1) {
            printf("over 2.0      %10zu  %.*s\n", bins[bin], length,
                   "##################################################");
        } else if (bins[bin] > 0) {
            printf("%.1f to %.1f    %10zu  %.*s\n", bin / 10.0, (bin + 1) / 10.0, bins[bin], length,
                   "##################################################");
        }
    }
}

void loop_times_print(const struct period_times *times, size_t count)
{
    printf("\n%-14s%10s%10s%10s%10s   ms, of %zu periods of %.0f ms\n", "", "median", "99 %", "99.9 %",
           "worst", count, 1000.0 * PERIOD);
    for (int part = 0; part < PARTS; part++) {
        int64_t *values = sorted(times, count, part);
        printf("%-14s%10.4f%10.4f%10.4f%10.4f\n", parts[part], at_share(values, count, 0.5),
               at_share(values, count, 0.99), at_share(values, count, 0.999),
               at_share(values, count, 1.0));
        if (part == WHOLE) {
            print_histogram(values, count);
        }
        free(values);
    }
}

static void fill(double shares[SHARES], const struct period_times *times, size_t count, int part)
{
    int64_t *values = sorted(times, count, part);
    for (int index = 0; index < SHARES; index++) {
        shares[index] = at_share(values, count, (index + 1) / 100.0);
    }
    free(values);
}

void loop_times_shares(const struct period_times *times, size_t count, struct loop_shares *shares)
{
    fill(shares->training, times, count, TRAINING);
    fill(shares->whole, times, count, WHOLE);
}
