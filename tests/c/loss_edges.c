/*
 * glia_loss_evaluate and glia_loss_evaluate_weighted of every loss of the catalogue where nothing
 * counts or something is wrong: empty batches, labels that are all ignored, weights of zero, labels
 * that are no class, outputs of ±1e4.
 */

#include "harness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 4, COLUMNS = 12, UNTOUCHED = 77 };

/* What a kind takes as targets, found by asking it, as a host may. */
typedef struct takes {
    int labels;
    int signs;
    int distributions;
    size_t target_columns;
} takes;

static glia_status evaluate(const glia_loss *loss, const float *outputs, size_t rows,
                            const void *targets, int32_t type, size_t count, const float *weights,
                            float *row_values, float *gradient, double *value, glia_error **error)
{
    return glia_loss_evaluate_weighted(loss, NULL, outputs, rows, COLUMNS, targets, type, count,
                                       weights, row_values, gradient, value, error);
}

static takes find_takes(const glia_loss *loss)
{
    static const size_t widths[] = {COLUMNS, COLUMNS / 2, 0};
    float outputs[ROWS * COLUMNS], targets[ROWS * COLUMNS];
    const int32_t classes[ROWS] = {0, 0, 0, 0}, ones[ROWS] = {1, 1, 1, 1};
    takes found = {0, 0, 0, COLUMNS + 1};
    double value = 0;
    for (size_t index = 0; index < ROWS * COLUMNS; index++)
        outputs[index] = targets[index] = 0.5f;
    found.signs = evaluate(loss, outputs, ROWS, ones, GLIA_TYPE_INT32, ROWS, NULL, NULL, NULL,
                           &value, NULL) == GLIA_OK;
    found.labels = evaluate(loss, outputs, ROWS, classes, GLIA_TYPE_INT32, ROWS, NULL, NULL, NULL,
                            &value, NULL) == GLIA_OK;
    found.signs = found.signs && !found.labels;
    for (size_t index = 0; index < 3 && found.target_columns > COLUMNS; index++) {
        size_t count = ROWS * widths[index];
        if (evaluate(loss, outputs, ROWS, targets, GLIA_TYPE_FLOAT32, count, NULL, NULL, NULL,
                     &value, NULL) == GLIA_OK) {
            found.distributions = 1;
            found.target_columns = widths[index];
        }
    }
    CHECK_THAT(found.labels || found.signs || found.distributions, "no targets fit");
    return found;
}

/* With rows = 0 the loss is 0 and nothing but the value is written. */
static void check_empty(const glia_loss *loss, const char *name, const void *targets, int32_t type)
{
    float outputs[COLUMNS] = {1}, gradient[COLUMNS], row_values[2] = {UNTOUCHED, UNTOUCHED};
    const float weights[1] = {1};
    double values[4] = {UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED};
    for (size_t index = 0; index < COLUMNS; index++)
        gradient[index] = UNTOUCHED;
    CHECK_OK(glia_loss_evaluate(loss, NULL, outputs, 0, COLUMNS, targets, type, 0, gradient,
                                &values[0], ERROR));
    CHECK_OK(glia_loss_evaluate(loss, NULL, NULL, 0, COLUMNS, NULL, type, 0, NULL, &values[1],
                                ERROR));
    CHECK_OK(evaluate(loss, outputs, 0, targets, type, 0, weights, row_values, gradient,
                      &values[2], ERROR));
    CHECK_OK(evaluate(loss, NULL, 0, NULL, type, 0, NULL, NULL, NULL, &values[3], ERROR));
    for (size_t index = 0; index < 4; index++)
        CHECK_THAT(values[index] == 0, "%s: an empty batch loses %g", name, values[index]);
    for (size_t index = 0; index < COLUMNS; index++)
        CHECK_THAT(gradient[index] == UNTOUCHED, "%s: gradient of an empty batch", name);
    CHECK_THAT(row_values[0] == UNTOUCHED && row_values[1] == UNTOUCHED, "%s: no rows", name);
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "targets",
                  glia_loss_evaluate(loss, NULL, outputs, 0, COLUMNS, type == GLIA_TYPE_INT64
                                     ? (const void *)&(int64_t[1]){0} : (const void *)outputs, type,
                                     1, NULL, &values[0], ERROR));
}

/* All zero, whatever the outputs are: numbers, infinities, NaN. */
static void check_nothing(const glia_loss *loss, const char *name, const char *why,
                          const void *targets, int32_t type, size_t count, const float *weights)
{
    static const float fillings[] = {0.25f, -1e4f, NAN, INFINITY};
    for (size_t filling = 0; filling < 4; filling++) {
        float outputs[ROWS * COLUMNS], gradient[ROWS * COLUMNS], row_values[ROWS];
        double value = UNTOUCHED;
        for (size_t index = 0; index < ROWS * COLUMNS; index++) {
            outputs[index] = fillings[filling];
            gradient[index] = UNTOUCHED;
        }
        CHECK_OK(evaluate(loss, outputs, ROWS, targets, type, count, weights, row_values, gradient,
                          &value, ERROR));
        CHECK_THAT(value == 0, "%s, %s: loss %g", name, why, value);
        for (size_t index = 0; index < ROWS * COLUMNS; index++)
            CHECK_THAT(gradient[index] == 0, "%s, %s: gradient %g", name, why, gradient[index]);
        for (size_t row = 0; row < ROWS; row++)
            CHECK_THAT(row_values[row] == 0, "%s, %s: row value %g", name, why, row_values[row]);
    }
}

static void check_nothing_counts(glia_loss *loss, const char *name, const takes *kind)
{
    const float none[ROWS] = {0, 0, 0, 0};
    float targets[ROWS * COLUMNS];
    const int32_t labels[ROWS] = {1, 1, 1, 1};
    const int64_t ignored[ROWS] = {-100, -100, -100, -100};
    for (size_t index = 0; index < ROWS * COLUMNS; index++)
        targets[index] = 0.5f;
    for (int reduction = 0; reduction < 3; reduction++) {
        CHECK_OK(glia_loss_set(loss, GLIA_PARAM_REDUCTION, reduction, ERROR));
        if (kind->labels || kind->signs)
            check_nothing(loss, name, "weights of zero", labels, GLIA_TYPE_INT32, ROWS, none);
        if (kind->distributions)
            check_nothing(loss, name, "weights of zero", targets, GLIA_TYPE_FLOAT32,
                          ROWS * kind->target_columns, none);
        if (kind->labels)
            check_nothing(loss, name, "all ignored", ignored, GLIA_TYPE_INT64, ROWS, NULL);
    }
    CHECK_OK(glia_loss_set(loss, GLIA_PARAM_REDUCTION, 0, ERROR));
    if (kind->labels) {
        float classes[COLUMNS] = {1, 0};
        CHECK_OK(glia_loss_set_class_weights(loss, classes, COLUMNS, ERROR));
        check_nothing(loss, name, "a class of weight zero", labels, GLIA_TYPE_INT32, ROWS, NULL);
        CHECK_OK(glia_loss_set_class_weights(loss, NULL, 0, ERROR));
    }
}

/* The row and the value of a wrong label are named, in both integer types, and nothing is written. */
static void check_wrong_label(const glia_loss *loss, const char *name, int64_t wrong)
{
    float outputs[ROWS * COLUMNS] = {0}, gradient[ROWS * COLUMNS] = {UNTOUCHED};
    int32_t narrow[ROWS] = {1, 1, 1, 1};
    int64_t wide[ROWS] = {1, 1, 1, 1};
    double value = UNTOUCHED;
    char got[40];
    snprintf(got, sizeof got, "got %lld", (long long)wrong);
    wide[2] = wrong;
    const char *words[] = {"targets: row 2", got};
    for (int index = 0; index < 2; index++) {
        if (wrong >= INT32_MIN && wrong <= INT32_MAX) {
            narrow[2] = (int32_t)wrong;
            CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, words[index],
                          glia_loss_evaluate(loss, NULL, outputs, ROWS, COLUMNS, narrow,
                                             GLIA_TYPE_INT32, ROWS, gradient, &value, ERROR));
        }
        CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, words[index],
                      evaluate(loss, outputs, ROWS, wide, GLIA_TYPE_INT64, ROWS, NULL, NULL,
                               gradient, &value, ERROR));
    }
    CHECK_THAT(value == UNTOUCHED && gradient[0] == UNTOUCHED, "%s: a refused call wrote", name);
}

static void check_wrong_labels(const glia_loss *loss, const char *name, const takes *kind)
{
    static const int64_t no_class[] = {-1, COLUMNS, COLUMNS + 5, INT32_MIN, INT32_MAX, INT64_MIN,
                                       INT64_MAX, 4294967296};
    static const int64_t no_sign[] = {0, 2, -2, INT32_MIN, INT64_MAX, 4294967297};
    for (size_t index = 0; kind->labels && index < sizeof no_class / sizeof *no_class; index++)
        check_wrong_label(loss, name, no_class[index]);
    for (size_t index = 0; kind->signs && index < sizeof no_sign / sizeof *no_sign; index++)
        check_wrong_label(loss, name, no_sign[index]);
}

/* Outputs of ±1e4 have values and gradients in the table, but of a loss of probabilities, which lie
 * between 0 and 1: it must be finite there and beyond. */
static void check_extremes(const golden_table *table, const glia_loss *loss, const char *name)
{
    char prefix[80], found[64];
    size_t next = 0;
    int has_extreme = 0;
    snprintf(prefix, sizeof prefix, "%s.", name);
    while ((next = golden_next_case(table, next, prefix, ".shape", found)) != 0)
        has_extreme = has_extreme || strstr(found, "extreme") != NULL;
    if (strcmp(name, "binary_cross_entropy") != 0) {
        CHECK_THAT(has_extreme, "%s: expected a case with outputs of 1e4 in losses.txt", name);
        return;
    }
    float outputs[COLUMNS], targets[COLUMNS], gradient[COLUMNS];
    static const float given[4] = {0, 1, -1e4f, 1e4f};
    double value = NAN;
    for (size_t index = 0; index < COLUMNS; index++) {
        outputs[index] = given[index % 4];
        targets[index] = index < COLUMNS / 2 ? 0.0f : 1.0f;
    }
    CHECK_OK(glia_loss_evaluate(loss, NULL, outputs, 1, COLUMNS, targets, GLIA_TYPE_FLOAT32,
                                COLUMNS, gradient, &value, ERROR));
    /* Half of them are as wrong as they can be. */
    CHECK_THAT(fabs(value - 0.5 * -log(1e-7)) < 0.2, "%s at the ends: %g", name, value);
    for (size_t index = 0; index < COLUMNS; index++)
        CHECK_THAT(isfinite(gradient[index]), "%s at the ends: gradient", name);
}

int main(void)
{
    golden_table *table = golden_read("losses");
    const int32_t narrow[1] = {0};
    const int64_t wide[1] = {0};
    const float values[1] = {0};
    int labelled = 0;
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_LOSS); index++) {
        char name[64];
        int32_t kind = harness_kind(GLIA_FAMILY_LOSS, index);
        glia_loss *loss = harness_loss(kind);
        harness_name(GLIA_FAMILY_LOSS, kind, name);
        takes kind_takes = find_takes(loss);
        labelled += kind_takes.labels || kind_takes.signs;
        if (kind_takes.labels || kind_takes.signs) {
            check_empty(loss, name, narrow, GLIA_TYPE_INT32);
            check_empty(loss, name, wide, GLIA_TYPE_INT64);
        }
        if (kind_takes.distributions)
            check_empty(loss, name, values, GLIA_TYPE_FLOAT32);
        check_nothing_counts(loss, name, &kind_takes);
        check_wrong_labels(loss, name, &kind_takes);
        check_extremes(table, loss, name);
        glia_loss_free(loss);
    }
    CHECK_THAT(labelled == 4, "losses with labels: expected 4, got %d", labelled);
    golden_free(table);
    return harness_finish("loss_edges");
}
