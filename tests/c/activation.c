/*
 * glia_activation_…: every activation of the catalogue against tests/golden/activations.txt, at
 * every level and number of threads, and its parameters. Sizes and memory: activation_memory.c.
 */

#include "harness.h"

#include <stdlib.h>
#include <string.h>

typedef struct context {
    const golden_table *table;
    const glia_runtime *runtime;
    const char *place;
    const glia_activation *activation;
    const char *name;
} context;

static void check_forward(const context *at, const golden_record *input, size_t columns,
                          const golden_record *expected, int along_rows)
{
    size_t count = input->count, rows = count / columns;
    float *apart = harness_allocate(count, sizeof *apart);
    float *in_place = harness_allocate(count, sizeof *in_place);
    memcpy(in_place, input->floats, count * sizeof *in_place);
    CHECK_OK(glia_activation_forward(at->activation, at->runtime, input->floats, rows, columns,
                                     apart, ERROR));
    CHECK_OK(glia_activation_forward(at->activation, at->runtime, in_place, rows, columns,
                                     in_place, ERROR));
    CHECK_SAME(in_place, apart, count, "%s in place at %s", at->name, at->place);
    if (along_rows)
        CHECK_NEAR(apart, expected->values, count, 4e-6, 1e-38, "%s at %s", at->name, at->place);
    else
        CHECK_ULP(apart, expected->values, count, "%s at %s", at->name, at->place);
    free(apart);
    free(in_place);
}

/* The gradient at the input, from the outputs, from the inputs, and in place. */
static float *gradient_of(const context *at, const float *input, const float *gradient,
                          size_t rows, size_t columns)
{
    size_t count = rows * columns;
    float *output = harness_allocate(count, sizeof *output);
    float *apart = harness_allocate(count, sizeof *apart);
    float *other = harness_allocate(count, sizeof *other);
    CHECK_OK(glia_activation_forward(at->activation, at->runtime, input, rows, columns, output,
                                     ERROR));
    CHECK_OK(glia_activation_backward(at->activation, at->runtime, NULL, output, gradient, rows,
                                      columns, apart, ERROR));
    CHECK_OK(glia_activation_backward(at->activation, at->runtime, input, NULL, gradient, rows,
                                      columns, other, ERROR));
    CHECK_SAME(other, apart, count, "%s from inputs at %s", at->name, at->place);
    memcpy(other, gradient, count * sizeof *other);
    CHECK_OK(glia_activation_backward(at->activation, at->runtime, input, output, other, rows,
                                      columns, other, ERROR));
    CHECK_SAME(other, apart, count, "%s backward in place at %s", at->name, at->place);
    free(other);
    free(output);
    return apart;
}

static void check_elementwise(const context *at)
{
    const golden_record *input = golden_get(at->table, "%s.input", at->name);
    const golden_record *derivative = golden_get(at->table, "%s.derivative", at->name);
    size_t count = input->count;
    float *ones = harness_allocate(count, sizeof *ones);
    for (size_t index = 0; index < count; index++)
        ones[index] = 1;
    check_forward(at, input, count, golden_get(at->table, "%s.output", at->name), 0);
    float *got = gradient_of(at, input->floats, ones, 1, count);
    CHECK_NEAR(got, derivative->values, count, 1e-6, 1e-7, "%s derivative at %s", at->name,
               at->place);
    free(got);
    free(ones);
}

static void check_along_rows(const context *at)
{
    const golden_record *widths = golden_get(at->table, "%s.columns", at->name);
    for (size_t index = 0; index < widths->count; index++) {
        size_t columns = (size_t)widths->values[index];
        const golden_record *input = golden_get(at->table, "%s.%zu.input", at->name, columns);
        const golden_record *gradient =
            golden_get(at->table, "%s.%zu.output_gradient", at->name, columns);
        const golden_record *expected =
            golden_get(at->table, "%s.%zu.input_gradient", at->name, columns);
        check_forward(at, input, columns,
                      golden_get(at->table, "%s.%zu.output", at->name, columns), 1);
        float *got = gradient_of(at, input->floats, gradient->floats, input->count / columns,
                                 columns);
        CHECK_TENSOR(got, expected->values, input->count, "%s gradient, %zu wide, at %s",
                     at->name, columns, at->place);
        free(got);
    }
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
        else
            check_elementwise(&at);
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
