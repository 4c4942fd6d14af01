/*
 * hostile_table_reports.c: the exports of the doctor and of metrics. The report of KIND_REPORT is of the trainer
 * of KIND_TRAINER with two rows; its model has one layer.
 */
#include "hostile_describe.h"
#include "hostile_tables.h"

static const float four_floats[4] = {0.5f, -0.5f, 0.25f, -0.25f};
static const float six_floats[6] = {0.5f, -1.0f, 2.0f, 0.25f, -0.5f, 1.5f};
static const int32_t two_labels[2] = {2, 0};
static const int32_t six_signs[6] = {0, 1, 1, 0, 0, 1};

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

#define NO_MEMORY                                                                                  \
    {-1, GLIA_ERROR_INVALID_ARGUMENT}, {INT64_MAX, GLIA_ERROR_INVALID_ARGUMENT},                   \
        {INT64_MAX / 3, GLIA_ERROR_INVALID_ARGUMENT}
#define CLASSES(NAME)                                                                              \
    ARRAY_IN(NAME, six_floats, "rows"), NUMBER_WRONG("rows", 2, NAME, NO_MEMORY),                  \
        NUMBER_WRONG("columns", 3, "rows", {0, GLIA_ERROR_INVALID_ARGUMENT}, NO_MEMORY),           \
        ARRAY_IN("labels", two_labels, "rows")

CALL(metric_top_accuracy, P(0), SIZE(1), SIZE(2), P(3), SIZE(4), P(5), P(6))
CALL(metric_confusion, P(0), SIZE(1), SIZE(2), P(3), P(4), SIZE(5), P(6))
CALL(metric_log_loss, P(0), SIZE(1), SIZE(2), P(3), P(4), P(5))
CALL(metric_regression, P(0), P(1), SIZE(2), P(3), P(4), P(5), P(6))
CALL(metric_roc_area, P(0), P(1), SIZE(2), P(3), P(4))
CALL(trainer_examine, P(0), P(1), SIZE(2), P(3), I32(4), SIZE(5), P(6), P(7))
CALL(model_examine, P(0), P(1), P(2), P(3), SIZE(4), P(5), I32(6), SIZE(7), P(8), P(9))
CALL_FREE(report_free)
CALL(report_summarize, P(0), P(1), P(2))
CALL(report_layer, P(0), SIZE(1), P(2), P(3))
CALL(report_layer_name, P(0), SIZE(1), P(2), SIZE(3), P(4), P(5))
CALL(report_advice, P(0), SIZE(1), P(2), SIZE(3), P(4), P(5))
CALL(report_table, P(0), P(1), SIZE(2), P(3), P(4))

const struct export_entry entries_of_reports[] = {
    ENTRY(metric_top_accuracy, CLASSES("scores"),
          NUMBER_WRONG("most", 1, NULL, {0, GLIA_ERROR_INVALID_ARGUMENT}), OUT("value", double),
          ERROR),
    ENTRY(metric_confusion, CLASSES("scores"), ARRAY_OUT("counts", int64_t, 9, "count"),
          NUMBER_WRONG("count", 9, "counts", {0, GLIA_ERROR_SHAPE_MISMATCH},
                       {8, GLIA_ERROR_SHAPE_MISMATCH}, {10, GLIA_ERROR_SHAPE_MISMATCH},
                       {INT64_MAX / 8, GLIA_ERROR_SHAPE_MISMATCH}),
          ERROR),
    ENTRY(metric_log_loss, CLASSES("probabilities"), OUT("value", double), ERROR),
    ENTRY(metric_regression, ARRAY_IN("outputs", six_floats, "count"),
          ARRAY_IN("targets", six_floats, "count"),
          NUMBER_WRONG("count", 6, "outputs", TOO_LARGE),
          OUT_OPTIONAL("mean_absolute_error", double),
          OUT_OPTIONAL("root_mean_squared_error", double), OUT_OPTIONAL("r_squared", double), ERROR),
    ENTRY(metric_roc_area, ARRAY_IN("scores", six_floats, "count"),
          ARRAY_IN("labels", six_signs, "count"), NUMBER_WRONG("count", 6, "scores", TOO_LARGE),
          OUT("value", double), ERROR),

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
