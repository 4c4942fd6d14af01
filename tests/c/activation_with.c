/*
 * glia_activation_forward_with and glia_activation_backward_with: every activation that learns
 * parameters, draws numbers or changes the number of columns against
 * tests/golden/activations_with.txt, and over awkward sizes and addresses, at every level and number
 * of threads.
 */

#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GUARD 32
#define GUARD_VALUE 12345.678f

/* What a call gets and gives. */
typedef struct arrays {
    const glia_activation *activation;
    glia_activation_options options;
    size_t rows, columns, inputs, outputs, parameters;
    const float *input, *parameter, *gradient;
    float *output, *input_gradient, *parameter_gradient;
} arrays;

/* An array between guards, so many floats after an aligned address. */
static float *guarded(size_t count, size_t offset)
{
    float *memory = harness_allocate(count + 2 * GUARD + 16, sizeof *memory);
    for (size_t index = 0; index < count + 2 * GUARD + 16; index++)
        memory[index] = GUARD_VALUE;
    return memory + GUARD + offset;
}

static void guarded_free(float *values, size_t count, size_t offset, const char *what)
{
    const float *memory = values - GUARD - offset;
    int whole = 1;
    for (size_t index = 0; index < count + 2 * GUARD + 16; index++)
        if (index < GUARD + offset || index >= GUARD + offset + count)
            whole = whole && memory[index] == GUARD_VALUE;
    CHECK_THAT(whole, "%s: %zu values: wrote outside of the array", what, count);
    free(values - GUARD - offset);
}

static void compute(const arrays *all, const glia_runtime *runtime)
{
    CHECK_OK(glia_activation_forward_with(all->activation, runtime, all->input, all->rows,
                                          all->columns, all->parameter, all->parameters,
                                          &all->options, all->output, ERROR));
    CHECK_OK(glia_activation_backward_with(
        all->activation, runtime, all->input, all->output, all->gradient, all->rows, all->columns,
        all->parameter, all->parameters, &all->options, all->input_gradient,
        all->parameter_gradient, ERROR));
}

/* The same in place, but of maxout, gated units and CReLU, which are refused. */
static void check_in_place(const arrays *all, const glia_runtime *runtime, const char *what)
{
    float *values = harness_allocate(all->inputs, sizeof *values);
    memcpy(values, all->input, all->inputs * sizeof *values);
    if (all->inputs != all->outputs || strncmp(what, "maxout", 6) == 0) {
        CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "output: expected an array apart from input",
                      glia_activation_forward_with(all->activation, runtime, values, all->rows,
                                                   all->columns, all->parameter, all->parameters,
                                                   &all->options, values, ERROR));
        free(values);
        return;
    }
    CHECK_OK(glia_activation_forward_with(all->activation, runtime, values, all->rows,
                                          all->columns, all->parameter, all->parameters,
                                          &all->options, values, ERROR));
    CHECK_SAME(values, all->output, all->inputs, "%s in place", what);
    memcpy(values, all->gradient, all->inputs * sizeof *values);
    CHECK_OK(glia_activation_backward_with(all->activation, runtime, all->input, all->output,
                                           values, all->rows, all->columns, all->parameter,
                                           all->parameters, &all->options, values, NULL, ERROR));
    CHECK_SAME(values, all->input_gradient, all->inputs, "%s backward in place", what);
    free(values);
}

static void check_case(const golden_table *table, const char *name, int32_t kind,
                       const harness_runtimes *runtimes)
{
    const golden_record *settings = golden_get(table, "%s.settings", name);
    const double *shape = golden_get(table, "%s.shape", name)->values;
    const golden_record *input = golden_get(table, "%s.input", name);
    const golden_record *parameters = golden_get(table, "%s.parameters", name);
    const golden_record *gradient = golden_get(table, "%s.output_gradient", name);
    const golden_record *output = golden_get(table, "%s.output", name);
    const golden_record *input_gradient = golden_get(table, "%s.input_gradient", name);
    const golden_record *sums = golden_get(table, "%s.parameter_gradient", name);
    glia_activation *activation = NULL;
    size_t count = 0;
    CHECK_OK(glia_activation_new(kind, &activation, ERROR));
    for (size_t pair = 0; pair + 1 < settings->count; pair += 2)
        CHECK_OK(glia_activation_set(activation, (int32_t)settings->values[pair],
                                     settings->values[pair + 1], ERROR));
    CHECK_OK(glia_activation_output_columns(activation, (size_t)shape[1], &count, ERROR));
    CHECK(count == (size_t)shape[2]);
    CHECK_OK(glia_activation_parameter_count(activation, (size_t)shape[1], &count, ERROR));
    CHECK(count == parameters->count);
    for (size_t index = 0; index < runtimes->count; index++) {
        size_t offset = (3 * index + 1) % 16;
        arrays all = {activation, {sizeof all.options, (uint64_t)shape[4], (uint64_t)shape[5],
                                   (int32_t)shape[3], 0},
                      (size_t)shape[0], (size_t)shape[1], input->count, output->count,
                      parameters->count, input->floats, parameters->floats, gradient->floats,
                      guarded(output->count, offset), guarded(input->count, offset),
                      guarded(parameters->count, offset)};
        compute(&all, runtimes->handle[index]);
        CHECK_NEAR(all.output, output->values, output->count, 1e-6, 6e-6, "%s", name);
        CHECK_TENSOR(all.input_gradient, input_gradient->values, input->count, "%s", name);
        CHECK_TENSOR(all.parameter_gradient, sums->values, sums->count, "%s parameters", name);
        check_in_place(&all, runtimes->handle[index], name);
        guarded_free(all.output, output->count, offset, name);
        guarded_free(all.input_gradient, input->count, offset, name);
        guarded_free(all.parameter_gradient, parameters->count, offset, name);
    }
    glia_activation_free(activation);
}

/* One row of so many columns, or one more where the kind joins two: by each runtime the bits of the
 * first, which is scalar. */
static void check_size(const glia_activation *activation, size_t columns, const char *name,
                       const harness_runtimes *runtimes)
{
    size_t outputs = 0, parameters = 0;
    if (glia_activation_output_columns(activation, columns, &outputs, NULL) != GLIA_OK)
        CHECK_OK(glia_activation_output_columns(activation, ++columns, &outputs, ERROR));
    CHECK_OK(glia_activation_parameter_count(activation, columns, &parameters, ERROR));
    float *numbers = guarded(columns + outputs + parameters, 1);
    harness_numbers(numbers, columns + outputs + parameters, (uint32_t)columns);
    float *first = guarded(outputs + columns + parameters, 0);
    for (size_t index = 0; index < runtimes->count; index++) {
        size_t offset = (5 * index) % 16, count = outputs + columns + parameters;
        float *own = guarded(count, offset), *results = index == 0 ? first : own;
        arrays all = {activation, {sizeof all.options, 7, 8, 1, 0}, 1, columns, columns, outputs,
                      parameters, numbers, numbers + columns + outputs, numbers + columns, results,
                      results + outputs, results + outputs + columns};
        compute(&all, runtimes->handle[index]);
        CHECK_SAME(results, first, count, "%s: %zu columns at %s", name, columns,
                   runtimes->text[index]);
        guarded_free(own, count, offset, name);
    }
    guarded_free(numbers, columns + outputs + parameters, 1, name);
    guarded_free(first, outputs + columns + parameters, 0, name);
}

static void check_kind(const golden_table *table, int32_t kind, const char *name,
                       const harness_runtimes *runtimes)
{
    static const size_t sizes[] = {0, 1, 15, 16, 17, 1000, 1000003};
    char prefix[80], found[64];
    glia_activation *activation = NULL;
    snprintf(prefix, sizeof prefix, "%s.", name);
    size_t next = golden_next_case(table, 0, prefix, ".shape", found);
    if (next == 0)
        golden_missing(table, prefix);
    for (; next != 0; next = golden_next_case(table, next, prefix, ".shape", found))
        check_case(table, found, kind, runtimes);
    CHECK_OK(glia_activation_new(kind, &activation, ERROR));
    for (size_t index = 0; index < sizeof sizes / sizeof sizes[0]; index++)
        check_size(activation, sizes[index] > 1000 && harness_short() ? 10007 : sizes[index], name,
                   runtimes);
    glia_activation_free(activation);
}

static void check_arguments(void)
{
    float values[16] = {0}, others[16] = {0}, sums[4] = {0};
    glia_activation *prelu = NULL, *glu = NULL;
    size_t count = 0;
    CHECK_OK(glia_activation_new(GLIA_ACTIVATION_PRELU, &prelu, ERROR));
    CHECK_OK(glia_activation_new(GLIA_ACTIVATION_GLU, &glu, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "glia_activation_forward_with",
                  glia_activation_forward(prelu, NULL, values, 2, 4, others, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "glia_activation_backward_with",
                  glia_activation_backward(prelu, NULL, values, NULL, others, 2, 4, others,
                                           ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "parameter_count: expected 4, got 3",
                  glia_activation_forward_with(prelu, NULL, values, 2, 4, sums, 3, NULL, others,
                                               ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "parameters",
                  glia_activation_forward_with(prelu, NULL, values, 2, 4, NULL, 4, NULL, others,
                                               ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "output: expected an array apart from parameters",
                  glia_activation_forward_with(prelu, NULL, values, 2, 4, others + 2, 4, NULL,
                                               others, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "parameter_gradient",
                  glia_activation_backward_with(prelu, NULL, values, NULL, others, 2, 4, sums, 4,
                                                NULL, others, values + 2, ERROR));
    CHECK_REFUSED(GLIA_ERROR_NULL_POINTER, "input",
                  glia_activation_backward_with(prelu, NULL, NULL, values, others, 2, 4, sums, 4,
                                                NULL, others, NULL, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "output",
                  glia_activation_forward(glu, NULL, values, 2, 4, values + 7, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "columns: activation glu",
                  glia_activation_forward(glu, NULL, values, 2, 3, others, ERROR));
    CHECK_REFUSED(GLIA_ERROR_SHAPE_MISMATCH, "columns",
                  glia_activation_output_columns(glu, 3, &count, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "columns",
                  glia_activation_parameter_count(prelu, SIZE_MAX / 2, &count, ERROR));
    CHECK_REFUSED(GLIA_ERROR_INVALID_ARGUMENT, "input_gradient",
                  glia_activation_backward(glu, NULL, values, NULL, others, 2, 4, others + 3,
                                           ERROR));
    CHECK_OK(glia_activation_forward(glu, NULL, values, 2, 4, others, ERROR));
    CHECK_OK(glia_activation_backward(glu, NULL, values, NULL, others, 2, 4, others + 4, ERROR));
    glia_activation_free(prelu);
    glia_activation_free(glu);
}

int main(void)
{
    golden_table *plain = golden_read("activations"), *table = golden_read("activations_with");
    harness_runtimes runtimes;
    harness_runtimes_make(&runtimes);
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_ACTIVATION); index++) {
        char name[64];
        int32_t kind = harness_kind(GLIA_FAMILY_ACTIVATION, index);
        harness_name(GLIA_FAMILY_ACTIVATION, kind, name);
        if (golden_find(plain, "%s.tolerance", name) == NULL)
            check_kind(table, kind, name, &runtimes);
    }
    check_arguments();
    golden_free(plain);
    golden_free(table);
    harness_runtimes_free(&runtimes);
    return harness_finish("activation_with");
}
