/*
 * hostile_table_watch.c: the exports of the average of the weights and of the doctor's watch. The
 * watch of KIND_TRAINER is on; its model has one layer. No weights are averaged.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

#define TRAINER SHARED("trainer", KIND_TRAINER)
#define TRAINER_ALONE EXCLUSIVE("trainer", KIND_TRAINER)
#define LAYER                                                                                      \
    NUMBER_WRONG("layer", 0, NULL, {1, GLIA_ERROR_NOT_FOUND}, {-1, GLIA_ERROR_NOT_FOUND},          \
                 {INT64_MAX, GLIA_ERROR_NOT_FOUND})

CALL(trainer_average_model, P(0), P(1), P(2))
CALL(trainer_average_count, P(0), P(1), P(2))
CALL(trainer_watch_set, P(0), I32(1), REAL(2), P(3))
CALL(trainer_watch_get, P(0), I32(1), P(2), P(3))
CALL(trainer_watch_status, P(0), P(1), P(2))
CALL(trainer_watch_event, P(0), U64(1), P(2), P(3))
CALL(trainer_watch_ratio, P(0), SIZE(1), P(2), P(3))
CALL(trainer_watch_advice, P(0), P(1), SIZE(2), P(3), P(4))

const struct export_entry entries_of_watches[] = {
    ENTRY_FAILING(trainer_average_model, GLIA_ERROR_INVALID_STATE, TRAINER,
                  OUT_HANDLE("model", KIND_MODEL), ERROR),
    ENTRY(trainer_average_count, TRAINER, OUT("count", int64_t), ERROR),
    ENTRY(trainer_watch_set, TRAINER_ALONE, KEY("key", GLIA_PARAM_EXPLOSION_FACTOR),
          VALUE("value", 0.5), ERROR),
    ENTRY(trainer_watch_get, TRAINER, KEY("key", GLIA_PARAM_WATCH), OUT("value", double), ERROR),
    ENTRY(trainer_watch_status, TRAINER, RESULT("status", glia_watch_status), ERROR),
    ENTRY_FAILING(trainer_watch_event, GLIA_ERROR_NOT_FOUND, TRAINER, NUMBER("number", 0),
                  RESULT("event", glia_watch_event), ERROR),
    ENTRY(trainer_watch_ratio, TRAINER, LAYER, OUT("ratio", double), ERROR),
    ENTRY(trainer_watch_advice, TRAINER, TEXT_OUT, ERROR),
};
const size_t count_of_watches = sizeof(entries_of_watches) / sizeof(entries_of_watches[0]);
