/*
 * glia_trainer_fit, _begin, _advance and _progress: runs over a data set with a callback that
 * looks, stops and saves; the polling twin, a stop that goes on, and other batches and orders.
 */

#include "harness_points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { EPOCHS = 4, STEPS = (POINTS + POINT_BATCH - 1) / POINT_BATCH };

static const glia_fit_options options = {sizeof options, EPOCHS, 0, 0, 0, 0};

/* What a callback sees and does. */
typedef struct watcher {
    int calls;
    int stop_after;
    int save_after;
    glia_trainer *trainer;
    uint8_t *saved;
    size_t saved_size;
    glia_progress last;
} watcher;

static void check_progress(const glia_progress *progress, int call)
{
    int done = (call - 1) % STEPS + 1;
    CHECK(progress->struct_size == sizeof *progress);
    CHECK_THAT(progress->epoch == (call - 1) / STEPS && progress->epochs == EPOCHS, "call %d",
               call);
    CHECK_THAT(progress->step == done && progress->steps == STEPS, "call %d", call);
    CHECK(progress->samples ==
          progress->epoch * POINTS + (done == STEPS ? POINTS : done * POINT_BATCH));
    CHECK(isfinite(progress->loss) && progress->loss > 0);
    CHECK(progress->accuracy >= 0 && progress->accuracy <= 1);
    CHECK(progress->epoch_finished == (done == STEPS));
    CHECK(progress->finished == (call == EPOCHS * STEPS));
    CHECK(progress->samples_per_second > 0 && progress->seconds_left >= 0);
}

static int32_t watch(const glia_progress *progress, void *user)
{
    watcher *self = user;
    self->calls++;
    self->last = *progress;
    check_progress(progress, self->calls);
    if (self->calls == self->save_after) {
        CHECK_OK(glia_trainer_save_to_memory(self->trainer, NULL, 0, &self->saved_size, ERROR));
        self->saved = harness_allocate(self->saved_size, 1);
        CHECK_OK(glia_trainer_save_to_memory(self->trainer, self->saved, self->saved_size,
                                             &self->saved_size, ERROR));
    }
    return self->calls == self->stop_after;
}

static void fit(glia_trainer *trainer, const points *data, const glia_fit_options *with,
                watcher *self)
{
    CHECK_OK(glia_trainer_fit(trainer, data->input_tensor, data->label_tensor, with,
                              self != NULL ? watch : NULL, self, ERROR));
}

/* The hash that every way to the end must give. */
static void expected_hash(const points *data, uint8_t hash[HARNESS_HASH])
{
    watcher self = {0};
    int64_t steps = 0;
    glia_progress progress = {.struct_size = sizeof progress};
    glia_trainer *trainer = points_trainer(NULL, 5);
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "run",
                  glia_trainer_progress(trainer, &progress, ERROR));
    fit(trainer, data, &options, &self);
    CHECK_THAT(self.calls == EPOCHS * STEPS, "%d calls", self.calls);
    CHECK_THAT(self.last.accuracy > 0.8, "it learned %g", self.last.accuracy);
    CHECK_OK(glia_trainer_step_count(trainer, &steps, ERROR));
    CHECK(steps == EPOCHS * STEPS);
    CHECK_OK(glia_trainer_progress(trainer, &progress, ERROR));
    CHECK(progress.finished == 1 && progress.loss == self.last.loss);
    harness_trainer_hash(trainer, hash);
    glia_trainer_free(trainer);
}

static void check_hash(const glia_trainer *trainer, const uint8_t *expected, const char *what)
{
    uint8_t hash[HARNESS_HASH];
    harness_trainer_hash(trainer, hash);
    CHECK_THAT(harness_same_hash(hash, expected), "%s: other weights", what);
}

static void check_without_callback(const points *data, const uint8_t *expected)
{
    glia_trainer *trainer = points_trainer(NULL, 5);
    fit(trainer, data, &options, NULL);
    check_hash(trainer, expected, "without a callback");
    glia_trainer_free(trainer);
}

/* A stop after each step; options NULL go on. */
static void check_stop_and_go(const points *data, const uint8_t *expected)
{
    for (int stop = 1; stop < EPOCHS * STEPS; stop += 5) {
        watcher self = {.stop_after = stop};
        glia_trainer *trainer = points_trainer(NULL, 5);
        fit(trainer, data, &options, &self);
        CHECK_THAT(self.calls == stop && self.last.finished == 0, "stopped after %d", self.calls);
        self.stop_after = stop + 1;
        fit(trainer, data, NULL, &self);
        CHECK(self.calls == stop + 1);
        fit(trainer, data, NULL, &self);
        CHECK(self.calls == EPOCHS * STEPS);
        check_hash(trainer, expected, "stopped and gone on");
        glia_trainer_free(trainer);
    }
}

/* A checkpoint from inside the callback: the run in progress and the loaded one end alike. */
static void check_save_inside(const points *data, const uint8_t *expected)
{
    for (int save = 1; save < EPOCHS * STEPS; save += 4) {
        const glia_trainer_options sizes = {sizeof sizes, POINT_BATCH, 999, 0, 0};
        watcher self = {.save_after = save, .trainer = points_trainer(NULL, 5)};
        watcher after = {.calls = save};
        glia_trainer *loaded = NULL;
        fit(self.trainer, data, &options, &self);
        check_hash(self.trainer, expected, "after a save inside");
        CHECK_OK(glia_trainer_load_from_memory(self.saved, self.saved_size, NULL, &sizes, &loaded,
                                               ERROR));
        fit(loaded, data, NULL, &after);
        CHECK(after.calls == EPOCHS * STEPS);
        check_hash(loaded, expected, "loaded and gone on");
        glia_trainer_free(loaded);
        glia_trainer_free(self.trainer);
        free(self.saved);
    }
}

/* The polling twin: any number of steps a call, none too. */
static void check_polling(const points *data, const uint8_t *expected)
{
    for (int64_t most = 1; most < 40; most = most * 2 + 1) {
        glia_progress progress = {.struct_size = sizeof progress};
        glia_trainer *trainer = points_trainer(NULL, 5);
        CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "run",
                      glia_trainer_advance(trainer, data->input_tensor, data->label_tensor, 1,
                                           NULL, ERROR));
        CHECK_OK(glia_trainer_begin(trainer, &options, ERROR));
        CHECK_OK(glia_trainer_progress(trainer, &progress, ERROR));
        CHECK(progress.steps == 0 && progress.samples == 0 && progress.finished == 0);
        CHECK(isnan(progress.loss) && isnan(progress.seconds_left));
        CHECK(progress.samples_per_second == 0 && progress.epochs == EPOCHS);
        CHECK_OK(glia_trainer_advance(trainer, data->input_tensor, data->label_tensor, 0,
                                      &progress, ERROR));
        for (int calls = 0; calls < EPOCHS * STEPS && !progress.finished; calls++)
            CHECK_OK(glia_trainer_advance(trainer, data->input_tensor, data->label_tensor, most,
                                          &progress, ERROR));
        CHECK(progress.finished == 1 && progress.samples == EPOCHS * POINTS);
        check_hash(trainer, expected, "polled");
        CHECK_OK(glia_trainer_advance(trainer, data->input_tensor, data->label_tensor, most,
                                      &progress, ERROR));
        check_hash(trainer, expected, "polled after the end");
        glia_trainer_free(trainer);
    }
}

/* The same run over wide labels, over borrowed memory with strides, with more threads. */
static void check_other_ways(const points *data, const uint8_t *expected)
{
    int64_t wide[2 * POINTS];
    const int64_t shape[1] = {POINTS}, strides[1] = {2};
    const glia_runtime_options with = {sizeof with, 3, 0};
    glia_tensor *labels = NULL;
    glia_runtime *runtime = NULL;
    for (size_t row = 0; row < POINTS; row++) {
        wide[2 * row] = data->labels[row];
        wide[2 * row + 1] = -1;
    }
    CHECK_OK(glia_tensor_borrow(GLIA_TYPE_INT64, wide, shape, strides, 1, NULL, NULL, &labels,
                                ERROR));
    CHECK_OK(glia_runtime_new(&with, &runtime, ERROR));
    glia_trainer *trainer = points_trainer(runtime, 5);
    glia_runtime_free(runtime);
    CHECK_OK(glia_trainer_fit(trainer, data->input_tensor, labels, &options, NULL, NULL, ERROR));
    check_hash(trainer, expected, "wide labels, 3 threads");
    glia_tensor_free(labels);
    glia_trainer_free(trainer);
}

/* keep_order: the steps that the host would cut itself. */
static void check_keep_order(const points *data)
{
    const glia_fit_options in_order = {sizeof in_order, 1, 3, 1, 0, 0};
    uint8_t expected[HARNESS_HASH], shuffled[HARNESS_HASH], other[HARNESS_HASH];
    glia_trainer *cut = points_trainer(NULL, 5), *run = points_trainer(NULL, 6);
    for (size_t row = 0; row < POINTS; row += 3) {
        size_t rows = POINTS - row < 3 ? POINTS - row : 3;
        CHECK_OK(glia_trainer_step(cut, data->inputs + row * POINT_INPUTS, rows * POINT_INPUTS,
                                   data->labels + row, GLIA_TYPE_INT32, rows, NULL, ERROR));
    }
    harness_trainer_hash(cut, expected);
    fit(run, data, &in_order, NULL);
    check_hash(run, expected, "kept order");
    glia_trainer_free(cut);
    glia_trainer_free(run);
    for (uint64_t seed = 5; seed < 7; seed++) {
        run = points_trainer(NULL, seed);
        CHECK_OK(glia_trainer_begin(run, &options, ERROR));
        fit(run, data, NULL, NULL);
        harness_trainer_hash(run, seed == 5 ? shuffled : other);
        glia_trainer_free(run);
    }
    CHECK_THAT(!harness_same_hash(shuffled, other), "another seed, the same order");
}

static void check_refused(const points *data)
{
    static const glia_fit_options wrong[] = {{sizeof options, -1, 0, 0, 0, 0},
                                             {sizeof options, 1, 0, 2, 0, 0},
                                             {sizeof options, 1, 0, 0, 2, 0},
                                             {sizeof options, 1, 0, 1, 1, 0},
                                             {sizeof options, 1, 0, 0, 0, -1},
                                             {0, 1, 0, 0, 0, 0}};
    glia_trainer *trainer = points_trainer(NULL, 5);
    for (size_t index = 0; index < sizeof wrong / sizeof wrong[0]; index++) {
        CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "",
                      glia_trainer_begin(trainer, &wrong[index], ERROR));
        CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "",
                      glia_trainer_fit(trainer, data->input_tensor, data->label_tensor,
                                       &wrong[index], NULL, NULL, ERROR));
    }
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "run",
                  glia_trainer_fit(trainer, data->input_tensor, data->label_tensor, NULL, NULL,
                                   NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "inputs",
                  glia_trainer_fit(trainer, data->label_tensor, data->label_tensor, &options, NULL,
                                   NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "targets",
                  glia_trainer_fit(trainer, data->input_tensor, data->input_tensor, &options, NULL,
                                   NULL, ERROR));
    CHECK_OK(glia_trainer_begin(trainer, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "most",
                  glia_trainer_advance(trainer, data->input_tensor, data->label_tensor, -1, NULL,
                                       ERROR));
    glia_trainer_free(trainer);
}

/* A label that is no class: the error names the sample in the data set, whatever the order. */
static void check_wrong_label(points *data)
{
    int32_t labels[POINTS];
    glia_trainer *trainer = points_trainer(NULL, 5);
    memcpy(labels, data->labels, sizeof labels);
    labels[37] = -9;
    glia_tensor *wrong = harness_tensor(GLIA_TYPE_INT32, labels, POINTS, 0);
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "-9",
                  glia_trainer_fit(trainer, data->input_tensor, wrong, &options, NULL, NULL,
                                   ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "37",
                  glia_trainer_fit(trainer, data->input_tensor, wrong, &options, NULL, NULL,
                                   ERROR));
    glia_tensor_free(wrong);
    glia_trainer_free(trainer);
}

/* The handles of the data, freed in the first callback. */
static int32_t free_data(const glia_progress *progress, void *user)
{
    glia_tensor **tensors = user;
    (void)progress;
    for (int index = 0; index < 2; index++) {
        glia_tensor_free(tensors[index]);
        tensors[index] = NULL;
    }
    return 0;
}

/* A run keeps its data alive, whatever the callback frees; a finished one calls nobody. */
static void check_data_freed_inside(points *data, const uint8_t expected[HARNESS_HASH])
{
    uint8_t hash[HARNESS_HASH];
    watcher self = {0};
    glia_trainer *trainer = points_trainer(NULL, 5);
    glia_tensor *tensors[2] = {
        harness_tensor(GLIA_TYPE_FLOAT32, data->inputs, POINTS, POINT_INPUTS),
        harness_tensor(GLIA_TYPE_INT32, data->labels, POINTS, 0)};
    CHECK_OK(glia_trainer_fit(trainer, tensors[0], tensors[1], &options, free_data, tensors, ERROR));
    harness_trainer_hash(trainer, hash);
    CHECK_THAT(harness_same_hash(hash, expected), "other weights with freed data");
    fit(trainer, data, NULL, &self);
    CHECK_THAT(self.calls == 0, "%d calls after the end", self.calls);
    glia_trainer_free(trainer);
}

int main(void)
{
    points data;
    uint8_t expected[HARNESS_HASH];
    points_make(&data);
    expected_hash(&data, expected);
    check_without_callback(&data, expected);
    check_stop_and_go(&data, expected);
    check_save_inside(&data, expected);
    check_polling(&data, expected);
    check_data_freed_inside(&data, expected);
    check_other_ways(&data, expected);
    check_keep_order(&data);
    check_refused(&data);
    check_wrong_label(&data);
    points_free(&data);
    return harness_finish("fit");
}
