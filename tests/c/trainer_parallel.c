/*
 * Training shared among machines, here trainers of one process: the gradients lent as one array and
 * added in order, and the numbers of rows. The bits are those of one trainer that takes the batches as
 * micro-batches.
 */

#include "harness.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum { INPUTS = 5, CLASSES = 3, ROWS = 32, STEPS = 6, MOST = 3 };

static float inputs[MOST * STEPS * ROWS * INPUTS];
static int32_t labels[MOST * STEPS * ROWS];

/* Slopes are drawn for each element, so that the numbers of the rows count. */
static glia_trainer *trainer_new(void)
{
    const harness_dense layers[3] = {{19, GLIA_ACTIVATION_RRELU},
                                     {7, GLIA_ACTIVATION_PRELU},
                                     {CLASSES, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(INPUTS, layers, 3, 3);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY,
                                            GLIA_OPTIMIZER_ADAM, 0.01, NULL, ROWS, 17);
    CHECK_OK(glia_trainer_update_set(trainer, GLIA_PARAM_CLIP_NORM, 0.5, ERROR));
    CHECK_OK(glia_trainer_update_set(trainer, GLIA_PARAM_GRADIENT_NOISE, 1e-4, ERROR));
    glia_model_free(model);
    return trainer;
}

/* The gradients of a part of a step's batch. */
static void compute(glia_trainer *trainer, int step, int part)
{
    size_t first = (size_t)(step * MOST + part) * ROWS;
    CHECK_OK(glia_trainer_compute_gradients(trainer, inputs + first * INPUTS, ROWS * INPUTS,
                                            labels + first, GLIA_TYPE_INT32, ROWS, NULL, ERROR));
}

static float *lent(glia_trainer *trainer, size_t *count)
{
    float *gradients = NULL;
    CHECK_OK(glia_trainer_gradients(trainer, &gradients, count, ERROR));
    return gradients;
}

static void expected_hash(int parts, uint8_t hash[HARNESS_HASH])
{
    glia_trainer *trainer = trainer_new();
    for (int step = 0; step < STEPS; step++) {
        for (int part = 0; part < parts; part++) {
            compute(trainer, step, part);
            CHECK_OK(glia_trainer_accumulate_gradients(trainer, ERROR));
        }
        CHECK_OK(glia_trainer_average_gradients(trainer, ERROR));
        CHECK_OK(glia_trainer_apply_gradients(trainer, ERROR));
    }
    harness_trainer_hash(trainer, hash);
    glia_trainer_free(trainer);
}

static void check_parts(int parts, int tell_rows)
{
    glia_trainer *trainers[MOST];
    uint8_t expected[HARNESS_HASH], got[HARNESS_HASH];
    expected_hash(parts, expected);
    for (int part = 0; part < parts; part++) {
        trainers[part] = trainer_new();
        if (tell_rows)
            CHECK_OK(glia_trainer_first_row_set(trainers[part], (uint64_t)part * ROWS, ERROR));
    }
    for (int step = 0; step < STEPS; step++) {
        size_t count = 0;
        float *gradients[MOST];
        for (int part = 0; part < parts; part++) {
            compute(trainers[part], step, part);
            gradients[part] = lent(trainers[part], &count);
        }
        for (size_t place = 0; place < count; place++) {
            float sum = gradients[0][place];
            for (int part = 1; part < parts; part++)
                sum += gradients[part][place];
            for (int part = 0; part < parts; part++)
                gradients[part][place] = sum / (float)parts;
        }
        for (int part = 0; part < parts; part++)
            CHECK_OK(glia_trainer_apply_gradients(trainers[part], ERROR));
    }
    for (int part = 0; part < parts; part++) {
        harness_trainer_hash(trainers[part], got);
        CHECK_THAT(harness_same_hash(got, expected) == tell_rows || parts == 1,
                   "part %d of %d, rows told %d", part, parts, tell_rows);
        glia_trainer_free(trainers[part]);
    }
}

/* What is lent is what the calls for one parameter give, in both directions; gaps do not count. */
static void check_lent(void)
{
    glia_trainer *trainer = trainer_new(), *other = trainer_new();
    uint8_t hash[HARNESS_HASH], other_hash[HARNESS_HASH];
    float bias[19], weight[19 * INPUTS];
    size_t count = 0, again = 0;
    compute(trainer, 0, 0);
    compute(other, 0, 0);
    float *gradients = lent(trainer, &count);
    CHECK((uintptr_t)gradients % 64 == 0);
    CHECK_OK(glia_trainer_gradient_get(trainer, 0, weight, 19 * INPUTS, ERROR));
    CHECK_OK(glia_trainer_gradient_get(trainer, 1, bias, 19, ERROR));
    CHECK_SAME(gradients, weight, 19 * INPUTS, "the first parameter");
    CHECK_SAME(gradients + 96, bias, 19, "the second one, from the next multiple of 16 on");
    CHECK(gradients[95] == 0);
    gradients[95] = NAN;
    gradients[96] = 3;
    CHECK(lent(trainer, &again) == gradients && again == count);
    CHECK_OK(glia_trainer_gradient_get(other, 1, bias, 19, ERROR));
    bias[0] = 3;
    CHECK_OK(glia_trainer_gradient_set(other, 1, bias, 19, ERROR));
    CHECK_OK(glia_trainer_apply_gradients(trainer, ERROR));
    CHECK_OK(glia_trainer_apply_gradients(other, ERROR));
    CHECK(lent(trainer, &count)[95] == 0);
    harness_trainer_hash(trainer, hash);
    harness_trainer_hash(other, other_hash);
    CHECK(harness_same_hash(hash, other_hash));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "gradients",
                  glia_trainer_apply_gradients(trainer, ERROR));
    /* Nor do they in a sum. */
    compute(trainer, 1, 0);
    gradients[95] = INFINITY;
    CHECK_OK(glia_trainer_accumulate_gradients(trainer, ERROR));
    CHECK_OK(glia_trainer_average_gradients(trainer, ERROR));
    CHECK(gradients[95] == 0);
    glia_trainer_free(trainer);
    glia_trainer_free(other);
}

/* The watch is told that the host may change what is lent. */
static void check_watch(void)
{
    glia_trainer *trainer = trainer_new();
    size_t count = 0;
    CHECK_OK(glia_trainer_watch_set(trainer, GLIA_PARAM_WATCH, 1, ERROR));
    compute(trainer, 0, 0);
    lent(trainer, &count)[0] = NAN;
    CHECK_REFUSED(GLIA_ERROR_DIVERGED, "", glia_trainer_apply_gradients(trainer, ERROR));
    lent(trainer, &count)[0] = 0;
    CHECK_OK(glia_trainer_apply_gradients(trainer, ERROR));
    glia_trainer_free(trainer);
}

int main(void)
{
    harness_numbers(inputs, sizeof inputs / sizeof *inputs, 5);
    for (int32_t row = 0; row < MOST * STEPS * ROWS; row++)
        labels[row] = row * 5 % CLASSES;
    for (int parts = 1; parts <= MOST; parts++) {
        check_parts(parts, 1);
        check_parts(parts, 0);
    }
    check_lent();
    check_watch();
    return harness_finish("trainer_parallel");
}
