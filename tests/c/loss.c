/*
 * glia_loss_…: every loss of the catalogue against tests/golden/losses.txt, values and gradients,
 * with labels of both integer types and with floats, at every level and number of threads; and
 * what is refused.
 */

#include "harness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct problem {
    const char *name;
    const char *place;
    const glia_loss *loss;
    const glia_runtime *runtime;
    const golden_record *outputs;
    const golden_record *gradient;
    double value;
    size_t rows;
    size_t columns;
    const golden_record *weights;
} problem;

/* With the rows' weights of the case, if it has some; row values add up to the loss. */
static void check_weighted(const problem *at, const void *targets, int32_t type, size_t count)
{
    size_t size = at->rows * at->columns;
    float *gradient = harness_allocate(size, sizeof *gradient);
    float *rows = harness_allocate(at->rows, sizeof *rows);
    double value = -1, reduction = -1, sum = 0;
    const float *weights = at->weights == NULL ? NULL : at->weights->floats;
    CHECK_OK(glia_loss_evaluate_weighted(at->loss, at->runtime, at->outputs->floats, at->rows,
                                         at->columns, targets, type, count, weights, rows,
                                         gradient, &value, ERROR));
    CHECK_THAT(harness_loss_near(value, at->value), "%s, weighted, targets of type %d, at %s: "
               "expected %.9g, got %.9g", at->name, (int)type, at->place, at->value, value);
    CHECK_TENSOR(gradient, at->gradient->values, size, "%s: weighted gradient, targets of type %d, "
                 "at %s", at->name, (int)type, at->place);
    CHECK_OK(glia_loss_get(at->loss, GLIA_PARAM_REDUCTION, &reduction, ERROR));
    for (size_t row = 0; row < at->rows; row++)
        sum += rows[row];
    if (reduction == 1)
        CHECK_THAT(harness_loss_near(sum, at->value), "%s: row values", at->name);
    free(gradient);
    free(rows);
}

static void check_targets(const problem *at, const void *targets, int32_t type, size_t count)
{
    size_t size = at->rows * at->columns;
    float *gradient = harness_allocate(size, sizeof *gradient);
    double value = -1, alone = -1;
    check_weighted(at, targets, type, count);
    if (at->weights != NULL) {
        free(gradient);
        return;
    }
    CHECK_OK(glia_loss_evaluate(at->loss, at->runtime, at->outputs->floats, at->rows, at->columns,
                                targets, type, count, gradient, &value, ERROR));
    CHECK_THAT(harness_loss_near(value, at->value), "%s, targets of type %d, at %s: expected "
               "%.9g, got %.9g", at->name, (int)type, at->place, at->value, value);
    CHECK_TENSOR(gradient, at->gradient->values, size, "%s: gradient, targets of type %d, at %s",
                 at->name, (int)type, at->place);
    CHECK_OK(glia_loss_evaluate(at->loss, at->runtime, at->outputs->floats, at->rows, at->columns,
                                targets, type, count, NULL, &alone, ERROR));
    CHECK_THAT(value == alone, "%s: another value without gradient", at->name);
    free(gradient);
}

static void check_labels(const problem *at, const golden_record *labels)
{
    int32_t *narrow = harness_allocate(labels->count, sizeof *narrow);
    int64_t *wide = harness_allocate(labels->count, sizeof *wide);
    for (size_t index = 0; index < labels->count; index++) {
        narrow[index] = (int32_t)labels->values[index];
        wide[index] = (int64_t)labels->values[index];
    }
    check_targets(at, narrow, GLIA_TYPE_INT32, labels->count);
    check_targets(at, wide, GLIA_TYPE_INT64, labels->count);
    free(narrow);
    free(wide);
}

static void check_case(const golden_table *table, const char *name, const glia_loss *loss,
                       const glia_runtime *runtime, const char *place)
{
    const golden_record *shape = golden_get(table, "%s.shape", name);
    problem at = {name, place, loss, runtime, golden_get(table, "%s.outputs", name),
                  golden_get(table, "%s.gradient", name),
                  golden_get(table, "%s.value", name)->values[0], (size_t)shape->values[0],
                  (size_t)shape->values[1], golden_find(table, "%s.sample_weights", name)};
    const golden_record *labels = golden_find(table, "%s.labels", name);
    if (labels != NULL) {
        check_labels(&at, labels);
    } else {
        const golden_record *targets = golden_get(table, "%s.targets", name);
        check_targets(&at, targets->floats, GLIA_TYPE_FLOAT32, targets->count);
    }
}

/* Sets the parameters and the class weights of a case; parameters stand in the order of the
 * catalogue. */
static glia_loss *configured(const golden_table *table, int32_t kind, const char *name)
{
    glia_loss *loss = harness_loss(kind);
    const golden_record *hyper = golden_find(table, "%s.hyper", name);
    const golden_record *weights = golden_find(table, "%s.class_weights", name);
    int32_t count = 0;
    CHECK_OK(glia_catalog_parameter_count(GLIA_FAMILY_LOSS, kind, &count, ERROR));
    if (hyper != NULL)
        CHECK_THAT((size_t)count == hyper->count, "%s: one for each parameter", hyper->name);
    for (int32_t index = 0; hyper != NULL && index < count; index++) {
        glia_parameter_info info = {.struct_size = sizeof info};
        CHECK_OK(glia_catalog_parameter(GLIA_FAMILY_LOSS, kind, index, &info, ERROR));
        CHECK_OK(glia_loss_set(loss, info.key, hyper->values[index], ERROR));
    }
    if (weights != NULL)
        CHECK_OK(glia_loss_set_class_weights(loss, weights->floats, weights->count, ERROR));
    return loss;
}

static void check_kinds(const golden_table *table, const glia_runtime *runtime, const char *place)
{
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_LOSS); index++) {
        char kind_name[64], prefix[80], name[64];
        int32_t kind = harness_kind(GLIA_FAMILY_LOSS, index);
        snprintf(prefix, sizeof prefix, "%s.", harness_name(GLIA_FAMILY_LOSS, kind, kind_name));
        size_t next = golden_next_case(table, 0, prefix, ".shape", name);
        if (next == 0)
            golden_missing(table, prefix);
        for (; next != 0; next = golden_next_case(table, next, prefix, ".shape", name)) {
            glia_loss *loss = configured(table, kind, name);
            check_case(table, name, loss, runtime, place);
            glia_loss_free(loss);
        }
    }
}

/* A label that is no class names its row and itself, whatever its type. */
static void check_wrong_labels(void)
{
    float outputs[4 * 3] = {0}, gradient[4 * 3];
    double value = 7;
    const int32_t narrow[4] = {0, 2, 3, 1};
    const int64_t wide[4] = {0, 2, 1, -5000000000};
    glia_loss *loss = harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "row 2",
                  glia_loss_evaluate(loss, NULL, outputs, 4, 3, narrow, GLIA_TYPE_INT32, 4,
                                     gradient, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "got 3",
                  glia_loss_evaluate(loss, NULL, outputs, 4, 3, narrow, GLIA_TYPE_INT32, 4,
                                     gradient, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "row 3",
                  glia_loss_evaluate(loss, NULL, outputs, 4, 3, wide, GLIA_TYPE_INT64, 4, NULL,
                                     &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "-5000000000",
                  glia_loss_evaluate(loss, NULL, outputs, 4, 3, wide, GLIA_TYPE_INT64, 4, NULL,
                                     &value, ERROR));
    CHECK_THAT(value == 7, "a refused call wrote its result");
    glia_loss_free(loss);
}

/* Weights are finite and not negative, and class weights as many as there are outputs. */
static void check_wrong_weights(void)
{
    float outputs[6] = {0}, rows[2];
    const float classes[3] = {1, 2, 3};
    const int32_t labels[2] = {0, 2};
    double value = 7;
    glia_loss *entropy = harness_loss(GLIA_LOSS_SOFTMAX_CROSS_ENTROPY);
    glia_loss *squares = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    const float bad[3] = {-1, NAN, INFINITY};
    for (int index = 0; index < 3; index++) {
        const float weights[2] = {1, bad[index]};
        CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "row 1",
                      glia_loss_evaluate_weighted(entropy, NULL, outputs, 2, 3, labels,
                                                  GLIA_TYPE_INT32, 2, weights, rows, NULL, &value,
                                                  ERROR));
        CHECK_REFUSED(GLIA_ERROR_OUT_OF_RANGE, "class 1",
                      glia_loss_set_class_weights(entropy, weights, 2, ERROR));
    }
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "no classes",
                  glia_loss_set_class_weights(squares, classes, 3, ERROR));
    CHECK_OK(glia_loss_set_class_weights(entropy, classes, 3, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "class weight",
                  glia_loss_evaluate(entropy, NULL, outputs, 3, 2, labels, GLIA_TYPE_INT32, 2, NULL,
                                     &value, ERROR));
    CHECK_THAT(value == 7, "a refused call wrote its result");
    CHECK_OK(glia_loss_set_class_weights(entropy, NULL, 0, ERROR));
    CHECK_OK(glia_loss_evaluate(entropy, NULL, outputs, 2, 2, (int32_t[2]){0, 1}, GLIA_TYPE_INT32, 2,
                                NULL, &value, ERROR));
    glia_loss_free(entropy);
    glia_loss_free(squares);
}

static void check_wrong_arguments(void)
{
    float outputs[12] = {0}, targets[12] = {0}, gradient[12];
    const int32_t labels[4] = {0, 1, 2, 0};
    double value = 0;
    glia_loss *squares = harness_loss(GLIA_LOSS_MEAN_SQUARED_ERROR);
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "targets",
                  glia_loss_evaluate(squares, NULL, outputs, 4, 3, labels, GLIA_TYPE_INT32, 4,
                                     gradient, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "targets",
                  glia_loss_evaluate(squares, NULL, outputs, 4, 3, targets, GLIA_TYPE_FLOAT32, 11,
                                     gradient, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KIND, "target_type",
                  glia_loss_evaluate(squares, NULL, outputs, 4, 3, targets, 99, 12, gradient,
                                     &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "columns",
                  glia_loss_evaluate(squares, NULL, outputs, 3, 0, targets, GLIA_TYPE_FLOAT32, 0,
                                     gradient, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "gradient",
                  glia_loss_evaluate(squares, NULL, outputs, 4, 3, targets, GLIA_TYPE_FLOAT32, 12,
                                     outputs, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "gradient",
                  glia_loss_evaluate(squares, NULL, outputs, 4, 3, targets, GLIA_TYPE_FLOAT32, 12,
                                     targets, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "value",
                  glia_loss_evaluate(squares, NULL, outputs, 4, 3, targets, GLIA_TYPE_FLOAT32, 12,
                                     gradient, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "targets",
                  glia_loss_evaluate(squares, NULL, outputs, 4, 3, NULL, GLIA_TYPE_FLOAT32, 12,
                                     gradient, &value, ERROR));
    glia_loss_free(squares);
}

int main(void)
{
    golden_table *table = golden_read("losses");
    harness_runtimes runtimes;
    harness_runtimes_make(&runtimes);
    check_kinds(table, NULL, "no runtime");
    for (size_t index = 0; index < runtimes.count; index++)
        check_kinds(table, runtimes.handle[index], runtimes.text[index]);
    check_wrong_labels();
    check_wrong_weights();
    check_wrong_arguments();
    harness_check_family(&harness_families[2]);
    harness_runtimes_free(&runtimes);
    golden_free(table);
    return harness_finish("loss");
}
