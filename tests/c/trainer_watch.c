/*
 * glia_trainer_watch_…: a step that would spoil the weights is refused with the layer where that
 * began, nothing changes, training goes on; and what the watch measures.
 */

#include "harness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 6 };

static const float inputs[ROWS] = {-1.5f, -1.0f, -0.25f, 0.5f, 0.75f, 1.25f};
static const float targets[ROWS] = {5, -2, 7, 1, -5, 10};

static glia_trainer *make_trainer(double rate)
{
    static const harness_dense layers[] = {{3, GLIA_ACTIVATION_TANH}, {1, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(1, layers, 2, 7);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR,
                                            GLIA_OPTIMIZER_ADAM, rate, NULL, 8, 3);
    glia_model_free(model);
    return trainer;
}

static void set(glia_trainer *trainer, int32_t key, double value)
{
    double back = -1;
    CHECK_OK(glia_trainer_watch_set(trainer, key, value, ERROR));
    CHECK_OK(glia_trainer_watch_get(trainer, key, &back, ERROR));
    CHECK(back == value);
}

static glia_status try_step(glia_trainer *trainer, const float *x, glia_error **error)
{
    return glia_trainer_step(trainer, x, ROWS, targets, GLIA_TYPE_FLOAT32, ROWS, NULL, error);
}

static glia_watch_status status_of(const glia_trainer *trainer)
{
    glia_watch_status status = {0};
    status.struct_size = sizeof status;
    CHECK_OK(glia_trainer_watch_status(trainer, &status, ERROR));
    CHECK(status.struct_size == sizeof status);
    return status;
}

static void check_refusal(void)
{
    uint8_t before[HARNESS_HASH], after[HARNESS_HASH];
    float bad[ROWS];
    int64_t steps = -1;
    char advice[1024];
    glia_trainer *trainer = make_trainer(0.05);
    set(trainer, GLIA_PARAM_WATCH, 1);
    CHECK_OK(try_step(trainer, inputs, ERROR));
    harness_trainer_hash(trainer, before);
    memcpy(bad, inputs, sizeof bad);
    bad[2] = NAN;
    CHECK_REFUSED(GLIA_ERROR_DIVERGED, "outputs of layer1; the batch holds such values itself",
                  try_step(trainer, bad, ERROR));
    const glia_watch_status status = status_of(trainer);
    CHECK(status.refused == 1 && status.watched == 1 && status.finding == GLIA_FINDING_LOSS_NOT_FINITE);
    CHECK(status.refused_step == 2 && status.refused_layer == 0);
    CHECK(isfinite(status.loss) && isnan(status.loss_limit) && isnan(status.noise_scale));
    CHECK_OK(glia_trainer_watch_advice(trainer, advice, sizeof advice, NULL, ERROR));
    CHECK_THAT(strstr(advice, "clean the data") != NULL, "%s", advice);
    bad[2] = (float)INFINITY; /* which tanh hides */
    CHECK_REFUSED(GLIA_ERROR_DIVERGED, "gradients: expected finite numbers in step 2",
                  try_step(trainer, bad, ERROR));
    CHECK_REFUSED(GLIA_ERROR_DIVERGED, "first in layer1; the batch holds such values itself",
                  try_step(trainer, bad, ERROR));
    CHECK(status_of(trainer).finding == GLIA_FINDING_GRADIENT_NOT_FINITE);
    harness_trainer_hash(trainer, after);
    CHECK_OK(glia_trainer_step_count(trainer, &steps, ERROR));
    CHECK(harness_same_hash(before, after) && steps == 1);
    CHECK_OK(try_step(trainer, inputs, ERROR));
    CHECK(status_of(trainer).watched == 2);
    glia_trainer_free(trainer);
}

/* A gradient that the host spoils, and mends. */
static void check_own_gradients(void)
{
    float bad[3] = {0, NAN, 0}, fine[3] = {0, 0.5f, 0};
    glia_trainer *trainer = make_trainer(0.05);
    set(trainer, GLIA_PARAM_WATCH, 1);
    CHECK_OK(glia_trainer_compute_gradients(trainer, inputs, ROWS, targets, GLIA_TYPE_FLOAT32, ROWS,
                                            NULL, ERROR));
    CHECK_OK(glia_trainer_gradient_set(trainer, 2, bad, 3, ERROR));
    CHECK_REFUSED(GLIA_ERROR_DIVERGED, "appear first in layer2;",
                  glia_trainer_apply_gradients(trainer, ERROR));
    CHECK(status_of(trainer).finding == GLIA_FINDING_GRADIENT_NOT_FINITE);
    CHECK(status_of(trainer).refused_layer == 1);
    CHECK_OK(glia_trainer_gradient_set(trainer, 2, fine, 3, ERROR));
    CHECK_OK(glia_trainer_apply_gradients(trainer, ERROR));
    glia_trainer_free(trainer);
}

/* A run over four samples, in two minibatches, of which the first always explodes. */
static void check_run(void)
{
    static const float x[4] = {1, 0.5f, -1, -0.5f}, y[4] = {1e6f, -1e6f, 1, 2};
    glia_trainer *trainer = make_trainer(0.01);
    glia_tensor *rows = harness_tensor(GLIA_TYPE_FLOAT32, x, 4, 1);
    glia_tensor *wanted = harness_tensor(GLIA_TYPE_FLOAT32, y, 4, 1);
    glia_fit_options options = {sizeof options, 3, 2, 1, 0, 0};
    glia_progress progress = {0};
    progress.struct_size = sizeof progress;
    set(trainer, GLIA_PARAM_WINDOW, 4);
    set(trainer, GLIA_PARAM_WATCH, 1);
    for (int step = 0; step < 4; step++)
        CHECK_OK(try_step(trainer, inputs, ERROR));
    CHECK_REFUSED(GLIA_ERROR_DIVERGED, "loss: expected at most",
                  glia_trainer_fit(trainer, rows, wanted, &options, NULL, NULL, ERROR));
    for (int epoch = 1; epoch < 3; epoch++)
        CHECK_REFUSED(GLIA_ERROR_DIVERGED, "loss: expected at most",
                      glia_trainer_fit(trainer, rows, wanted, NULL, NULL, NULL, ERROR));
    CHECK_OK(glia_trainer_advance(trainer, rows, wanted, 10, &progress, ERROR));
    CHECK(progress.finished == 1 && isfinite(progress.loss));
    const glia_watch_status status = status_of(trainer);
    CHECK(status.refused == 3 && status.finding == GLIA_FINDING_LOSS_EXPLODES);
    CHECK(status.refused_layer == -1 && status.loss_limit < 1e6);
    glia_tensor_free(wanted);
    glia_tensor_free(rows);
    glia_trainer_free(trainer);
}

static void check_figures(void)
{
    static unsigned char file[65536];
    size_t size = 0;
    double ratio = -1, other = -1;
    char advice[1024];
    glia_trainer *trainer = make_trainer(0.0), *back = NULL;
    set(trainer, GLIA_PARAM_WINDOW, 4);
    set(trainer, GLIA_PARAM_RATIO_INTERVAL, 1);
    set(trainer, GLIA_PARAM_NOISE_SCALE_INTERVAL, 1);
    set(trainer, GLIA_PARAM_PLATEAU_THRESHOLD, 0.25);
    set(trainer, GLIA_PARAM_WATCH, 1);
    for (int step = 0; step < 5; step++)
        CHECK_OK(try_step(trainer, inputs, ERROR));
    const glia_watch_status status = status_of(trainer);
    CHECK(status.plateau == 1 && status.progress == 0 && status.loss_deviation == 0);
    CHECK(status.gradient_norm > 0 && status.update_ratio == 0);
    CHECK_THAT(fabs(status.loss_limit - 2 * status.loss_mean) < 1e-9 * status.loss_mean, "%g, %g",
               status.loss_limit, status.loss_mean);
    CHECK(status.gradient_variance > 0 && status.noise_scale > 0);
    CHECK_OK(glia_trainer_watch_ratio(trainer, 1, &ratio, ERROR));
    CHECK(ratio == 0);
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "layer: expected a layer below 2, got 2",
                  glia_trainer_watch_ratio(trainer, 2, &other, ERROR));
    CHECK(other == -1);
    CHECK_OK(glia_trainer_watch_advice(trainer, advice, sizeof advice, NULL, ERROR));
    CHECK_THAT(strstr(advice, "the loss fell by 0 % over the last 4 updates") != NULL, "%s", advice);
    CHECK_THAT(strstr(advice, "layer2: a step changes its weights by 0 of") != NULL, "%s", advice);
    CHECK_OK(glia_trainer_save_to_memory(trainer, file, sizeof file, &size, ERROR));
    CHECK_OK(glia_trainer_load_from_memory(file, size, NULL, NULL, &back, ERROR));
    const glia_watch_status loaded = status_of(back);
    CHECK(memcmp(&loaded, &status, sizeof status) == 0);
    glia_trainer_free(back);
    glia_trainer_free(trainer);
}

static void check_off(void)
{
    glia_watch_status status = {0};
    double value = -1;
    glia_trainer *trainer = make_trainer(0.05);
    status.struct_size = sizeof status;
    CHECK_OK(glia_trainer_watch_get(trainer, GLIA_PARAM_WATCH, &value, ERROR));
    CHECK(value == 0);
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "watch",
                  glia_trainer_watch_status(trainer, &status, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KEY, "explosion_factor",
                  glia_trainer_watch_set(trainer, GLIA_PARAM_CLIP_NORM, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "window",
                  glia_trainer_watch_set(trainer, GLIA_PARAM_WINDOW, 3, ERROR));
    set(trainer, GLIA_PARAM_WATCH, 1);
    status.struct_size = 1;
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "struct_size",
                  glia_trainer_watch_status(trainer, &status, ERROR));
    glia_trainer_free(trainer);
}

int main(void)
{
    check_refusal();
    check_own_gradients();
    check_run();
    check_figures();
    check_off();
    return harness_finish("trainer_watch");
}
