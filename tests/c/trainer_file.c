/*
 * Trainers in files and in memory: for every optimizer, training goes on after a load with the
 * same bits, whatever the runtime; what a file of a trainer and one of a model have in common.
 */

#include "harness_points.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct bytes {
    uint8_t *data;
    size_t size;
} bytes;

static bytes save(const glia_trainer *trainer)
{
    bytes saved = {NULL, 0};
    CHECK_OK(glia_trainer_save_to_memory(trainer, NULL, 0, &saved.size, ERROR));
    saved.data = harness_allocate(saved.size, 1);
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "capacity",
                  glia_trainer_save_to_memory(trainer, saved.data, saved.size - 1, &saved.size,
                                              ERROR));
    CHECK_OK(glia_trainer_save_to_memory(trainer, saved.data, saved.size, &saved.size, ERROR));
    return saved;
}

static glia_trainer *load(const bytes *saved, const glia_runtime *runtime)
{
    const glia_trainer_options options = {sizeof options, POINT_BATCH, 0, 1, 0};
    glia_trainer *trainer = NULL;
    CHECK_OK(glia_trainer_load_from_memory(saved->data, saved->size, runtime, &options, &trainer,
                                           ERROR));
    return trainer;
}

static glia_trainer *trainer_of(int32_t optimizer)
{
    const harness_dense layers[2] = {{10, GLIA_ACTIVATION_RELU},
                                     {POINT_CLASSES, GLIA_ACTIVATION_IDENTITY}};
    glia_model *model = harness_model(POINT_INPUTS, layers, 2, 1);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY, optimizer,
                                            0.02, NULL, POINT_BATCH, 3);
    glia_model_free(model);
    return trainer;
}

static void steps(glia_trainer *trainer, const points *data, int count)
{
    for (int step = 0; step < count; step++)
        CHECK_OK(glia_trainer_step(trainer, data->inputs + step % 5 * POINT_INPUTS,
                                   POINT_BATCH * POINT_INPUTS, data->labels + step % 5,
                                   GLIA_TYPE_INT32, POINT_BATCH, NULL, ERROR));
}

/* Steps, a save, steps: the loaded trainer goes the same way, and knows how far it was. */
static void check_resume(const points *data, int32_t optimizer, const glia_runtime *runtime)
{
    uint8_t first[HARNESS_HASH], second[HARNESS_HASH];
    int64_t count = -1;
    double rate = 0;
    glia_trainer *trainer = trainer_of(optimizer);
    steps(trainer, data, 7);
    CHECK_OK(glia_trainer_optimizer_set(trainer, GLIA_PARAM_LEARNING_RATE, 0.1, ERROR));
    bytes saved = save(trainer);
    steps(trainer, data, 9);
    harness_trainer_hash(trainer, first);
    glia_trainer *loaded = load(&saved, runtime);
    CHECK_OK(glia_trainer_prepare(loaded, ERROR));
    CHECK_OK(glia_trainer_step_count(loaded, &count, ERROR));
    CHECK_OK(glia_trainer_optimizer_get(loaded, GLIA_PARAM_LEARNING_RATE, &rate, ERROR));
    CHECK_THAT(count == 7 && rate == 0.1, "steps %d, learning rate %g", (int)count, rate);
    bytes again = save(loaded);
    CHECK_THAT(again.size == saved.size && memcmp(again.data, saved.data, saved.size) == 0,
               "saved, loaded and saved: other bytes");
    steps(loaded, data, 9);
    harness_trainer_hash(loaded, second);
    CHECK_THAT(harness_same_hash(first, second), "optimizer %d: other weights", (int)optimizer);
    free(saved.data);
    free(again.data);
    glia_trainer_free(loaded);
    glia_trainer_free(trainer);
}

/* A file loads as a trainer and as a model. */
static void check_file(const points *data)
{
    char folder[256], path[300];
    uint8_t first[HARNESS_HASH], second[HARNESS_HASH];
    glia_trainer *trainer = trainer_of(GLIA_OPTIMIZER_ADAM), *loaded = NULL;
    glia_model *model = NULL;
    harness_folder(folder);
    snprintf(path, sizeof path, "%s/checkpoint", folder);
    steps(trainer, data, 3);
    harness_trainer_hash(trainer, first);
    CHECK_OK(glia_trainer_save(trainer, path, GLIA_STRLEN, ERROR));
    CHECK_OK(glia_trainer_load(path, strlen(path), NULL, NULL, &loaded, ERROR));
    harness_trainer_hash(loaded, second);
    CHECK(harness_same_hash(first, second));
    CHECK_OK(glia_model_load(path, GLIA_STRLEN, &model, ERROR));
    harness_model_hash(model, second);
    CHECK(harness_same_hash(first, second));
    CHECK(remove(path) == 0);
    CHECK_REFUSED(GLIA_ERROR_IO, "checkpoint",
                  glia_trainer_load(path, GLIA_STRLEN, NULL, NULL, &loaded, ERROR));
    CHECK(remove(folder) == 0);
    glia_model_free(model);
    glia_trainer_free(loaded);
    glia_trainer_free(trainer);
}

/* A model's file is no trainer's. */
static void check_model_is_no_trainer(void)
{
    const harness_dense layer = {2, GLIA_ACTIVATION_IDENTITY};
    uint8_t data[4096];
    size_t size = 0;
    glia_model *model = harness_model(2, &layer, 1, 1);
    glia_trainer *trainer = NULL;
    CHECK_OK(glia_model_save_to_memory(model, data, sizeof data, &size, ERROR));
    CHECK_REFUSED(GLIA_ERROR_CORRUPT_FILE, "model",
                  glia_trainer_load_from_memory(data, size, NULL, NULL, &trainer, ERROR));
    CHECK(trainer == NULL);
    glia_model_free(model);
}

/* A run in progress needs its data, and no largest batch: smaller ones go through it in chunks. */
static void check_batch_of_a_run(const points *data)
{
    const glia_fit_options run = {sizeof run, 2, POINT_BATCH, 0, 0, 0};
    const glia_trainer_options options = {sizeof options, POINT_BATCH - 1, 0, 0, 0};
    glia_trainer *trainer = trainer_of(GLIA_OPTIMIZER_SGD), *loaded = NULL;
    CHECK_OK(glia_trainer_begin(trainer, &run, ERROR));
    CHECK_OK(glia_trainer_advance(trainer, data->input_tensor, data->label_tensor, 3, NULL,
                                  ERROR));
    bytes saved = save(trainer);
    CHECK_OK(glia_trainer_load_from_memory(saved.data, saved.size, NULL, &options, &loaded,
                                           ERROR));
    glia_tensor *fewer = NULL;
    CHECK_OK(glia_tensor_slice(data->input_tensor, 0, 0, POINTS - 1, &fewer, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "",
                  glia_trainer_advance(loaded, fewer, data->label_tensor, 1, NULL, ERROR));
    CHECK_OK(glia_trainer_advance(loaded, data->input_tensor, data->label_tensor, 1, NULL,
                                  ERROR));
    glia_tensor_free(fewer);
    free(saved.data);
    glia_trainer_free(loaded);
    glia_trainer_free(trainer);
}

static void check_damaged(const points *data)
{
    glia_trainer *trainer = trainer_of(GLIA_OPTIMIZER_ADAM), *loaded = NULL;
    steps(trainer, data, 2);
    bytes whole = save(trainer);
    size_t stride = harness_short() ? 41 : 3;
    for (size_t place = 0; place < whole.size; place += stride) {
        uint8_t *exact = harness_allocate(place, 1);
        memcpy(exact, whole.data, place);
        CHECK(glia_trainer_load_from_memory(exact, place, NULL, NULL, &loaded, ERROR) ==
              GLIA_ERROR_CORRUPT_FILE);
        free(exact);
        whole.data[place] ^= 0x10;
        glia_status status =
            glia_trainer_load_from_memory(whole.data, whole.size, NULL, NULL, &loaded, ERROR);
        CHECK_THAT(status == GLIA_ERROR_CORRUPT_FILE || status == GLIA_ERROR_UNSUPPORTED,
                   "changed at byte %zu: status %d", place, (int)status);
        whole.data[place] ^= 0x10;
    }
    CHECK(loaded == NULL);
    free(whole.data);
    glia_trainer_free(trainer);
}

int main(void)
{
    points data;
    harness_runtimes runtimes;
    points_make(&data);
    harness_runtimes_make(&runtimes);
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_OPTIMIZER); index++) {
        int32_t kind = harness_kind(GLIA_FAMILY_OPTIMIZER, index);
        check_resume(&data, kind, NULL);
        for (size_t runtime = 0; runtime < runtimes.count; runtime++)
            check_resume(&data, kind, runtimes.handle[runtime]);
    }
    check_file(&data);
    check_model_is_no_trainer();
    check_batch_of_a_run(&data);
    check_damaged(&data);
    harness_runtimes_free(&runtimes);
    points_free(&data);
    return harness_finish("trainer_file");
}
