/*
 * hostile_table_trainers.c: the exports of trainers. The trainer of KIND_TRAINER has the model of
 * KIND_MODEL, softmax cross entropy, momentum and the option input_gradient; the momentum follows
 * the schedule of KIND_SCHEDULE, a run is begun and the gradients of two rows are computed.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const float four_floats[4] = {0.5f, -0.5f, 0.25f, -0.25f};
static const float six_floats[6] = {1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f};
static const float two_weights[2] = {0.5f, 2.0f};
static const int32_t two_labels[2] = {2, 0};
static const glia_trainer_options trainer_options = {sizeof(trainer_options), 4, 7, 1, 0};
static const glia_gradient_check_options check_options = {
    .struct_size = sizeof(check_options), .most_elements = 2, .training = 1, .seed = 3};
static const double two_rates[2] = {0.01, 0.1};
static const glia_fit_options fit_options = {sizeof(fit_options), 2, 2, 1, 0, 0};

#define TRAINER SHARED("trainer", KIND_TRAINER)
#define TRAINER_ALONE EXCLUSIVE("trainer", KIND_TRAINER)
#define DATA SHARED("inputs", KIND_TENSOR_OF_INPUTS), SHARED("targets", KIND_TENSOR_OF_LABELS)
#define INDEX                                                                                      \
    NUMBER_WRONG("index", 0, NULL, {2, GLIA_ERROR_NOT_FOUND}, {-1, GLIA_ERROR_NOT_FOUND},          \
                 {INT64_MAX, GLIA_ERROR_NOT_FOUND})
#define COUNT_OF(NUMBER)                                                                           \
    NUMBER_WRONG("count", NUMBER, "values", {0, GLIA_ERROR_SHAPE_MISMATCH},                        \
                 {NUMBER - 1, GLIA_ERROR_SHAPE_MISMATCH}, {NUMBER + 1, GLIA_ERROR_SHAPE_MISMATCH}, \
                 {INT64_MAX / 8, GLIA_ERROR_SHAPE_MISMATCH})
#define ROWS_IN                                                                                    \
    ARRAY_IN("inputs", four_floats, "input_count"),                                                \
        NUMBER_WRONG("input_count", 4, "inputs", {0, GLIA_ERROR_SHAPE_MISMATCH},                   \
                     {3, GLIA_ERROR_SHAPE_MISMATCH}, {5, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE)
#define LABELS_IN                                                                                  \
    ARRAY_IN("targets", two_labels, "target_count"), CODE("target_type", GLIA_TYPE_INT32),         \
        NUMBER_WRONG("target_count", 2, "targets", {0, GLIA_ERROR_SHAPE_MISMATCH},                 \
                     {1, GLIA_ERROR_SHAPE_MISMATCH}, {3, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE)
#define BATCH                                                                                      \
    TRAINER_ALONE, ARRAY_IN("inputs", four_floats, "input_count"),                                 \
        NUMBER_WRONG("input_count", 4, "inputs", {0, GLIA_ERROR_SHAPE_MISMATCH},                   \
                     {3, GLIA_ERROR_SHAPE_MISMATCH}, {5, GLIA_ERROR_SHAPE_MISMATCH},               \
                     TOO_LARGE),                                                                   \
        ARRAY_IN("targets", two_labels, "target_count"), CODE("target_type", GLIA_TYPE_INT32),     \
        NUMBER_WRONG("target_count", 2, "targets", {0, GLIA_ERROR_SHAPE_MISMATCH},                 \
                     {1, GLIA_ERROR_SHAPE_MISMATCH}, {3, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),   \
        OUT_OPTIONAL("loss", double), ERROR

CALL(gradient_check, P(0), P(1), P(2), P(3), SIZE(4), P(5), I32(6), SIZE(7), P(8), P(9), P(10),
     SIZE(11), P(12), P(13))
CALL(gradient_check_with_callback, P(0), P(1), P(2), SIZE(3), slots[4].loss, P(5), P(6), P(7), P(8),
     SIZE(9), P(10), P(11))
CALL(trainer_new, P(0), P(1), P(2), P(3), P(4), P(5), P(6))
CALL_FREE(trainer_free)
CALL(trainer_prepare, P(0), P(1))
CALL(trainer_step, P(0), P(1), SIZE(2), P(3), I32(4), SIZE(5), P(6), P(7))
CALL(trainer_compute_gradients, P(0), P(1), SIZE(2), P(3), I32(4), SIZE(5), P(6), P(7))
CALL(trainer_apply_gradients, P(0), P(1))
CALL(trainer_compute_gradients_weighted, P(0), P(1), SIZE(2), P(3), I32(4), SIZE(5), P(6), SIZE(7),
     P(8), P(9))
CALL(trainer_forward, P(0), P(1), SIZE(2), P(3), SIZE(4), P(5))
CALL(trainer_backward, P(0), P(1), SIZE(2), P(3))
CALL(trainer_row_losses, P(0), P(1), SIZE(2), P(3))
CALL(trainer_prepare_batch, P(0), SIZE(1), P(2))
CALL(trainer_step_memory, P(0), P(1), P(2))
CALL(trainer_accumulate_gradients, P(0), P(1))
CALL(trainer_average_gradients, P(0), P(1))
CALL(trainer_micro_batches, P(0), P(1), P(2))
CALL(trainer_begin, P(0), P(1), P(2))
CALL(trainer_advance, P(0), P(1), P(2), I64(3), P(4), P(5))
CALL(trainer_progress, P(0), P(1), P(2))
CALL(trainer_fit, P(0), P(1), P(2), P(3), slots[4].progress, P(5), P(6))
CALL(trainer_save, P(0), P(1), SIZE(2), P(3))
CALL(trainer_load, P(0), SIZE(1), P(2), P(3), P(4), P(5))
CALL(trainer_save_to_memory, P(0), P(1), SIZE(2), P(3), P(4))
CALL(trainer_load_from_memory, P(0), SIZE(1), P(2), P(3), P(4), P(5))
CALL(trainer_parameter_get, P(0), SIZE(1), P(2), SIZE(3), P(4))
CALL(trainer_parameter_set, P(0), SIZE(1), P(2), SIZE(3), P(4))
CALL(trainer_gradient_get, P(0), SIZE(1), P(2), SIZE(3), P(4))
CALL(trainer_gradient_set, P(0), SIZE(1), P(2), SIZE(3), P(4))
CALL(trainer_input_gradient, P(0), P(1), SIZE(2), P(3))
CALL(trainer_model, P(0), P(1), P(2))
CALL(trainer_step_count, P(0), P(1), P(2))
CALL(trainer_group_set, P(0), SIZE(1), I32(2), REAL(3), P(4))
CALL(trainer_group_get, P(0), SIZE(1), I32(2), P(3), P(4))
CALL(trainer_update_set, P(0), I32(1), REAL(2), P(3))
CALL(trainer_update_get, P(0), I32(1), P(2), P(3))
CALL(trainer_optimizer_set, P(0), I32(1), REAL(2), P(3))
CALL(trainer_optimizer_get, P(0), I32(1), P(2), P(3))
CALL(trainer_find_learning_rate, P(0), P(1), P(2), P(3), SIZE(4), I64(5), P(6), P(7), P(8), P(9))
CALL(trainer_schedule_set, P(0), I32(1), P(2), P(3))
CALL(trainer_schedule_get, P(0), I32(1), P(2), P(3))
CALL(trainer_schedule_report, P(0), REAL(1), P(2))
CALL(trainer_hash, P(0), P(1), SIZE(2), P(3))

const struct export_entry entries_of_trainers[] = {
    ENTRY(gradient_check, SHARED("model", KIND_MODEL), SHARED("loss", KIND_LOSS),
          OPTIONAL("runtime", KIND_RUNTIME), ROWS_IN, LABELS_IN, OPTIONS(check_options),
          RESULT("report", glia_gradient_report), TEXT_OUT, ERROR),
    ENTRY(gradient_check_with_callback, SHARED("model", KIND_MODEL),
          OPTIONAL("runtime", KIND_RUNTIME), ROWS_IN, CALLBACK_NEEDED("callback"), USER("user"),
          OPTIONS(check_options), RESULT("report", glia_gradient_report), TEXT_OUT, ERROR),

    ENTRY(trainer_new, SHARED("model", KIND_MODEL), SHARED("loss", KIND_LOSS),
          SHARED("optimizer", KIND_OPTIMIZER), OPTIONAL("runtime", KIND_RUNTIME),
          OPTIONS(trainer_options), OUT_HANDLE("trainer", KIND_TRAINER), ERROR),
    ENTRY_FREE(trainer_free, "trainer", KIND_TRAINER),
    ENTRY(trainer_prepare, TRAINER_ALONE, ERROR),
    ENTRY(trainer_step, BATCH),
    ENTRY(trainer_compute_gradients, BATCH),
    ENTRY(trainer_apply_gradients, TRAINER_ALONE, ERROR),
    ENTRY(trainer_compute_gradients_weighted, TRAINER_ALONE, ROWS_IN, LABELS_IN,
          ARRAY_IN("weights", two_weights, "weight_count"),
          NUMBER_WRONG("weight_count", 2, "weights", {0, GLIA_ERROR_SHAPE_MISMATCH},
                       {1, GLIA_ERROR_SHAPE_MISMATCH}, {3, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),
          OUT_OPTIONAL("loss", double), ERROR),
    ENTRY(trainer_forward, TRAINER_ALONE, ROWS_IN, ARRAY_OUT("outputs", float, 6, "output_count"),
          NUMBER_WRONG("output_count", 6, "outputs", {0, GLIA_ERROR_SHAPE_MISMATCH},
                       {5, GLIA_ERROR_SHAPE_MISMATCH}, {7, GLIA_ERROR_SHAPE_MISMATCH},
                       {INT64_MAX / 8, GLIA_ERROR_SHAPE_MISMATCH}),
          ERROR),
    ENTRY_FAILING(trainer_backward, GLIA_ERROR_INVALID_STATE, TRAINER_ALONE,
                  ARRAY_IN("output_gradient", six_floats, "count"), NUMBER("count", 6), ERROR),
    ENTRY(trainer_row_losses, TRAINER, ARRAY_OUT("values", float, 2, "count"), COUNT_OF(2), ERROR),

    ENTRY(trainer_prepare_batch, TRAINER_ALONE, NUMBER("rows", 1000), ERROR),
    ENTRY(trainer_step_memory, TRAINER, OUT("bytes", size_t), ERROR),
    ENTRY(trainer_accumulate_gradients, TRAINER_ALONE, ERROR),
    ENTRY_FAILING(trainer_average_gradients, GLIA_ERROR_INVALID_STATE, TRAINER_ALONE, ERROR),
    ENTRY(trainer_micro_batches, TRAINER, OUT("count", int64_t), ERROR),

    ENTRY(trainer_begin, TRAINER_ALONE, OPTIONS(fit_options), ERROR),
    ENTRY(trainer_advance, TRAINER_ALONE, DATA,
          NUMBER_WRONG("most", 1, NULL, {-1, GLIA_ERROR_INVALID_ARGUMENT},
                       {INT64_MIN, GLIA_ERROR_INVALID_ARGUMENT}),
          RESULT_OPTIONAL("progress", glia_progress), ERROR),
    ENTRY(trainer_progress, TRAINER, RESULT("progress", glia_progress), ERROR),
    ENTRY(trainer_fit, TRAINER_ALONE, DATA, OPTIONS(fit_options), CALLBACK("callback"),
          USER("user"), ERROR),

    ENTRY(trainer_save, TRAINER, PATH("path", trainer_path, &trainer_path_length), ERROR),
    ENTRY(trainer_load, PATH("path", trainer_path, &trainer_path_length),
          OPTIONAL("runtime", KIND_RUNTIME), OPTIONS(trainer_options),
          OUT_HANDLE("trainer", KIND_TRAINER), ERROR),
    ENTRY(trainer_save_to_memory, TRAINER, FILE_OUT(&trainer_file_size), ERROR),
    ENTRY(trainer_load_from_memory, BYTES_IN("bytes", trainer_file, &trainer_file_size, "length"),
          NUMBER_AT("length", &trainer_file_size, "bytes", {0, GLIA_ERROR_CORRUPT_FILE},
                    {1, GLIA_ERROR_CORRUPT_FILE}, {100, GLIA_ERROR_CORRUPT_FILE},
                    {-1, GLIA_ERROR_INVALID_ARGUMENT}),
          OPTIONAL("runtime", KIND_RUNTIME), OPTIONS(trainer_options),
          OUT_HANDLE("trainer", KIND_TRAINER), ERROR),

    ENTRY(trainer_parameter_get, TRAINER, INDEX, ARRAY_OUT("values", float, 6, "count"),
          COUNT_OF(6), ERROR),
    ENTRY(trainer_parameter_set, TRAINER_ALONE, INDEX, ARRAY_IN("values", six_floats, "count"),
          COUNT_OF(6), ERROR),
    ENTRY(trainer_gradient_get, TRAINER, INDEX, ARRAY_OUT("values", float, 6, "count"),
          COUNT_OF(6), ERROR),
    ENTRY(trainer_gradient_set, TRAINER_ALONE, INDEX, ARRAY_IN("values", six_floats, "count"),
          COUNT_OF(6), ERROR),
    ENTRY(trainer_input_gradient, TRAINER, ARRAY_OUT("values", float, 4, "count"), COUNT_OF(4),
          ERROR),
    ENTRY(trainer_model, TRAINER, OUT_HANDLE("model", KIND_MODEL), ERROR),
    ENTRY(trainer_step_count, TRAINER, OUT("steps", int64_t), ERROR),
    ENTRY(trainer_group_set, TRAINER_ALONE, INDEX, KEY("key", GLIA_PARAM_RATE_FACTOR),
          VALUE("value", 0.5), ERROR),
    ENTRY(trainer_group_get, TRAINER, INDEX, KEY("key", GLIA_PARAM_FROZEN),
          OUT("value", double), ERROR),
    ENTRY(trainer_update_set, TRAINER_ALONE, KEY("key", GLIA_PARAM_CLIP_NORM),
          VALUE("value", 0.5), ERROR),
    ENTRY(trainer_update_get, TRAINER, KEY("key", GLIA_PARAM_CLIP_VALUE), OUT("value", double),
          ERROR),
    ENTRY(trainer_optimizer_set, TRAINER_ALONE, KEY("key", GLIA_PARAM_LEARNING_RATE),
          VALUE("value", 0.25), ERROR),
    ENTRY(trainer_optimizer_get, TRAINER, KEY("key", GLIA_PARAM_MOMENTUM), OUT("value", double),
          ERROR),
    ENTRY(trainer_find_learning_rate, TRAINER, DATA, ARRAY_IN("rates", two_rates, "count"),
          NUMBER_WRONG("count", 2, "rates", {0, GLIA_ERROR_INVALID_ARGUMENT}, TOO_LARGE),
          NUMBER_WRONG("iterations", 3, NULL, {-1, GLIA_ERROR_INVALID_ARGUMENT},
                       {1000001, GLIA_ERROR_INVALID_ARGUMENT},
                       {INT64_MIN, GLIA_ERROR_INVALID_ARGUMENT},
                       {INT64_MAX, GLIA_ERROR_INVALID_ARGUMENT}),
          ARRAY_OUT_OPTIONAL("losses", double, 2, "count"), OUT_OPTIONAL("start", double),
          OUT("suggestion", double), ERROR),
    ENTRY(trainer_schedule_set, TRAINER_ALONE, KEY("key", GLIA_PARAM_LEARNING_RATE),
          OPTIONAL("schedule", KIND_SCHEDULE), ERROR),
    ENTRY(trainer_schedule_get, TRAINER, KEY("key", GLIA_PARAM_MOMENTUM),
          OUT_HANDLE("schedule", KIND_SCHEDULE), ERROR),
    ENTRY_FAILING(trainer_schedule_report, GLIA_ERROR_INVALID_STATE, TRAINER_ALONE,
                  VALUE("value", 0.5), ERROR),
    ENTRY(trainer_hash, TRAINER, HASH_OUT, ERROR),
};
const size_t count_of_trainers = sizeof(entries_of_trainers) / sizeof(entries_of_trainers[0]);
