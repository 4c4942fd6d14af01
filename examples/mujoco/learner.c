/* learner.c: the network of learner.h: 5 - 64 - 64 - 1, tanh, Adam on the mean squared error. */
#include "learner.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "clock.h"

#define UNITS 64

static glia_model *build(uint64_t seed)
{
    const int64_t shape[1] = {OBSERVATIONS};
    glia_graph *graph = NULL;
    glia_model *model = NULL;
    int32_t node = 0;
    CHECK(glia_graph_new, &graph);
    CHECK(glia_graph_add_input, graph, "observation", GLIA_STRLEN, shape, 1, &node);
    CHECK(glia_graph_add_dense, graph, "hidden1", GLIA_STRLEN, node, UNITS, GLIA_ACTIVATION_TANH,
          &node);
    CHECK(glia_graph_add_dense, graph, "hidden2", GLIA_STRLEN, node, UNITS, GLIA_ACTIVATION_TANH,
          &node);
    CHECK(glia_graph_add_dense, graph, "force", GLIA_STRLEN, node, 1, GLIA_ACTIVATION_IDENTITY,
          &node);
    CHECK(glia_model_new, graph, seed, &model);
    glia_graph_free(graph);
    return model;
}

/* Makes the session that takes up what is published, between two of its runs. */
static void serve_newest(struct learner *learner)
{
    glia_snapshots *snapshots = NULL;
    CHECK(glia_trainer_snapshots, learner->trainer, &snapshots);
    CHECK(glia_session_follow, snapshots, NULL, 1, &learner->session);
    glia_snapshots_free(snapshots);
}

void learner_create(struct learner *learner, uint64_t seed, size_t capacity)
{
    glia_loss *loss = NULL;
    glia_optimizer *optimizer = NULL;
    glia_trainer_options options = {.struct_size = sizeof options, .largest_batch = BATCH};
    glia_model *model = build(seed);
    memset(learner, 0, sizeof *learner);
    CHECK(glia_loss_new, GLIA_LOSS_MEAN_SQUARED_ERROR, &loss);
    CHECK(glia_optimizer_new, GLIA_OPTIMIZER_ADAM, &optimizer);
    CHECK(glia_trainer_new, model, loss, optimizer, NULL, &options, &learner->trainer);
    glia_optimizer_free(optimizer);
    glia_loss_free(loss);
    glia_model_free(model);
    learner->capacity = capacity;
    learner->observations = allocate(capacity * OBSERVATIONS, sizeof *learner->observations);
    learner->targets = allocate(capacity, sizeof *learner->targets);
    learner->draws = random_stream(seed, 0);
    serve_newest(learner);
}

void learner_free(struct learner *learner)
{
    glia_session_free(learner->session);
    glia_trainer_free(learner->trainer);
    free(learner->observations);
    free(learner->targets);
}

double learner_force(struct learner *learner, const float observation[OBSERVATIONS])
{
    float force;
    CHECK(glia_session_run, learner->session, observation, OBSERVATIONS, &force, 1);
    return fmin(fmax((double)force, -1.0), 1.0);
}

void learner_add(struct learner *learner, const float observation[OBSERVATIONS], double force)
{
    if (learner->count == learner->capacity) {
        stop("no room for more than %zu samples", learner->capacity);
    }
    memcpy(learner->observations + learner->count * OBSERVATIONS, observation,
           OBSERVATIONS * sizeof *observation);
    learner->targets[learner->count++] = (float)force;
}

/* The batch of the next step: samples drawn evenly from all that there are. */
static void draw_batch(struct learner *learner)
{
    for (int row = 0; row < BATCH; row++) {
        const size_t drawn = random_bits(&learner->draws) % learner->count;
        memcpy(learner->batch_observations[row], learner->observations + drawn * OBSERVATIONS,
               sizeof learner->batch_observations[row]);
        learner->batch_targets[row] = learner->targets[drawn];
    }
}

/* Goes on with the step under way for so long, or begins one. True when it is finished: then there may
 * be time for another; else its next operation would not have fitted. */
static bool go_on(struct learner *learner, int64_t nanoseconds)
{
    glia_frame frame = {.struct_size = sizeof frame};
    if (!learner->batch_drawn) {
        draw_batch(learner);
        learner->batch_drawn = true;
    }
    CHECK(glia_trainer_step_for, learner->trainer, &learner->batch_observations[0][0],
          BATCH * OBSERVATIONS, learner->batch_targets, GLIA_TYPE_FLOAT32, BATCH, nanoseconds,
          &frame);
    if (frame.finished) {
        CHECK(glia_trainer_publish, learner->trainer, NULL);
        learner->batch_drawn = false;
        learner->loss_sum += frame.loss;
        learner->steps++;
        learner->loss_count++;
    }
    return frame.finished;
}

void learner_train_for(struct learner *learner, int64_t nanoseconds)
{
    const int64_t end = clock_nanoseconds() + nanoseconds;
    int64_t left = nanoseconds;
    while (left > 0 && go_on(learner, left)) {
        left = end - clock_nanoseconds();
    }
}

void learner_train_steps(struct learner *learner, int steps)
{
    for (int done = 0; done < steps;) {
        done += go_on(learner, INT64_MAX);
    }
}

void learner_set_rate(struct learner *learner, double rate)
{
    CHECK(glia_trainer_optimizer_set, learner->trainer, GLIA_PARAM_LEARNING_RATE, rate);
}

double learner_take_loss(struct learner *learner)
{
    const double mean = learner->loss_count > 0 ? learner->loss_sum / (double)learner->loss_count
                                                : (double)NAN;
    learner->loss_sum = 0.0;
    learner->loss_count = 0;
    return mean;
}

void learner_hash(struct learner *learner, char text[65])
{
    uint8_t hash[32];
    CHECK(glia_trainer_settle, learner->trainer);
    CHECK(glia_trainer_hash, learner->trainer, hash, sizeof hash);
    for (size_t byte = 0; byte < sizeof hash; byte++) {
        snprintf(text + 2 * byte, 3, "%02x", hash[byte]);
    }
}
