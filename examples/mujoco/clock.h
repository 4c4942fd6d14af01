/* clock.h: the time, for budgets and for what is shown; no result depends on it but by a budget. */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>

/* Nanoseconds since some moment; never goes back. */
int64_t clock_nanoseconds(void);

/* How often the system has taken the processor away from this program so far. */
int64_t clock_interruptions(void);

#endif
