/* dagger.h: the control loop in which the policy learns, by dataset aggregation (Ross, Gordon and
 * Bagnell 2011, "A reduction of imitation learning and structured prediction to no-regret online
 * learning").
 *
 * In episode i of the loop the expert acts with probability beta_i = 0.85^i, otherwise the newest
 * snapshot of the policy, drawn anew in each period. The expert says of every state that was visited
 * what it would do there, and all of these samples together are what the policy learns from. */
#ifndef DAGGER_H
#define DAGGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cart_pole.h"
#include "expert.h"
#include "learner.h"
#include "random.h"

#define EPISODES 60
#define EPISODE_SECONDS 4
#define EPISODE_PERIODS ((size_t)(EPISODE_SECONDS / PERIOD + 0.5))
#define ALL_PERIODS (EPISODES * EPISODE_PERIODS)

/* What one period of the loop took, in nanoseconds. */
struct period_times {
    int64_t control;  /* observing, the policy's and the expert's force, keeping the sample */
    int64_t training; /* and publishing */
    int64_t whole;    /* these, and the simulator */
};

struct dagger {
    struct cart_pole *plant;
    const struct expert *expert;
    struct learner *learner;
    struct random random;       /* of starts and of who acts */
    bool deterministic;         /* a fixed number of steps in each period, instead of a budget */
    struct period_times *times; /* room for ALL_PERIODS */
    size_t periods;             /* done so far */
    int64_t interruptions;      /* of the loop, by other programs that wanted the processor */
};

/* One episode: `number` counts from 0. */
void dagger_episode(struct dagger *dagger, int number);

#endif
