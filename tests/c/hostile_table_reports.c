/*
 * hostile_table_reports.c: the exports of the doctor. The report of KIND_REPORT is of the trainer
 * of KIND_TRAINER with two rows; its model has one layer.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const float four_floats[4] = {0.5f, -0.5f, 0.25f, -0.25f};
static const int32_t two_labels[2] = {2, 0};

#define REPORT SHARED("report", KIND_REPORT)
#define LAYER                                                                                      \
    NUMBER_WRONG("layer", 0, NULL, {1, GLIA_ERROR_NOT_FOUND}, {-1, GLIA_ERROR_NOT_FOUND},          \
                 {INT64_MAX, GLIA_ERROR_NOT_FOUND})
#define BATCH                                                                                      \
    ARRAY_IN("inputs", four_floats, "input_count"),                                                \
        NUMBER_WRONG("input_count", 4, "inputs", {0, GLIA_ERROR_SHAPE_MISMATCH},                   \
                     {1, GLIA_ERROR_SHAPE_MISMATCH}, {3, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),   \
        ARRAY_IN("targets", two_labels, "target_count"), CODE("target_type", GLIA_TYPE_INT32),     \
        NUMBER_WRONG("target_count", 2, "targets", {0, GLIA_ERROR_SHAPE_MISMATCH},                 \
                     {1, GLIA_ERROR_SHAPE_MISMATCH}, TOO_LARGE),                                   \
        OUT_HANDLE("report", KIND_REPORT), ERROR

CALL(trainer_examine, P(0), P(1), SIZE(2), P(3), I32(4), SIZE(5), P(6), P(7))
CALL(model_examine, P(0), P(1), P(2), P(3), SIZE(4), P(5), I32(6), SIZE(7), P(8), P(9))
CALL_FREE(report_free)
CALL(report_summarize, P(0), P(1), P(2))
CALL(report_layer, P(0), SIZE(1), P(2), P(3))
CALL(report_layer_name, P(0), SIZE(1), P(2), SIZE(3), P(4), P(5))
CALL(report_advice, P(0), SIZE(1), P(2), SIZE(3), P(4), P(5))
CALL(report_table, P(0), P(1), SIZE(2), P(3), P(4))

const struct export_entry entries_of_reports[] = {
    ENTRY(trainer_examine, SHARED("trainer", KIND_TRAINER), BATCH),
    ENTRY(model_examine, SHARED("model", KIND_MODEL), SHARED("loss", KIND_LOSS),
          OPTIONAL("runtime", KIND_RUNTIME), BATCH),
    ENTRY_FREE(report_free, "report", KIND_REPORT),
    ENTRY(report_summarize, REPORT, RESULT("summary", glia_report_summary), ERROR),
    ENTRY(report_layer, REPORT, LAYER, RESULT("figures", glia_layer_figures), ERROR),
    ENTRY(report_layer_name, REPORT, LAYER, TEXT_OUT, ERROR),
    ENTRY(report_advice, REPORT, LAYER, TEXT_OUT, ERROR),
    ENTRY(report_table, REPORT, TEXT_OUT, ERROR),
};
const size_t count_of_reports = sizeof(entries_of_reports) / sizeof(entries_of_reports[0]);
