/*
 * glia_trainer_group_… and glia_trainer_update_…: a frozen layer stays, a clipped step is short, and
 * both are kept by a file.
 */

#include "harness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const float inputs[] = {-1.5f, -1.0f, -0.25f, 0.5f, 0.75f, 1.25f};
static const float targets[] = {5, -2, 7, 1, -5, 10};
#define ROWS (sizeof inputs / sizeof *inputs)

static glia_trainer *make_trainer(void)
{
    static const harness_dense layers[] = {{3, GLIA_ACTIVATION_TANH}, {1, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(1, layers, 2, 7);
    glia_loss *loss = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    glia_optimizer *sgd = harness_optimizer(GLIA_OPTIMIZER_SGD, 0.5);
    glia_trainer *trainer = NULL;
    CHECK_OK(glia_trainer_new(model, loss, sgd, NULL, NULL, &trainer, ERROR));
    glia_optimizer_free(sgd);
    glia_loss_free(loss);
    glia_model_free(model);
    return trainer;
}

static void step(glia_trainer *trainer)
{
    CHECK_OK(glia_trainer_step(trainer, inputs, ROWS, targets, GLIA_TYPE_FLOAT32, ROWS, NULL, ERROR));
}

/* How far a step moves a parameter of three floats. */
static double distance(glia_trainer *trainer, size_t index)
{
    float before[3], after[3];
    double sum = 0;
    CHECK_OK(glia_trainer_parameter_get(trainer, index, before, 3, ERROR));
    step(trainer);
    CHECK_OK(glia_trainer_parameter_get(trainer, index, after, 3, ERROR));
    for (size_t element = 0; element < 3; element++)
        sum += pow((double)after[element] - before[element], 2);
    return sqrt(sum);
}

static void check_group(void)
{
    double value = 0;
    glia_trainer *trainer = make_trainer();
    CHECK_OK(glia_trainer_group_get(trainer, 2, GLIA_PARAM_RATE_FACTOR, &value, ERROR));
    CHECK(value == 1);
    CHECK(distance(trainer, 2) > 0);
    CHECK_OK(glia_trainer_group_set(trainer, 2, GLIA_PARAM_FROZEN, 1, ERROR));
    CHECK(distance(trainer, 2) == 0);
    CHECK(distance(trainer, 1) > 0);
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "index: expected a parameter below 4, got 4",
                  glia_trainer_group_set(trainer, 4, GLIA_PARAM_FROZEN, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KEY, "rate_factor, decay_factor, frozen",
                  glia_trainer_group_set(trainer, 2, GLIA_PARAM_MOMENTUM, 1, ERROR));
    glia_trainer_free(trainer);
}

static void check_clipping(void)
{
    double value = 1;
    glia_trainer *trainer = make_trainer();
    CHECK_OK(glia_trainer_update_get(trainer, GLIA_PARAM_CLIP_NORM, &value, ERROR));
    CHECK(value == 0);
    CHECK_OK(glia_trainer_update_set(trainer, GLIA_PARAM_CLIP_NORM, 0.125, ERROR));
    const double moved = distance(trainer, 2);
    CHECK_THAT(moved > 0.01 && moved <= 0.5 * 0.125 * (1 + 1e-6), "%.9g", moved);
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "clip_value",
                  glia_trainer_update_set(trainer, GLIA_PARAM_CLIP_VALUE, -1, ERROR));
    glia_trainer_free(trainer);
}

int main(void)
{
    check_group();
    check_clipping();
    return harness_finish("trainer_treatment");
}
