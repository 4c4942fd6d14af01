/*
 * Sessions that follow a trainer: which version they serve and when, pins, hashes, the average in the
 * place of the weights, other instruction sets, lives that end in any order, and what is refused.
 */

#include "harness.h"

#include <string.h>

enum { INPUTS = 5, OUTPUTS = 3, ROWS = 40 };

static float inputs[ROWS * INPUTS], targets[ROWS * OUTPUTS];

static glia_trainer *make_trainer(const glia_runtime *runtime)
{
    const harness_dense layers[2] = {{70, GLIA_ACTIVATION_PRELU}, {OUTPUTS, GLIA_ACTIVATION_TANH}};
    glia_model *model = harness_model(INPUTS, layers, 2, 3);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR,
                                            GLIA_OPTIMIZER_ADAM, 0.01, runtime, ROWS, 1);
    glia_model_free(model);
    return trainer;
}

static void step(glia_trainer *trainer)
{
    CHECK_OK(glia_trainer_step(trainer, inputs, ROWS * INPUTS, targets, GLIA_TYPE_FLOAT32,
                               ROWS * OUTPUTS, NULL, ERROR));
}

static int64_t publish(glia_trainer *trainer)
{
    int64_t version = 0;
    CHECK_OK(glia_trainer_publish(trainer, &version, ERROR));
    return version;
}

static glia_session *follow(const glia_snapshots *snapshots, const glia_runtime *runtime)
{
    glia_session *session = NULL;
    CHECK_OK(glia_session_follow(snapshots, runtime, ROWS, &session, ERROR));
    return session;
}

/* Runs, and checks that the session serves the weights of a model, and names their version. */
static void check_serves(glia_session *session, const glia_model *model, int64_t expected)
{
    float outputs[ROWS * OUTPUTS], reference[ROWS * OUTPUTS];
    uint8_t hash[HARNESS_HASH], model_hash[HARNESS_HASH];
    int64_t version = 0;
    glia_session *fresh = NULL;
    CHECK_OK(glia_session_new(model, NULL, ROWS, &fresh, ERROR));
    for (size_t rows = 1; rows <= ROWS; rows += 13) {
        CHECK_OK(glia_session_run(fresh, inputs, rows * INPUTS, reference, rows * OUTPUTS, ERROR));
        CHECK_OK(glia_session_run(session, inputs, rows * INPUTS, outputs, rows * OUTPUTS, ERROR));
        CHECK_SAME(outputs, reference, rows * OUTPUTS, "version %d, %zu rows", (int)expected, rows);
    }
    CHECK_OK(glia_session_version(session, &version, ERROR));
    CHECK_THAT(version == expected, "version %d, not %d", (int)version, (int)expected);
    CHECK_OK(glia_session_hash(session, hash, sizeof hash, ERROR));
    harness_model_hash(model, model_hash);
    CHECK(harness_same_hash(hash, model_hash));
    CHECK_OK(glia_session_version(fresh, &version, ERROR));
    CHECK(version == 0);
    glia_session_free(fresh);
}

static glia_model *model_of(const glia_trainer *trainer)
{
    glia_model *model = NULL;
    CHECK_OK(glia_trainer_model(trainer, &model, ERROR));
    return model;
}

static void check_versions(const glia_runtime *runtime)
{
    glia_trainer *trainer = make_trainer(runtime);
    glia_snapshots *snapshots = NULL;
    int64_t newest = 0;
    glia_model *first = model_of(trainer);
    CHECK_OK(glia_trainer_snapshots(trainer, &snapshots, ERROR));
    glia_session *one = follow(snapshots, runtime), *other = follow(snapshots, runtime);
    check_serves(one, first, 1);
    step(trainer);
    check_serves(one, first, 1);
    glia_model *second = model_of(trainer);
    CHECK(publish(trainer) == 2);
    CHECK_OK(glia_snapshots_version(snapshots, &newest, ERROR));
    CHECK(newest == 2);
    /* What it had is what it is pinned to, though there is a newer one. */
    CHECK_OK(glia_session_pin(one, ERROR));
    check_serves(one, first, 1);
    check_serves(other, second, 2);
    for (int64_t version = 3; version < 20; version++) {
        step(trainer);
        CHECK(publish(trainer) == version);
    }
    glia_model *last = model_of(trainer);
    check_serves(one, first, 1);
    check_serves(other, last, 19);
    CHECK_OK(glia_session_unpin(one, ERROR));
    /* The trainer ends, then the snapshots: sessions go on. */
    glia_trainer_free(trainer);
    check_serves(one, last, 19);
    glia_session *late = follow(snapshots, runtime);
    glia_snapshots_free(snapshots);
    glia_session_free(one);
    check_serves(late, last, 19);
    check_serves(other, last, 19);
    glia_session_free(other);
    glia_session_free(late);
    glia_model_free(first);
    glia_model_free(second);
    glia_model_free(last);
}

/* The first publication may come before anybody asks for snapshots. */
static void check_publish_first(void)
{
    glia_trainer *trainer = make_trainer(NULL);
    glia_snapshots *snapshots = NULL;
    step(trainer);
    CHECK(publish(trainer) == 1);
    glia_model *published = model_of(trainer);
    step(trainer);
    CHECK_OK(glia_trainer_snapshots(trainer, &snapshots, ERROR));
    glia_session *session = follow(snapshots, NULL);
    check_serves(session, published, 1);
    CHECK_OK(glia_trainer_publish(trainer, NULL, ERROR));
    glia_model *newer = model_of(trainer);
    check_serves(session, newer, 2);
    glia_model_free(published);
    glia_model_free(newer);
    glia_session_free(session);
    glia_snapshots_free(snapshots);
    glia_trainer_free(trainer);
}

static void check_average(void)
{
    glia_trainer *trainer = make_trainer(NULL);
    glia_snapshots *snapshots = NULL;
    glia_model *average = NULL;
    CHECK_OK(glia_trainer_update_set(trainer, GLIA_PARAM_PUBLISH_AVERAGE, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "average",
                  glia_trainer_snapshots(trainer, &snapshots, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "average", glia_trainer_publish(trainer, NULL, ERROR));
    CHECK_OK(glia_trainer_update_set(trainer, GLIA_PARAM_AVERAGE, 1, ERROR));
    CHECK_OK(glia_trainer_update_set(trainer, GLIA_PARAM_AVERAGE_START, 2, ERROR));
    step(trainer);
    CHECK_OK(glia_trainer_snapshots(trainer, &snapshots, ERROR));
    glia_session *session = follow(snapshots, NULL);
    /* No update is averaged yet: the weights are published. */
    glia_model *weights = model_of(trainer);
    check_serves(session, weights, 1);
    for (int more = 0; more < 3; more++)
        step(trainer);
    CHECK(publish(trainer) == 2);
    CHECK_OK(glia_trainer_average_model(trainer, &average, ERROR));
    check_serves(session, average, 2);
    CHECK_OK(glia_trainer_update_set(trainer, GLIA_PARAM_PUBLISH_AVERAGE, 0, ERROR));
    CHECK(publish(trainer) == 3);
    glia_model *newest = model_of(trainer);
    check_serves(session, newest, 3);
    glia_model_free(weights);
    glia_model_free(average);
    glia_model_free(newest);
    glia_session_free(session);
    glia_snapshots_free(snapshots);
    glia_trainer_free(trainer);
}

/* The form of a snapshot is that of the trainer's instruction set. */
static void check_levels(const harness_runtimes *runtimes)
{
    glia_trainer *trainer = make_trainer(runtimes->handle[0]);
    glia_snapshots *snapshots = NULL;
    glia_session *session = NULL;
    int32_t level = 0, own = 0;
    CHECK_OK(glia_trainer_snapshots(trainer, &snapshots, ERROR));
    CHECK_OK(glia_runtime_level(runtimes->handle[0], &own, ERROR));
    for (size_t index = 0; index < runtimes->count; index++) {
        CHECK_OK(glia_runtime_level(runtimes->handle[index], &level, ERROR));
        if (level == own) {
            glia_session_free(follow(snapshots, runtimes->handle[index]));
            continue;
        }
        CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "runtime: expected the instruction set",
                      glia_session_follow(snapshots, runtimes->handle[index], 1, &session, ERROR));
    }
    /* The default is the snapshots' own. */
    session = follow(snapshots, NULL);
    glia_model *model = model_of(trainer);
    check_serves(session, model, 1);
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "largest_batch",
                  glia_session_follow(snapshots, NULL, 0, &session, ERROR));
    glia_session *plain = NULL;
    CHECK_OK(glia_session_new(model, NULL, 1, &plain, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "session", glia_session_pin(plain, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "session", glia_session_unpin(plain, ERROR));
    glia_session_free(plain);
    glia_session_free(session);
    glia_model_free(model);
    glia_snapshots_free(snapshots);
    glia_trainer_free(trainer);
}

int main(void)
{
    harness_runtimes runtimes;
    harness_numbers(inputs, ROWS * INPUTS, 5);
    harness_numbers(targets, ROWS * OUTPUTS, 6);
    harness_runtimes_make(&runtimes);
    for (size_t index = 0; index < runtimes.count; index++)
        check_versions(runtimes.handle[index]);
    check_publish_first();
    check_average();
    check_levels(&runtimes);
    harness_runtimes_free(&runtimes);
    return harness_finish("session_follow");
}
