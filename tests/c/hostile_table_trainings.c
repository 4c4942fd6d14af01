/*
 * hostile_table_trainings.c: the exports of trainings on a thread of the library's own. The training of
 * KIND_TRAINING does one step, on samples, and its trainer was freed.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const glia_training_options training_options = {sizeof(training_options), 1000, 0};

#define TRAINER_ALONE EXCLUSIVE("trainer", KIND_TRAINER)
#define TRAINING SHARED("training", KIND_TRAINING)

CALL(trainer_start, P(0), P(1), P(2), P(3), P(4), P(5))
CALL(trainer_start_samples, P(0), SIZE(1), I64(2), P(3), P(4), P(5))
CALL(training_progress, P(0), P(1), P(2))
CALL(training_wait, P(0), I64(1), P(2), P(3))
CALL(training_stop, P(0), P(1))
CALL_FREE(training_free)

const struct export_entry entries_of_trainings[] = {
    ENTRY(trainer_start, TRAINER_ALONE, SHARED("inputs", KIND_TENSOR_OF_INPUTS),
          SHARED("targets", KIND_TENSOR_OF_LABELS), OPTIONS(training_options),
          OUT_HANDLE("training", KIND_TRAINING), ERROR),
    ENTRY(trainer_start_samples, TRAINER_ALONE,
          NUMBER_WRONG("batch_size", 2, NULL, {0, GLIA_ERROR_INVALID_ARGUMENT}),
          NUMBER_WRONG("most", 1, NULL, {-1, GLIA_ERROR_INVALID_ARGUMENT},
                       {INT64_MIN, GLIA_ERROR_INVALID_ARGUMENT}),
          OPTIONS(training_options), OUT_HANDLE("training", KIND_TRAINING), ERROR),
    ENTRY(training_progress, TRAINING, RESULT("state", glia_training_state), ERROR),
    ENTRY(training_wait, TRAINING,
          NUMBER_WRONG("nanoseconds", -1, NULL, {-2, GLIA_ERROR_INVALID_ARGUMENT},
                       {INT64_MIN, GLIA_ERROR_INVALID_ARGUMENT}),
          OUT_OPTIONAL("ended", int32_t), ERROR),
    ENTRY(training_stop, TRAINING, ERROR),
    ENTRY_FREE(training_free, "training", KIND_TRAINING),
};
const size_t count_of_trainings = sizeof(entries_of_trainings) / sizeof(entries_of_trainings[0]);
