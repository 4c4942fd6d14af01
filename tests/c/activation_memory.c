/*
 * Activations on arrays of every awkward size and address: the same bits for an element alone as
 * in a long row, at every level, and nothing written or read outside of the arrays.
 */

#include "harness.h"

#include <stdlib.h>
#include <string.h>

/* Floats before and after an array that must stay as they are. */
#define GUARD 32
#define GUARD_VALUE 12345.678f

typedef struct guarded {
    float *memory;
    float *values;
    size_t count;
} guarded;

/* An array that starts `offset` floats after the memory's alignment. */
static guarded guarded_new(size_t count, size_t offset)
{
    guarded array = {0};
    array.count = count;
    array.memory = harness_allocate(count + 2 * GUARD + 16, sizeof(float));
    array.values = array.memory + GUARD + offset;
    for (size_t index = 0; index < count + 2 * GUARD + 16; index++)
        array.memory[index] = GUARD_VALUE;
    return array;
}

static void guarded_free(guarded *array, const char *what)
{
    const float *end = array->memory + array->count + 2 * GUARD + 16;
    int whole = 1;
    for (const float *place = array->memory; place < array->values; place++)
        whole = whole && *place == GUARD_VALUE;
    for (const float *place = array->values + array->count; place < end; place++)
        whole = whole && *place == GUARD_VALUE;
    CHECK_THAT(whole, "%s: %zu values: wrote outside of the array", what, array->count);
    free(array->memory);
}

/* Inputs over the whole range, with the special values spread among them. */
static void fill(float *values, size_t count, uint32_t seed)
{
    static const float special[8] = {0.0f, -0.0f, 1e-42f, -1e-42f, 88.7f, -104.0f, 1e30f, -1e30f};
    harness_numbers(values, count, seed);
    for (size_t index = 0; index < count; index++)
        values[index] = index % 13 == 5 ? special[index / 13 % 8] : values[index] * 10;
}

/* Elementwise activations: a long row must give what each element alone gives. */
static void alone(const glia_activation *activation, const float *input, float *output,
                  size_t count)
{
    for (size_t index = 0; index < count; index++)
        CHECK_OK(glia_activation_forward(activation, NULL, input + index, 1, 1, output + index,
                                         ERROR));
}

static void check_size(const glia_activation *activation, int along_rows,
                       const glia_runtime *scalar, const glia_runtime *runtime, size_t count,
                       size_t offset)
{
    guarded input = guarded_new(count, offset), output = guarded_new(count, (offset + 3) % 16);
    guarded expected = guarded_new(count, 0), gradient = guarded_new(count, (offset + 7) % 16);
    fill(input.values, count, (uint32_t)count);
    if (!along_rows && count < 100)
        alone(activation, input.values, expected.values, count);
    else
        CHECK_OK(glia_activation_forward(activation, scalar, input.values, 1, count,
                                         expected.values, ERROR));
    CHECK_OK(glia_activation_forward(activation, runtime, input.values, 1, count, output.values,
                                     ERROR));
    CHECK_SAME(output.values, expected.values, count, "%zu values at offset %zu", count, offset);
    fill(gradient.values, count, 77);
    CHECK_OK(glia_activation_backward(activation, scalar, input.values, output.values,
                                      gradient.values, 1, count, expected.values, ERROR));
    CHECK_OK(glia_activation_backward(activation, runtime, input.values, output.values,
                                      gradient.values, 1, count, gradient.values, ERROR));
    CHECK_SAME(gradient.values, expected.values, count, "backward of %zu values at offset %zu",
               count, offset);
    guarded_free(&input, "input");
    guarded_free(&output, "output");
    guarded_free(&expected, "expected");
    guarded_free(&gradient, "gradient");
}

/* A size that is shared among threads, forward and backward, by each runtime as by the first. */
static void check_large(const glia_activation *activation, const harness_runtimes *runtimes)
{
    size_t count = harness_short() ? 10007 : 1000003;
    guarded input = guarded_new(count, 1), gradient = guarded_new(count, 3);
    guarded first = guarded_new(2 * count, 0);
    fill(input.values, count, 9);
    fill(gradient.values, count, 77);
    for (size_t index = 0; index < runtimes->count; index++) {
        guarded own = guarded_new(2 * count, index % 16);
        guarded *results = index == 0 ? &first : &own;
        CHECK_OK(glia_activation_forward(activation, runtimes->handle[index], input.values, 1,
                                         count, results->values, ERROR));
        CHECK_OK(glia_activation_backward(activation, runtimes->handle[index], input.values,
                                          results->values, gradient.values, 1, count,
                                          results->values + count, ERROR));
        CHECK_SAME(results->values, first.values, 2 * count, "%zu values at %s", count,
                   runtimes->text[index]);
        guarded_free(&own, "results");
    }
    guarded_free(&input, "input");
    guarded_free(&gradient, "gradient");
    guarded_free(&first, "results");
}

/* Output before and after input in memory, overlapping it. */
static void check_overlap(const glia_activation *activation, const glia_runtime *runtime)
{
    enum { COUNT = 1000 };
    float memory[COUNT + 16], input[COUNT], expected[COUNT], output[COUNT], given[COUNT];
    fill(input, COUNT, 5);
    CHECK_OK(glia_activation_forward(activation, runtime, input, 10, COUNT / 10, expected,
                                     ERROR));
    for (size_t shift = 1; shift <= 16; shift += 5) {
        memcpy(memory, input, sizeof input);
        CHECK_OK(glia_activation_forward(activation, runtime, memory, 10, COUNT / 10,
                                         memory + shift, ERROR));
        CHECK_SAME(memory + shift, expected, COUNT, "output %zu floats after input", shift);
        memcpy(memory + shift, input, sizeof input);
        CHECK_OK(glia_activation_forward(activation, runtime, memory + shift, 10, COUNT / 10,
                                         memory, ERROR));
        CHECK_SAME(memory, expected, COUNT, "output %zu floats before input", shift);
    }
    memcpy(output, expected, sizeof output);
    memcpy(given, input, sizeof given);
    CHECK_OK(glia_activation_backward(activation, runtime, given, output, input, 10, COUNT / 10,
                                      expected, ERROR));
    for (size_t shift = 1; shift <= 16; shift += 5) {
        memcpy(memory, input, sizeof input);
        CHECK_OK(glia_activation_backward(activation, runtime, given, output, memory, 10,
                                          COUNT / 10, memory + shift, ERROR));
        CHECK_SAME(memory + shift, expected, COUNT, "gradient %zu floats further on", shift);
        memcpy(memory + shift, input, sizeof input);
        CHECK_OK(glia_activation_backward(activation, runtime, given, output, memory + shift,
                                          10, COUNT / 10, memory, ERROR));
        CHECK_SAME(memory, expected, COUNT, "gradient %zu floats further back", shift);
    }
}

static void check_kind(int32_t kind, const golden_table *table, const harness_runtimes *runtimes)
{
    static const size_t sizes[] = {0, 1, 2, 7, 8, 15, 16, 17, 31, 32, 33, 1000};
    char name[64];
    glia_activation *activation = NULL;
    harness_name(GLIA_FAMILY_ACTIVATION, kind, name);
    if (golden_find(table, "%s.tolerance", name) == NULL)
        return; /* activation_with.c */
    CHECK_OK(glia_activation_new(kind, &activation, ERROR));
    int along_rows = golden_find(table, "%s.columns", name) != NULL;
    for (size_t index = 0; index < runtimes->count; index++) {
        const glia_runtime *runtime = runtimes->handle[index];
        for (size_t size = 0; size < sizeof sizes / sizeof sizes[0]; size++)
            for (size_t offset = 0; offset < 16; offset += sizes[size] < 100 ? 3 : 5)
                check_size(activation, along_rows, runtimes->handle[0], runtime, sizes[size],
                           offset);
        check_overlap(activation, runtime);
    }
    check_large(activation, runtimes);
    glia_activation_free(activation);
}

int main(void)
{
    golden_table *table = golden_read("activations");
    harness_runtimes runtimes;
    harness_runtimes_make(&runtimes);
    for (int32_t index = 0; index < harness_kinds(GLIA_FAMILY_ACTIVATION); index++)
        check_kind(harness_kind(GLIA_FAMILY_ACTIVATION, index), table, &runtimes);
    golden_free(table);
    harness_runtimes_free(&runtimes);
    return harness_finish("activation_memory");
}
