/* learner.h: the network that learns the expert's forces while it serves.
 *
 * It keeps every sample that it was given, and draws its batches from all of them. Training is cut
 * into slices; after each step that is finished the weights are published, and from then on they are
 * what serves. */
#ifndef LEARNER_H
#define LEARNER_H

#include <stddef.h>
#include <stdint.h>

#include "cart_pole.h"
#include "glia/glia.h"

#define BATCH 64

struct learner {
    glia_trainer *trainer;
    glia_samples *samples; /* attached to the trainer */
    glia_session *session; /* serves the newest snapshot */
    int64_t steps;
    double loss_sum; /* of the last step of each slice since it was last asked for */
    int64_t loss_count;
};

void learner_create(struct learner *learner, uint64_t seed, size_t capacity);
void learner_free(struct learner *learner);

/* The force that the newest snapshot answers with. */
double learner_force(struct learner *learner, const float observation[OBSERVATIONS]);

/* Keeps what the expert would have done. */
void learner_add(struct learner *learner, const float observation[OBSERVATIONS], double force);

/* Trains for so long, and stops in the middle of a step where it has to. */
void learner_train_for(struct learner *learner, int64_t nanoseconds);

/* Trains so many steps, however long they take. */
void learner_train_steps(struct learner *learner, int steps);

void learner_set_rate(struct learner *learner, double rate);

/* The mean loss of the last steps of the slices since the last call, NaN for none. */
double learner_take_loss(struct learner *learner);

/* SHA-256 of the weights after the last whole step, as text. A step under way is given up or, where its
 * update has begun, finished. */
void learner_hash(struct learner *learner, char text[65]);

#endif
