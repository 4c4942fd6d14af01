/* learner.c: the network of learner.h: 5 - 64 - 64 - 1, tanh, Adam on the mean squared error. */
#include "learner.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "check.h"

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
    CHECK(glia_trainer_update_set, learner->trainer, GLIA_PARAM_PUBLISH_INTERVAL, 1);
    CHECK(glia_session_follow, snapshots, NULL, 1, &learner->session);
    glia_snapshots_free(snapshots);
}

/* Makes the buffer that batches are drawn from: the newest `capacity` samples, which are all. */
static void keep_samples(struct learner *learner, const glia_model *model, const glia_loss *loss,
                         size_t capacity)
{
    CHECK(glia_samples_new, GLIA_SAMPLES_RING, &learner->samples);
    CHECK(glia_samples_set, learner->samples, GLIA_PARAM_CAPACITY, (double)capacity);
    CHECK(glia_samples_prepare, learner->samples, model, loss, GLIA_TYPE_FLOAT32);
    CHECK(glia_trainer_samples_attach, learner->trainer, learner->samples, 1);
    CHECK(glia_trainer_prepare_samples, learner->trainer, BATCH);
}

void learner_create(struct learner *learner, uint64_t seed, size_t capacity)
{
    glia_loss *loss = NULL;
    glia_optimizer *optimizer = NULL;
    glia_trainer_options options = {
        .struct_size = sizeof options, .largest_batch = BATCH, .seed = seed};
    glia_model *model = build(seed);
    memset(learner, 0, sizeof *learner);
    CHECK(glia_loss_new, GLIA_LOSS_MEAN_SQUARED_ERROR, &loss);
    CHECK(glia_optimizer_new, GLIA_OPTIMIZER_ADAM, &optimizer);
    CHECK(glia_trainer_new, model, loss, optimizer, NULL, &options, &learner->trainer);
    keep_samples(learner, model, loss, capacity);
    serve_newest(learner);
    glia_optimizer_free(optimizer);
    glia_loss_free(loss);
    glia_model_free(model);
}

void learner_free(struct learner *learner)
{
    glia_session_free(learner->session);
    glia_trainer_free(learner->trainer);
    glia_samples_free(learner->samples);
}

double learner_force(struct learner *learner, const float observation[OBSERVATIONS])
{
    float force;
    CHECK(glia_session_run, learner->session, observation, OBSERVATIONS, &force, 1);
    return fmin(fmax((double)force, -1.0), 1.0);
}

void learner_add(struct learner *learner, const float observation[OBSERVATIONS], double force)
{
    const float target = (float)force;
    CHECK(glia_samples_add, learner->samples, observation, OBSERVATIONS, &target,
          GLIA_TYPE_FLOAT32, 1, NULL, 0);
}

/* Goes on with the step under way, and with others after it. */
static void train(struct learner *learner, int64_t most_steps, int64_t nanoseconds)
{
    glia_frame frame = {.struct_size = sizeof frame};
    CHECK(glia_trainer_run_samples_for, learner->trainer, BATCH, most_steps, nanoseconds, &frame);
    learner->steps += frame.steps;
    if (frame.steps > 0) {
        learner->loss_sum += frame.loss;
        learner->loss_count++;
    }
}

void learner_train_for(struct learner *learner, int64_t nanoseconds)
{
    train(learner, INT64_MAX, nanoseconds);
}

void learner_train_steps(struct learner *learner, int steps)
{
    train(learner, steps, INT64_MAX);
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
