/*
 * glia_activation_…: every activation of the catalogue against tests/golden/activations.txt, at
 * every level and number of threads, with every parameter at its default and at its bounds. Sizes
 * and memory: activation_memory.c. What learns, draws or changes columns: activation_with.c.
 */

#include "harness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct context {
    const golden_table *table;
    const glia_runtime *runtime;
    const char *place;
    const glia_activation *activation;
    const char *name;
} context;

/* The outputs, apart and in place. */
static float *outputs_of(const context *at, const float *input, size_t rows, size_t columns)
{
    size_t count = rows * columns;
    float *apart = harness_allocate(count, sizeof *apart);
    float *in_place = harness_allocate(count, sizeof *in_place);
    memcpy(in_place, input, count * sizeof *in_place);
    CHECK_OK(glia_activation_forward(at->activation, at->runtime, input, rows, columns, apart,
                                     ERROR));
    CHECK_OK(glia_activation_forward(at->activation, at->runtime, in_place, rows, columns,
                                     in_place, ERROR));
    CHECK_SAME(in_place, apart, count, "%s in place at %s", at->name, at->place);
    free(in_place);
    return apart;
}

static double property(const glia_activation *activation, int32_t number)
{
    double value = -1;
    CHECK_OK(glia_activation_property(activation, number, &value, ERROR));
    return value;
}

/* The gradient at the input, from both arrays, from the one that is read, and in place. */
static float *gradient_of(const context *at, const float *input, const float *output,
                          const float *gradient, size_t rows, size_t columns)
{
    size_t count = rows * columns;
    int reads_input = (int)property(at->activation, GLIA_ACTIVATION_PROPERTY_READS) == 1;
    float *apart = harness_allocate(count, sizeof *apart);
    float *other = harness_allocate(count, sizeof *other);
    CHECK_OK(glia_activation_backward(at->activation, at->runtime, input, output, gradient, rows,
                                      columns, apart, ERROR));
    CHECK_OK(glia_activation_backward(at->activation, at->runtime, input, NULL, gradient, rows,
                                      columns, other, ERROR));
    CHECK_SAME(other, apart, count, "%s from inputs at %s", at->name, at->place);
    if (reads_input)
        CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "input",
                      glia_activation_backward(at->activation, at->runtime, NULL, output, gradient,
                                               rows, columns, other, ERROR));
    else
        CHECK_OK(glia_activation_backward(at->activation, at->runtime, NULL, output, gradient,
                                          rows, columns, other, ERROR));
    CHECK_SAME(other, apart, count, "%s from outputs at %s", at->name, at->place);
    memcpy(other, gradient, count * sizeof *other);
    CHECK_OK(glia_activation_backward(at->activation, at->runtime, input, output, other, rows,
                                      columns, other, ERROR));
    CHECK_SAME(other, apart, count, "%s backward in place at %s", at->name, at->place);
    free(other);
    return apart;
}

/* One setting of the parameters; `setting` is "" for the defaults, else begins with a point. */
static void check_setting(const context *at, const char *setting)
{
    const golden_record *input = golden_get(at->table, "elementwise.input");
    const golden_record *output = golden_get(at->table, "%s%s.output", at->name, setting);
    const golden_record *slope = golden_get(at->table, "%s%s.derivative", at->name, setting);
    const double *most = golden_get(at->table, "%s.tolerance", at->name)->values;
    size_t count = input->count;
    float *ones = harness_allocate(count, sizeof *ones);
    for (size_t index = 0; index < count; index++)
        ones[index] = 1;
    float *outputs = outputs_of(at, input->floats, 1, count);
    CHECK_WITHIN(outputs, output->values, count, most[0], most[1], "%s%s at %s", at->name, setting,
                 at->place);
    float *slopes = gradient_of(at, input->floats, outputs, ones, 1, count);
    CHECK_WITHIN(slopes, slope->values, count, most[2], most[3], "%s%s derivative at %s",
                 at->name, setting, at->place);
    free(slopes);
    free(outputs);
    free(ones);
}

/* The defaults, then every parameter at both of its bounds. */
static void check_elementwise(context *at, int32_t kind)
{
    int32_t count = 0;
    check_setting(at, "");
    CHECK_OK(glia_catalog_parameter_count(GLIA_FAMILY_ACTIVATION, kind, &count, ERROR));
    for (int32_t index = 0; index < 2 * count; index++) {
        glia_parameter_info info = {.struct_size = sizeof info};
        char key[64] = "", setting[80];
        glia_activation *activation = NULL;
        CHECK_OK(glia_catalog_parameter(GLIA_FAMILY_ACTIVATION, kind, index / 2, &info, ERROR));
        CHECK_OK(glia_parameter_name(info.key, key, sizeof key, NULL, ERROR));
        snprintf(setting, sizeof setting, ".%s_%s", key, index % 2 ? "maximum" : "minimum");
        CHECK_OK(glia_activation_new(kind, &activation, ERROR));
        CHECK_OK(glia_activation_set(activation, info.key,
                                     index % 2 ? info.maximum : info.minimum, ERROR));
        at->activation = activation;
        check_setting(at, setting);
        glia_activation_free(activation);
    }
}

static void check_along_rows(const context *at)
{
    const golden_record *widths = golden_get(at->table, "%s.columns", at->name);
    const double *most = golden_get(at->table, "%s.tolerance", at->name)->values;
    for (size_t index = 0; index < widths->count; index++) {
        size_t columns = (size_t)widths->values[index];
        const golden_record *input = golden_get(at->table, "%s.%zu.input", at->name, columns);
        const golden_record *gradient =
            golden_get(at->table, "%s.%zu.output_gradient", at->name, columns);
        const golden_record *output = golden_get(at->table, "%s.%zu.output", at->name, columns);
        const golden_record *expected =
            golden_get(at->table, "%s.%zu.input_gradient", at->name, columns);
        size_t rows = input->count / columns;
        float *outputs = outputs_of(at, input->floats, rows, columns);
        CHECK_NEAR(outputs, output->values, input->count, most[0], most[1], "%s at %s", at->name,
                   at->place);
        float *got =
            gradient_of(at, input->floats, outputs, gradient->floats, rows, columns);
        CHECK_TENSOR(got, expected->values, input->count, "%s gradient, %zu wide, at %s",
                     at->name, columns, at->place);
        free(got);
        free(outputs);
    }
}

/* Ranges, yes or no, and kinks in ascending order. */
static void check_properties(const glia_activation *activation, const char *name)
{
    double value = 0, before = -INFINITY;
    CHECK_THAT(property(activation, GLIA_ACTIVATION_PROPERTY_MINIMUM) <
                   property(activation, GLIA_ACTIVATION_PROPERTY_MAXIMUM), "%s: range", name);
    for (int32_t number = GLIA_ACTIVATION_PROPERTY_MONOTONIC;
         number <= GLIA_ACTIVATION_PROPERTY_SATURATES_ABOVE; number++) {
        value = property(activation, number);
        CHECK_THAT(value == 0 || value == 1, "%s: property %d", name, (int)number);
    }
    int32_t kinks = (int32_t)property(activation, GLIA_ACTIVATION_PROPERTY_KINK_COUNT);
    for (int32_t index = 0; index < kinks; index++) {
        CHECK_OK(glia_activation_kink(activation, index, &value, ERROR));
        CHECK_THAT(value > before, "%s: kink %d", name, (int)index);
        before = value;
    }
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "index",
                  glia_activation_kink(activation, kinks, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KEY, "property",
                  glia_activation_property(activation, 0, &value, ERROR));
    CHECK_REFUSED(GLIA_ERROR_UNKNOWN_KEY, "property",
                  glia_activation_property(activation, GLIA_ACTIVATION_PROPERTY_SECOND_MOMENT_GAIN + 1,
                                           &value, ERROR));
}

static void check_kinds(const golden_table *table, const glia_runtime *runtime, const char *place)
{
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_ACTIVATION); index++) {
        char name[64];
        glia_activation *activation = NULL;
        int32_t kind = harness_kind(GLIA_FAMILY_ACTIVATION, index);
        CHECK_OK(glia_activation_new(kind, &activation, ERROR));
        context at = {table, runtime, place, activation,
                      harness_name(GLIA_FAMILY_ACTIVATION, kind, name)};
        if (golden_find(table, "%s.columns", name) != NULL)
            check_along_rows(&at);
        else if (golden_find(table, "%s.tolerance", name) != NULL)
            check_elementwise(&at, kind);
        check_properties(activation, name);
        glia_activation_free(activation);
    }
}

static void check_arguments(void)
{
    float values[8] = {0}, gradient[8] = {0};
    glia_activation *relu = NULL;
    CHECK_OK(glia_activation_new(GLIA_ACTIVATION_RELU, &relu, ERROR));
    CHECK_OK(glia_activation_forward(relu, NULL, NULL, 0, 8, NULL, ERROR));
    CHECK_OK(glia_activation_forward(relu, NULL, NULL, 8, 0, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "input",
                  glia_activation_forward(relu, NULL, NULL, 2, 4, values, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "output",
                  glia_activation_forward(relu, NULL, values, 2, 4, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "activation",
                  glia_activation_forward(NULL, NULL, values, 2, 4, values, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "rows",
                  glia_activation_forward(relu, NULL, values, SIZE_MAX / 2, 4, values, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "input",
                  glia_activation_backward(relu, NULL, NULL, NULL, gradient, 2, 4, gradient,
                                           ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "input_gradient",
                  glia_activation_backward(relu, NULL, values, NULL, gradient, 2, 4, values,
                                           ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "input_gradient",
                  glia_activation_backward(relu, NULL, NULL, values, gradient, 1, 4, values + 3,
                                           ERROR));
    glia_activation_free(relu);
}

int main(void)
{
    golden_table *table = golden_read("activations");
    harness_runtimes runtimes;
    harness_runtimes_make(&runtimes);
    check_kinds(table, NULL, "no runtime");
    for (size_t index = 0; index < runtimes.count; index++)
        check_kinds(table, runtimes.handle[index], runtimes.text[index]);
    check_arguments();
    harness_check_family(&harness_families[0]);
    harness_runtimes_free(&runtimes);
    golden_free(table);
    return harness_finish("activation");
}
