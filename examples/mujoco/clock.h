/* clock.h: the time, for budgets and for what is shown; no result depends on it but by a budget. */
#ifndef CLOCK_H
#define CLOCK_H

/* Seconds since some moment; never goes back. */
double clock_seconds(void);

#endif
