/*
 * glia_trainer_run_for, _step_for and _settle: training in frames gives the weights of whole steps,
 * and what a host may call between two frames.
 */

#include "harness_points.h"

#include <math.h>
#include <stdlib.h>

enum { EPOCHS = 4, STEPS = (POINTS + POINT_BATCH - 1) / POINT_BATCH };

static const glia_fit_options options = {sizeof options, EPOCHS, 0, 0, 0, 0};

static void expected_hash(const points *data, uint8_t hash[HARNESS_HASH])
{
    glia_trainer *trainer = points_trainer(NULL, 5);
    CHECK_OK(glia_trainer_fit(trainer, data->input_tensor, data->label_tensor, &options, NULL, NULL,
                              ERROR));
    harness_trainer_hash(trainer, hash);
    glia_trainer_free(trainer);
}

static void check_hash(const glia_trainer *trainer, const uint8_t *expected, const char *what)
{
    uint8_t hash[HARNESS_HASH];
    harness_trainer_hash(trainer, hash);
    CHECK_THAT(harness_same_hash(hash, expected), "%s: other weights", what);
}

/* Budgets of one operation, of some, and of the whole run. */
static void check_run(const points *data, const uint8_t *expected, int64_t budget)
{
    glia_frame frame = {.struct_size = sizeof frame};
    int64_t steps = 0;
    int frames = 0, under_way = 0;
    glia_trainer *trainer = points_trainer(NULL, 5);
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "run",
                  glia_trainer_run_for(trainer, data->input_tensor, data->label_tensor, budget,
                                       &frame, ERROR));
    CHECK_OK(glia_trainer_begin(trainer, &options, ERROR));
    while (!frame.finished) {
        CHECK_OK(glia_trainer_run_for(trainer, data->input_tensor, data->label_tensor, budget, &frame,
                                      ERROR));
        steps += frame.steps;
        frames++;
        CHECK(frame.struct_size == sizeof frame && frame.nanoseconds > 0);
        CHECK(frame.step_share >= 0 && frame.step_share < 1);
        CHECK(!isnan(frame.loss) == !(frame.steps == 0));
        CHECK_THAT(!(frame.under_way && frame.finished), "frame %d", frames);
        under_way += frame.under_way;
        CHECK(!isnan(frame.step_nanoseconds_left) == !(steps == 0));
    }
    CHECK_THAT(steps == EPOCHS * STEPS && (budget > 1) == (frames == 1), "%d frames, %d steps",
               frames, (int)steps);
    CHECK_THAT(budget > 1 || under_way > 10 * STEPS, "%d frames with a step", under_way);
    check_hash(trainer, expected, "in frames");
    CHECK_OK(glia_trainer_run_for(trainer, data->input_tensor, data->label_tensor, budget, NULL,
                                  ERROR));
    check_hash(trainer, expected, "a frame after the end");
    glia_trainer_free(trainer);
}

/* Steps over arrays. */
static void check_steps(const points *data)
{
    uint8_t expected[HARNESS_HASH];
    glia_frame frame = {.struct_size = sizeof frame};
    glia_trainer *whole = points_trainer(NULL, 5), *framed = points_trainer(NULL, 5);
    for (size_t step = 0; step < 5; step++) {
        const float *inputs = data->inputs + step * POINT_BATCH * POINT_INPUTS;
        const int32_t *labels = data->labels + step * POINT_BATCH;
        double loss = 0;
        CHECK_OK(glia_trainer_step(whole, inputs, POINT_BATCH * POINT_INPUTS, labels,
                                   GLIA_TYPE_INT32, POINT_BATCH, &loss, ERROR));
        do
            CHECK_OK(glia_trainer_step_for(framed, inputs, POINT_BATCH * POINT_INPUTS, labels,
                                           GLIA_TYPE_INT32, POINT_BATCH, 0, &frame, ERROR));
        while (!frame.finished);
        CHECK_THAT(frame.loss == loss, "%g for %g", frame.loss, loss);
    }
    harness_trainer_hash(whole, expected);
    check_hash(framed, expected, "steps in frames");
    glia_trainer_free(whole);
    glia_trainer_free(framed);
}

/* Between two frames: a step is left, or its update finished; half of one is not shown. */
static void check_between(const points *data, const uint8_t *expected)
{
    glia_frame frame = {.struct_size = sizeof frame};
    uint8_t hash[HARNESS_HASH];
    float values[POINT_INPUTS * 10];
    int refused = 0, shown = 0;
    glia_trainer *trainer = points_trainer(NULL, 5);
    CHECK_OK(glia_trainer_begin(trainer, &options, ERROR));
    for (int number = 0; !frame.finished; number++) {
        glia_error *error = NULL;
        CHECK_OK(glia_trainer_run_for(trainer, data->input_tensor, data->label_tensor, 0, &frame,
                                      ERROR));
        if (glia_trainer_hash(trainer, hash, sizeof hash, &error) == GLIA_OK) {
            shown++;
        } else {
            CHECK(glia_error_code(error) == GLIA_ERROR_INVALID_STATE);
            refused++;
        }
        glia_error_free(error);
        if (frame.under_way)
            CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "under way",
                          glia_trainer_gradient_get(trainer, 0, values, POINT_INPUTS * 10, ERROR));
        /* What is set again holds, and does not begin the step anew. */
        CHECK_OK(glia_trainer_optimizer_set(trainer, GLIA_PARAM_LEARNING_RATE, 0.02, ERROR));
        if (number % 50 == 49) {
            CHECK_OK(glia_trainer_settle(trainer, ERROR));
            CHECK_OK(glia_trainer_hash(trainer, hash, sizeof hash, ERROR));
            CHECK_OK(glia_trainer_settle(trainer, ERROR));
        }
        CHECK_THAT(number < 100000, "the run comes to no end");
    }
    CHECK_THAT(refused > 0 && shown > 0, "%d refused, %d shown", refused, shown);
    check_hash(trainer, expected, "with calls in between");
    glia_trainer_free(trainer);
}

static void check_refused(const points *data)
{
    glia_frame frame = {.struct_size = sizeof frame};
    glia_trainer *trainer = points_trainer(NULL, 5);
    CHECK_OK(glia_trainer_begin(trainer, &options, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "nanoseconds",
                  glia_trainer_run_for(trainer, data->input_tensor, data->label_tensor, -1, &frame,
                                       ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "inputs",
                  glia_trainer_run_for(trainer, data->label_tensor, data->label_tensor, 1, &frame,
                                       ERROR));
    frame.struct_size = 0;
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "struct_size",
                  glia_trainer_run_for(trainer, data->input_tensor, data->label_tensor, 1, &frame,
                                       ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "frame",
                  glia_trainer_step_for(trainer, data->inputs, POINT_INPUTS, data->labels,
                                        GLIA_TYPE_INT32, 1, 1, NULL, ERROR));
    glia_trainer_free(trainer);
}

int main(void)
{
    uint8_t expected[HARNESS_HASH];
    points data;
    points_make(&data);
    expected_hash(&data, expected);
    check_run(&data, expected, 0);
    check_run(&data, expected, 1);
    check_run(&data, expected, INT64_MAX);
    check_steps(&data);
    check_between(&data, expected);
    check_refused(&data);
    points_free(&data);
    return harness_finish("frames");
}
