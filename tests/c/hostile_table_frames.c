/*
 * hostile_table_frames.c: the exports of training in frames. The budgets are long enough for the run
 * and for the step, so that none is left under way for other calls.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const float four_floats[4] = {0.5f, -0.5f, 0.25f, -0.25f};
static const int32_t two_labels[2] = {2, 0};

#define TRAINER_ALONE EXCLUSIVE("trainer", KIND_TRAINER)
#define BUDGET                                                                                     \
    NUMBER_WRONG("nanoseconds", INT64_MAX, NULL, {-1, GLIA_ERROR_INVALID_ARGUMENT},                \
                 {INT64_MIN, GLIA_ERROR_INVALID_ARGUMENT})

CALL(trainer_run_for, P(0), P(1), P(2), I64(3), P(4), P(5))
CALL(trainer_step_for, P(0), P(1), SIZE(2), P(3), I32(4), SIZE(5), I64(6), P(7), P(8))
CALL(trainer_settle, P(0), P(1))

const struct export_entry entries_of_frames[] = {
    ENTRY(trainer_run_for, TRAINER_ALONE, SHARED("inputs", KIND_TENSOR_OF_INPUTS),
          SHARED("targets", KIND_TENSOR_OF_LABELS), BUDGET, RESULT_OPTIONAL("frame", glia_frame),
          ERROR),
    ENTRY(trainer_step_for, TRAINER_ALONE, ARRAY_IN("inputs", four_floats, "input_count"),
          NUMBER_WRONG("input_count", 4, "inputs", {0, GLIA_ERROR_SHAPE_MISMATCH},
                       {3, GLIA_ERROR_SHAPE_MISMATCH}, {5, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),
          ARRAY_IN("targets", two_labels, "target_count"), CODE("target_type", GLIA_TYPE_INT32),
          NUMBER_WRONG("target_count", 2, "targets", {0, GLIA_ERROR_SHAPE_MISMATCH},
                       {1, GLIA_ERROR_SHAPE_MISMATCH}, {3, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),
          BUDGET, RESULT("frame", glia_frame), ERROR),
    ENTRY(trainer_settle, TRAINER_ALONE, ERROR),
};
const size_t count_of_frames = sizeof(entries_of_frames) / sizeof(entries_of_frames[0]);
