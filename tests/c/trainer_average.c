/*
 * glia_trainer_average_…: averages of the weights, exponential and equal, are what a second
 * computation says; they serve as models, and files keep them. And noise on the gradients.
 */

#include "harness.h"

#include <math.h>
#include <stdlib.h>

enum { ROWS = 6, UPDATES = 8 };

static const float inputs[ROWS] = {-1.5f, -1.0f, -0.25f, 0.5f, 0.75f, 1.25f};
static const float targets[ROWS] = {5, -2, 7, 1, -5, 10};

static glia_trainer *make_trainer(void)
{
    static const harness_dense layers[] = {{3, GLIA_ACTIVATION_TANH}, {1, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(1, layers, 2, 7);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR, GLIA_OPTIMIZER_SGD,
                                            0.05, NULL, 8, 3);
    glia_model_free(model);
    return trainer;
}

static void step(glia_trainer *trainer)
{
    CHECK_OK(glia_trainer_step(trainer, inputs, ROWS, targets, GLIA_TYPE_FLOAT32, ROWS, NULL, ERROR));
}

static void set(glia_trainer *trainer, int32_t key, double value)
{
    CHECK_OK(glia_trainer_update_set(trainer, key, value, ERROR));
}

static glia_model *average_of(const glia_trainer *trainer)
{
    glia_model *model = NULL;
    CHECK_OK(glia_trainer_average_model(trainer, &model, ERROR));
    return model;
}

/* The weights of the first layer after each update, and their average of the kind. */
static void check_kind(int32_t kind)
{
    const double decay = 0.75;
    double sums[3] = {0}, weights = 0;
    glia_trainer *trainer = make_trainer();
    set(trainer, GLIA_PARAM_AVERAGE_DECAY, decay);
    set(trainer, GLIA_PARAM_AVERAGE_START, 2);
    set(trainer, GLIA_PARAM_AVERAGE_INTERVAL, 3);
    set(trainer, GLIA_PARAM_AVERAGE, kind);
    for (int update = 1; update <= UPDATES; update++) {
        float now[3];
        step(trainer);
        CHECK_OK(glia_trainer_parameter_get(trainer, 0, now, 3, ERROR));
        if (update % 3 != 2)
            continue;
        const double kept = kind == 1 ? decay : 1;
        weights = kept * weights + 1;
        for (int element = 0; element < 3; element++)
            sums[element] = kept * sums[element] + now[element];
    }
    float got[3];
    int64_t count = 0;
    glia_model *average = average_of(trainer);
    CHECK_OK(glia_model_parameter_get(average, 0, got, 3, ERROR));
    CHECK_OK(glia_trainer_average_count(trainer, &count, ERROR));
    CHECK(count == 3);
    for (int element = 0; element < 3; element++)
        CHECK_THAT(fabs(got[element] - sums[element] / weights) < 1e-6, "kind %d, %d: %.9g, not %.9g",
                   (int)kind, element, got[element], sums[element] / weights);
    glia_model_free(average);
    glia_trainer_free(trainer);
}

static void check_file(void)
{
    static unsigned char file[65536];
    uint8_t first[HARNESS_HASH], second[HARNESS_HASH];
    size_t size = 0;
    glia_trainer *trainer = make_trainer(), *back = NULL;
    set(trainer, GLIA_PARAM_AVERAGE, 1);
    set(trainer, GLIA_PARAM_GRADIENT_NOISE, 0.1);
    step(trainer);
    CHECK_OK(glia_trainer_save_to_memory(trainer, file, sizeof file, &size, ERROR));
    CHECK_OK(glia_trainer_load_from_memory(file, size, NULL, NULL, &back, ERROR));
    step(trainer);
    step(back);
    glia_model *here = average_of(trainer), *there = average_of(back);
    harness_model_hash(here, first);
    harness_model_hash(there, second);
    CHECK(harness_same_hash(first, second));
    harness_trainer_hash(trainer, second);
    CHECK(!harness_same_hash(first, second));
    glia_model_free(here);
    glia_model_free(there);
    glia_trainer_free(back);
    glia_trainer_free(trainer);
}

/* With a rate of 1 and gradients of 0 the noise is what moves. */
static void check_noise(void)
{
    float zeros[3] = {0}, before[3], after[3];
    glia_trainer *trainer = make_trainer();
    CHECK_OK(glia_trainer_optimizer_set(trainer, GLIA_PARAM_LEARNING_RATE, 1, ERROR));
    set(trainer, GLIA_PARAM_GRADIENT_NOISE, 1e-4);
    CHECK_OK(glia_trainer_compute_gradients(trainer, inputs, ROWS, targets, GLIA_TYPE_FLOAT32, ROWS,
                                            NULL, ERROR));
    CHECK_OK(glia_trainer_gradient_set(trainer, 0, zeros, 3, ERROR));
    CHECK_OK(glia_trainer_parameter_get(trainer, 0, before, 3, ERROR));
    CHECK_OK(glia_trainer_apply_gradients(trainer, ERROR));
    CHECK_OK(glia_trainer_parameter_get(trainer, 0, after, 3, ERROR));
    for (int element = 0; element < 3; element++) {
        const double moved = fabs((double)after[element] - before[element]);
        CHECK_THAT(moved > 0 && moved < 0.05, "%d: %.9g", element, moved);
    }
    glia_trainer_free(trainer);
}

static void check_refusals(void)
{
    int64_t count = -1;
    glia_model *model = NULL;
    glia_trainer *trainer = make_trainer();
    step(trainer);
    CHECK_OK(glia_trainer_average_count(trainer, &count, ERROR));
    CHECK(count == 0);
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "average",
                  glia_trainer_average_model(trainer, &model, ERROR));
    CHECK(model == NULL);
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "average of update update",
                  glia_trainer_update_set(trainer, GLIA_PARAM_AVERAGE, 3, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "gradient_noise",
                  glia_trainer_update_set(trainer, GLIA_PARAM_GRADIENT_NOISE, -1, ERROR));
    glia_trainer_free(trainer);
}

int main(void)
{
    check_kind(1);
    check_kind(2);
    check_file();
    check_noise();
    check_refusals();
    return harness_finish("trainer_average");
}
