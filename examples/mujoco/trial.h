/* trial.h: a run of the learned policy alone, to see what it can do. */
#ifndef TRIAL_H
#define TRIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "cart_pole.h"
#include "learner.h"

#define TRIAL_SECONDS 20        /* 10 s to swing up, then */
#define BALANCE_SECONDS 10      /* it has to stand for so long */
#define UPRIGHT (mjPI / 15.0)   /* 12 degrees to either side */
#define SHOWN_PER_SECOND 20
#define SHOWN (TRIAL_SECONDS * SHOWN_PER_SECOND)

struct trial {
    struct state start;
    bool balanced;
    double upright_after;  /* seconds until it was upright for good */
    double angles[SHOWN];  /* degrees from upright */
};

/* Balanced: in the last 10 s the pole is upright all the time, and the cart is off the ends. */
void trial_run(struct trial *trial, struct cart_pole *plant, struct learner *learner);

#endif
