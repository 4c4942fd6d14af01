/*
 * hostile_table_samples.c: the exports of buffers of samples and of training shared among machines.
 * The ring of KIND_SAMPLES was prepared for the model of KIND_MODEL and softmax cross entropy and has
 * two samples; the trainer of KIND_TRAINER has another such ring attached.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const float four_floats[4] = {0.5f, -0.5f, 0.25f, -0.25f};
static const float two_weights[2] = {0.5f, 2.0f};
static const int32_t two_labels[2] = {2, 0};

#define TRAINER SHARED("trainer", KIND_TRAINER)
#define TRAINER_ALONE EXCLUSIVE("trainer", KIND_TRAINER)
#define SAMPLES SHARED("samples", KIND_SAMPLES)
#define SAMPLES_ALONE EXCLUSIVE("samples", KIND_SAMPLES)
#define MISFITS(COUNT)                                                                             \
    {0, GLIA_ERROR_SHAPE_MISMATCH}, {(COUNT) - 1, GLIA_ERROR_SHAPE_MISMATCH},                      \
        {(COUNT) + 1, GLIA_ERROR_SHAPE_MISMATCH}
#define BATCH_SIZE NUMBER_WRONG("batch_size", 3, NULL, {0, GLIA_ERROR_INVALID_ARGUMENT})

CALL(samples_new, I32(0), P(1), P(2))
CALL_FREE(samples_free)
CALL(samples_kind, P(0), P(1), P(2))
CALL(samples_set, P(0), I32(1), REAL(2), P(3))
CALL(samples_get, P(0), I32(1), P(2), P(3))
CALL(samples_prepare, P(0), P(1), P(2), I32(3), P(4))
CALL(samples_add, P(0), P(1), SIZE(2), P(3), I32(4), SIZE(5), P(6), SIZE(7), P(8))
CALL(samples_count, P(0), P(1), P(2))
CALL(samples_total, P(0), P(1), P(2))
CALL(samples_clear, P(0), P(1))
CALL(samples_read, P(0), SIZE(1), P(2), SIZE(3), P(4), I32(5), SIZE(6), P(7), P(8))
CALL(trainer_samples_attach, P(0), P(1), REAL(2), P(3))
CALL(trainer_samples_count, P(0), P(1), P(2))
CALL(trainer_samples_get, P(0), SIZE(1), P(2), P(3), P(4))
CALL(trainer_prepare_samples, P(0), SIZE(1), P(2))
CALL(trainer_step_samples, P(0), SIZE(1), P(2), P(3))
CALL(trainer_compute_gradients_samples, P(0), SIZE(1), P(2), P(3))
CALL(trainer_gradients, P(0), P(1), P(2), P(3))
CALL(trainer_first_row_set, P(0), U64(1), P(2))

/* A buffer is prepared once, and cannot be set any more: that always fails here. */
const struct export_entry entries_of_samples[] = {
    ENTRY(samples_new, CODE("kind", GLIA_SAMPLES_RING), OUT_HANDLE("samples", KIND_SAMPLES), ERROR),
    ENTRY_FREE(samples_free, "samples", KIND_SAMPLES),
    ENTRY(samples_kind, SAMPLES, OUT("kind", int32_t), ERROR),
    ENTRY_FAILING(samples_set, GLIA_ERROR_INVALID_STATE, SAMPLES_ALONE,
                  KEY("key", GLIA_PARAM_CAPACITY), VALUE("value", 5.0), ERROR),
    ENTRY(samples_get, SAMPLES, KEY("key", GLIA_PARAM_CAPACITY), OUT("value", double), ERROR),
    ENTRY_FAILING(samples_prepare, GLIA_ERROR_INVALID_STATE, SAMPLES_ALONE,
                  SHARED("model", KIND_MODEL), SHARED("loss", KIND_LOSS),
                  CODE("target_type", GLIA_TYPE_INT32), ERROR),
    ENTRY(samples_add, SAMPLES, ARRAY_IN("inputs", four_floats, "input_count"),
          NUMBER_WRONG("input_count", 4, "inputs", MISFITS(4), TOO_LARGE),
          ARRAY_IN("targets", two_labels, "target_count"), CODE("target_type", GLIA_TYPE_INT32),
          NUMBER_WRONG("target_count", 2, "targets", MISFITS(2), TOO_LARGE),
          ARRAY_IN("weights", two_weights, "weight_count"),
          NUMBER_WRONG("weight_count", 2, "weights", {1, GLIA_ERROR_SHAPE_MISMATCH},
                       {3, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),
          ERROR),
    ENTRY(samples_count, SAMPLES, OUT("count", size_t), ERROR),
    ENTRY(samples_total, SAMPLES, OUT("total", uint64_t), ERROR),
    ENTRY(samples_clear, SAMPLES, ERROR),
    ENTRY(samples_read, SAMPLES,
          NUMBER_WRONG("index", 1, NULL, {2, GLIA_ERROR_NOT_FOUND}, {-1, GLIA_ERROR_NOT_FOUND},
                       {INT64_MAX, GLIA_ERROR_NOT_FOUND}),
          ARRAY_OUT("inputs", float, 2, "input_count"),
          NUMBER_WRONG("input_count", 2, "inputs", MISFITS(2), TOO_LARGE),
          ARRAY_OUT("targets", int32_t, 1, "target_count"), CODE("target_type", GLIA_TYPE_INT32),
          NUMBER_WRONG("target_count", 1, "targets", {0, GLIA_ERROR_SHAPE_MISMATCH},
                       {2, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),
          OUT_OPTIONAL("weight", float), ERROR),

    ENTRY(trainer_samples_attach, TRAINER_ALONE, SAMPLES, VALUE("share", 0.5), ERROR),
    ENTRY(trainer_samples_count, TRAINER, OUT("count", size_t), ERROR),
    ENTRY(trainer_samples_get, TRAINER,
          NUMBER_WRONG("index", 0, NULL, {1, GLIA_ERROR_NOT_FOUND}, {-1, GLIA_ERROR_NOT_FOUND}),
          OUT_HANDLE("samples", KIND_SAMPLES), OUT_OPTIONAL("share", double), ERROR),
    ENTRY(trainer_prepare_samples, TRAINER_ALONE, BATCH_SIZE, ERROR),
    ENTRY(trainer_step_samples, TRAINER_ALONE, BATCH_SIZE, OUT_OPTIONAL("loss", double), ERROR),
    ENTRY(trainer_compute_gradients_samples, TRAINER_ALONE, BATCH_SIZE,
          OUT_OPTIONAL("loss", double), ERROR),

    ENTRY(trainer_gradients, TRAINER_ALONE, OUT("gradients", float *), OUT("count", size_t), ERROR),
    ENTRY(trainer_first_row_set, TRAINER_ALONE,
          NUMBER_WRONG("row", 64, NULL, {INT64_C(4294967297), GLIA_ERROR_OUT_OF_RANGE},
                       {-1, GLIA_ERROR_OUT_OF_RANGE}),
          ERROR),
};
const size_t count_of_samples = sizeof(entries_of_samples) / sizeof(entries_of_samples[0]);
