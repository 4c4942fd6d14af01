/* loop_times.h: what the periods of the control loop took, as a table and as a histogram. */
#ifndef LOOP_TIMES_H
#define LOOP_TIMES_H

#include <stddef.h>

#include "dagger.h"

enum { SHARES = 99 };

/* Times in milliseconds that 1, 2, ... 99 per cent of the periods did not exceed. */
struct loop_shares {
    double training[SHARES];
    double whole[SHARES];
};

/* Prints the table and the histogram. */
void loop_times_print(const struct period_times *times, size_t count);

void loop_times_shares(const struct period_times *times, size_t count, struct loop_shares *shares);

#endif
