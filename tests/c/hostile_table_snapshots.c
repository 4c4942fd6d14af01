/*
 * hostile_table_snapshots.c: the exports of snapshots and of sessions that follow them, and of runs
 * over strides. The session of KIND_SESSION is of a model of 2 inputs and 3 outputs, for 4 rows.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const float four_floats[4] = {0.5f, -0.5f, 0.25f, -0.25f};

#define TRAINER_ALONE EXCLUSIVE("trainer", KIND_TRAINER)
#define SNAPSHOTS SHARED("snapshots", KIND_SNAPSHOTS)
#define SESSION SHARED("session", KIND_SESSION)
#define SESSION_ALONE EXCLUSIVE("session", KIND_SESSION)

CALL(trainer_snapshots, P(0), P(1), P(2))
CALL(trainer_publish, P(0), P(1), P(2))
CALL(snapshots_version, P(0), P(1), P(2))
CALL_FREE(snapshots_free)
CALL(session_follow, P(0), P(1), SIZE(2), P(3), P(4))
CALL(session_pin, P(0), P(1))
CALL(session_unpin, P(0), P(1))
CALL(session_version, P(0), P(1), P(2))
CALL(session_hash, P(0), P(1), SIZE(2), P(3))
CALL(session_run_strided, P(0), SIZE(1), P(2), SIZE(3), SIZE(4), P(5), SIZE(6), SIZE(7), P(8))

const struct export_entry entries_of_snapshots[] = {
    ENTRY(trainer_snapshots, TRAINER_ALONE, OUT_HANDLE("snapshots", KIND_SNAPSHOTS), ERROR),
    ENTRY(trainer_publish, TRAINER_ALONE, OUT_OPTIONAL("version", int64_t), ERROR),
    ENTRY(snapshots_version, SNAPSHOTS, OUT("version", int64_t), ERROR),
    ENTRY_FREE(snapshots_free, "snapshots", KIND_SNAPSHOTS),
    ENTRY(session_follow, SNAPSHOTS, OPTIONAL("runtime", KIND_RUNTIME),
          NUMBER_WRONG("largest_batch", 4, NULL, {0, GLIA_ERROR_INVALID_ARGUMENT}, TOO_LARGE),
          OUT_HANDLE("session", KIND_SESSION), ERROR),
    ENTRY_FAILING(session_pin, GLIA_ERROR_INVALID_STATE, SESSION_ALONE, ERROR),
    ENTRY_FAILING(session_unpin, GLIA_ERROR_INVALID_STATE, SESSION_ALONE, ERROR),
    ENTRY(session_version, SESSION, OUT("version", int64_t), ERROR),
    ENTRY(session_hash, SESSION, HASH_OUT, ERROR),
    ENTRY(session_run_strided, SESSION_ALONE,
          NUMBER_WRONG("rows", 2, "inputs", {5, GLIA_ERROR_SHAPE_MISMATCH},
                       {-1, GLIA_ERROR_SHAPE_MISMATCH}, {INT64_MAX, GLIA_ERROR_SHAPE_MISMATCH}),
          ARRAY_IN("inputs", four_floats, "rows"),
          NUMBER_WRONG("input_row_stride", 2, NULL, TOO_LARGE),
          NUMBER_WRONG("input_element_stride", 1, "input_row_stride", TOO_LARGE),
          ARRAY_OUT("outputs", float, 6, "rows"),
          NUMBER_WRONG("output_row_stride", 3, NULL, {0, GLIA_ERROR_INVALID_ARGUMENT},
                       {2, GLIA_ERROR_INVALID_ARGUMENT}, TOO_LARGE),
          NUMBER_WRONG("output_element_stride", 1, "output_row_stride",
                       {0, GLIA_ERROR_INVALID_ARGUMENT}, TOO_LARGE),
          ERROR),
};
const size_t count_of_snapshots = sizeof(entries_of_snapshots) / sizeof(entries_of_snapshots[0]);
