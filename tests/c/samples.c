/*
 * glia_samples_… and glia_trainer_…_samples: buffers of samples that the host adds to while a trainer
 * learns from them, on several threads; files with them; what is refused.
 */

#include "harness.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { INPUTS = 8, CAPACITY = 64, CLASSES = 3 };

/* A model of one layer of so many outputs. */
static glia_model *model_of(int32_t outputs)
{
    const harness_dense layers[1] = {{outputs, GLIA_ACTIVATION_IDENTITY}};
    return harness_model(INPUTS, layers, 1, 3);
}

static glia_samples *samples_of(int32_t kind, const glia_model *model, int32_t loss_kind,
                                int32_t target_type)
{
    glia_samples *samples = NULL;
    glia_loss *loss = harness_loss(loss_kind);
    CHECK_OK(glia_samples_new(kind, &samples, ERROR));
    CHECK_OK(glia_samples_set(samples, GLIA_PARAM_CAPACITY, CAPACITY, ERROR));
    CHECK_OK(glia_samples_prepare(samples, model, loss, target_type, ERROR));
    glia_loss_free(loss);
    return samples;
}

/* What was added is read back: labels of both widths, and weights. */
static void check_content(void)
{
    glia_model *model = model_of(CLASSES);
    glia_samples *samples = samples_of(GLIA_SAMPLES_RING, model, GLIA_LOSS_SOFTMAX_CROSS_ENTROPY,
                                       GLIA_TYPE_INT64);
    float inputs[INPUTS * 2], read[INPUTS], weight = 0;
    const float weights[2] = {0.5f, 3};
    const int64_t labels[2] = {2, -100};
    int64_t label64 = 0;
    int32_t label32 = 0;
    size_t count = 7;
    uint64_t total = 7;
    harness_numbers(inputs, INPUTS * 2, 3);
    CHECK_OK(glia_samples_count(samples, &count, ERROR));
    CHECK(count == 0);
    for (int again = 0; again < CAPACITY; again++)
        CHECK_OK(glia_samples_add(samples, inputs, INPUTS * 2, labels, GLIA_TYPE_INT64, 2,
                                  again % 2 ? weights : NULL, again % 2 ? 2 : 0, ERROR));
    CHECK_OK(glia_samples_count(samples, &count, ERROR));
    CHECK_OK(glia_samples_total(samples, &total, ERROR));
    CHECK(count == CAPACITY && total == 2 * CAPACITY);
    for (size_t index = 0; index < CAPACITY; index++) {
        CHECK_OK(glia_samples_read(samples, index, read, INPUTS, &label64, GLIA_TYPE_INT64, 1,
                                   &weight, ERROR));
        CHECK_OK(glia_samples_read(samples, index, read, INPUTS, &label32, GLIA_TYPE_INT32, 1,
                                   NULL, ERROR));
        CHECK_SAME(read, inputs + index % 2 * INPUTS, INPUTS, "sample %d", (int)index);
        CHECK(label64 == labels[index % 2] && label32 == label64);
        CHECK(weight == (index / 2 % 2 ? weights[index % 2] : 1));
    }
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "index",
                  glia_samples_read(samples, CAPACITY, read, INPUTS, &label64, GLIA_TYPE_INT64, 1,
                                    NULL, ERROR));
    CHECK_OK(glia_samples_clear(samples, ERROR));
    CHECK_OK(glia_samples_total(samples, &total, ERROR));
    CHECK(total == 0);
    glia_samples_free(samples);
    glia_model_free(model);
}

/* A buffer before its memory is made, and one afterwards. */
static void check_states(void)
{
    const float inputs[INPUTS] = {0};
    const float target = 0;
    size_t count = 7;
    glia_model *model = model_of(1);
    glia_loss *loss = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR,
                                            GLIA_OPTIMIZER_SGD, 0.1, NULL, 16, 1);
    glia_samples *samples = NULL;
    CHECK_OK(glia_samples_new(GLIA_SAMPLES_RESERVOIR, &samples, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "prepared",
                  glia_samples_add(samples, inputs, INPUTS, &target, GLIA_TYPE_FLOAT32, 1, NULL, 0,
                                   ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "prepared", glia_samples_count(samples, &count, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "prepared",
                  glia_trainer_samples_attach(trainer, samples, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "samples",
                  glia_trainer_prepare_samples(trainer, 4, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "targets",
                  glia_samples_prepare(samples, model, loss, GLIA_TYPE_INT32, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "target_type",
                  glia_samples_prepare(samples, model, loss, 99, ERROR));
    CHECK_OK(glia_samples_prepare(samples, model, loss, GLIA_TYPE_FLOAT32, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "prepared",
                  glia_samples_prepare(samples, model, loss, GLIA_TYPE_FLOAT32, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "prepared",
                  glia_samples_set(samples, GLIA_PARAM_CAPACITY, 3, ERROR));
    CHECK_OK(glia_trainer_samples_attach(trainer, samples, 1, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_STATE, "samples",
                  glia_trainer_step_samples(trainer, 4, NULL, ERROR));
    /* More than any memory has room for. */
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_MEMORY, "memory",
                  glia_trainer_step_samples(trainer, SIZE_MAX, NULL, ERROR));
    glia_trainer_free(trainer);
    glia_samples_free(samples);
    glia_loss_free(loss);
    glia_model_free(model);
}

/* Adds the samples from a number on: all inputs are v, the target is 8 v, for whole v. */
static void add_whole(glia_samples *samples, int first, int number)
{
    float inputs[INPUTS * 3], targets[3];
    for (int row = 0; row < number; row++) {
        float value = (float)((first + row) % 1000);
        for (int index = 0; index < INPUTS; index++)
            inputs[row * INPUTS + index] = value;
        targets[row] = INPUTS * value;
    }
    CHECK_OK(glia_samples_add(samples, inputs, (size_t)number * INPUTS, targets, GLIA_TYPE_FLOAT32,
                              (size_t)number, NULL, 0, ERROR));
}

/* A trainer whose model adds its inputs: its loss on whole samples is 0, and of torn ones it is not. */
static glia_trainer *adding_trainer(const glia_model *model)
{
    const float ones[INPUTS] = {1, 1, 1, 1, 1, 1, 1, 1}, zero = 0;
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_ABSOLUTE_ERROR,
                                            GLIA_OPTIMIZER_SGD, 0.1, NULL, 16, 1);
    CHECK_OK(glia_trainer_parameter_set(trainer, 0, ones, INPUTS, ERROR));
    CHECK_OK(glia_trainer_parameter_set(trainer, 1, &zero, 1, ERROR));
    return trainer;
}

enum { ADDERS = 3, LIFE = 20000 };

typedef struct adder {
    glia_samples *samples;
    int life;
    pthread_t thread;
} adder;

static void *add_all(void *user)
{
    adder *adder = user;
    for (int number = 0; number < adder->life; number += 3)
        add_whole(adder->samples, number, 3);
    harness_free_error();
    return NULL;
}

/* Several threads add while the trainer learns: no sample is torn, none is lost. */
static void check_threads(int32_t kind)
{
    glia_model *model = model_of(1);
    glia_trainer *trainer = adding_trainer(model);
    glia_samples *samples = samples_of(kind, model, GLIA_LOSS_MEAN_ABSOLUTE_ERROR,
                                       GLIA_TYPE_FLOAT32);
    adder adders[ADDERS];
    uint64_t total = 0;
    const int life = harness_short() ? LIFE / 20 : LIFE;
    const uint64_t all = ADDERS * (uint64_t)((life + 2) / 3 * 3) + 3;
    add_whole(samples, 0, 3);
    CHECK_OK(glia_trainer_samples_attach(trainer, samples, 1, ERROR));
    CHECK_OK(glia_trainer_prepare_samples(trainer, 40, ERROR));
    for (int index = 0; index < ADDERS; index++) {
        adders[index] = (adder){.samples = samples, .life = life};
        CHECK(pthread_create(&adders[index].thread, NULL, add_all, &adders[index]) == 0);
    }
    while (total < all) {
        float inputs[INPUTS], target = 1;
        double loss = 1;
        /* Once in chunks, once at once. */
        for (size_t rows = 40; rows > 0; rows = rows == 40 ? 10 : 0) {
            loss = 1;
            CHECK_OK(glia_trainer_step_samples(trainer, rows, &loss, ERROR));
            CHECK_THAT(loss == 0, "a torn sample: loss %g", loss);
        }
        CHECK_OK(glia_samples_read(samples, 2, inputs, INPUTS, &target, GLIA_TYPE_FLOAT32, 1, NULL,
                                   ERROR));
        for (int index = 0; index < INPUTS; index++)
            CHECK(inputs[index] * INPUTS == target);
        CHECK_OK(glia_samples_total(samples, &total, ERROR));
        CHECK(total <= all);
    }
    for (int index = 0; index < ADDERS; index++)
        CHECK(pthread_join(adders[index].thread, NULL) == 0);
    CHECK_OK(glia_samples_total(samples, &total, ERROR));
    CHECK_THAT(total == all, "%d of %d samples", (int)total, (int)all);
    /* Handles may go in any order. */
    glia_samples_free(samples);
    CHECK_OK(glia_trainer_step_samples(trainer, 4, NULL, ERROR));
    glia_trainer_free(trainer);
    glia_model_free(model);
}

/* Ten steps, each after a sample more in both buffers. */
static void learn(glia_trainer *trainer, glia_samples *const buffers[2], int first)
{
    for (int step = first; step < first + 10; step++) {
        float inputs[INPUTS], target = (float)step;
        harness_numbers(inputs, INPUTS, (uint32_t)step);
        for (int index = 0; index < 2; index++)
            CHECK_OK(glia_samples_add(buffers[index], inputs, INPUTS, &target, GLIA_TYPE_FLOAT32, 1,
                                      NULL, 0, ERROR));
        CHECK_OK(glia_trainer_step_samples(trainer, 20, NULL, ERROR));
    }
}

/* A trainer with a ring and a reservoir, saved, loaded and gone on with. */
static void check_file(void)
{
    uint8_t expected[HARNESS_HASH], got[HARNESS_HASH];
    glia_model *model = model_of(1);
    glia_trainer *trainer = harness_trainer(model, GLIA_LOSS_MEAN_SQUARED_ERROR,
                                            GLIA_OPTIMIZER_ADAM, 0.1, NULL, 16, 1);
    glia_trainer *loaded = NULL;
    glia_samples *buffers[2], *again[2] = {NULL, NULL};
    size_t size = 0, count = 0;
    double share = 0;
    buffers[0] = samples_of(GLIA_SAMPLES_RING, model, GLIA_LOSS_MEAN_SQUARED_ERROR,
                            GLIA_TYPE_FLOAT32);
    buffers[1] = samples_of(GLIA_SAMPLES_RESERVOIR, model, GLIA_LOSS_MEAN_SQUARED_ERROR,
                            GLIA_TYPE_FLOAT32);
    CHECK_OK(glia_trainer_samples_attach(trainer, buffers[0], 1, ERROR));
    CHECK_OK(glia_trainer_samples_attach(trainer, buffers[1], 0.5, ERROR));
    learn(trainer, buffers, 0);
    CHECK_OK(glia_trainer_save_to_memory(trainer, NULL, 0, &size, ERROR));
    uint8_t *bytes = harness_allocate(size, 1);
    CHECK_OK(glia_trainer_save_to_memory(trainer, bytes, size, &size, ERROR));
    learn(trainer, buffers, 10);
    harness_trainer_hash(trainer, expected);

    CHECK_OK(glia_trainer_load_from_memory(bytes, size, NULL, NULL, &loaded, ERROR));
    CHECK_OK(glia_trainer_samples_count(loaded, &count, ERROR));
    CHECK(count == 2);
    CHECK_OK(glia_trainer_samples_get(loaded, 0, &again[0], NULL, ERROR));
    CHECK_OK(glia_trainer_samples_get(loaded, 1, &again[1], &share, ERROR));
    CHECK(share == 0.5);
    CHECK_REFUSED(GLIA_ERROR_NOT_FOUND, "index",
                  glia_trainer_samples_get(loaded, 2, &again[1], &share, ERROR));
    learn(loaded, again, 10);
    harness_trainer_hash(loaded, got);
    CHECK(harness_same_hash(got, expected));
    free(bytes);
    for (int index = 0; index < 2; index++) {
        glia_samples_free(buffers[index]);
        glia_samples_free(again[index]);
    }
    glia_trainer_free(trainer);
    glia_trainer_free(loaded);
    glia_model_free(model);
}

int main(void)
{
    harness_check_family(&harness_families[6]);
    check_content();
    check_states();
    check_threads(GLIA_SAMPLES_RING);
    check_threads(GLIA_SAMPLES_RESERVOIR);
    check_file();
    return harness_finish("samples");
}
