/* learner.h: the network that learns the expert's forces while it serves.
 *
 * It keeps every sample that it was given. Training is cut into slices; what serves is a copy of the
 * weights, as of the last time they were published. */
#ifndef LEARNER_H
#define LEARNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cart_pole.h"
#include "glia/glia.h"
#include "random.h"

struct learner {
    glia_trainer *trainer;
    glia_session *session; /* serves what was last published */
    float *observations;   /* [capacity, OBSERVATIONS] */
    float *targets;        /* [capacity] */
    size_t capacity;
    size_t count;
    struct random draws;
    double step_seconds;  /* how long a step takes, by the slow ones among the last */
    double loss_sum;      /* over the steps since it was last asked for */
    int64_t loss_count;
};

void learner_create(struct learner *learner, uint64_t seed, size_t capacity);
void learner_free(struct learner *learner);

/* The force that the published policy answers with. */
double learner_force(struct learner *learner, const float observation[OBSERVATIONS]);

/* Keeps what the expert would have done. */
void learner_add(struct learner *learner, const float observation[OBSERVATIONS], double force);

/* Trains until the time is over: no step begins that would not fit. Gives the number of steps. */
int learner_train_for(struct learner *learner, double seconds);

/* Trains so many steps, however long they take. */
void learner_train_steps(struct learner *learner, int steps);

/* From now on the weights of this moment serve. */
void learner_publish(struct learner *learner);

void learner_set_rate(struct learner *learner, double rate);

/* The mean loss of the steps since the last call, NaN for none. */
double learner_take_loss(struct learner *learner);

/* SHA-256 of the weights, as text. */
void learner_hash(const struct learner *learner, char text[65]);

#endif
