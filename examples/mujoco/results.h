/* results.h: what the program found out, and the picture of it. */
#ifndef RESULTS_H
#define RESULTS_H

#include <stdbool.h>

#include "dagger.h"
#include "loop_times.h"
#include "trial.h"

enum { TRIALS = 20, REHEARSALS = 10, EPISODES_A_POINT = 3, POINTS = EPISODES / EPISODES_A_POINT };

struct results {
    double force_errors[POINTS]; /* root mean square over the steps, in newtons */
    double balanced[POINTS];     /* share of the rehearsals, by the policy alone */
    struct trial trials[TRIALS]; /* at the end, from starts of their own */
    struct loop_shares shares;
};

/* Draws the learning curves, four of the trials and the times. False when the file fails. */
bool results_draw(const struct results *results, const char *path);

#endif
